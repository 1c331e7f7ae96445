package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.DifferentiableModel;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Regressor;
import io.limpid.core.numeric.LinearPrediction;
import io.limpid.core.numeric.ModelParameters;
import io.limpid.core.numeric.NumericInputs;
import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * Predicts {@code intercept + sum_j coefficient_j x_j}, the features in their own units. Immutable and thread-safe.
 *
 * <p>Cost of a prediction: rows × features; no array is made.
 */
public final class LinearRegressionModel implements Regressor, LinearModel, AffineInputModel, DifferentiableModel {

    private final Schema features;
    private final double[] coefficients;
    private final double intercept;
    private final LinearFit fit;
    private final LinearSummary summary;

    LinearRegressionModel(Schema features, double[] coefficients, double intercept, LinearFit fit) {
        NumericInputs.requireNumeric(Objects.requireNonNull(features, "features"));
        this.features = features;
        this.coefficients = coefficients.clone();
        if (coefficients.length != features.size() || fit.standardErrors().length != features.size() + 1) {
            throw new IllegalArgumentException("coefficients: expected one per feature, so " + features.size()
                    + ", and a standard error for each and the intercept, got " + coefficients.length + " and "
                    + fit.standardErrors().length);
        }
        for (int j = 0; j < coefficients.length; j++) {
            ModelParameters.requireFinite(
                    "column " + Quoted.of(features.field(j).name()) + ", coefficient", coefficients[j]);
        }
        for (String held : fit.held()) {
            if (!(coefficients[features.require(held)] == 0)) {
                throw new IllegalArgumentException("column " + Quoted.of(held)
                        + ": expected coefficient 0, where it is held, got " + coefficients[features.require(held)]);
            }
        }
        this.intercept = ModelParameters.requireFinite("intercept", intercept);
        this.fit = fit;
        this.summary = LinearSummary.of(features, this.coefficients, intercept, fit);
    }

    /**
     * Standard errors, tests and measures of the fit. It is kept with the model and in its file, because it speaks of
     * the training rows, which whoever opens the file need not have.
     */
    public LinearSummary summary() {
        return summary;
    }

    /**
     * The covariances of the coefficients' errors, the features in their order and the intercept last, or the reason
     * why there are none; kept in the model's file too.
     */
    public CoefficientCovariance covariance() {
        return fit.covariance();
    }

    LinearFit fit() {
        return fit;
    }

    @Override
    public Schema features() {
        return features;
    }

    /** Always one: the prediction. */
    @Override
    public int predictors() {
        return 1;
    }

    @Override
    public double intercept(int k) {
        Objects.checkIndex(k, 1);
        return intercept;
    }

    @Override
    public double coefficient(int k, int j) {
        Objects.checkIndex(k, 1);
        return coefficients[j];
    }

    /** Always one: {@code z} is the prediction. */
    @Override
    public int units() {
        return 1;
    }

    @Override
    public double weight(int unit, int feature) {
        return coefficient(unit, feature);
    }

    @Override
    public double bias(int unit) {
        return intercept(unit);
    }

    @Override
    public void evaluate(double[][] z, int rows, double[] out) {
        System.arraycopy(z[0], 0, out, 0, rows);
    }

    @Override
    public void predict(Table x, double[] out) {
        LinearPrediction.predict(features, coefficients, intercept, x, out);
    }

    /** The coefficients, in every row that can be predicted. */
    @Override
    public void gradient(Table x, int output, double[][] out) {
        LinearPrediction.gradient(features, coefficients, intercept, x, output, out);
    }

    /** The summary's table. */
    @Override
    public String toString() {
        return summary.toString();
    }
}
