package io.limpid.models.linear;

import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * What a linear regression's fit leaves for its summary, beside the coefficients: the numbers a model file keeps.
 *
 * @param rows how many rows had weight
 * @param varying how many columns are not constant
 * @param rank how many of those are independent
 * @param lambda the squared penalty
 * @param targetDeviation the target's weighted standard deviation
 * @param unexplained the residual sum of squares over that about the mean; 0 when no more than rounding
 * @param residualStandardError 0 where no degrees of freedom are left, NaN beyond double precision
 * @param standardErrors one per column, then the intercept's; NaN where there is none
 * @param correlations those of the errors, packed as {@link CoefficientCovariance} has them; empty where there are none
 * @param held the columns whose coefficient a monotone constraint holds at 0
 */
record LinearFit(
        int rows,
        int varying,
        int rank,
        double lambda,
        double targetDeviation,
        double unexplained,
        double residualStandardError,
        double[] standardErrors,
        double[] correlations,
        List<String> held) {

    /** Checks what a file might hold. */
    LinearFit {
        boolean counts = 0 <= rank && rank <= varying && varying < standardErrors.length && rank < rows;
        if (!counts) {
            throw new IllegalArgumentException("rank: expected at most " + Math.min(varying, rows - 1) + ", with "
                    + varying + " of " + (standardErrors.length - 1) + " columns varying in " + rows + " rows, got "
                    + rank);
        }
        requireSize("lambda", lambda);
        requireSize("targetDeviation", targetDeviation);
        if (!Double.isNaN(residualStandardError)) {
            requireSize("residualStandardError", residualStandardError);
        }
        if (!(unexplained >= 0 && unexplained <= 1)) {
            throw new IllegalArgumentException("unexplained: expected a share from 0 to 1, got " + unexplained);
        }
        held = List.copyOf(held);
        correlations = CoefficientCovariance.requireCorrelations(correlations, standardErrors.length);
        standardErrors = standardErrors.clone();
        for (double error : standardErrors) {
            if (!(Double.isNaN(error) || error > 0 && error < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "standardErrors: expected finite numbers above 0 or missing ones, got " + error);
            }
        }
    }

    /** Rows less independent columns less the intercept. */
    int degreesOfFreedom() {
        return rows - rank - 1;
    }

    /** Why the residuals give no estimate of the noise, if so. */
    Optional<String> noNoise() {
        if (lambda > 0) {
            return Optional.of("the coefficients are shrunk by a penalty, and least squares' formulas don't hold");
        }
        if (!held.isEmpty()) {
            return Optional.of(held(held) + ", and least squares' formulas don't hold");
        }
        if (degreesOfFreedom() == 0) {
            return Optional.of("no degrees of freedom are left: " + rows + " rows for the intercept and " + rank
                    + " independent columns");
        }
        return Optional.empty();
    }

    /** Of the errors, or the reason why there are none. */
    CoefficientCovariance covariance() {
        return noErrors()
                .map(reason -> CoefficientCovariance.absent(reason, standardErrors.length))
                .orElseGet(() -> CoefficientCovariance.of(standardErrors, correlations));
    }

    /** What a reason says of columns that are held. */
    static String held(List<String> columns) {
        return "monotone constraints hold the coefficients of " + Quoted.list(columns) + " at 0";
    }

    /** Why the target's variance is not shared out, if so. */
    Optional<String> noVariance() {
        return targetDeviation == 0 ? Optional.of("the target is constant") : Optional.empty();
    }

    /** Why nothing can be tested, if so. */
    Optional<String> noTests() {
        return noNoise()
                .or(this::noVariance)
                .or(() -> unexplained == 0
                        ? Optional.of("the fit is exact: the residuals are no more than rounding")
                        : Optional.empty());
    }

    /** Why no coefficient has a standard error, if so. */
    Optional<String> noErrors() {
        return noTests()
                .or(() -> rank < varying
                        ? Optional.of("the columns are linearly dependent: only " + rank + " of the " + varying
                                + " that vary are independent")
                        : Optional.empty());
    }

    private static void requireSize(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": expected a finite number of at least 0, got " + value);
        }
    }
}
