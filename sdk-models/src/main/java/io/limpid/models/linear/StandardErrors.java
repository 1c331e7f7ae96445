package io.limpid.models.linear;

import io.limpid.core.numeric.ClassificationTask;
import io.limpid.core.numeric.Standardization;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Optional;

/**
 * Standard errors of coefficients in the columns' own units: {@code sqrt(v' (W H)^-1 v)}, H the Hessian of the
 * standardised loss and v what makes the raw coefficient of the standardised ones; and their correlations.
 *
 * @param intercepts one per predictor
 * @param coefficients {@code [predictor][column]}, NaN for a constant column
 * @param correlations packed as {@link CoefficientCovariance} has them; empty when they are too many
 */
record StandardErrors(double[] intercepts, double[][] coefficients, double[] correlations) {

    /** A pivot below this share of its diagonal element: the other columns give this one to 1e-6 of its deviation. */
    private static final double LEAST_PIVOT = 1e-12;

    /** At the minimum {@code b}; empty where the information matrix is singular. */
    static Optional<StandardErrors> of(
            PenalizedLoss loss, double[] b, Standardization scale, ClassificationTask task, Run run) {
        loss.evaluate(b);
        HessianFactor factor = new HessianFactor(loss, run);
        if (!factor.factorize(0, LEAST_PIVOT)) {
            return Optional.empty();
        }
        int p = loss.columns();
        double[] intercepts = new double[loss.predictors()];
        double[][] coefficients = new double[loss.predictors()][task.columns().length];
        double[] v = new double[b.length];
        double[] room = new double[b.length];
        for (int k = 0; k < intercepts.length; k++) {
            int first = k * (p + 1);
            Arrays.fill(coefficients[k], Double.NaN);
            for (int j = 0; j < p; j++) {
                v[first + j] = 1;
                double error = error(loss, factor, v, room, task.totalWeight()) / scale.deviation(j);
                coefficients[k][scale.column(j)] = error;
                v[first + j] = 0;
                if (!usable(error)) {
                    return Optional.empty();
                }
            }
            System.arraycopy(ofIntercept(scale, p), 0, v, first, p + 1);
            intercepts[k] = error(loss, factor, v, room, task.totalWeight());
            Arrays.fill(v, 0);
            if (!usable(intercepts[k])) {
                return Optional.empty();
            }
        }
        double[] correlations = correlations(loss, factor, scale, task.columns().length, run);
        return Optional.of(new StandardErrors(intercepts, coefficients, correlations));
    }

    /** A raw intercept is this combination of its predictor's standardised coefficients and intercept. */
    private static double[] ofIntercept(Standardization scale, int p) {
        double[] v = new double[p + 1];
        for (int j = 0; j < p; j++) {
            v[j] = -(scale.mean(j) / scale.deviation(j));
        }
        v[p] = 1;
        return v;
    }

    private static double error(PenalizedLoss loss, HessianFactor factor, double[] v, double[] room, double weight) {
        double form = factor.inverseForm(v, room) - loss.shiftVariance(v);
        double variance = form / weight;
        // Weights of 1e-310 or 1e308 put the variance, but not its root, beyond what a double holds in full.
        return variance >= Double.MIN_NORMAL && variance < Double.POSITIVE_INFINITY
                ? Math.sqrt(variance)
                : Math.sqrt(form) / Math.sqrt(weight);
    }

    private static double[] correlations(
            PenalizedLoss loss, HessianFactor factor, Standardization scale, int columns, Run run) {
        int all = loss.predictors() * (columns + 1);
        if (all > CoefficientCovariance.MOST_COEFFICIENTS) {
            return new double[0];
        }
        int p = loss.columns();
        double[][] vectors = new double[all][];
        double[][] halves = new double[all][];
        for (int k = 0; k < loss.predictors(); k++) {
            for (int j = 0; j <= p; j++) {
                double[] v = new double[loss.parameters()];
                if (j < p) {
                    v[k * (p + 1) + j] = 1;
                } else {
                    System.arraycopy(ofIntercept(scale, p), 0, v, k * (p + 1), p + 1);
                }
                int place = k * (columns + 1) + (j < p ? scale.column(j) : columns);
                vectors[place] = v;
                halves[place] = factor.half(v);
            }
        }
        double[] norms = new double[all];
        double[] packed = new double[CoefficientCovariance.packedLength(all)];
        Arrays.fill(packed, Double.NaN);
        for (int a = 0; a < all; a++) {
            run.cancellation().check();
            if (vectors[a] == null) {
                continue;
            }
            norms[a] = Math.sqrt(form(loss, vectors, halves, a, a));
            for (int b = 0; b < a; b++) {
                if (vectors[b] != null) {
                    packed[CoefficientCovariance.at(a, b)] =
                            CoefficientCovariance.share(form(loss, vectors, halves, a, b), norms[a], norms[b]);
                }
            }
        }
        return packed;
    }

    private static double form(PenalizedLoss loss, double[][] vectors, double[][] halves, int a, int b) {
        return LogisticLoss.dot(halves[a], halves[b]) - loss.shiftCovariance(vectors[a], vectors[b]);
    }

    private static boolean usable(double error) {
        return error > 0 && error < Double.POSITIVE_INFINITY;
    }
}
