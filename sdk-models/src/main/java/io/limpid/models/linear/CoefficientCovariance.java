package io.limpid.models.linear;

import io.limpid.core.metric.Score;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * How the errors of a fit's coefficients hang together: the matrix whose diagonal has the squares of the standard
 * errors, in the units of the model's features, as R's {@code vcov} has it. With it the error of any sum of
 * coefficients is known: {@code Var(sum u_a b_a) = sum_ab u_a u_b Cov(b_a, b_b)}.
 *
 * <p>Coefficients stand predictor by predictor, each with its features in the model's order and its intercept last, so
 * a model of one predictor and p features has p + 1. Where a fit has no standard errors it has no covariances, for the
 * same reason. They are kept with the model and in its file, as correlations, up to 500 coefficients (1 MB); beyond
 * that they are absent and say so.
 *
 * <pre>{@code
 * CoefficientCovariance covariance = LinearRegression.withDefaults().fit(train).covariance();
 * double ofTwoSlopes = covariance.between(0, 1).require();
 * }</pre>
 *
 * <p>Immutable.
 */
public final class CoefficientCovariance {

    /** 500² / 2 numbers are 1 MB. */
    static final int MOST_COEFFICIENTS = 500;

    /** Why a coefficient by itself has none. */
    private static final String NO_ERROR = "the column is constant, or the error beyond double precision";

    private final String absence;
    private final double[] errors;
    private final double[] correlations;

    private CoefficientCovariance(String absence, double[] errors, double[] correlations) {
        this.absence = absence;
        this.errors = errors;
        this.correlations = correlations;
    }

    /** Of these standard errors, NaN where there is none, and packed correlations; empty ones are absent. */
    static CoefficientCovariance of(double[] errors, double[] correlations) {
        if (correlations.length > 0) {
            return new CoefficientCovariance("", errors.clone(), correlations.clone());
        }
        return absent(
                errors.length > MOST_COEFFICIENTS
                        ? "no covariances are kept of more than " + MOST_COEFFICIENTS + " coefficients, and there are "
                                + errors.length
                        : "the model's file is from before covariances were kept",
                errors.length);
    }

    static CoefficientCovariance absent(String reason, int size) {
        return new CoefficientCovariance(Objects.requireNonNull(reason, "reason"), new double[size], new double[0]);
    }

    /** How many packed correlations so many coefficients have: those below the diagonal, row by row. */
    static int packedLength(int coefficients) {
        return coefficients * (coefficients - 1) / 2;
    }

    /** Packed correlations of the errors {@code v_a'e} of independent {@code e}; missing where there is no vector. */
    static double[] correlations(double[][] vectors, Run run) {
        double[] packed = new double[packedLength(vectors.length)];
        double[] norms = new double[vectors.length];
        for (int a = 0; a < vectors.length; a++) {
            norms[a] = vectors[a] == null ? Double.NaN : Math.sqrt(LogisticLoss.dot(vectors[a], vectors[a]));
        }
        for (int a = 1; a < vectors.length; a++) {
            run.cancellation().check();
            for (int b = 0; b < a; b++) {
                boolean both = vectors[a] != null && vectors[b] != null;
                packed[at(a, b)] =
                        both ? share(LogisticLoss.dot(vectors[a], vectors[b]), norms[a], norms[b]) : Double.NaN;
            }
        }
        return packed;
    }

    /** {@code product / (a b)}, which rounding may put a little outside of -1 to 1. */
    static double share(double product, double a, double b) {
        return Math.max(-1, Math.min(1, product / a / b));
    }

    /** Accepts packed correlations of so many coefficients, or none. */
    static double[] requireCorrelations(double[] correlations, int coefficients) {
        int expected = packedLength(coefficients);
        if (correlations.length != 0 && correlations.length != expected) {
            throw new IllegalArgumentException(
                    "correlations: expected none or " + expected + ", got " + correlations.length);
        }
        for (double each : correlations) {
            if (!(Double.isNaN(each) || each >= -1 && each <= 1)) {
                throw new IllegalArgumentException(
                        "correlations: expected numbers from -1 to 1 or missing ones, got " + each);
            }
        }
        return correlations.clone();
    }

    /** The place of the pair below the diagonal. */
    static int at(int a, int b) {
        return packedLength(a) + b;
    }

    /** Packed correlations, empty when absent: what a file keeps. */
    double[] correlations() {
        return correlations.clone();
    }

    /** How many coefficients there are, intercepts included. */
    public int size() {
        return errors.length;
    }

    /** Why there are no covariances at all; empty when there are. */
    public Optional<String> absence() {
        return absence.isEmpty() ? Optional.empty() : Optional.of(absence);
    }

    /**
     * The covariance of two coefficients' errors, or the variance of one. Undefined where {@link #absence} has a reason,
     * for a column that was constant in training, and beyond double precision.
     *
     * @throws IndexOutOfBoundsException when there is no such coefficient
     */
    public Score between(int a, int b) {
        Objects.checkIndex(a, errors.length);
        Objects.checkIndex(b, errors.length);
        if (!absence.isEmpty()) {
            return Score.undefined(absence);
        }
        if (Double.isNaN(correlation(a, b) * errors[a] * errors[b])) {
            return Score.undefined(NO_ERROR);
        }
        double value = value(a, b);
        return Double.isNaN(value) ? Score.undefined("the covariance is beyond double precision") : Score.of(value);
    }

    /**
     * The whole matrix, {@code [coefficient][coefficient]}, a new array; NaN where one is undefined.
     *
     * @throws IllegalStateException when there is none; the message has the reason
     */
    public double[][] matrix() {
        if (!absence.isEmpty()) {
            throw new IllegalStateException("covariance: expected a matrix, got none: " + absence);
        }
        double[][] matrix = new double[errors.length][errors.length];
        for (int a = 0; a < errors.length; a++) {
            for (int b = 0; b < errors.length; b++) {
                matrix[a][b] = value(a, b);
            }
        }
        return matrix;
    }

    /** NaN where there is none, and where a double cannot hold it with all its digits. */
    private double value(int a, int b) {
        double correlation = correlation(a, b);
        double value = correlation * (errors[a] * errors[b]);
        boolean held = Math.abs(value) >= Double.MIN_NORMAL && Math.abs(value) < Double.POSITIVE_INFINITY;
        return held || correlation == 0 ? value : Double.NaN;
    }

    private double correlation(int a, int b) {
        return a == b ? 1 : correlations[at(Math.max(a, b), Math.min(a, b))];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoefficientCovariance that
                && absence.equals(that.absence)
                && Arrays.equals(errors, that.errors)
                && Arrays.equals(correlations, that.correlations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(absence, Arrays.hashCode(errors), Arrays.hashCode(correlations));
    }
}
