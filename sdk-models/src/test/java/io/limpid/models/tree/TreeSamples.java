package io.limpid.models.tree;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.transform.Fitting;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.models.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;

/** Data sets for the tests of trees. */
public final class TreeSamples {

    private TreeSamples() {}

    /** A data set of sdk-core's tests, imputed and one-hot encoded. */
    public static Dataset encoded(String name, String target) {
        Dataset imputed = fit(MissingValueImputer.withDefaults().fit(raw(name, target)));
        return fit(OneHotEncoder.withDefaults().fit(imputed));
    }

    private static Dataset fit(Fitting fitting) {
        return fitting.training();
    }

    public static Dataset raw(String name, String target) {
        try (InputStream in = TreeSamples.class.getResourceAsStream("/data/" + name)) {
            return Dataset.of(CsvReader.withDefaults().read(name, in), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns x0, x1, ... and a numeric target y. */
    public static Dataset numbers(double[] target, double[]... columns) {
        return Dataset.of(Samples.table(columns), new Column(new Field.Numeric("y"), target));
    }

    /** A curved score of uniform features, with noise. */
    public static Dataset curved(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[features][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < features; j++) {
                columns[j][i] = random.nextDouble();
            }
            y[i] = 10 * columns[0][i] * columns[0][i] - 3 * columns[1][i] + random.nextDouble();
        }
        return numbers(y, columns);
    }

    public static double[][] columns(Table x) {
        double[][] columns = new double[x.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = x.column(j);
        }
        return columns;
    }
}
