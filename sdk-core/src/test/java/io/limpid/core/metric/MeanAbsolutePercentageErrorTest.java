package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MeanAbsolutePercentageErrorTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new MeanAbsolutePercentageError();
    }

    @Override
    protected int unitsOfTarget() {
        return 0;
    }

    @Test
    void score_threeRows_followsTheFormula() {
        assertThat(new MeanAbsolutePercentageError()
                        .score(predictions(new double[] {1, -2, 4}, new double[] {1.5, -1, 4}, 1, 1, 2)))
                .isEqualTo(Score.of(0.25));
    }

    @Test
    void score_targetsOfZero_isUndefinedAndCountsThem() {
        assertThat(new MeanAbsolutePercentageError()
                        .score(predictions(new double[] {0, 2, -0.0}, new double[] {1, 1, 0}, 1, 1, 1)))
                .isEqualTo(Score.undefined("a relative error needs targets other than 0: rows with 0: 2"));
    }

    @Test
    void score_ratioBeyondDoubles_isUndefined() {
        assertThat(new MeanAbsolutePercentageError().score(predictions(new double[] {1e-300}, new double[] {1e300}, 1)))
                .isEqualTo(Score.undefined("the result is beyond the range of double precision"));
    }

    @Test
    void score_hugeAndTinyTargets_areBothRelative() {
        assertThat(new MeanAbsolutePercentageError()
                        .score(predictions(
                                new double[] {0x1p1023, 0x1p-1000}, new double[] {-0x1p1023, 0x1p-999}, 1, 1)))
                .isEqualTo(Score.of(1.5));
    }
}
