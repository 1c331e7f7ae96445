package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DifferentiableModel;
import io.limpid.core.model.LinearModel;
import io.limpid.core.numeric.LogisticPrediction;
import io.limpid.core.numeric.ModelParameters;
import io.limpid.core.numeric.NumericInputs;
import io.limpid.core.run.Convergence;
import io.limpid.core.text.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Gives two classes the probabilities {@code 1 - p} and {@code p = 1 / (1 + exp(-z))}, {@code z = intercept + sum_j
 * coefficient_j x_j}, and three or more {@code p_k = exp(z_k) / sum_l exp(z_l)}, each class with a predictor of its
 * own; the features in their own units. Immutable and thread-safe.
 *
 * <p>Cost of a prediction: rows × features × predictors; nothing is allocated per row.
 */
public final class LogisticRegressionModel implements Classifier, LinearModel, AffineInputModel, DifferentiableModel {

    private final Schema features;
    private final List<String> classes;
    private final double[][] coefficients;
    private final double[] intercepts;
    private final Convergence convergence;
    private final WaldTests waldTests;

    LogisticRegressionModel(
            Schema features,
            List<String> classes,
            double[][] coefficients,
            double[] intercepts,
            Convergence convergence,
            WaldTests waldTests) {
        this.features = Objects.requireNonNull(features, "features");
        this.classes = List.copyOf(classes);
        this.convergence = Objects.requireNonNull(convergence, "convergence");
        this.waldTests = Objects.requireNonNull(waldTests, "waldTests");
        requireClasses(this.classes);
        NumericInputs.requireNumeric(features);
        int predictors = predictors(this.classes);
        if (coefficients.length != predictors || intercepts.length != predictors) {
            throw new IllegalArgumentException("predictors: expected " + predictors + ", got " + coefficients.length
                    + " rows of coefficients and " + intercepts.length + " intercepts");
        }
        this.coefficients = new double[predictors][];
        for (int k = 0; k < predictors; k++) {
            if (coefficients[k].length != features.size()) {
                throw new IllegalArgumentException("coefficients: expected one per feature, so " + features.size()
                        + ", got " + coefficients[k].length);
            }
            this.coefficients[k] = coefficients[k].clone();
            for (int j = 0; j < coefficients[k].length; j++) {
                ModelParameters.requireFinite(
                        "column " + Quoted.of(features.field(j).name()) + ", coefficient", coefficients[k][j]);
            }
        }
        this.intercepts = ModelParameters.requireFinite("intercept", intercepts);
        if (waldTests instanceof WaldTests.Absent absent) {
            requireHeld(absent.columns());
        }
    }

    private void requireHeld(List<String> columns) {
        for (String held : columns) {
            if (predictors() != 1 || !(coefficient(0, features.require(held)) == 0)) {
                throw new IllegalArgumentException("column " + Quoted.of(held)
                        + ": expected one predictor with coefficient 0, where it is held, got "
                        + coefficient(0, features.require(held)) + " in " + predictors());
            }
        }
    }

    private static void requireClasses(List<String> classes) {
        if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException(
                    "classes: expected at least 2 different ones, got " + Quoted.list(classes));
        }
    }

    /** How many predictors so many classes have. */
    static int predictors(List<String> classes) {
        return classes.size() == 2 ? 1 : classes.size();
    }

    /**
     * How the fit ended: the measure is the gradient's largest component on the standardised scale, the iterations are
     * those of both methods.
     */
    public Convergence convergence() {
        return convergence;
    }

    /** The standard errors, z and p values of the coefficients, or why there are none. */
    public WaldTests waldTests() {
        return waldTests;
    }

    /**
     * The covariances of the coefficients' errors, predictor by predictor the features in their order and the intercept
     * last, or the reason why there are none, which is that of {@link #waldTests}; kept in the model's file too.
     */
    public CoefficientCovariance covariance() {
        if (waldTests instanceof WaldTests.Available available) {
            return available.covariance();
        }
        String reason = ((WaldTests.Absent) waldTests).message();
        return CoefficientCovariance.absent(reason, intercepts.length * (features.size() + 1));
    }

    @Override
    public Schema features() {
        return features;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /**
     * One for two classes, the log-odds of the positive one; otherwise one per class, in their order. Those sum to zero
     * over the classes.
     */
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
