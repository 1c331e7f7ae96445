package io.limpid.models.linear;

import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;

/** What the residuals and the factors of a linear regression say of its coefficients. */
final class LinearEvidence {

    /** Residuals of so many roundings of the target's values are no residuals. */
    private static final double EXACT = 64 * 0x1p-53;

    private final CentredTask data;
    private final LeastSquares factors;
    private final Run run;

    private LinearEvidence(CentredTask data, LeastSquares factors, Run run) {
        this.data = data;
        this.factors = factors;
        this.run = run;
    }

    /**
     * The numbers a summary is made of.
     *
     * @param residual the residual sum of squares of the standardised target
     * @param held the columns whose coefficient is held at 0
     */
    static LinearFit of(
            CentredTask data, LeastSquares factors, double residual, double lambda, List<String> held, Run run) {
        CentredColumn target = data.target();
        double size = data.targetSize();
        double unexplained = Math.min(1, residual);
        if (unexplained <= EXACT * EXACT * (1 + size * size)) {
            unexplained = 0;
        }
        int rows = data.task().rows();
        int freedom = rows - factors.rank() - 1;
        double error = 0;
        double[] errors = new double[data.columns().length + 1];
        Arrays.fill(errors, Double.NaN);
        double[] correlations = new double[0];
        if (freedom > 0 && lambda == 0 && held.isEmpty()) {
            double noise = target.deviation() * Math.sqrt(unexplained / freedom);
            error = noise * Math.sqrt(data.task().totalWeight());
            error = error < Double.POSITIVE_INFINITY ? error : Double.NaN;
            if (factors.rank() == data.varying().length && unexplained > 0) {
                LinearEvidence evidence = new LinearEvidence(data, factors, run);
                evidence.standardErrors(noise, errors);
                correlations = evidence.correlations();
            }
        }
        return new LinearFit(
                rows,
                data.varying().length,
                factors.rank(),
                lambda,
                target.deviation(),
                unexplained,
                error,
                errors,
                correlations,
                held);
    }

    private void standardErrors(double noise, double[] errors) {
        double[] inverse = factors.inverseOfSquares(run);
        double[] means = new double[inverse.length];
        int[] varying = data.varying();
        for (int j = 0; j < means.length; j++) {
            means[j] = data.standardisedMean(j);
            errors[varying[j]] = usable(noise / data.columns()[varying[j]].deviation() * Math.sqrt(inverse[j]));
        }
        errors[errors.length - 1] = usable(noise * Math.sqrt(1 + factors.inverseOfSquares(means)));
    }

    /** Packed, of all columns and then the intercept; missing for a constant column. Empty when they are too many. */
    private double[] correlations() {
        int all = data.columns().length + 1;
        if (all > CoefficientCovariance.MOST_COEFFICIENTS) {
            return new double[0];
        }
        int[] varying = data.varying();
        // Coefficient j is v_j'(Q'y), so that v_a'v_b is the covariance. The target's mean, which is independent of
        // all others, makes one dimension more, in which the intercept alone has a part.
        double[][] vectors = new double[all][];
        double[] intercept = new double[varying.length + 1];
        intercept[varying.length] = 1;
        for (int j = 0; j < varying.length; j++) {
            run.cancellation().check();
            double[] v = new double[varying.length + 1];
            factors.solveTransposed(j, v);
            double mean = data.standardisedMean(j);
            for (int i = 0; i < varying.length; i++) {
                intercept[i] -= mean * v[i];
            }
            vectors[varying[j]] = v;
        }
        vectors[all - 1] = intercept;
        return CoefficientCovariance.correlations(vectors, run);
    }

    private static double usable(double error) {
        return error > 0 && error < Double.POSITIVE_INFINITY ? error : Double.NaN;
    }
}
