package io.limpid.models;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Small data sets for the tests of this package. */
public final class Samples {

    private static final Field CLASS = new Field.Categorical("class", List.of("no", "yes"));

    private Samples() {}

    /** Columns x0, x1, ... and a target of classes no (0) and yes (1). */
    public static Dataset of(double[] target, double[]... columns) {
        return Dataset.of(table(columns), new Column(CLASS, target));
    }

    /** Numeric columns x0, x1, ... */
    public static Table table(double[]... columns) {
        Field[] fields = new Field[columns.length];
        for (int j = 0; j < fields.length; j++) {
            fields[j] = new Field.Numeric("x" + j);
        }
        return Table.of(Schema.of(fields), columns);
    }

    /** Uniform features; yes where a noisy curved score is above its middle. */
    public static Dataset random(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[features][rows];
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            double score = 0;
            for (int j = 0; j < features; j++) {
                double x = 2 * random.nextDouble() - 1;
                columns[j][i] = x;
                score += j % 2 == 0 ? x : 1.5 * x * x - 0.5;
            }
            target[i] = score + random.nextDouble() - 0.5 > 0 ? 1 : 0;
        }
        return of(target, columns);
    }

    /** The features of {@link #random}, and a number from 950 to 1,150 that is curved in the first one. */
    public static Dataset numbers(int rows, int features, long seed) {
        Table x = random(rows, features, seed).features();
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = 1_000 + 100 * x.column(0)[i] * x.column(0)[i] + 50 * x.column(features - 1)[i];
        }
        return Dataset.of(x, new Column(new Field.Numeric("price"), y));
    }

    /** Two uniform features; three classes by rings around the middle. */
    public static Dataset threeClasses(int rows, long seed) {
        Table x = random(rows, 2, seed).features();
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            double a = x.column(0)[i];
            double b = x.column(1)[i];
            y[i] = a * a + b * b < 0.4 ? 0 : a * a + b * b < 0.8 ? 1 : 2;
        }
        return Dataset.of(x, new Column(new Field.Categorical("ring", List.of("in", "mid", "out")), y));
    }

    /** The four points of exclusive or, {@code copies} times each. */
    public static Dataset exclusiveOr(int copies) {
        double[] a = new double[4 * copies];
        double[] b = new double[4 * copies];
        double[] y = new double[4 * copies];
        for (int i = 0; i < y.length; i++) {
            a[i] = i & 1;
            b[i] = i >> 1 & 1;
            y[i] = a[i] == b[i] ? 0 : 1;
        }
        return of(y, a, b);
    }

    /** Wisconsin breast cancer, classes benign and malignant. */
    public static Dataset breastCancer() {
        try (InputStream in = Samples.class.getResourceAsStream("/data/breast_cancer.csv")) {
            return Dataset.of(CsvReader.withDefaults().read("breast_cancer.csv", in), "diagnosis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table among the data sets of sdk-core's tests. */
    public static Table read(String file) {
        try (InputStream in = Samples.class.getResourceAsStream("/data/" + file)) {
            return CsvReader.withDefaults().read(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These columns and target, of the rows that miss none of them, with weight {@code weight(row)}. */
    public static Dataset complete(Table table, List<String> columns, Column target, IntToDoubleFunction weight) {
        double[][] values = new double[columns.size()][];
        Field[] fields = new Field[columns.size()];
        for (int j = 0; j < values.length; j++) {
            fields[j] = table.column(columns.get(j)).field();
            values[j] = table.column(columns.get(j)).values();
        }
        int[] rows = IntStream.range(0, table.rows())
                .filter(i -> !Double.isNaN(target.values()[i])
                        && Arrays.stream(values).noneMatch(column -> Double.isNaN(column[i])))
                .toArray();
        double[] codes =
                Arrays.stream(rows).mapToDouble(i -> target.values()[i]).toArray();
        return Dataset.of(
                Table.of(Schema.of(fields), values).select(rows),
                new Column(target.field(), codes),
                Arrays.stream(rows).mapToDouble(weight::applyAsDouble).toArray());
    }

    /** A resource of the tests. */
    public static String text(String resource) {
        try (var in = Samples.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
