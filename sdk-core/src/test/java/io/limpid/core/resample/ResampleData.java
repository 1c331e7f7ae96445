package io.limpid.core.resample;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Data sets for the tests of resamplers. */
final class ResampleData {

    static final double NA = Double.NaN;

    private ResampleData() {}

    /** A table of the test resources. */
    static Table read(String resource) {
        try (InputStream in = ResampleData.class.getResourceAsStream(resource)) {
            return CsvReader.withDefaults().read(resource, in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Numeric columns x0, x1, ... and the classes a, b, c by code. */
    static Dataset classes(double[] codes, double... values) {
        Schema schema = new Schema(IntStream.range(0, values.length / Math.max(1, codes.length))
                .<Field>mapToObj(j -> new Field.Numeric("x" + j))
                .toList());
        double[][] columns = new double[schema.size()][codes.length];
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(values, j * codes.length, columns[j], 0, codes.length);
        }
        return Dataset.of(
                Table.of(schema, columns), new Column(new Field.Categorical("y", List.of("a", "b", "c")), codes));
    }

    /** One numeric column and a numeric target. */
    static Dataset numbers(double[] x, double[] y) {
        return Dataset.of(Table.of(Schema.of(new Field.Numeric("x")), x), new Column(new Field.Numeric("y"), y));
    }

    static double[] codes(int... codes) {
        return Arrays.stream(codes).asDoubleStream().toArray();
    }

    /** How many rows are of class {@code k}. */
    static long count(Dataset data, int k) {
        return Arrays.stream(data.target().values()).filter(code -> code == k).count();
    }
}
