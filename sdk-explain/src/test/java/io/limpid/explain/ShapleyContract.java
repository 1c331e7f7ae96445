package io.limpid.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Run;
import org.junit.jupiter.api.Test;

/**
 * What every explainer by Shapley values must do. Estimated values may be off by 4 of their own standard errors: a
 * right estimate fails that once in 16,000 times, and the seed is fixed.
 */
public abstract class ShapleyContract extends LocalExplainerContract {

    @Override
    protected abstract LocalExplainer<Attribution> explainer(ModelOutput output, Table background, Run run);

    private Attribution explain(ModelOutput output, Table background, Table x, int row) {
        return explainer(output, background, Run.quiet()).explain(x, row);
    }

    /** Allowed difference of a value: rounding, or what its own error admits. */
    protected static double allowed(Attribution attribution, int j) {
        return 1e-10 + 4 * attribution.features().get(j).standardError();
    }

    @Test
    final void explain_everyRow_baseAndValuesAddUpToThePrediction() {
        ModelOutput output = ModelOutput.logOdds(MODEL, "yes");
        double[] expected = new double[ROWS.rows()];
        output.evaluate(ROWS, expected);
        for (int row = 0; row < ROWS.rows(); row++) {
            Attribution attribution = explain(output, ROWS, ROWS, row);
            assertThat(attribution.prediction()).isEqualTo(expected[row]);
            assertThat(attribution.additivityGap()).isEqualTo(0, within(1e-9));
        }
    }

    @Test
    final void explain_largeOutputs_stillAddUp() {
        Regressor model = FunctionModel.regressor(NetModel.columns(3), x -> 1e6 * x[0] * x[1] + 123456.789 * x[2] / 3);
        Table background = Table.of(
                NetModel.columns(3), new double[] {0.1, 0.7}, new double[] {0.3, 1.1}, new double[] {0.9, 0.2});
        Table x = Table.of(NetModel.columns(3), new double[] {1.3}, new double[] {2.7}, new double[] {3.1});
        assertThat(explain(ModelOutput.of(model), background, x, 0).additivityGap())
                .isEqualTo(0, within(1e-9));
    }

    @Test
    final void explain_mixedColumns_agreesWithEnumerationThroughPredict() {
        for (ModelOutput output : new ModelOutput[] {
            ModelOutput.probability(MODEL), ModelOutput.probability(MODEL, "no"), ModelOutput.logOdds(MODEL, "no")
        }) {
            for (int row = 0; row < ROWS.rows(); row++) {
                Attribution attribution = explain(output, ROWS, ROWS, row);
                double[] expected = BruteForce.shapley(output, ROWS, ROWS, row);
                for (int j = 0; j < expected.length; j++) {
                    assertThat(attribution.value(j)).isEqualTo(expected[j], within(allowed(attribution, j)));
                }
            }
        }
    }

    @Test
    final void explain_unusedColumn_getsZero() {
        Regressor model = FunctionModel.regressor(NetModel.columns(3), x -> x[0] * x[2] + x[0]);
        Table background = Table.of(
                NetModel.columns(3), new double[] {0.1, 0.7}, new double[] {0.3, 1.1}, new double[] {0.9, 0.2});
        Table x = Table.of(NetModel.columns(3), new double[] {1}, new double[] {2}, new double[] {3});
        Attribution attribution = explain(ModelOutput.of(model), background, x, 0);
        assertThat(attribution.value(1)).isEqualTo(0, within(allowed(attribution, 1)));
        assertThat(attribution.value(0)).isNotEqualTo(0);
    }

    @Test
    final void explain_equalColumns_getEqualValues() {
        Regressor model = FunctionModel.regressor(NetModel.columns(3), x -> x[0] * x[1] + x[2] * x[2]);
        double[] same = {0.25, 0.75};
        Table background = Table.of(NetModel.columns(3), same, same, new double[] {0.5, 1});
        Table x = Table.of(NetModel.columns(3), new double[] {2}, new double[] {2}, new double[] {3});
        Attribution attribution = explain(ModelOutput.of(model), background, x, 0);
        assertThat(attribution.value(0)).isEqualTo(attribution.value(1), within(allowed(attribution, 0)));
        assertThat(attribution.value(0)).isGreaterThan(0.5);
    }

    @Test
    final void explain_columnEqualToTheBackground_getsExactlyZero() {
        Attribution attribution = explain(ModelOutput.probability(MODEL), ROWS, ROWS, 1);
        assertThat(attribution.value(2)).isEqualTo(0.0);
        assertThat(attribution.features().get(2).standardError()).isEqualTo(0.0);
    }

    @Test
    final void explain_rowEqualToTheBackground_isAllZeros() {
        Attribution attribution = explain(ModelOutput.probability(MODEL), ROWS.slice(2, 3), ROWS, 2);
        assertThat(attribution.features())
                .allSatisfy(f -> assertThat(f.attribution()).isEqualTo(0.0));
        assertThat(attribution.baseValue()).isEqualTo(attribution.prediction());
    }

    @Test
    final void explain_oneColumn_takesAll() {
        Schema one = Schema.of(new Field.Numeric("x"));
        Classifier model = FunctionModel.classifier(one, x -> Double.isNaN(x[0]) ? 0.5 : x[0] / 10);
        Table background = Table.of(one, new double[] {1, 2, Double.NaN});
        Attribution attribution =
                explain(ModelOutput.probability(model), background, Table.of(one, new double[] {9}), 0);
        assertThat(attribution.value(0)).isEqualTo(0.9 - 0.8 / 3, within(1e-15));
        assertThat(attribution.features().get(0).value()).isEqualTo("9");
    }
}
