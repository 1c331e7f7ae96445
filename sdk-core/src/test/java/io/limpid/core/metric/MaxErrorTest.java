package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MaxErrorTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new MaxError();
    }

    @Override
    protected int unitsOfTarget() {
        return 1;
    }

    @Test
    void score_threeRows_followsTheFormula() {
        assertThat(new MaxError().score(predictions(new double[] {1, 2, 3}, new double[] {1, 4, 9}, 1, 1, 0)))
                .isEqualTo(Score.of(2));
    }
}
