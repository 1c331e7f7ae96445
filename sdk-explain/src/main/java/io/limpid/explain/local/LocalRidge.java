package io.limpid.explain.local;

import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.run.Cancellation;
import java.util.Arrays;

/**
 * LIME's surrogate: weighted ridge regression of the explained number on 0/1 indicators, the intercept not penalised.
 *
 * <pre>weight = sqrt(exp(-d^2 / kw^2)) = exp(-d^2 / (2 kw^2)),   d^2 = the number of indicators that are 0
 * minimise  sum_i w_i (y_i - a - sum_j c_j z_ij)^2 + alpha |c|^2</pre>
 *
 * <p>Everything comes from one weighted Gram matrix.
 */
final class LocalRidge {

    /** A mean of equal numbers is off by rounding; what is left of them then, relative to the largest, is less. */
    private static final double ROUNDING = 1e-12;

    private final byte[][] z;
    private final double[] y;
    private final Cancellation cancellation;
    private final double[] weights;

    /** Weighted means, and the weighted centred products {@code sum w (z_j - mean_j)(z_k - mean_k)}. */
    private final double[] zMean;

    private final double yMean;
    private final double[][] gram;
    private final double[] products;
    private final double total;

    /**
     * A surrogate's data.
     *
     * @param z {@code z[column][sample]}, 0 or 1
     * @param y the explained number of each sample
     */
    LocalRidge(byte[][] z, double[] y, double kernelWidth, Cancellation cancellation) {
        this.z = z;
        this.y = y;
        this.cancellation = cancellation;
        this.weights = kernel(z, y.length, kernelWidth);
        int p = z.length;
        this.zMean = new double[p];
        this.gram = new double[p][p];
        this.products = new double[p];
        double weightSum = 0;
        double ySum = 0;
        for (int i = 0; i < y.length; i++) {
            weightSum += weights[i];
            ySum += weights[i] * y[i];
        }
        this.total = weightSum;
        this.yMean = ySum / weightSum;
        int[] ones = new int[p];
        for (int i = 0; i < y.length; i++) {
            cancellation.check();
            addSample(i, ones);
        }
        for (int j = 0; j < p; j++) {
            zMean[j] = gram[j][j] / total;
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                gram[j][k] -= total * zMean[j] * zMean[k];
                gram[k][j] = gram[j][k];
            }
        }
    }

    static double[] kernel(byte[][] z, int n, double kernelWidth) {
        double[] weights = new double[n];
        for (byte[] column : z) {
            for (int i = 0; i < n; i++) {
                weights[i] += 1 - column[i];
            }
        }
        for (int i = 0; i < n; i++) {
            weights[i] = -weights[i] / (2 * kernelWidth * kernelWidth);
        }
        ElementaryLoops.exp(weights, weights, n);
        return weights;
    }

    private void addSample(int i, int[] ones) {
        int count = 0;
        for (int j = 0; j < z.length; j++) {
            if (z[j][i] != 0) {
                ones[count++] = j;
            }
        }
        double w = weights[i];
        double wy = w * (y[i] - yMean);
        for (int a = 0; a < count; a++) {
            double[] row = gram[ones[a]];
            products[ones[a]] += wy;
            for (int b = 0; b <= a; b++) {
                row[ones[b]] += w;
            }
        }
    }

    /** The coefficients of these columns, in their order. */
    double[] fit(int[] columns, double alpha) {
        int p = columns.length;
        double[][] a = new double[p][p + 1];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                a[j][k] = gram[columns[j]][columns[k]];
            }
            a[j][j] += alpha;
            a[j][p] = products[columns[j]];
        }
        // Positive definite, so elimination needs no pivoting.
        for (int k = 0; k < p; k++) {
            cancellation.check();
            for (int j = k + 1; j < p; j++) {
                double factor = a[j][k] / a[k][k];
                for (int m = k; m <= p; m++) {
                    a[j][m] -= factor * a[k][m];
                }
            }
        }
        double[] coefficients = new double[p];
        for (int j = p - 1; j >= 0; j--) {
            double sum = a[j][p];
            for (int k = j + 1; k < p; k++) {
                sum -= a[j][k] * coefficients[k];
            }
            coefficients[j] = sum / a[j][j];
        }
        return coefficients;
    }

    /** The constant that goes with coefficients. */
    double intercept(int[] columns, double[] coefficients) {
        double intercept = yMean;
        for (int j = 0; j < columns.length; j++) {
            intercept -= coefficients[j] * zMean[columns[j]];
        }
        return intercept;
    }

    /** The weighted share of variance that a surrogate explains; 1 when there is none but for rounding. */
    double rSquared(int[] columns, double[] coefficients, double intercept) {
        double[] residual = new double[y.length];
        Arrays.setAll(residual, i -> y[i] - intercept);
        for (int j = 0; j < columns.length; j++) {
            byte[] column = z[columns[j]];
            for (int i = 0; i < residual.length; i++) {
                residual[i] -= coefficients[j] * column[i];
            }
        }
        double left = 0;
        double all = 0;
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            left += weights[i] * residual[i] * residual[i];
            all += weights[i] * (y[i] - yMean) * (y[i] - yMean);
            largest = Math.max(largest, Math.abs(y[i]));
        }
        double rounding = ROUNDING * largest;
        return all > total * rounding * rounding ? 1 - left / all : 1;
    }

    /** {@code (sum w)^2 / sum w^2}. */
    double effectiveSamples() {
        double squares = 0;
        for (double w : weights) {
            squares += w * w;
        }
        return total * total / squares;
    }
}
