package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExplainedVarianceTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new ExplainedVariance();
    }

    @Override
    protected int unitsOfTarget() {
        return 0;
    }

    @Test
    void score_sameErrorEverywhere_isForgiven() {
        assertThat(new ExplainedVariance()
                        .score(predictions(new double[] {1, 2, 3}, new double[] {11, 12, 13}, 1, 1, 1)))
                .isEqualTo(Score.of(1));
    }

    @Test
    void score_constantPredicted_isZero() {
        assertThat(new ExplainedVariance().score(predictions(new double[] {1, 2, 3}, new double[] {2, 2, 2}, 1, 1, 1)))
                .isEqualTo(Score.of(0));
    }

    @Test
    void score_constantTarget_isUndefined() {
        assertThat(new ExplainedVariance().score(predictions(new double[] {5, 5}, new double[] {4, 5}, 1, 1)))
                .isEqualTo(Score.undefined("the target is constant: it has no variance to explain"));
    }
}
