package io.limpid.models.linear;

import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The {@code b} of least {@code |y - X b|^2 + lambda |b|^2}, of all such the shortest, by a complete orthogonal
 * decomposition: {@code X P = Q R} with pivoting, and where the columns are dependent {@code R' = Z U}, so that {@code
 * b = P Z c} lies in the rows of R and only the square system {@code U' c = Q'y} is left. A penalty is one more QR
 * of that system with {@code sqrt(lambda) I} below it: X'X, which would square the condition number, is never made.
 */
final class LeastSquares {

    static final String STAGE = "linear regression, orthogonal factors";

    private final HouseholderQr qr;
    private final double[] coefficients;
    private final double residual;

    /** {@code Q'y}, and the squares of what of it no column reaches. */
    private final double[] rotated;

    private final double beyond;

    private LeastSquares(HouseholderQr qr, double[] rotated, double beyond, double[] coefficients, double residual) {
        this.qr = qr;
        this.rotated = rotated;
        this.beyond = beyond;
        this.coefficients = coefficients;
        this.residual = residual;
    }

    /**
     * Solves; {@code x} and {@code y} are overwritten.
     *
     * @param x {@code x[column][row]}
     * @param tolerance how short what is left of a column must be to count as nothing
     */
    static LeastSquares solve(double[][] x, double[] y, double lambda, double tolerance, Run run) {
        HouseholderQr qr = HouseholderQr.pivoted(x, tolerance, STAGE, run);
        int rank = qr.rank();
        qr.applyTransposed(y);
        double residual = 0;
        for (int i = rank; i < y.length; i++) {
            residual += y[i] * y[i];
        }
        double beyond = residual;
        double[] b = new double[x.length];
        if (rank < x.length) {
            HouseholderQr rows = HouseholderQr.inOrder(rowsOf(qr, x.length), run);
            double[][] system = new double[rank][rank];
            for (int j = 0; j < rank; j++) {
                for (int i = j; i < rank; i++) {
                    system[j][i] = rows.r(j, i);
                }
            }
            if (lambda == 0) {
                System.arraycopy(y, 0, b, 0, rank);
                rows.solveTransposed(b);
            } else {
                residual += shrunk(system, y, lambda, b, run);
            }
            rows.apply(b);
        } else if (lambda == 0) {
            System.arraycopy(y, 0, b, 0, rank);
            qr.solve(b, rank);
        } else {
            residual += shrunk(upper(qr), y, lambda, b, run);
        }
        return new LeastSquares(qr, y, beyond, inPlace(qr, b), residual);
    }

    /**
     * The same problem in as many rows as columns are independent: {@code R P'}, in the order of X's columns, new
     * arrays. With {@link #right} it has the same solutions, for any choice of X's columns.
     */
    double[][] reduced() {
        int rank = qr.rank();
        double[][] columns = new double[coefficients.length][rank];
        for (int place = 0; place < columns.length; place++) {
            double[] column = columns[qr.order(place)];
            for (int i = 0; i < Math.min(place + 1, rank); i++) {
                column[i] = qr.r(i, place);
            }
        }
        return columns;
    }

    /** The right side of {@link #reduced}: the part of {@code Q'y} that the columns reach. */
    double[] right() {
        return Arrays.copyOf(rotated, qr.rank());
    }

    /** {@code Q' y}, a new array: in its first {@link #rank} places what the columns reach of it. */
    double[] rotated(double[] y) {
        double[] result = y.clone();
        qr.applyTransposed(result);
        return result;
    }

    /** What {@code |y - X b|^2} is more than its value in the {@link #reduced} problem. */
    double beyond() {
        return beyond;
    }

    /** One per column of X. */
    double[] coefficients() {
        return coefficients;
    }

    /** {@code |y - X b|^2}. */
    double residual() {
        return residual;
    }

    /** How many columns are independent. */
    int rank() {
        return qr.rank();
    }

    /** The diagonal of {@code (X'X)^-1}; the columns must be independent. */
    double[] inverseOfSquares(Run run) {
        return qr.inverseOfSquares(run);
    }

    /** {@code u' (X'X)^-1 u}; the columns must be independent. */
    double inverseOfSquares(double[] u) {
        double[] v = new double[u.length];
        for (int j = 0; j < v.length; j++) {
            v[j] = u[qr.order(j)];
        }
        qr.solveTransposed(v);
        double sum = 0;
        for (double value : v) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * {@code R^-T P' e_j} into the first places of {@code v}, such that two of them make {@code (X'X)^-1_jm = v_j'v_m};
     * the columns must be independent.
     */
    void solveTransposed(int column, double[] v) {
        for (int place = 0; place < coefficients.length; place++) {
            v[place] = qr.order(place) == column ? 1 : 0;
        }
        qr.solveTransposed(v);
    }

    private static double[][] rowsOf(HouseholderQr qr, int p) {
        double[][] rows = new double[qr.rank()][p];
        for (int i = 0; i < rows.length; i++) {
            for (int j = i; j < p; j++) {
                rows[i][j] = qr.r(i, j);
            }
        }
        return rows;
    }

    private static double[][] upper(HouseholderQr qr) {
        int p = qr.rank();
        double[][] columns = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i <= j; i++) {
                columns[j][i] = qr.r(i, j);
            }
        }
        return columns;
    }

    /**
     * The {@code c} of least {@code |q - A c|^2 + lambda |c|^2} into the first places of {@code c}; returns {@code |q -
     * A c|^2}. All is divided by the root of a lambda above 1, which may be as large as a double can be.
     */
    private static double shrunk(double[][] a, double[] q, double lambda, double[] c, Run run) {
        int r = a.length;
        double root = Math.sqrt(lambda);
        double unit = Math.max(1, root);
        double[][] longer = new double[r][2 * r];
        double[] right = new double[2 * r];
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                longer[j][i] = a[j][i] / unit;
            }
            longer[j][r + j] = root / unit;
            right[j] = q[j] / unit;
        }
        HouseholderQr qr = HouseholderQr.inOrder(longer, run);
        qr.applyTransposed(right);
        qr.solve(right, r);
        System.arraycopy(right, 0, c, 0, r);
        double[] left = new double[r];
        System.arraycopy(q, 0, left, 0, r);
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                left[i] -= a[j][i] * right[j];
            }
        }
        double squares = 0;
        for (double value : left) {
            squares += value * value;
        }
        return squares;
    }

    private static double[] inPlace(HouseholderQr qr, double[] b) {
        double[] ordered = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            ordered[qr.order(j)] = b[j];
        }
        return ordered;
    }
}
