package io.limpid.models.linear;

import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;

/**
 * The Newton step to the minimum of a loss's quadratic model among the coefficients that have the signs. With {@code H =
 * L L'} and the gradient g at b, the model at x is {@code |L'x - (L'b - L^-1 g)|^2 / 2} and a constant: bounded least
 * squares, whose columns are taken to norm one and whose right side is taken to norm one.
 */
final class SignedStep {

    /** Slopes, and columns, of less are rounding; the factor itself has no column as near to dependent as this. */
    private static final double TOLERANCE = 1e-14;

    private SignedStep() {}

    /** Fills {@code step}, which is to be subtracted from {@code b}. */
    static void solve(HessianFactor factor, double[] b, double[] gradient, int[] signs, double[] step, Run run) {
        int p = b.length;
        double[][] columns = new double[p][p];
        double[] norms = new double[p];
        double[] right = factor.half(gradient);
        for (int i = 0; i < p; i++) {
            right[i] = -right[i];
        }
        for (int j = 0; j < p; j++) {
            double squares = 0;
            for (int i = 0; i <= j; i++) {
                double value = factor.at(j, i);
                columns[j][i] = value;
                right[i] += value * b[j];
                squares += value * value;
            }
            norms[j] = Math.sqrt(squares);
            for (int i = 0; i <= j; i++) {
                columns[j][i] /= norms[j];
            }
        }
        double size = Math.sqrt(LogisticLoss.dot(right, right));
        for (int i = 0; i < p; i++) {
            right[i] = size == 0 ? 0 : right[i] / size;
        }
        Run quiet = run.with(Progress.none());
        double[] there = BoundedLeastSquares.solve(
                        LeastSquares.solve(columns, right, 0, TOLERANCE, quiet),
                        signs,
                        0,
                        TOLERANCE,
                        BoundedLeastSquares.Rows.EVEN,
                        quiet)
                .coefficients();
        for (int j = 0; j < p; j++) {
            step[j] = b[j] - there[j] * size / norms[j];
        }
    }
}
