package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PrAucTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new PrAuc();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new PrAuc().name()).isEqualTo("PR AUC");
    }

    /** scikit-learn's own example: average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) is 0.83. */
    @Test
    void score_oneNegativeAboveAPositive_isFiveSixths() {
        ClassPredictions predictions =
                binary(new int[] {0, 0, 1, 1}, new double[] {0.1, 0.4, 0.35, 0.8}, equalWeights(4, 1));
        assertThat(new PrAuc().score(predictions).require()).isCloseTo(5.0 / 6, within(1e-15));
    }

    @Test
    void score_allProbabilitiesEqual_isThePositivesShare() {
        ClassPredictions predictions =
                binary(new int[] {0, 1, 0, 0}, new double[] {0.3, 0.3, 0.3, 0.3}, new double[] {1, 2, 5, 0});
        assertThat(new PrAuc().score(predictions)).isEqualTo(Score.of(0.25));
    }

    @Test
    void score_onlyPositiveRows_isOne() {
        ClassPredictions predictions = binary(new int[] {1, 1}, new double[] {0.1, 0.3}, equalWeights(2, 1));
        assertThat(new PrAuc().score(predictions)).isEqualTo(Score.of(1));
    }

    @Test
    void score_noPositiveRow_isUndefinedWithReason() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {0.1, 0.3}, new double[] {1, 0});
        assertThat(new PrAuc().score(predictions)).isEqualTo(Score.undefined("no row is truly \"yes\""));
    }
}
