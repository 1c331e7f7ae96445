package io.limpid.models.linear;

import io.limpid.core.run.Run;

/** The Cholesky factor {@code H = L L'} of a loss's Hessian at the point last evaluated. For one thread. */
final class HessianFactor {

    private final PenalizedLoss loss;
    private final Run run;
    private final double[][] factor;

    HessianFactor(PenalizedLoss loss, Run run) {
        this.loss = loss;
        this.run = run;
        this.factor = new double[loss.parameters()][];
        for (int j = 0; j < factor.length; j++) {
            factor[j] = new double[j + 1];
        }
    }

    /**
     * Factors the Hessian with {@code damping} times its largest diagonal element added to its diagonal, or says that
     * it cannot: one of the pivots is not above {@code least} times its diagonal element.
     */
    boolean factorize(double damping, double least) {
        return factorize(damping, least, new boolean[factor.length]);
    }

    /** The same of a Hessian of which the rows and columns of held parameters keep nothing but their diagonal. */
    boolean factorize(double damping, double least, boolean[] held) {
        int p = factor.length;
        double most = 0;
        for (int j = 0; j < p; j++) {
            run.cancellation().check();
            loss.hessianRow(j, factor[j]);
            for (int m = 0; m < j; m++) {
                factor[j][m] = held[j] || held[m] ? 0 : factor[j][m];
            }
            most = Math.max(most, factor[j][j]);
        }
        double raise = Math.max(damping * most, damping * Double.MIN_NORMAL);
        for (int j = 0; j < p; j++) {
            run.cancellation().check();
            double[] row = factor[j];
            double smallest = least * row[j];
            row[j] += raise;
            for (int m = 0; m <= j; m++) {
                double[] other = factor[m];
                double sum = row[m];
                for (int i = 0; i < m; i++) {
                    sum -= row[i] * other[i];
                }
                row[m] = m < j ? sum / other[m] : sum;
            }
            if (!(row[j] > smallest)) {
                return false;
            }
            row[j] = Math.sqrt(row[j]);
        }
        return true;
    }

    /** {@code L[row][column]}, {@code column <= row}. */
    double at(int row, int column) {
        return factor[row][column];
    }

    /** Solves {@code H x = right} into {@code x}. */
    void solve(double[] right, double[] x) {
        forward(right, x);
        for (int j = x.length - 1; j >= 0; j--) {
            x[j] /= factor[j][j];
            for (int m = 0; m < j; m++) {
                x[m] -= factor[j][m] * x[j];
            }
        }
    }

    /** {@code v' H^-1 v = |L^-1 v|^2}; {@code room} is overwritten. */
    double inverseForm(double[] v, double[] room) {
        run.cancellation().check();
        forward(v, room);
        double squares = 0;
        for (double u : room) {
            squares += u * u;
        }
        return squares;
    }

    /** {@code L^-1 v}, a new array: two such products have {@code v' H^-1 w} for their own. */
    double[] half(double[] v) {
        run.cancellation().check();
        double[] half = new double[v.length];
        forward(v, half);
        return half;
    }

    private void forward(double[] right, double[] x) {
        for (int j = 0; j < x.length; j++) {
            double sum = right[j];
            for (int m = 0; m < j; m++) {
                sum -= factor[j][m] * x[m];
            }
            x[j] = sum / factor[j][j];
        }
    }
}
