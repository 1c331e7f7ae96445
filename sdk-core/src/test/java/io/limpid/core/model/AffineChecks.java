package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Table;
import java.util.Arrays;

/** What linear models and models with an affine first step say of themselves must be what they predict. */
final class AffineChecks {

    /** A few roundings of sums of size ten, times the slope of a probability, at most 1/4; nets compound them. */
    private static final double ROUNDING = 1e-12;

    private AffineChecks() {}

    /** Probabilities are the logistic function of one predictor, or the softmax of several. */
    static void assertLinear(Classifier model, LinearModel linear, Table x) {
        double[] p = model.predict(x);
        int predictors = linear.predictors();
        assertThat(predictors).isEqualTo(model.outputs() == 2 ? 1 : model.outputs());
        for (int i = 0; i < x.rows(); i++) {
            double[] z = new double[model.outputs()];
            int first = model.outputs() - predictors;
            for (int k = 0; k < predictors; k++) {
                z[first + k] = linear.intercept(k);
                for (int j = 0; j < model.features().size(); j++) {
                    z[first + k] += linear.coefficient(k, j) * x.column(j)[i];
                }
            }
            double most = Arrays.stream(z).max().orElseThrow();
            double sum = Arrays.stream(z).map(v -> Math.exp(v - most)).sum();
            for (int k = 0; k < z.length; k++) {
                assertThat(p[i * z.length + k]).isCloseTo(Math.exp(z[k] - most) / sum, within(ROUNDING));
            }
        }
    }

    /** Predictions are the one predictor itself. */
    static void assertLinear(Regressor model, LinearModel linear, Table x) {
        double[] p = model.predict(x);
        assertThat(linear.predictors()).isOne();
        for (int i = 0; i < x.rows(); i++) {
            double expected = linear.intercept(0);
            for (int j = 0; j < model.features().size(); j++) {
                expected += linear.coefficient(0, j) * x.column(j)[i];
            }
            assertThat(p[i]).isCloseTo(expected, within(ROUNDING * Math.max(1, Math.abs(expected))));
        }
    }

    /** {@code evaluate(W x + b)} is the prediction, leaves z alone and minds only the rows it is told of. */
    static void assertAffine(AffineInputModel model, Table x) {
        int extra = 2;
        double[][] z = new double[model.units()][x.rows() + extra];
        for (int unit = 0; unit < model.units(); unit++) {
            for (int i = 0; i < x.rows(); i++) {
                z[unit][i] = model.bias(unit);
                for (int j = 0; j < model.features().size(); j++) {
                    z[unit][i] += model.weight(unit, j) * x.column(j)[i];
                }
            }
        }
        double[][] before = Arrays.stream(z).map(double[]::clone).toArray(double[][]::new);
        double[] out = new double[x.rows() * model.outputs()];
        model.evaluate(z, x.rows(), out);
        assertThat(z).isDeepEqualTo(before);
        double[] p = model.predict(x);
        for (int at = 0; at < p.length; at++) {
            assertThat(out[at]).isCloseTo(p[at], within(ROUNDING));
        }
    }
}
