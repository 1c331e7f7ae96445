package io.limpid.models.linear;

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
     */
    record Absent(Reason reason) implements WaldTests {

        /** Checks that the reason is given. */
        public Absent {
            Objects.requireNonNull(reason, "reason");
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

        Available(
                double[] intercepts, double[][] coefficients, double[] interceptErrors, double[][] coefficientErrors) {
            this.intercepts = intercepts.clone();
            this.coefficients = copy(coefficients);
            this.interceptErrors = interceptErrors.clone();
            this.coefficientErrors = copy(coefficientErrors);
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
