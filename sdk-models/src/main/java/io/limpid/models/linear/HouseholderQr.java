package io.limpid.models.linear;

import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The factors of {@code A P = Q R}, by Householder's reflections (Golub and Van Loan, Matrix Computations, 5.2 and
 * 5.4). Column {@code k} holds R above the diagonal and the reflection's vector from there on; the diagonal of R stands
 * apart.
 */
final class HouseholderQr {

    /** Below this share of its last exact value a norm that was only brought up to date has lost half its digits. */
    private static final double STALE = 0x1p-26;

    private final double[][] columns;
    private final int[] order;
    private final double[] diagonal;
    /** {@code 2 / |v|^2} of each reflection. */
    private final double[] scale;

    private int rank;

    private HouseholderQr(double[][] columns) {
        int p = columns.length;
        int steps = p == 0 ? 0 : Math.min(p, columns[0].length);
        this.columns = columns;
        this.order = new int[p];
        Arrays.setAll(order, j -> j);
        this.diagonal = new double[steps];
        this.scale = new double[steps];
    }

    /**
     * Factors with the column of the largest remaining norm next, up to where that is within {@code tolerance}; {@code
     * a} is overwritten.
     */
    static HouseholderQr pivoted(double[][] a, double tolerance, String stage, Run run) {
        HouseholderQr qr = new HouseholderQr(a);
        double[] norms = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            norms[j] = norm(a[j], 0);
        }
        double[] exact = norms.clone();
        int steps = qr.diagonal.length;
        for (int k = 0; k < steps; k++) {
            run.cancellation().check();
            run.progress().update(stage, k, steps);
            qr.moveLargest(k, norms, exact);
            if (!(norm(a[k], k) > tolerance)) {
                break;
            }
            qr.reflect(k);
            for (int j = k + 1; j < a.length; j++) {
                qr.apply(k, a[j]);
                shrink(k, j, a[j], norms, exact);
            }
            qr.rank = k + 1;
        }
        run.progress().update(stage, steps, steps);
        return qr;
    }

    /** Factors in the given order a matrix of independent columns, at least as many rows; overwritten. */
    static HouseholderQr inOrder(double[][] a, Run run) {
        HouseholderQr qr = new HouseholderQr(a);
        for (int k = 0; k < a.length; k++) {
            run.cancellation().check();
            qr.reflect(k);
            for (int j = k + 1; j < a.length; j++) {
                qr.apply(k, a[j]);
            }
            qr.rank = k + 1;
        }
        return qr;
    }

    /** How many columns were found independent. */
    int rank() {
        return rank;
    }

    /** Which column of A stands at this place. */
    int order(int place) {
        return order[place];
    }

    /** {@code R[i][j]}, {@code i <= j} and {@code i < rank}. */
    double r(int i, int j) {
        return i == j ? diagonal[i] : columns[j][i];
    }

    /** {@code Q' y}, in place. */
    void applyTransposed(double[] y) {
        for (int k = 0; k < rank; k++) {
            apply(k, y);
        }
    }

    /** {@code Q y}, in place. */
    void apply(double[] y) {
        for (int k = rank - 1; k >= 0; k--) {
            apply(k, y);
        }
    }

    /** Solves {@code R x = y} for the first {@code length} places of {@code y}, in place. */
    void solve(double[] y, int length) {
        for (int j = length - 1; j >= 0; j--) {
            y[j] /= diagonal[j];
            double xj = y[j];
            double[] column = columns[j];
            for (int i = 0; i < j; i++) {
                y[i] -= column[i] * xj;
            }
        }
    }

    /** Solves {@code R' x = y} for the first {@code rank} places of {@code y}, in place. */
    void solveTransposed(double[] y) {
        for (int j = 0; j < rank; j++) {
            double sum = y[j];
            double[] column = columns[j];
            for (int i = 0; i < j; i++) {
                sum -= column[i] * y[i];
            }
            y[j] = sum / diagonal[j];
        }
    }

    /** The diagonal of {@code (A'A)^-1 = R^-1 R^-T}, in the order of A's columns, which are independent. */
    double[] inverseOfSquares(Run run) {
        double[] diagonalOfInverse = new double[rank];
        double[] x = new double[rank];
        for (int k = 0; k < rank; k++) {
            run.cancellation().check();
            Arrays.fill(x, 0, k, 0.0);
            x[k] = 1;
            solve(x, k + 1);
            for (int j = 0; j <= k; j++) {
                diagonalOfInverse[order[j]] += x[j] * x[j];
            }
        }
        return diagonalOfInverse;
    }

    private void moveLargest(int k, double[] norms, double[] exact) {
        int largest = k;
        for (int j = k + 1; j < norms.length; j++) {
            largest = norms[j] > norms[largest] ? j : largest;
        }
        double[] column = columns[largest];
        columns[largest] = columns[k];
        columns[k] = column;
        int place = order[largest];
        order[largest] = order[k];
        order[k] = place;
        norms[largest] = norms[k];
        exact[largest] = exact[k];
    }

    /** Makes of column {@code k} the reflection that takes it to a multiple of a unit vector. */
    private void reflect(int k) {
        double[] v = columns[k];
        double norm = norm(v, k);
        double head = v[k];
        diagonal[k] = head > 0 ? -norm : norm;
        scale[k] = 1 / (norm * (norm + Math.abs(head)));
        v[k] = head - diagonal[k];
    }

    private void apply(int k, double[] y) {
        double[] v = columns[k];
        double s = scale[k] * dot(v, y, k);
        for (int i = k; i < y.length; i++) {
            y[i] -= s * v[i];
        }
    }

    /** What is left of a column's norm below row {@code k}. */
    private static void shrink(int k, int j, double[] column, double[] norms, double[] exact) {
        if (norms[j] == 0) {
            return;
        }
        double gone = column[k] / norms[j];
        double left = Math.max(0, (1 - gone) * (1 + gone));
        double whole = norms[j] / exact[j];
        if (left * (whole * whole) <= STALE) {
            norms[j] = norm(column, k + 1);
            exact[j] = norms[j];
        } else {
            norms[j] *= Math.sqrt(left);
        }
    }

    private static double norm(double[] a, int from) {
        return Math.sqrt(dot(a, a, from));
    }

    /** Four sums side by side, joined at the end: always in this order, so always the same bits. */
    private static double dot(double[] a, double[] b, int from) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
