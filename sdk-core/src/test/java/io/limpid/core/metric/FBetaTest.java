package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FBetaTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new FBeta(2);
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new FBeta(2).name()).isEqualTo("F2");
    }

    @Test
    void name_otherBetaAndAverage_saysSo() {
        assertThat(new FBeta(0.5, Average.WEIGHTED).name()).isEqualTo("weighted F0.5");
    }

    /** TP 1, FN 1, FP 0: precision 1, recall 1/2; (1 + 4) / (5 + 4) and (1 + 1/4) / (5/4 + 1/4). */
    @Test
    void score_recallOneHalf_weighsItByBeta() {
        ClassPredictions predictions = binary(new int[] {1, 1}, new double[] {0.9, 0.4}, new double[] {1, 1});
        assertThat(new FBeta(2).score(predictions)).isEqualTo(Score.of(5.0 / 9));
        assertThat(new FBeta(0.5).score(predictions)).isEqualTo(Score.of(1.25 / 1.5));
    }

    @Test
    void score_betaOne_isF1() {
        assertThat(new FBeta(1).score(MetricGold.WEIGHTED)).isEqualTo(new F1().score(MetricGold.WEIGHTED));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, 1_001, Double.POSITIVE_INFINITY})
    void of_badBeta_isRefused(double beta) {
        assertThatThrownBy(() -> new FBeta(beta))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("beta: expected a number from 0.001 to 1000, got " + beta);
    }
}
