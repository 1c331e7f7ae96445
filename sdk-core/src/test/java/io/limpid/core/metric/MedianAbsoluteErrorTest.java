package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MedianAbsoluteErrorTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new MedianAbsoluteError();
    }

    @Override
    protected int unitsOfTarget() {
        return 1;
    }

    @Test
    void score_oddRows_isTheMiddleOne() {
        assertThat(new MedianAbsoluteError()
                        .score(predictions(new double[] {0, 0, 0}, new double[] {1, 3, 9}, 1, 1, 1)))
                .isEqualTo(Score.of(3));
    }

    @Test
    void score_evenRows_isBetweenTheMiddleTwo() {
        assertThat(new MedianAbsoluteError()
                        .score(predictions(new double[] {0, 0, 0, 0}, new double[] {9, 1, 3, 4}, 1, 1, 1, 1)))
                .isEqualTo(Score.of(3.5));
    }

    @Test
    void score_heavyRow_isTheMedian() {
        assertThat(new MedianAbsoluteError()
                        .score(predictions(new double[] {0, 0, 0}, new double[] {1, 3, 9}, 1, 1, 5)))
                .isEqualTo(Score.of(9));
    }

    @Test
    void score_halfOfTheWeightToWithinRounding_isBetween() {
        assertThat(new MedianAbsoluteError()
                        .score(predictions(new double[] {0, 0, 0}, new double[] {1, 3, 9}, 0.1, 0.2, 0.3)))
                .isEqualTo(Score.of(6));
    }

    @Test
    void score_oneRow_isItsError() {
        assertThat(new MedianAbsoluteError().score(predictions(new double[] {0}, new double[] {2}, 0.3)))
                .isEqualTo(Score.of(2));
    }

    /** Ten weights of 0.1 sum to less than 1, and five of them to just 0.5. */
    @Test
    void score_equalWeightsThatAreNoBinaryFraction_areHalvedAll() {
        double[] errors = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(new MedianAbsoluteError()
                        .score(predictions(new double[10], errors, MetricContract.equalWeights(10, 0.1))))
                .isEqualTo(Score.of(5.5));
    }
}
