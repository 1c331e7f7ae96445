package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RootMeanSquaredErrorTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new RootMeanSquaredError();
    }

    @Override
    protected int unitsOfTarget() {
        return 1;
    }

    @Test
    void score_threeRows_followsTheFormula() {
        assertThat(new RootMeanSquaredError()
                        .score(predictions(new double[] {1, 2, 3}, new double[] {1, 4, 3}, 1, 1, 2)))
                .isEqualTo(Score.of(1));
    }

    @Test
    void score_errorBeyondDoubles_isUndefined() {
        assertThat(new RootMeanSquaredError().score(predictions(new double[] {1.5e308}, new double[] {-1.5e308}, 1)))
                .isEqualTo(Score.undefined("the result is beyond the range of double precision"));
    }

    @Test
    void score_squareBeyondDoubles_isFiniteAsTheRootIs() {
        assertThat(new RootMeanSquaredError().score(predictions(new double[] {0x1p600}, new double[] {0}, 1)))
                .isEqualTo(Score.of(0x1p600));
    }
}
