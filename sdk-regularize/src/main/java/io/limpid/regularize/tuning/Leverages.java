package io.limpid.regularize.tuning;

import io.limpid.core.data.Table;
import io.limpid.core.kernel.Weights;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much each row pulls its own prediction in a penalised linear fit: {@code a_i = w_i h_i} with
 *
 * <pre>h_i = z_i' (Z' diag(w v) Z + W lambda (1 - l1Ratio) I_0)^-1 z_i</pre>
 *
 * <p>over the intercept and the standardised columns with a coefficient other than zero; {@code v} is the loss's second
 * derivative, {@code I_0} leaves out the intercept.
 */
final class Leverages {

    /** A pivot this much smaller than its diagonal is rounding: the column depends on those before it. */
    private static final double LEAST_PIVOT = 1e-12;

    private Leverages() {}

    /** {@code w_i h_i} of each row; empty where the columns depend on each other and nothing is squared to part them. */
    static Optional<double[]> of(LinearModel model, Penalty penalty, Table x, double[] weights, double[] curvature) {
        double[] w = Weights.shares(weights);
        double total = Arrays.stream(w).sum();
        double[][] z = columns(model, x, w, total);
        double ridge = total * penalty.lambda() * (1 - penalty.l1Ratio());
        double[][] factor = new double[z.length][];
        for (int j = 0; j < z.length; j++) {
            factor[j] = new double[j + 1];
            for (int k = 0; k <= j; k++) {
                factor[j][k] = product(z[j], z[k], w, curvature) + (j == k && j > 0 ? ridge : 0);
            }
        }
        if (!isFactored(factor)) {
            return Optional.empty();
        }
        double[] leverages = new double[w.length];
        double[] solved = new double[z.length];
        for (int i = 0; i < w.length; i++) {
            leverages[i] = w[i] * squareOfSolution(factor, z, i, solved);
        }
        return Optional.of(leverages);
    }

    /** Ones, then the active columns, centred and divided by their deviations. */
    private static double[][] columns(LinearModel model, Table x, double[] w, double total) {
        List<double[]> columns = new ArrayList<>();
        double[] ones = new double[w.length];
        Arrays.fill(ones, 1);
        columns.add(ones);
        for (int j = 0; j < model.features().size(); j++) {
            if (model.coefficient(0, j) != 0) {
                columns.add(standardised(x.column(j), w, total));
            }
        }
        return columns.toArray(new double[0][]);
    }

    private static double[] standardised(double[] x, double[] w, double total) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[i] * x[i];
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += w[i] * ((x[i] - mean) * (x[i] - mean));
        }
        double deviation = Math.sqrt(squares / total);
        double[] z = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            z[i] = (x[i] - mean) / deviation;
        }
        return z;
    }

    private static double product(double[] a, double[] b, double[] w, double[] v) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += w[i] * v[i] * (a[i] * b[i]);
        }
        return sum;
    }

    /** Cholesky's lower factor in place of the lower triangle, or false when it has none. */
    private static boolean isFactored(double[][] a) {
        for (int j = 0; j < a.length; j++) {
            double diagonal = a[j][j];
            for (int k = 0; k <= j; k++) {
                double sum = a[j][k];
                for (int m = 0; m < k; m++) {
                    sum -= a[j][m] * a[k][m];
                }
                if (k < j) {
                    a[j][k] = sum / a[k][k];
                } else if (sum > LEAST_PIVOT * diagonal) {
                    a[j][j] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@code |L^-1 z_i|^2}, by forward substitution into {@code solved}. */
    private static double squareOfSolution(double[][] factor, double[][] z, int i, double[] solved) {
        double square = 0;
        for (int j = 0; j < z.length; j++) {
            double sum = z[j][i];
            for (int k = 0; k < j; k++) {
                sum -= factor[j][k] * solved[k];
            }
            solved[j] = sum / factor[j][j];
            square += solved[j] * solved[j];
        }
        return square;
    }
}
