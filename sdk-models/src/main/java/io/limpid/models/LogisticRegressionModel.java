package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LinearModel;
import io.limpid.core.run.Convergence;
import java.util.List;
import java.util.Objects;

/**
 * Gives two classes the probabilities {@code 1 - p} and {@code p = 1 / (1 + exp(-z))}, {@code z = intercept + sum_j
 * coefficient_j x_j}, the features in their own units. Immutable and thread-safe.
 *
 * <p>Cost of a prediction: rows × features; nothing is allocated per row.
 */
public final class LogisticRegressionModel implements Classifier, LinearModel, AffineInputModel {

    private final Schema features;
    private final List<String> classes;
    private final double[] coefficients;
    private final double intercept;
    private final Convergence convergence;

    LogisticRegressionModel(
            Schema features, List<String> classes, double[] coefficients, double intercept, Convergence convergence) {
        this.features = Objects.requireNonNull(features, "features");
        this.classes = List.copyOf(classes);
        this.coefficients = ModelParameters.requireFinite("coefficients", coefficients);
        this.intercept = ModelParameters.requireFinite("intercept", intercept);
        this.convergence = Objects.requireNonNull(convergence, "convergence");
        ModelParameters.requireShape(features, this.classes, coefficients.length);
    }

    /**
     * How the fit ended: the measure is the gradient's largest component on the standardised scale, the iterations are
     * those of both methods.
     */
    public Convergence convergence() {
        return convergence;
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /** Always one: the log-odds of the positive class. */
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

    /** Always one: {@code z} is the log-odds of the positive class. */
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
        AffineTile.probabilities(z[0], rows, out, 0);
    }

    @Override
    public void predict(Table x, double[] out) {
        AffinePrediction.predict(
                features, new double[][] {coefficients}, new double[] {intercept}, (z, rows, room) -> z[0], x, out);
    }
}
