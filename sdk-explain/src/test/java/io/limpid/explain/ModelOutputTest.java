package io.limpid.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelOutputTest {

    private static final Schema X = NetModel.columns(1);
    private static final Classifier MODEL = FunctionModel.classifier(X, x -> x[0]);

    /** Only its classes matter: outputs are given. */
    private static final Classifier THREE = new Classifier() {
        @Override
        public Schema features() {
            return X;
        }

        @Override
        public List<String> classes() {
            return List.of("a", "b", "c");
        }

        @Override
        public void predict(Table x, double[] out) {
            throw new IllegalStateException("predict: expected no call");
        }
    };

    private static double[] evaluate(ModelOutput output, double... x) {
        double[] out = new double[x.length];
        output.evaluate(Table.of(X, x), out);
        return out;
    }

    @Test
    void evaluate_probability_isThatOfTheClass() {
        assertThat(evaluate(ModelOutput.probability(MODEL, "no"), 0.25, 1)).containsExactly(0.75, 0);
        assertThat(evaluate(ModelOutput.probability(MODEL), 0.25, 1)).containsExactly(0.25, 1);
        assertThat(ModelOutput.probability(MODEL).description().text()).isEqualTo("probability of yes");
    }

    @Test
    void evaluate_logOdds_isClippedAt0And1() {
        double edge = 34.538776394910684; // Python 3.11: math.log(1 / 1e-15)
        // One unit in the last place is 7e-15.
        assertThat(evaluate(ModelOutput.logOdds(MODEL, "yes"), 0, 0.5, 1))
                .containsExactly(new double[] {-edge, 0, edge}, within(1.5e-14));
        assertThat(evaluate(ModelOutput.logOdds(MODEL, "yes"), 0.8)[0]).isEqualTo(1.3862943611198906, within(1e-15));
        assertThat(evaluate(ModelOutput.logOdds(MODEL, "no"), 0.8)[0]).isEqualTo(-1.3862943611198906, within(1e-15));
    }

    @Test
    void evaluate_regressor_isThePrediction() {
        ModelOutput output = ModelOutput.of(FunctionModel.regressor(X, x -> 3 * x[0]));
        assertThat(evaluate(output, 2, -1)).containsExactly(6, -3);
        assertThat(evaluate(output)).isEmpty();
        assertThat(output.description().text()).isEqualTo("prediction");
        assertThat(output.features()).isEqualTo(X);
    }

    @Test
    void probability_unknownClass_listsTheClasses() {
        assertThatThrownBy(() -> ModelOutput.probability(MODEL, "maybe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("class: expected one of [no, yes], got \"maybe\"");
        assertThatThrownBy(() -> ModelOutput.logOdds(MODEL, "YES")).hasMessageContaining("[no, yes]");
    }

    @Test
    void evaluate_outOfAnotherLength_isRefused() {
        assertThatThrownBy(() -> ModelOutput.probability(MODEL).evaluate(Table.of(X, new double[2]), new double[3]))
                .hasMessage("out: expected 2 elements, got 3");
    }

    @Test
    void marginal_noRows_isRefused() {
        assertThatThrownBy(() -> Marginal.of(Table.of(X, new double[0])))
                .hasMessage("background: expected at least 1 row, got 0");
    }

    /** Near 1 the other outputs know how much is left, {@code 1 - p} does not. */
    @Test
    void numbers_logOddsNear1_areTakenAgainstTheOtherOutputs() {
        double[] outputs = {1e-14, 2e-14, 1 - 3e-14};
        double[] odds = new double[1];
        ModelOutput.logOdds(THREE, "c").numbers(outputs, 1, odds);
        // Python 3.11: math.log((1 - 3e-14) / 3e-14); one unit in the last place is 4e-15.
        assertThat(odds[0]).isEqualTo(31.1375790132485, within(1e-14));
        ModelOutput.logOdds(THREE, "a").numbers(outputs, 1, odds);
        assertThat(odds[0]).isEqualTo(-32.23619130191663, within(1e-14)); // math.log(1e-14 / (2e-14 + 1 - 3e-14))
    }

    @Test
    void numbers_logOddsOfTwoClasses_areOpposite() {
        double[] outputs = {1e-14, 1, 3e-12, 1 - 3e-12, 0, 1, 0.3, 0.7};
        double[] yes = new double[4];
        double[] no = new double[4];
        ModelOutput.logOdds(MODEL, "yes").numbers(outputs, 4, yes);
        ModelOutput.logOdds(MODEL, "no").numbers(outputs, 4, no);
        for (int i = 0; i < 4; i++) {
            assertThat(yes[i]).isEqualTo(-no[i], within(1.5e-14)); // two units in the last place of the largest
        }
    }
}
