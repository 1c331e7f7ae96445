package io.limpid.models.linear;

import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.numeric.AffineTile;
import io.limpid.core.numeric.ClassificationTask;
import java.util.Arrays;

/**
 * The penalised multinomial loss of standardised columns, its gradient and its Hessian, every class with a predictor of
 * its own.
 *
 * <pre>f(b) = (1 / W) sum_i w_i (log sum_k exp(z_ik) - z_i,y_i) + lambda / 2 sum_k sum_{j &lt; p} b_kj^2
 * z_ik = b_kp + sum_{j &lt; p} b_kj x_ij</pre>
 *
 * <p>One number added to parameter j of every class changes no probability. At the minimum that number is such that the
 * classes sum to zero: the penalty sees to it for coefficients, {@link #center} for the rest. Sums run in row order.
 */
final class SoftmaxLoss implements PenalizedLoss {

    private final double[][] x;
    private final int[] y;
    private final int classes;

    /** w_i / W. */
    private final double[] share;

    private final double lambda;

    /** {@code z[class][row]}. */
    private final double[][] z;

    private final double[][] probability;

    /** One minus the probability, with all its digits where that is small. */
    private final double[][] rest;

    /** The curvature of the common shift: the largest of an intercept's, so that it is of the Hessian's size. */
    private double shiftCurvature;

    /** Scratch, between two calls. */
    private final double[] product;

    private final double[] most;
    private final double[] sum;

    SoftmaxLoss(double[][] standardised, ClassificationTask task, double lambda) {
        int n = task.rows();
        this.x = standardised;
        this.y = Arrays.stream(task.target()).mapToInt(code -> (int) code).toArray();
        this.classes = task.classes().size();
        this.share = task.shares();
        this.lambda = lambda;
        this.z = new double[classes][n];
        this.probability = new double[classes][n];
        this.rest = new double[classes][n];
        this.product = new double[n];
        this.most = new double[n];
        this.sum = new double[n];
    }

    @Override
    public int columns() {
        return x.length;
    }

    @Override
    public int predictors() {
        return classes;
    }

    @Override
    public double evaluate(double[] b) {
        int n = y.length;
        for (int k = 0; k < classes; k++) {
            linear(b, k, z[k]);
        }
        exponentials();
        ElementaryLoops.log(sum, product, n);
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss += share[i] * (most[i] + product[i] - z[y[i]][i]);
        }
        probabilities();
        double squares = 0;
        for (int at = 0; at < b.length; at++) {
            squares += intercept(at) ? 0 : b[at] * b[at];
        }
        return loss + 0.5 * lambda * squares;
    }

    /** Fills {@code most}, {@code sum} and, for now, {@code probability} with exp(z - most). */
    private void exponentials() {
        int n = y.length;
        System.arraycopy(z[0], 0, most, 0, n);
        for (int k = 1; k < classes; k++) {
            for (int i = 0; i < n; i++) {
                most[i] = Math.max(most[i], z[k][i]);
            }
        }
        Arrays.fill(sum, 0);
        for (int k = 0; k < classes; k++) {
            double[] e = probability[k];
            for (int i = 0; i < n; i++) {
                e[i] = z[k][i] - most[i];
            }
            ElementaryLoops.exp(e, e, n);
            for (int i = 0; i < n; i++) {
                sum[i] += e[i];
            }
        }
    }

    /** Divides the exponentials; the rest of each is summed of the others, from the left and from the right. */
    private void probabilities() {
        int n = y.length;
        Arrays.fill(product, 0);
        for (int k = 0; k < classes; k++) {
            for (int i = 0; i < n; i++) {
                rest[k][i] = product[i];
                product[i] += probability[k][i];
            }
        }
        Arrays.fill(product, 0);
        shiftCurvature = 0;
        for (int k = classes - 1; k >= 0; k--) {
            double curvature = 0;
            for (int i = 0; i < n; i++) {
                double e = probability[k][i];
                rest[k][i] = (rest[k][i] + product[i]) / sum[i];
                product[i] += e;
                probability[k][i] = e / sum[i];
                curvature += share[i] * (probability[k][i] * rest[k][i]);
            }
            shiftCurvature = Math.max(shiftCurvature, curvature);
        }
        shiftCurvature = Math.max(shiftCurvature, Double.MIN_NORMAL);
    }

    @Override
    public void gradient(double[] b, double[] g) {
        int p = x.length;
        for (int k = 0; k < classes; k++) {
            int at = k * (p + 1);
            for (int i = 0; i < y.length; i++) {
                product[i] = share[i] * (y[i] == k ? -rest[k][i] : probability[k][i]);
            }
            for (int j = 0; j < p; j++) {
                g[at + j] = LogisticLoss.dot(product, x[j]) + lambda * b[at + j];
            }
            g[at + p] = total(product);
        }
    }

    @Override
    public void hessianRow(int at, double[] row) {
        int p = x.length;
        int k = at / (p + 1);
        int j = at % (p + 1);
        for (int l = 0; l <= k; l++) {
            crossCurvature(k, l, j);
            int first = l * (p + 1);
            for (int m = 0; m <= (l < k ? p : j); m++) {
                row[first + m] = m < p ? LogisticLoss.dot(product, x[m]) : total(product);
            }
            row[first + j] += shiftCurvature / classes;
        }
        row[at] += j < p ? lambda : 0;
    }

    /** Fills {@code product} with the second derivative by z_k and z_l, times column j. */
    private void crossCurvature(int k, int l, int j) {
        double[] pk = probability[k];
        double[] other = k == l ? rest[k] : probability[l];
        double sign = k == l ? 1 : -1;
        for (int i = 0; i < product.length; i++) {
            product[i] = sign * (share[i] * (pk[i] * other[i]));
        }
        if (j < x.length) {
            double[] xj = x[j];
            for (int i = 0; i < product.length; i++) {
                product[i] *= xj[i];
            }
        }
    }

    @Override
    public boolean separates() {
        for (int i = 0; i < y.length; i++) {
            double own = z[y[i]][i];
            for (int k = 0; k < classes; k++) {
                if (k != y[i] && !(own > z[k][i])) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public double largestMove(double[] step) {
        double largest = 0;
        for (int k = 0; k < classes; k++) {
            linear(step, k, product);
            for (double move : product) {
                largest = Math.max(largest, Math.abs(move));
            }
        }
        return largest;
    }

    @Override
    public void center(double[] b) {
        int block = x.length + 1;
        for (int j = 0; j < block; j++) {
            double mean = 0;
            for (int k = 0; k < classes; k++) {
                mean += b[k * block + j];
            }
            mean /= classes;
            for (int k = 0; k < classes; k++) {
                b[k * block + j] -= mean;
            }
        }
    }

    /**
     * The Hessian is {@code P H P + Q c Q}, Q the projection on common shifts, so its inverse is {@code H^+ + Q / c}.
     */
    @Override
    public double shiftVariance(double[] v) {
        int block = x.length + 1;
        double squares = 0;
        for (int j = 0; j < block; j++) {
            double over = 0;
            for (int k = 0; k < classes; k++) {
                over += v[k * block + j];
            }
            squares += over * over;
        }
        return squares / classes / shiftCurvature;
    }

    @Override
    public double shiftCovariance(double[] v, double[] w) {
        int block = x.length + 1;
        double products = 0;
        for (int j = 0; j < block; j++) {
            double overV = 0;
            double overW = 0;
            for (int k = 0; k < classes; k++) {
                overV += v[k * block + j];
                overW += w[k * block + j];
            }
            products += overV * overW;
        }
        return products / classes / shiftCurvature;
    }

    private void linear(double[] b, int k, double[] out) {
        int first = k * (x.length + 1);
        Arrays.fill(out, b[first + x.length]);
        AffineTile.add(x, x.length, out.length, b, first, out);
    }

    private static double total(double[] values) {
        double total = 0;
        for (double v : values) {
            total += v;
        }
        return total;
    }
}
