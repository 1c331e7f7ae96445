package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MeanSquaredErrorTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new MeanSquaredError();
    }

    @Override
    protected int unitsOfTarget() {
        return 2;
    }

    @Test
    void score_threeRows_followsTheFormula() {
        assertThat(new MeanSquaredError().score(predictions(new double[] {1, 2, 3}, new double[] {1, 4, 2}, 1, 1, 2)))
                .isEqualTo(Score.of(1.5));
    }

    @Test
    void score_squareBeyondDoubles_isUndefined() {
        assertThat(new MeanSquaredError().score(predictions(new double[] {1e200}, new double[] {0}, 1)))
                .isEqualTo(Score.undefined("the result is beyond the range of double precision"));
    }
}
