package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Run;
import io.limpid.explain.Attribution;
import io.limpid.explain.FunctionModel;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.ShapleyContract;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Games whose values are known in closed form; tolerance 1e-12: a few additions of numbers around 1 to 100. */
class ExactShapleyTest extends ShapleyContract {

    @Override
    protected LocalExplainer<Attribution> explainer(ModelOutput output, Table background, Run run) {
        return ExactShapley.of(output, Marginal.of(background)).with(run);
    }

    /** The values of a game of present (1) and absent (0) players. */
    private static double[] values(int p, ToDoubleFunction<double[]> game) {
        return Games.values(
                ExactShapley.of(Games.output(p, game), Games.absent(p)).explain(Games.present(p), 0));
    }

    private static double[] binary(ToDoubleFunction<double[]> model, int p, double[][] background, double... x) {
        Attribution a = ExactShapley.of(Games.output(p, model), Marginal.of(Games.rows(background)))
                .explain(Games.rows(new double[][] {x}), 0);
        return Games.values(a);
    }

    @Test
    void explain_unanimityGame_sharesAmongItsMembers() {
        assertThat(values(7, s -> s[1] * s[2] + (s[0] + s[1] + s[2] + s[3] + s[4] + s[5] + s[6]) / 7))
                .containsExactly(
                        new double[] {1 / 7., 9 / 14., 9 / 14., 1 / 7., 1 / 7., 1 / 7., 1 / 7.}, within(1e-12));
    }

    @Test
    void explain_symmetricGame_sharesEqually() {
        assertThat(values(11, s -> {
                    double n = 0;
                    for (double v : s) {
                        n += v;
                    }
                    return n <= 1 ? 0 : n - 0.1 * n * (n - 1) / 2;
                }))
                .containsExactly(DoubleStream.generate(() -> 0.5).limit(11).toArray(), within(1e-12));
    }

    @Test
    void explain_airportGame_splitsEachRunwayAmongItsUsers() {
        assertThat(values(4, s -> Math.max(Math.max(s[0], 2 * s[1]), Math.max(3 * s[2], 4 * s[3]))))
                .containsExactly(new double[] {1 / 4., 7 / 12., 13 / 12., 25 / 12.}, within(1e-12));
    }

    @Test
    void explain_gloveGame_paysTheScarceHand() {
        assertThat(values(3, s -> Math.min(s[0] + s[1], s[2])))
                .containsExactly(new double[] {1 / 6., 1 / 6., 2 / 3.}, within(1e-12));
    }

    @Test
    void explain_votingGame_givesPowerNotWeight() {
        assertThat(values(4, s -> 3 * s[0] + 2 * s[1] + s[2] + s[3] >= 4 ? 1 : 0))
                .containsExactly(new double[] {1 / 2., 1 / 6., 1 / 6., 1 / 6.}, within(1e-12));
    }

    /** The cooking game of shapiq's documentation. */
    @Test
    void explain_cookingGame_matchesShapiq() {
        double[] worth = {10, 4, 3, 9, 2, 8, 7, 15};
        Attribution a = ExactShapley.of(
                        Games.output(3, s -> worth[(int) (s[0] + 2 * s[1] + 4 * s[2])]), Games.absent(3))
                .explain(Games.present(3), 0);
        assertThat(a.baseValue()).isEqualTo(10);
        assertThat(Games.values(a)).containsExactly(new double[] {8 / 3., 5 / 3., 2 / 3.}, within(1e-12));
    }

    @Test
    void explain_xorAndAnd_dependOnTheBackground() {
        double[][] all = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        ToDoubleFunction<double[]> xor = x -> x[0] == x[1] ? 0 : 1;
        assertThat(binary(xor, 2, all, 1, 1)).containsExactly(new double[] {-.25, -.25}, within(1e-12));
        assertThat(binary(xor, 2, all, 1, 0)).containsExactly(new double[] {.25, .25}, within(1e-12));
        assertThat(binary(xor, 2, new double[][] {{0, 0}}, 1, 1)).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(values(3, s -> s[0] * s[1] * s[2]))
                .containsExactly(new double[] {1 / 3., 1 / 3., 1 / 3.}, within(1e-12));
    }

    /** shap's test_consistency: the tree 80 (x0 and x1) over the four binary rows. */
    @Test
    void explain_andTree_matchesShapConsistencyTest() {
        double[][] all = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        ToDoubleFunction<double[]> tree = x -> 80 * x[0] * x[1];
        assertThat(binary(tree, 2, all, 0, 0)).containsExactly(new double[] {-10, -10}, within(1e-12));
        assertThat(binary(tree, 2, all, 0, 1)).containsExactly(new double[] {-30, 10}, within(1e-12));
        assertThat(binary(tree, 2, all, 1, 0)).containsExactly(new double[] {10, -30}, within(1e-12));
        assertThat(binary(tree, 2, all, 1, 1)).containsExactly(new double[] {30, 30}, within(1e-12));
    }

    /** shap's permutation test, f = x0 x2 + x1 + x2 + x2 x3 from background 0. */
    @Test
    void explain_pairwiseModel_matchesClosedForm() {
        for (int bits = 0; bits < 16; bits++) {
            double[] x = {bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1};
            double[] expected = {x[0] * x[2] / 2, x[1], x[2] + x[0] * x[2] / 2 + x[2] * x[3] / 2, x[2] * x[3] / 2};
            assertThat(binary(v -> v[0] * v[2] + v[1] + v[2] + v[2] * v[3], 4, new double[][] {{0, 0, 0, 0}}, x))
                    .containsExactly(expected, within(1e-12));
        }
    }

    @Test
    void explain_linearModel_isWeightTimesDistanceFromTheMean() {
        double[][] background = {{1, 4}, {3, -2}, {5, 1}};
        assertThat(binary(x -> x[0] + 2 * x[1], 2, background, 10, 7))
                .containsExactly(new double[] {10 - 3, 2 * (7 - 1)}, within(1e-12));
    }

    @Test
    void explain_moreThan20VaryingColumns_isRefusedWithTheirNumber() {
        ExactShapley shap = ExactShapley.of(Games.output(21, s -> s[0]), Games.absent(21));
        assertThatThrownBy(() -> shap.explain(Games.present(21), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns: expected at most 20 that differ from the background for exact Shapley values,"
                        + " got 21");
    }

    @Test
    void explain_manyColumnsFewVarying_countsOnlyThose() {
        double[][] x = new double[1][70];
        x[0][3] = 1;
        x[0][66] = 1;
        Attribution a = ExactShapley.of(Games.output(70, s -> s[3] * s[66] + s[5]), Games.absent(70))
                .explain(Games.rows(x), 0);
        assertThat(a.value(3)).isEqualTo(0.5, within(1e-12));
        assertThat(a.value(66)).isEqualTo(0.5, within(1e-12));
        assertThat(a.evaluations()).isEqualTo(1 + 1 + 2);
        assertThat(a.exactness()).isEqualTo(Attribution.Exactness.EXACT);
    }

    @Test
    void explain_modelGivesNaN_isRefused() {
        ExactShapley shap = ExactShapley.of(Games.output(1, s -> s[0] > 0 ? Double.NaN : 0), Games.absent(1));
        assertThatThrownBy(() -> shap.explain(Games.present(1), 0))
                .hasMessage("prediction of row 0: expected a finite number, got NaN");
    }

    @Test
    void explain_unseenLevelOnBothSides_isNotTakenForTheSame() {
        Schema schema = Schema.of(new Field.Categorical("c", List.of("a", "b")), new Field.Numeric("x"));
        Regressor model = FunctionModel.regressor(schema, r -> r[0] > 1 ? 5 + r[1] : r[0] + r[1]);
        Table background = Table.ofRows(schema, List.of(Map.of("c", "q", "x", 1.0)));
        Table x = Table.ofRows(schema, List.of(Map.of("c", "z", "x", 3.0)));
        Attribution a =
                ExactShapley.of(ModelOutput.of(model), Marginal.of(background)).explain(x, 0);
        assertThat(a.features().get(0).value()).isEqualTo("z");
        assertThat(a.evaluations()).isEqualTo(1 + 1 + 2);
        assertThat(a.value(1)).isEqualTo(2, within(1e-12));
    }
}
