package io.limpid.models.linear;

import io.limpid.core.run.Run;
import io.limpid.models.kernel.ClassificationTask;
import io.limpid.models.kernel.Standardization;
import java.util.Arrays;
import java.util.Optional;

/**
 * Standard errors of coefficients in the columns' own units: {@code sqrt(v' (W H)^-1 v)}, H the Hessian of the
 * standardised loss and v what makes the raw coefficient of the standardised ones.
 *
 * @param intercepts one per predictor
 * @param coefficients {@code [predictor][column]}, NaN for a constant column
 */
record StandardErrors(double[] intercepts, double[][] coefficients) {

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
            for (int j = 0; j < p; j++) {
                v[first + j] = -(scale.mean(j) / scale.deviation(j));
            }
            v[first + p] = 1;
            intercepts[k] = error(loss, factor, v, room, task.totalWeight());
            Arrays.fill(v, 0);
            if (!usable(intercepts[k])) {
                return Optional.empty();
            }
        }
        return Optional.of(new StandardErrors(intercepts, coefficients));
    }

    private static double error(PenalizedLoss loss, HessianFactor factor, double[] v, double[] room, double weight) {
        return Math.sqrt((factor.inverseForm(v, room) - loss.shiftVariance(v)) / weight);
    }

    private static boolean usable(double error) {
        return error > 0 && error < Double.POSITIVE_INFINITY;
    }
}
