package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.explain.Attribution;
import io.limpid.explain.FunctionModel;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.NetModel;
import org.junit.jupiter.api.Test;

/**
 * Small models valued by an enumeration in NumPy (Python 3.11), to 8 decimals, hence the tolerance of 5e-9. Probability
 * and log-odds are two games with two answers.
 */
class FixturesTest {

    private static final double[][] LOGISTIC_BACKGROUND = {{0, 0, 0, 0}, {1, 1, 1, 1}, {2, 0, -1, 3}, {-1, .5, 2, 1}};
    private static final double[][] LOGISTIC_ROW = {{1, -1, 2, 5}};
    private static final double[][] NET_BACKGROUND = {{0, 0, 0}, {1, -1, .5}, {-.5, .25, 2}};
    private static final double[][] NET_ROW = {{.8, -.6, 1.2}};

    private static Classifier logistic() {
        double[][] weights = {{1, -2, .5, 0}};
        return new NetModel(NetModel.columns(4), weights, new double[] {.3}, new double[] {1}, 0, z -> z);
    }

    private static Classifier net() {
        double[][] weights = {{1, -1, .5}, {.25, 2, -1}};
        return new NetModel(
                NetModel.columns(3), weights, new double[] {.1, -.2}, new double[] {1.5, -2}, .05, StrictMath::tanh);
    }

    private static Attribution explain(ModelOutput output, double[][] background, double[][] row) {
        return Shap.auto(output, Marginal.of(Games.rows(background))).explain(Games.rows(row), 0);
    }

    @Test
    void explain_logisticProbability_matchesNumpy() {
        Attribution a = explain(ModelOutput.probability(logistic()), LOGISTIC_BACKGROUND, LOGISTIC_ROW);
        assertThat(Games.values(a)).containsExactly(new double[] {.07486833, .29225603, .0658463, 0}, within(5e-9));
        assertThat(a.baseValue()).isEqualTo(.5536424206, within(5e-11));
        assertThat(a.prediction()).isEqualTo(.98661308, within(5e-9));
    }

    @Test
    void explain_logisticLogOdds_isTheMargin() {
        Attribution a = explain(ModelOutput.logOdds(logistic(), "yes"), LOGISTIC_BACKGROUND, LOGISTIC_ROW);
        // Log-odds taken from probabilities lose about 1e-16 / (1 - p).
        assertThat(Games.values(a)).containsExactly(new double[] {.5, 2.75, .75, 0}, within(1e-12));
        assertThat(a.baseValue()).isEqualTo(.3, within(1e-12));
    }

    @Test
    void explain_netProbability_matchesNumpy() {
        Attribution a = explain(ModelOutput.probability(net()), NET_BACKGROUND, NET_ROW);
        assertThat(Games.values(a)).containsExactly(new double[] {.02733969, .06349072, .03386775}, within(5e-9));
        assertThat(a.baseValue()).isEqualTo(.8452123462, within(5e-11));
        assertThat(a.prediction()).isEqualTo(.9699105028, within(5e-11));
    }

    @Test
    void explain_netLogOdds_matchesNumpy() {
        Attribution a = explain(ModelOutput.logOdds(net(), "yes"), NET_BACKGROUND, NET_ROW);
        assertThat(Games.values(a)).containsExactly(new double[] {.31801001, .68727043, .28745415}, within(5e-9));
        assertThat(a.baseValue()).isEqualTo(2.1802930249, within(5e-11));
    }

    /** The cases of TrustyAI's SHAP tests: the sum of all columns but the second. */
    @Test
    void explain_sumWithoutOneColumn_matchesClosedForm() {
        double[][] background = {{1, 2, 3, -4, 5}, {10, 11, 12, -4, 13}, {2, 3, 4, -4, 6}};
        Regressor sum = FunctionModel.regressor(NetModel.columns(5), x -> x[0] + x[2] + x[3] + x[4]);
        ModelOutput output = ModelOutput.of(sum);
        double third = 1 / 3.;
        assertThat(Games.values(explain(output, background, new double[][] {{5, 6, 7, -4, 8}})))
                .containsExactly(new double[] {2 * third, 0, 2 * third, 0, 0}, within(1e-12));
        assertThat(Games.values(explain(output, background, new double[][] {{11, 12, 13, -5, 14}})))
                .containsExactly(new double[] {20 * third, 0, 20 * third, -1, 6}, within(1e-12));
        assertThat(Games.values(explain(output, background, new double[][] {{0, 0, 1, 4, 2}})))
                .containsExactly(new double[] {-13 * third, 0, -16 * third, 8, -6}, within(1e-12));
    }
}
