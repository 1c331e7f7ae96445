package io.limpid.bench;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows of 40 columns of mean 0 and deviation 1, and a class drawn with log-odds that are linear in ten of the columns,
 * with one product and one bend: what a net finds and a straight line does not.
 */
final class SyntheticRows {

    static final int COLUMNS = 40;

    private static final long SEED = 7;

    private SyntheticRows() {}

    /** The same rows each time; fewer are the first ones of more. */
    static Dataset of(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] x = new double[COLUMNS][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                x[j][i] = deviate(random);
            }
            double logOdds = x[10][i] * x[11][i] + Math.abs(x[12][i]) - 0.8;
            for (int j = 0; j < 10; j++) {
                logOdds += (j % 2 == 0 ? 0.5 : -0.5) * x[j][i];
            }
            y[i] = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds)) ? 1 : 0;
        }
        Field[] fields = new Field[COLUMNS];
        Arrays.setAll(fields, j -> new Field.Numeric("x" + j));
        Column target = new Column(new Field.Categorical("y", List.of("no", "yes")), y);
        return Dataset.of(Table.of(Schema.of(fields), x), target);
    }

    /** Twelve uniform numbers' sum, nearly normal. */
    private static double deviate(SplittableRandom random) {
        double sum = -6;
        for (int k = 0; k < 12; k++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /** The same rows over and over, up to this many. */
    static Table repeated(Table rows, int count) {
        return rows.select(IntStream.range(0, count).map(i -> i % rows.rows()).toArray());
    }

    /** Rows {@code from} to {@code to}. */
    static Dataset part(Dataset data, int from, int to) {
        return data.select(IntStream.range(from, to).toArray());
    }
}
