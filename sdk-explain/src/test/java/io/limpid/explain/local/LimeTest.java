package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.Classifier;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import io.limpid.explain.FunctionModel;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.LocalExplainerContract;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.NetModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimeTest extends LocalExplainerContract {

    @Override
    protected LocalExplainer<?> explainer(ModelOutput output, Table background, Run run) {
        return Lime.of(output, ColumnDistributions.of(background)).with(run);
    }

    private static double[] coefficients(LocalSurrogate surrogate) {
        return surrogate.features().stream()
                .mapToDouble(LocalSurrogate.Feature::coefficient)
                .toArray();
    }

    /**
     * lime 0.2.0.1 (Python 3.11.7, scikit-learn, NumPy), mean of random_state 0 to 39: {@code
     * LimeTabularExplainer(iris[:, :4], discretize_continuous=True).explain_instance(iris[60], f, labels=(1,),
     * num_features=10, num_samples=5000)}; f(x) = sigmoid(1.2 x2 - 4 + 0.5 x1 x3 - 0.3 x0). Tolerances are about 4
     * standard errors of the difference of two such means, from lime's own spread over the seeds (.012, .010, .011,
     * .014 for the coefficients, .009, .006, .014 for intercept, R^2, local prediction).
     */
    @Test
    void explain_iris_meanOverSeedsMatchesLime() throws IOException {
        double[][] iris = Iris.columns();
        Schema schema = NetModel.columns(4);
        Classifier model = FunctionModel.classifier(
                schema, x -> Elementary.sigmoid(1.2 * x[2] - 4 + 0.5 * x[1] * x[3] - 0.3 * x[0]));
        Table rows = Table.of(schema, iris);
        Lime lime = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(rows));
        double[] mean = new double[4];
        double intercept = 0;
        double rSquared = 0;
        double local = 0;
        for (int seed = 0; seed < 40; seed++) {
            LocalSurrogate s = lime.withSeed(seed).explain(rows, 60);
            Arrays.setAll(mean, j -> mean[j] + coefficients(s)[j] / 40);
            intercept += s.intercept() / 40;
            rSquared += s.rSquared() / 40;
            local += s.localPrediction() / 40;
        }
        assertThat(mean).containsExactly(new double[] {.05085804, -.05038681, -.10549242, -.05748143}, within(.012));
        assertThat(intercept).isEqualTo(.60545882, within(.008));
        assertThat(rSquared).isEqualTo(.03251467, within(.0055));
        assertThat(local).isEqualTo(.44295619, within(.0125));
    }

    @Test
    void explain_mixedRow_reportsNumbersThatFitTogether() {
        LocalSurrogate s = Lime.of(ModelOutput.probability(MODEL), ColumnDistributions.of(ROWS))
                .explain(ROWS, 7);
        double[] prediction = new double[ROWS.rows()];
        ModelOutput.probability(MODEL).evaluate(ROWS, prediction);
        assertThat(s.prediction()).isEqualTo(prediction[7]);
        assertThat(s.localPrediction())
                .isEqualTo(s.intercept() + Arrays.stream(coefficients(s)).sum(), within(1e-12));
        assertThat(s.features().get(0).condition()).isEqualTo("1.5 < area <= 2.25");
        assertThat(s.features().get(4).condition()).isEqualTo("heating = gas");
        // Weights lie between exp(-5 / (2 * 0.5625 * 5)) = 0.41 and 1.
        assertThat(s.effectiveSamples()).isBetween(4000.0, 5000.0);
        assertThat(s.method()).isEqualTo("lime");
    }

    @Test
    void explain_modelOfOneCategory_isReproduced() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> x[1] == 1 ? 0.75 : 0.25);
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .explain(ROWS, 1);
        // alpha = 1 beside about 4,000 times 0.24 shrinks by 0.1 %.
        assertThat(coefficients(s)).containsExactly(new double[] {0, 0.5, 0, 0, 0}, within(0.002));
        assertThat(s.rSquared()).isEqualTo(1, within(1e-4));
        assertThat(s.localPrediction()).isEqualTo(0.75, within(0.001));
    }

    @Test
    void explain_missingValue_isACellOfItsOwn() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> Double.isNaN(x[0]) ? 0.9 : 0.1);
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .explain(ROWS, 2);
        assertThat(s.features().get(0).condition()).isEqualTo("area is missing");
        assertThat(s.features().get(0).coefficient()).isEqualTo(0.8, within(0.005));
    }

    @Test
    void withTop_two_keepsTheTwoStrongest() {
        Classifier model = FunctionModel.classifier(
                SCHEMA, x -> 0.1 + (x[1] == 1 ? 0.4 : 0) + (x[4] == 0 ? 0.3 : 0) + (x[0] > 1.7 ? 0.02 : 0));
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .withTop(2)
                .explain(ROWS, 7);
        assertThat(coefficients(s)[1]).isEqualTo(0.4, within(0.02));
        assertThat(coefficients(s)[4]).isEqualTo(0.3, within(0.02));
        assertThat(coefficients(s)[0]).isEqualTo(0.0);
        assertThat(coefficients(s)[2]).isEqualTo(0.0);
        assertThat(coefficients(s)[3]).isEqualTo(0.0);
    }

    @Test
    void explain_constantModel_hasZeroCoefficients() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> 0.5);
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .withSamples(100)
                .explain(ROWS, 0);
        assertThat(coefficients(s)).containsOnly(0);
        assertThat(s.intercept()).isEqualTo(0.5, within(1e-15));
        assertThat(s.samples()).isEqualTo(100);
    }

    @Test
    void withSeed_other_givesOtherSamples() {
        Lime lime = Lime.of(ModelOutput.probability(MODEL), ColumnDistributions.of(ROWS));
        assertThat(lime.withSeed(1).explain(ROWS, 0).intercept())
                .isNotEqualTo(lime.explain(ROWS, 0).intercept());
        assertThat(lime.withSeed(1).explain(ROWS, 0).seed()).isEqualTo(1);
    }

    @Test
    void withOptions_tooSmall_isRefused() {
        Lime lime = Lime.of(ModelOutput.probability(MODEL), ColumnDistributions.of(ROWS));
        assertThatThrownBy(() -> lime.withSamples(1)).hasMessage("samples: expected at least 2, got 1");
        assertThatThrownBy(() -> lime.withTop(0)).hasMessage("columns: expected at least 1, got 0");
    }

    @Test
    void of_distributionsOfAnotherType_areRefusedByName() {
        Schema other = Schema.of(
                new Field.Categorical("area", List.of("small")),
                SCHEMA.field(1),
                SCHEMA.field(2),
                SCHEMA.field(3),
                SCHEMA.field(4));
        Table rows = Table.of(other, new double[1], new double[1], new double[1], new double[1], new double[1]);
        assertThatThrownBy(() -> Lime.of(ModelOutput.probability(MODEL), ColumnDistributions.of(rows)))
                .hasMessage("column \"area\": expected a numeric column, got a categorical column");
    }

    @Test
    void explain_modelGivesNaN_isRefused() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> x[0] > 2 ? Double.NaN : 0.5);
        Lime lime = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS));
        assertThatThrownBy(() -> lime.explain(ROWS, 0))
                .hasMessage("prediction of a row perturbed for LIME: expected a finite number, got NaN");
    }

    /** 0.3 is no sum of powers of two, so its weighted mean is off by rounding: that is no variance. */
    @Test
    void explain_constantModelOfAnInexactNumber_hasAnRSquaredOfOne() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> 0.3);
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .explain(ROWS, 0);
        assertThat(s.rSquared()).isEqualTo(1);
    }

    @Test
    void explain_cellNeverSeenInTraining_hasNoCoefficientAndSaysSo() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> x[0] > 1.7 ? 0.8 : 0.1);
        Table unseen = Table.ofRows(
                SCHEMA, List.of(Map.of("area", 1.5, "place", "moon", "same", 9.0, "age", 3.0, "heating", "gas")));
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .explain(unseen, 0);
        assertThat(s.features().get(1))
                .isEqualTo(new LocalSurrogate.Feature("place", "place = moon (never seen in training)", 0));
        assertThat(s.features().get(2))
                .isEqualTo(new LocalSurrogate.Feature("same", "same > 7 (never seen in training)", 0));
        assertThat(s.features().get(0).coefficient()).isNotEqualTo(0.0);
        assertThat(s.features().get(4).condition()).isEqualTo("heating = gas");
    }

    @Test
    void explain_missingCellNeverSeenInTraining_hasNoCoefficientAndSaysSo() {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> x[0] > 1.7 ? 0.8 : 0.1);
        double none = Double.NaN;
        Table missing = Table.of(
                SCHEMA, new double[] {1.5}, new double[] {1}, new double[] {none}, new double[] {3}, new double[] {none
                });
        LocalSurrogate s = Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS))
                .explain(missing, 0);
        assertThat(s.features().get(2))
                .isEqualTo(new LocalSurrogate.Feature("same", "same is missing (never seen in training)", 0));
        assertThat(s.features().get(4).condition()).isEqualTo("heating is missing");
    }

    @Test
    void explain_cancelledBefore_asksTheModelNothing() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with((Cancellation) () -> true);
        assertThatThrownBy(() -> counting(asked).with(run).explain(ROWS, 0)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void explain_cancelledAfterTheLastPrediction_stops() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with((Cancellation) () -> asked.get() >= 5000);
        assertThatThrownBy(() -> counting(asked).with(run).explain(ROWS, 0)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(5000);
    }

    /** Explains a model that counts the rows it predicts. */
    private static Lime counting(AtomicInteger rows) {
        Classifier model = FunctionModel.classifier(SCHEMA, x -> {
            rows.incrementAndGet();
            return 0.3;
        });
        return Lime.of(ModelOutput.probability(model), ColumnDistributions.of(ROWS));
    }
}
