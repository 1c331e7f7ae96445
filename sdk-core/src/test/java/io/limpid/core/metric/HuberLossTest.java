package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HuberLossTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new HuberLoss(0.3);
    }

    @Override
    protected int unitsOfTarget() {
        return 2;
    }

    @Override
    protected RegressionMetric metricOf(double times) {
        return new HuberLoss(0.3 * times);
    }

    @Test
    void score_threeRows_followsTheFormula() {
        assertThat(new HuberLoss(1).score(predictions(new double[] {0, 0, 0}, new double[] {0.5, 1, 3}, 2, 4, 2)))
                .isEqualTo(Score.of(0.90625));
    }

    @Test
    void score_hugeError_isFinite() {
        assertThat(new HuberLoss(0x1p-10).score(predictions(new double[] {0x1p1000}, new double[] {0}, 1)))
                .isEqualTo(Score.of(0x1p990 - 0x1p-21));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void of_badDelta_isRefused(double delta) {
        assertThatThrownBy(() -> new HuberLoss(delta))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delta: expected a finite number above 0, got " + delta);
    }
}
