package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.DifferentiableModel;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Regressor;
import io.limpid.core.numeric.LinearPrediction;
import io.limpid.core.numeric.ModelParameters;
import io.limpid.core.numeric.NumericInputs;
import java.util.Objects;

/**
 * Predicts {@code intercept + sum_j coefficient_j x_j}, the features in their own units. Fitted under a penalty.
 * Immutable and thread-safe.
 *
 * <p>Cost of a prediction: rows × features; no array is made.
 */
public final class ElasticNetRegressor implements Regressor, LinearModel, AffineInputModel, DifferentiableModel {

    private final Schema features;
    private final double[] coefficients;
    private final double intercept;
    private final FitEvidence evidence;

    ElasticNetRegressor(Schema features, double[] coefficients, double intercept, FitEvidence evidence) {
        NumericInputs.requireNumeric(Objects.requireNonNull(features, "features"));
        this.features = features;
        this.coefficients = ModelCoefficients.require(features, coefficients);
        this.intercept = ModelParameters.requireFinite("intercept", intercept);
        this.evidence = Objects.requireNonNull(evidence, "evidence");
    }

    /** Under which penalty it was fitted, how well, and the proof. */
    public FitEvidence evidence() {
        return evidence;
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
}
