package io.limpid.regularize.diagnosis;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Rows put together column by column, with draws from one seeded stream. */
final class ProbeRows {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final int rows;
    private final SplittableRandom random;
    private final List<Field> fields = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    private ProbeRows(int rows, long seed) {
        this.rows = rows;
        this.random = new SplittableRandom(seed);
    }

    static ProbeRows of(int rows, long seed) {
        return new ProbeRows(rows, seed);
    }

    /** A data set that ships with the tests of the core. */
    static Dataset file(String name, String target) {
        try (InputStream in = ProbeRows.class.getResourceAsStream("/data/" + name + ".csv")) {
            return Dataset.of(CsvReader.withDefaults().read(name, in), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A standard normal draw. */
    static double normal(SplittableRandom random) {
        return NORMAL.inverseCumulativeProbability((random.nextInt(1 << 30) + 0.5) / (1 << 30));
    }

    /** Standard normal draws, one a row. */
    double[] normals() {
        double[] drawn = new double[rows];
        for (int i = 0; i < rows; i++) {
            drawn[i] = normal(random);
        }
        return drawn;
    }

    /** Columns {@code noise0} and so on. */
    ProbeRows noise(int count) {
        for (int j = 0; j < count; j++) {
            numeric("noise" + j, normals());
        }
        return this;
    }

    ProbeRows numeric(String name, double[] values) {
        fields.add(new Field.Numeric(name));
        columns.add(values);
        return this;
    }

    ProbeRows numeric(String name, IntToDoubleFunction ofRow) {
        return numeric(name, IntStream.range(0, rows).mapToDouble(ofRow).toArray());
    }

    ProbeRows categorical(String name, List<String> levels, IntToDoubleFunction codeOfRow) {
        fields.add(new Field.Categorical(name, levels));
        columns.add(IntStream.range(0, rows).mapToDouble(codeOfRow).toArray());
        return this;
    }

    private Table table() {
        return Table.of(new Schema(fields), columns.toArray(double[][]::new));
    }

    Dataset numericTarget(double[] y) {
        return Dataset.of(table(), new Column(new Field.Numeric("y"), y));
    }

    /** Classes "no" and "yes", of which the numbers above zero are "yes". */
    Dataset signTarget(double[] y) {
        return classTarget(
                List.of("no", "yes"), Arrays.stream(y).map(v -> v > 0 ? 1 : 0).toArray());
    }

    Dataset classTarget(List<String> levels, double[] codes) {
        return Dataset.of(table(), new Column(new Field.Categorical("y", levels), codes));
    }

    /** The findings of one kind by the defaults. */
    static List<LeakFinding> findings(LeakKind kind, Dataset data) {
        return LeakProbes.withDefaults().withKinds(kind).probe(data).findings();
    }

    static List<LeakFinding> findings(LeakKind kind, Dataset data, Splitter splitter) {
        return LeakProbes.withDefaults()
                .withKinds(kind)
                .probe(data, splitter, Run.quiet())
                .findings();
    }

    /** Level names a, b, c and so on. */
    static List<String> letters(int count) {
        return IntStream.range(0, count).mapToObj(k -> "level" + k).toList();
    }
}
