package io.limpid.explain.local;

import io.limpid.core.run.Cancellation;
import java.util.Arrays;

/**
 * KernelSHAP's weighted least squares over pairs of coalitions, with {@code sum phi = gain} held exactly.
 *
 * <p>For a pair (S, complement of S) with signs {@code s_j = +1} in S and -1 outside, the two squared residuals are, up
 * to a part that does not depend on phi, {@code (y - s . phi)^2 / 2} with {@code y = v(S) - v(complement)}. With phi =
 * gain / p + psi, psi orthogonal to the vector of ones, and signs projected likewise, that is an ordinary regression.
 * Sets of one player are always there, so its matrix is well conditioned on that subspace; along the ones it is filled
 * up to make it positive definite, which changes nothing: both sides are zero there. Signs are worked out whenever they
 * are needed: those of all pairs together would take 64 times the memory of the pairs.
 */
final class PairedRegression {

    private final int p;
    private final PairSample sample;

    private final Cancellation cancellation;
    private final double[][] inverse;

    PairedRegression(PairSample sample, Cancellation cancellation) {
        this.sample = sample;
        this.p = sample.pairs().players();
        this.cancellation = cancellation;
        this.inverse = inverse(gram());
    }

    /** Fills in a pair's signs, their mean taken off; returns that mean. */
    private double signs(int s, double[] signs) {
        double mean = (2.0 * sample.pairs().members(s) - p) / p;
        double in = 1 - mean;
        double out = -1 - mean;
        for (int j = 0; j < p; j++) {
            signs[j] = sample.pairs().contains(s, j) ? in : out;
        }
        return mean;
    }

    private double[][] gram() {
        double[][] lower = new double[p][];
        Arrays.setAll(lower, j -> new double[j + 1]);
        double[] signs = new double[p];
        for (int s = 0; s < sample.pairs().size(); s++) {
            cancellation.check();
            signs(s, signs);
            for (int j = 0; j < p; j++) {
                double wj = sample.weights()[s] * signs[j];
                axpy(wj, signs, lower[j]);
            }
        }
        double trace = 0;
        for (int j = 0; j < p; j++) {
            trace += lower[j][j];
        }
        double[][] gram = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                gram[j][k] = lower[j][k] + trace / ((double) p * p);
                gram[k][j] = gram[j][k];
            }
        }
        return gram;
    }

    /** {@code y += a x}, as far as y goes. */
    private static void axpy(double a, double[] x, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += a * x[j];
        }
    }

    /** The inverse of a positive definite matrix, by Gauss-Jordan elimination without pivoting; destroys its input. */
    private double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int k = 0; k < n; k++) {
            cancellation.check();
            double pivot = a[k][k];
            for (int j = 0; j < n; j++) {
                a[k][j] /= pivot;
                inverse[k][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    double factor = -a[i][k];
                    axpy(factor, a[k], a[i]);
                    axpy(factor, inverse[k], inverse[i]);
                }
            }
        }
        return inverse;
    }

    /** The values: {@code y[pair] = v(S) - v(complement)}. */
    double[] values(double[] y, double gain) {
        double share = gain / p;
        double[] right = new double[p];
        double[] signs = new double[p];
        for (int s = 0; s < y.length; s++) {
            double meanSign = signs(s, signs);
            // s . 1 = p meanSign, so the equal split explains share p meanSign of y.
            axpy(sample.weights()[s] * (y[s] - gain * meanSign), signs, right);
        }
        double[] psi = times(inverse, right);
        double drift = Arrays.stream(psi).sum() / p; // Rounding only.
        double[] values = new double[p];
        for (int j = 0; j < p; j++) {
            values[j] = share + (psi[j] - drift);
        }
        return values;
    }

    /**
     * The standard errors of the values under repeated sampling of the pairs, by linearisation: a sampled pair with
     * weight w, residual e and leverage h moves the values by {@code A^-1 s w e / (1 - h)}, as if it had been left out
     * (the jackknife's, or HC3, correction of residuals that the fit itself made small). Their squares add up, each
     * times the part of its size's pairs that is not in the sample. Enumerated pairs have no sampling error. That
     * sizes were sampled in proportion, not at random, is left out, so the errors are too large rather than too small.
     */
    double[] standardErrors(double[] y, double gain, double[] values) {
        double[] variance = new double[p];
        double[] signs = new double[p];
        for (int s = 0; s < y.length; s++) {
            double unseen = 1 - sample.fractions()[s];
            if (unseen > 0) {
                cancellation.check();
                double meanSign = signs(s, signs);
                double[] step = times(inverse, signs);
                double w = sample.weights()[s];
                double fitted = gain * meanSign + dot(signs, values);
                double move = w * (y[s] - fitted) / (1 - w * dot(signs, step));
                for (int j = 0; j < p; j++) {
                    variance[j] += unseen * (move * step[j]) * (move * step[j]);
                }
            }
        }
        return Arrays.stream(variance).map(Math::sqrt).toArray();
    }

    /** A symmetric matrix times a vector. */
    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int j = 0; j < vector.length; j++) {
            axpy(vector[j], matrix[j], product);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
