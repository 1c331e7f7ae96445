package io.limpid.regularize.tuning;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small data sets and splitters, and the files of data and gold values. */
final class TuningData {

    private TuningData() {}

    /** One column {@code x} that counts the rows, and this numeric target. */
    static Dataset numbers(double... y) {
        double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
        return Dataset.of(Table.of(Schema.of(new Field.Numeric("x")), x), new Column(new Field.Numeric("y"), y));
    }

    /** A line with a wave on it, so that no fold has the same scores. */
    static Dataset wavy(int rows) {
        return numbers(IntStream.range(0, rows)
                .mapToDouble(i -> 0.5 * i + (i * 37 % 11))
                .toArray());
    }

    /** Row {@code i} validates in fold {@code i mod folds}. */
    static Splitter modulo(int folds) {
        return data -> IntStream.range(0, folds)
                .mapToObj(k -> new Fold(
                        IntStream.range(0, data.rows())
                                .filter(i -> i % folds != k)
                                .toArray(),
                        IntStream.range(0, data.rows())
                                .filter(i -> i % folds == k)
                                .toArray()))
                .toList();
    }

    /** These rows validate, fold by fold, and all others train. */
    static Splitter validating(int[]... rows) {
        return data -> {
            List<Fold> folds = new ArrayList<>();
            for (int[] validation : rows) {
                int[] train = IntStream.range(0, data.rows())
                        .filter(i -> Arrays.stream(validation).noneMatch(v -> v == i))
                        .toArray();
                folds.add(new Fold(train, validation));
            }
            return folds;
        };
    }

    /** A file of core's test data. */
    static Dataset file(String name, String target) {
        try (InputStream in = TuningData.class.getResourceAsStream("/data/" + name + ".csv")) {
            return Dataset.of(CsvReader.withDefaults().read(name, in), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a gold file below its header. */
    static double[][] gold(String name) {
        try (InputStream in = TuningData.class.getResourceAsStream("/gold/cv/" + name + ".csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(cell -> Double.parseDouble(cell.trim()))
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
