package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DifferentiableModel;
import io.limpid.core.model.LinearModel;
import io.limpid.core.numeric.LogisticPrediction;
import io.limpid.core.numeric.ModelParameters;
import io.limpid.core.numeric.NumericInputs;
import io.limpid.core.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Gives two classes the probabilities {@code 1 - p} and {@code p = 1 / (1 + exp(-z))}, {@code z = intercept + sum_j
 * coefficient_j x_j}, and three or more {@code p_k = exp(z_k) / sum_l exp(z_l)}, each class with a predictor of its
 * own; the features in their own units. Fitted under a penalty. Immutable and thread-safe.
 *
 * <p>Cost of a prediction: rows × features × predictors; nothing is allocated per row.
 */
public final class ElasticNetClassifier implements Classifier, LinearModel, AffineInputModel, DifferentiableModel {

    private final Schema features;
    private final List<String> classes;
    private final double[][] coefficients;
    private final double[] intercepts;
    private final FitEvidence evidence;

    ElasticNetClassifier(
            Schema features, List<String> classes, double[][] coefficients, double[] intercepts, FitEvidence evidence) {
        this.features = Objects.requireNonNull(features, "features");
        this.classes = List.copyOf(classes);
        this.evidence = Objects.requireNonNull(evidence, "evidence");
        NumericInputs.requireNumeric(features);
        if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException(
                    "classes: expected at least 2 different ones, got " + Quoted.list(classes));
        }
        int predictors = predictors(this.classes);
        if (coefficients.length != predictors || intercepts.length != predictors) {
            throw new IllegalArgumentException("predictors: expected " + predictors + ", got " + coefficients.length
                    + " rows of coefficients and " + intercepts.length + " intercepts");
        }
        this.intercepts = ModelParameters.requireFinite("intercept", intercepts);
        this.coefficients = new double[predictors][];
        for (int k = 0; k < predictors; k++) {
            this.coefficients[k] = ModelCoefficients.require(features, coefficients[k]);
        }
    }

    /** How many predictors so many classes have. */
    static int predictors(List<String> classes) {
        return classes.size() == 2 ? 1 : classes.size();
    }

    /** Under which penalty it was fitted, how well, and the proof. */
    public FitEvidence evidence() {
        return evidence;
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /** One for two classes, the log-odds of the positive one; otherwise one per class, in their order. */
    @Override
    public int predictors() {
        return intercepts.length;
    }

    @Override
    public double intercept(int k) {
        return intercepts[k];
    }

    @Override
    public double coefficient(int k, int j) {
        return coefficients[k][j];
    }

    /** The predictors. */
    @Override
    public int units() {
        return predictors();
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
        LogisticPrediction.probabilities(z, rows, out, 0);
    }

    @Override
    public void predict(Table x, double[] out) {
        LogisticPrediction.predict(features, coefficients, intercepts, x, out);
    }

    @Override
    public void gradient(Table x, int output, double[][] out) {
        LogisticPrediction.gradient(features, coefficients, intercepts, x, output, out);
    }
}
