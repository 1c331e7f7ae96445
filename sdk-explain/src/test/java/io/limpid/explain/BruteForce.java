package io.limpid.explain;

import io.limpid.core.data.Table;
import java.util.Arrays;

/**
 * Shapley values by the definition, every coalition a table of its own: slow, and nothing shared with the code tested.
 */
public final class BruteForce {

    private BruteForce() {}

    /** The values of all columns, equal weight on every background row. */
    public static double[] shapley(ModelOutput output, Table background, Table x, int row) {
        int p = output.features().size();
        double[] v = new double[1 << p];
        for (int set = 0; set < v.length; set++) {
            double[][] columns = new double[p][];
            for (int j = 0; j < p; j++) {
                columns[j] = background.column(j).clone();
                if ((set >> j & 1) == 1) {
                    Arrays.fill(columns[j], x.column(j)[row]);
                }
            }
            double[] numbers = new double[background.rows()];
            output.evaluate(Table.of(x.schema(), columns), numbers);
            for (double number : numbers) {
                v[set] += number / numbers.length;
            }
        }
        double[] values = new double[p];
        for (int j = 0; j < p; j++) {
            for (int set = 0; set < v.length; set++) {
                if ((set >> j & 1) == 0) {
                    int size = Integer.bitCount(set);
                    values[j] += factorial(size) * factorial(p - size - 1) / factorial(p) * (v[set | 1 << j] - v[set]);
                }
            }
        }
        return values;
    }

    private static double factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }
}
