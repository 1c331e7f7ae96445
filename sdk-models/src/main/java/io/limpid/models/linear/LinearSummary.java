package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.special.Beta;

/**
 * What a linear regression's training data say about its coefficients and its fit, as R's {@code summary(lm)} has it. A
 * number that the fit does not allow is {@link Score.Undefined} and says why: under a penalty, with linearly dependent
 * columns, without degrees of freedom, for a constant target or an exact fit.
 *
 * <p>The formulas hold when the residuals are independent and normal with variance {@code sigma^2 / w_i}: weights say
 * how precise a row is, not how often it occurs. So weights times a constant change nothing but the residual standard
 * error, and a row of weight 2 counts once where two equal rows count twice.
 *
 * @param intercept the constant; its name is {@code (intercept)}
 * @param coefficients one per feature, in the model's order and in the features' own units
 * @param rows how many rows had weight
 * @param rank how many columns are independent, constant ones not counted
 * @param penalty what the fit was penalised by
 * @param residualStandardError {@code sqrt(sum w r^2 / degrees of freedom)}, in the target's units
 * @param rSquared the share of the target's weighted variance that the fit explains on its training rows
 * @param fStatistic {@code (explained / rank) / (unexplained / degrees of freedom)}: tests all columns at once
 */
public record LinearSummary(
        Coefficient intercept,
        List<Coefficient> coefficients,
        int rows,
        int rank,
        Penalty penalty,
        Score residualStandardError,
        Score rSquared,
        Score fStatistic) {

    private static final String OUT_OF_RANGE = "beyond double precision";

    /**
     * One estimate and its test.
     *
     * @param name the feature's
     * @param estimate in the target's units per unit of the feature
     * @param standardError the estimate's standard deviation over repeated samples
     * @param t estimate / standard error
     * @param p the probability of a larger {@code |t|} if the true coefficient were 0, by Student's t distribution with
     *     the residual degrees of freedom; 0 where it is below what a double can hold. Its relative error is below
     *     1e-15 times those degrees, or 1e-12 if that is more
     */
    public record Coefficient(String name, double estimate, Score standardError, Score t, Score p) {

        /** Checks that nothing is null. */
        public Coefficient {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(standardError, "standardError");
            Objects.requireNonNull(t, "t");
            Objects.requireNonNull(p, "p");
        }
    }

    /** Copies the list and checks that nothing is null. */
    public LinearSummary {
        Objects.requireNonNull(intercept, "intercept");
        coefficients = List.copyOf(coefficients);
        Objects.requireNonNull(penalty, "penalty");
        Objects.requireNonNull(residualStandardError, "residualStandardError");
        Objects.requireNonNull(rSquared, "rSquared");
        Objects.requireNonNull(fStatistic, "fStatistic");
    }

    static LinearSummary of(Schema features, double[] estimates, double intercept, LinearFit fit) {
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < estimates.length; j++) {
            coefficients.add(coefficient(features.field(j).name(), estimates[j], fit, j));
        }
        return new LinearSummary(
                coefficient("(intercept)", intercept, fit, estimates.length),
                coefficients,
                fit.rows(),
                fit.rank(),
                Penalty.ridge(fit.lambda()),
                score(fit.noNoise(), fit.residualStandardError()),
                score(fit.noVariance(), 1 - fit.unexplained()),
                fStatistic(fit));
    }

    /** Rows less rank less one, the intercept's. Under a penalty too, though there nothing stands on it. */
    public int degreesOfFreedom() {
        return rows - rank - 1;
    }

    /** {@code 1 - (1 - R squared) (rows - 1) / degrees of freedom}: fair to fits of different numbers of columns. */
    public Score adjustedRSquared() {
        if (residualStandardError instanceof Score.Undefined) {
            return residualStandardError;
        }
        if (rSquared instanceof Score.Undefined) {
            return rSquared;
        }
        return Score.of(1 - (1 - rSquared.require()) * ((rows - 1.0) / degreesOfFreedom()));
    }

    /** The probability of a larger F if all true coefficients were 0; 0 where it is below what a double can hold. */
    public Score fPValue() {
        if (fStatistic instanceof Score.Undefined) {
            return fStatistic;
        }
        double freedom = degreesOfFreedom();
        double x = freedom / (freedom + rank * fStatistic.require());
        return Score.of(Beta.regularizedBeta(x, 0.5 * freedom, 0.5 * rank));
    }

    private static Coefficient coefficient(String name, double estimate, LinearFit fit, int at) {
        double error = fit.standardErrors()[at];
        Optional<String> none = fit.noErrors();
        if (none.isEmpty() && Double.isNaN(error)) {
            none = Optional.of("the column is constant, or the error " + OUT_OF_RANGE);
        }
        if (none.isPresent()) {
            Score absent = Score.undefined(none.get());
            return new Coefficient(name, estimate, absent, absent, absent);
        }
        double t = estimate / error;
        double freedom = fit.degreesOfFreedom();
        // Both tails of t at once are the lower tail of a beta variable, and keep their digits however small they are.
        double p = Beta.regularizedBeta(freedom / (freedom + t * t), 0.5 * freedom, 0.5);
        return new Coefficient(name, estimate, Score.of(error), finite(t), Score.of(p));
    }

    private static Score fStatistic(LinearFit fit) {
        Optional<String> none = fit.noTests();
        if (none.isPresent()) {
            return Score.undefined(none.get());
        }
        if (fit.rank() == 0) {
            return Score.undefined("every column is constant");
        }
        return finite((1 - fit.unexplained()) / fit.unexplained() * (fit.degreesOfFreedom() / (double) fit.rank()));
    }

    private static Score score(Optional<String> none, double value) {
        return none.map(Score::undefined).orElseGet(() -> finite(value));
    }

    private static Score finite(double value) {
        return Math.abs(value) < Double.POSITIVE_INFINITY ? Score.of(value) : Score.undefined(OUT_OF_RANGE);
    }

    /** A table in plain text, the same in every locale: one line per coefficient, then the fit's numbers. */
    @Override
    public String toString() {
        return LinearSummaryText.of(this);
    }
}
