package io.limpid.models.linear;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.DifferentiableModel;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.Regressor;
import io.limpid.core.text.Quoted;
import io.limpid.models.kernel.ModelParameters;
import io.limpid.models.kernel.NumericInputs;
import java.util.Arrays;
import java.util.Objects;

/**
 * Predicts {@code intercept + sum_j coefficient_j x_j}, the features in their own units. Immutable and thread-safe.
 *
 * <p>Cost of a prediction: rows × features; no array is made.
 */
public final class LinearRegressionModel implements Regressor, LinearModel, AffineInputModel, DifferentiableModel {

    /** Rows whose sums stay in a first-level cache while the columns pass: 16 KiB. */
    private static final int BLOCK = 2_048;

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
        double[][] columns = NumericInputs.columns(features, x, 1, out);
        Arrays.fill(out, intercept);
        for (int from = 0; from < out.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, out.length);
            add(columns, coefficients, out, from, to);
            for (int i = from; i < to; i++) {
                if (!(Math.abs(out[i]) < Double.POSITIVE_INFINITY)) {
                    throw NumericInputs.unusable(features, columns, i);
                }
            }
        }
    }

    /**
     * {@code out[i] += sum_j weights[j] x[j][i]}, four columns at a time and all arrays at the same index, which the
     * JIT compiler vectorises: with one unit to feed, nothing would be gained by copying the rows to a tile first.
     */
    private static void add(double[][] x, double[] weights, double[] out, int from, int to) {
        int j = 0;
        for (; j + 3 < weights.length; j += 4) {
            double[] x0 = x[j];
            double[] x1 = x[j + 1];
            double[] x2 = x[j + 2];
            double[] x3 = x[j + 3];
            double w0 = weights[j];
            double w1 = weights[j + 1];
            double w2 = weights[j + 2];
            double w3 = weights[j + 3];
            for (int i = from; i < to; i++) {
                out[i] += w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
            }
        }
        for (; j < weights.length; j++) {
            double[] x0 = x[j];
            double w0 = weights[j];
            for (int i = from; i < to; i++) {
                out[i] += w0 * x0[i];
            }
        }
    }

    /** The coefficients, in every row that can be predicted. */
    @Override
    public void gradient(Table x, int output, double[][] out) {
        if (output != 0) {
            throw new IllegalArgumentException("output: expected 0, the only one, got " + output);
        }
        if (out.length != coefficients.length) {
            throw new IllegalArgumentException("out: expected " + coefficients.length + " columns, got " + out.length);
        }
        for (double[] column : out) {
            if (column.length != x.rows()) {
                throw new IllegalArgumentException("out: expected " + x.rows() + " rows, got " + column.length);
            }
        }
        predict(x); // Refuses the rows that have no prediction and so no slope.
        for (int j = 0; j < out.length; j++) {
            Arrays.fill(out[j], coefficients[j]);
        }
    }

    /** The summary's table. */
    @Override
    public String toString() {
        return summary.toString();
    }
}
