package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PoissonDevianceTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new PoissonDeviance();
    }

    @Override
    protected int unitsOfTarget() {
        return 1;
    }

    @Test
    void score_targetsOfZero_costTwiceThePrediction() {
        assertThat(new PoissonDeviance().score(predictions(new double[] {0, 0}, new double[] {3, 1}, 1, 3)))
                .isEqualTo(Score.of(3));
    }

    @Test
    void score_rowsOutsideItsDomain_isUndefinedAndCountsThem() {
        assertThat(new PoissonDeviance()
                        .score(predictions(new double[] {-1, 2, 3, 4}, new double[] {1, 0, -1, 4}, 1, 1, 1, 1)))
                .isEqualTo(Score.undefined(
                        "Poisson deviance needs targets of at least 0 and predictions above 0: other rows: 3"));
    }

    /** 2 (y log(y / p) - y + p) for y = 1e-200 and p = 1e200 is 2e200 to 17 digits. */
    @Test
    void score_ratioBelowDoubles_isFinite() {
        assertThat(new PoissonDeviance()
                        .score(predictions(new double[] {1e-200}, new double[] {1e200}, 1))
                        .require())
                .isEqualTo(2e200);
    }
}
