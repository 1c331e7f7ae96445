package io.limpid.models.linear;

import io.limpid.core.kernel.ElementaryLoops;
import io.limpid.core.numeric.AffineTile;
import io.limpid.core.numeric.ClassificationTask;
import java.util.Arrays;

/**
 * The penalised logistic loss of standardised columns, its gradient and its Hessian.
 *
 * <pre>f(b) = (1 / W) sum_i w_i (log(1 + exp(z_i)) - y_i z_i) + lambda / 2 sum_{j &lt; p} b_j^2
 * z_i = b_p + sum_{j &lt; p} b_j x_ij</pre>
 *
 * <p>The intercept stands last and is not penalised. Sums run in row order. One instance serves one fit on one thread.
 */
final class LogisticLoss implements PenalizedLoss {

    private final double[][] x;
    private final double[] y;
    /** w_i / W. */
    private final double[] share;

    private final double lambda;
    private final double[] z;
    private final double[] residual;
    private final double[] curvature;

    /** Scratch, between two calls. */
    private final double[] product;

    private final double[] exponential;

    LogisticLoss(double[][] standardised, ClassificationTask task, double lambda) {
        this.x = standardised;
        this.y = task.target();
        this.lambda = lambda;
        int n = task.rows();
        this.share = task.shares();
        this.z = new double[n];
        this.residual = new double[n];
        this.curvature = new double[n];
        this.product = new double[n];
        this.exponential = new double[n];
    }

    @Override
    public int columns() {
        return x.length;
    }

    @Override
    public int predictors() {
        return 1;
    }

    @Override
    public double evaluate(double[] b) {
        int p = x.length;
        linear(b, z);
        for (int i = 0; i < z.length; i++) {
            exponential[i] = -Math.abs(z[i]);
        }
        ElementaryLoops.exp(exponential, exponential, z.length);
        ElementaryLoops.log1p(exponential, product, z.length);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double e = exponential[i];
            double probability = (z[i] < 0 ? e : 1.0) / (1.0 + e);
            sum += share[i] * (Math.max(z[i], 0) + product[i] - y[i] * z[i]);
            residual[i] = share[i] * (probability - y[i]);
            curvature[i] = share[i] * (e / ((1.0 + e) * (1.0 + e)));
        }
        double squares = 0;
        for (int j = 0; j < p; j++) {
            squares += b[j] * b[j];
        }
        return sum + 0.5 * lambda * squares;
    }

    @Override
    public void gradient(double[] b, double[] g) {
        int p = x.length;
        for (int j = 0; j < p; j++) {
            g[j] = dot(residual, x[j]) + lambda * b[j];
        }
        double sum = 0;
        for (double r : residual) {
            sum += r;
        }
        g[p] = sum;
    }

    @Override
    public void hessianRow(int j, double[] row) {
        int p = x.length;
        if (j == p) {
            System.arraycopy(curvature, 0, product, 0, product.length);
        } else {
            double[] xj = x[j];
            for (int i = 0; i < xj.length; i++) {
                product[i] = curvature[i] * xj[i];
            }
        }
        for (int m = 0; m <= Math.min(j, p - 1); m++) {
            row[m] = dot(product, x[m]);
        }
        if (j == p) {
            double sum = 0;
            for (double c : curvature) {
                sum += c;
            }
            row[p] = sum;
        } else {
            row[j] += lambda;
        }
    }

    @Override
    public boolean separates() {
        for (int i = 0; i < z.length; i++) {
            if (!(y[i] == 1 ? z[i] > 0 : z[i] < 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double largestMove(double[] step) {
        linear(step, product);
        double largest = 0;
        for (double move : product) {
            largest = Math.max(largest, Math.abs(move));
        }
        return largest;
    }

    private void linear(double[] b, double[] sum) {
        int p = x.length;
        Arrays.fill(sum, b[p]);
        AffineTile.add(x, p, sum.length, b, 0, sum);
    }

    /** One predictor has no common shift. */
    @Override
    public void center(double[] b) {}

    @Override
    public double shiftVariance(double[] v) {
        return 0;
    }

    @Override
    public double shiftCovariance(double[] v, double[] w) {
        return 0;
    }

    /** Four sums side by side, joined at the end: always in this order, so always the same bits. */
    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
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
