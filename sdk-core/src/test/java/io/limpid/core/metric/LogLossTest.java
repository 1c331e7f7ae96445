package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LogLossTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new LogLoss();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new LogLoss().name()).isEqualTo("log loss");
    }

    @Test
    void score_matchesScikitLearn() {
        assertThat(new LogLoss().score(MetricGold.EQUAL).require())
                .isCloseTo(0.6972539086688301, within(MetricGold.TOLERANCE));
        assertThat(new LogLoss().score(MetricGold.WEIGHTED).require())
                .isCloseTo(0.514300738142757, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_threeClasses_matchesScikitLearn() {
        assertThat(new LogLoss().score(MetricGold.THREE).require())
                .isCloseTo(0.7361822568929519, within(MetricGold.TOLERANCE));
        assertThat(new LogLoss().score(MetricGold.THREE_WEIGHTED).require())
                .isCloseTo(1.0061201380497828, within(MetricGold.TOLERANCE));
    }

    /**
     * scikit-learn 1.9.1: {@code log_loss([0, 1], [1.0, 0.0]), log_loss([0, 1], [0.0, 1.0])}; our logarithm promises 2
     * ulp.
     */
    @Test
    void score_certainty_costsAtMostTheClippedLogarithm() {
        double[] ones = {1, 1};
        assertThat(new LogLoss()
                        .score(binary(new int[] {0, 1}, new double[] {1, 0}, ones))
                        .require())
                .isCloseTo(36.04365338911715, within(2 * Math.ulp(36.0)));
        assertThat(new LogLoss()
                        .score(binary(new int[] {0, 1}, new double[] {0, 1}, ones))
                        .require())
                .isCloseTo(2.220446049250313e-16, within(2 * Math.ulp(2.3e-16)));
    }
}
