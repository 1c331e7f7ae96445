package io.limpid.models.linear;

import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The standard errors, z and p values of a fit's coefficients, or why it has none.
 *
 * <pre>{@code
 * LogisticRegressionModel model = LogisticRegression.withDefaults().withPenalty(Penalty.none()).fit(train);
 * if (model.waldTests() instanceof WaldTests.Available tests) {
 *     double p = tests.intercept(0).p();
 * }
 * }</pre>
 */
public sealed interface WaldTests permits WaldTests.Available, WaldTests.Absent {

    /** Why a fit has none. */
    enum Reason {
        /** A penalty pulls the coefficients towards 0, and their sampling distribution is no longer the normal one. */
        PENALTY,
        /** Class weights change what is estimated: the rows are no sample of it. */
        CLASS_WEIGHTS,
        /** The fit did not reach a minimum, as where the classes can be separated. */
        NOT_CONVERGED,
        /** Monotone constraints hold coefficients at 0, where the normal distribution does not describe them. */
        MONOTONE_CONSTRAINTS,
        /** Some columns determine another, so that their coefficients cannot be told apart. */
        SINGULAR_INFORMATION,
        /** More than 5,000 coefficients, for which no information matrix is kept. */
        TOO_MANY_COEFFICIENTS,
        /** The model comes from a file written before they were kept. */
        NOT_STORED
    }

    /**
     * There are none.
     *
     * @param reason why
     * @param columns with {@link Reason#MONOTONE_CONSTRAINTS} those whose coefficients are held at 0; else empty
     */
    record Absent(Reason reason, List<String> columns) implements WaldTests {

        /** Checks that columns are named where, and only where, the reason has some. */
        public Absent {
            Objects.requireNonNull(reason, "reason");
            columns = List.copyOf(columns);
            if (columns.isEmpty() == (reason == Reason.MONOTONE_CONSTRAINTS)) {
                throw new IllegalArgumentException("columns: expected "
                        + (columns.isEmpty() ? "those that are held" : "none with the reason " + reason) + ", got "
                        + Quoted.list(columns));
            }
        }

        /** For a reason that speaks of no column. */
        public Absent(Reason reason) {
            this(reason, List.of());
        }

        /** The reason in words, naming the columns. */
        public String message() {
            return switch (reason) {
                case PENALTY -> "the coefficients are shrunk by a penalty";
                case CLASS_WEIGHTS -> "class weights change what is estimated";
                case NOT_CONVERGED -> "the fit did not reach a minimum";
                case MONOTONE_CONSTRAINTS -> LinearFit.held(columns);
                case SINGULAR_INFORMATION -> "the columns are linearly dependent, or nearly so";
                case TOO_MANY_COEFFICIENTS -> "no information matrix is kept of more than 5,000 coefficients";
                case NOT_STORED -> "the model's file is from before they were kept";
            };
        }
    }

    /**
     * One test per coefficient, in the units of the model's features. Immutable.
     *
     * <p>The variances are the diagonal of the inverse of the Fisher information at the fit, for two classes {@code
     * sum_i w_i p_i (1 - p_i) x_i x_i'}; a row of weight 3 counts as three rows, as R's {@code glm} has it. With three
     * classes or more it is the inverse among coefficients that sum to zero over the classes, so an error is that of a
     * class against the mean of all.
     */
    final class Available implements WaldTests {

        private final double[] intercepts;
        private final double[][] coefficients;
        private final double[] interceptErrors;
        private final double[][] coefficientErrors;
        private final CoefficientCovariance covariance;

        Available(
                double[] intercepts,
                double[][] coefficients,
                double[] interceptErrors,
                double[][] coefficientErrors,
                double[] correlations) {
            this.intercepts = intercepts.clone();
            this.coefficients = copy(coefficients);
            this.interceptErrors = interceptErrors.clone();
            this.coefficientErrors = copy(coefficientErrors);
            this.covariance = covariance(interceptErrors, coefficientErrors, correlations);
        }

        private static CoefficientCovariance covariance(
                double[] interceptErrors, double[][] coefficientErrors, double[] correlations) {
            int block = coefficientErrors[0].length + 1;
            double[] errors = new double[block * interceptErrors.length];
            for (int k = 0; k < interceptErrors.length; k++) {
                System.arraycopy(coefficientErrors[k], 0, errors, k * block, block - 1);
                errors[(k + 1) * block - 1] = interceptErrors[k];
            }
            return CoefficientCovariance.of(
                    errors, CoefficientCovariance.requireCorrelations(correlations, errors.length));
        }

        /** Of the same errors. */
        CoefficientCovariance covariance() {
            return covariance;
        }

        private static double[][] copy(double[][] rows) {
            double[][] copy = new double[rows.length][];
            for (int k = 0; k < rows.length; k++) {
                copy[k] = rows[k].clone();
            }
            return copy;
        }

        /** Of the constant of predictor {@code k}. */
        public WaldTest intercept(int k) {
            return new WaldTest(intercepts[k], interceptErrors[k]);
        }

        /** Of feature {@code j} in predictor {@code k}; empty for a column that was constant in training. */
        public Optional<WaldTest> coefficient(int k, int j) {
            double error = coefficientErrors[k][j];
            return Double.isNaN(error) ? Optional.empty() : Optional.of(new WaldTest(coefficients[k][j], error));
        }
    }
}
