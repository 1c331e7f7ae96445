package io.limpid.models.neural;

import java.util.Arrays;

/**
 * Kernel: layer normalisation of one hidden layer over a tile of rows, and the derivatives through it. Each row is
 * standardised over the units by itself, so its results don't depend on the tile; sums run in the order of the units.
 */
final class LayerStandard {

    /** {@code [unit][row]}: without the unit's own slope and constant. */
    final double[][] standard;

    private final double[] mean;
    private final double[] square;
    private final double[] inverse;

    LayerStandard(int units, int rows) {
        this.standard = new double[units][rows];
        this.mean = new double[rows];
        this.square = new double[rows];
        this.inverse = new double[rows];
    }

    /** Replaces the sums {@code z[unit][row]} by {@code gain standard + shift}. */
    void forward(double[][] z, double[] gains, double[] shifts, int rows) {
        center(z, rows);
        for (int i = 0; i < rows; i++) {
            inverse[i] = 1 / Math.sqrt(square[i] / z.length + NetNormalization.EPSILON);
        }
        for (int i = 0; i < rows; i++) {
            if (!(square[i] < Double.POSITIVE_INFINITY)) {
                rescale(z, i);
            }
        }
        for (int u = 0; u < z.length; u++) {
            double[] su = standard[u];
            double[] zu = z[u];
            double gain = gains[u];
            double shift = shifts[u];
            for (int i = 0; i < rows; i++) {
                su[i] *= inverse[i];
                zu[i] = gain * su[i] + shift;
            }
        }
        for (int i = 0; i < rows; i++) {
            if (square[i] < 0) { // Of a row that was rescaled: its minus the largest sum.
                inverse[i] /= -square[i];
            }
        }
    }

    private void center(double[][] z, int rows) {
        Arrays.fill(mean, 0, rows, 0.0);
        Arrays.fill(square, 0, rows, 0.0);
        // From the first on, so that the mean of equal sums is exactly that.
        double[] z0 = z[0];
        for (double[] zu : z) {
            for (int i = 0; i < rows; i++) {
                mean[i] += zu[i] - z0[i];
            }
        }
        for (int i = 0; i < rows; i++) {
            mean[i] = z0[i] + mean[i] / z.length;
        }
        for (int u = 0; u < z.length; u++) {
            double[] zu = z[u];
            double[] su = standard[u];
            for (int i = 0; i < rows; i++) {
                double c = zu[i] - mean[i];
                su[i] = c;
                square[i] += c * c;
            }
        }
    }

    /**
     * Sums whose squares are beyond double precision, in units of the largest one. With an infinite one or a NaN all
     * become NaN.
     */
    private void rescale(double[][] z, int i) {
        double largest = 0;
        for (double[] zu : z) {
            largest = Math.max(largest, Math.abs(zu[i]));
        }
        double first = z[0][i] / largest;
        double center = 0;
        for (double[] zu : z) {
            center += zu[i] / largest - first;
        }
        center = first + center / z.length;
        double squares = 0;
        for (int u = 0; u < z.length; u++) {
            double c = z[u][i] / largest - center;
            standard[u][i] = c;
            squares += c * c;
        }
        double deviation = Math.sqrt(squares / z.length);
        inverse[i] = deviation == 0 ? 0 : 1 / deviation;
        square[i] = -largest;
    }

    /** Turns derivatives {@code d[unit][row]} by what {@link #forward} left into those by the sums. */
    void backward(double[][] d, double[] gains, int rows) {
        double[] sum = mean;
        double[] product = square;
        Arrays.fill(sum, 0, rows, 0.0);
        Arrays.fill(product, 0, rows, 0.0);
        for (int u = 0; u < d.length; u++) {
            double[] du = d[u];
            double[] su = standard[u];
            double gain = gains[u];
            for (int i = 0; i < rows; i++) {
                double own = gain * du[i];
                du[i] = own;
                sum[i] += own;
                product[i] += own * su[i];
            }
        }
        for (int u = 0; u < d.length; u++) {
            double[] du = d[u];
            double[] su = standard[u];
            for (int i = 0; i < rows; i++) {
                du[i] = inverse[i] * (du[i] - (sum[i] + su[i] * product[i]) / d.length);
            }
        }
    }
}
