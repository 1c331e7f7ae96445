package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PinballLossTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new PinballLoss(0.9);
    }

    @Override
    protected int unitsOfTarget() {
        return 1;
    }

    @Test
    void score_threeRows_followsTheFormula() {
        assertThat(new PinballLoss(0.25).score(predictions(new double[] {1, 2, 3}, new double[] {1, 4, 2}, 1, 1, 2)))
                .isEqualTo(Score.of(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void of_noQuantile_isRefused(double quantile) {
        assertThatThrownBy(() -> new PinballLoss(quantile))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantile: expected a number above 0 and below 1, got " + quantile);
    }

    @Test
    void score_half_isHalfTheMeanAbsoluteError() {
        NumericPredictions some = predictions(new double[] {1, 2, 3}, new double[] {4, 0, 3}, 1, 2, 1);
        assertThat(new PinballLoss(0.5).score(some).require())
                .isEqualTo(new MeanAbsoluteError().score(some).require() / 2);
    }
}
