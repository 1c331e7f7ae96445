package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AccuracyTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Accuracy();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new Accuracy().name()).isEqualTo("accuracy");
    }

    @Test
    void score_matchesScikitLearn() {
        assertThat(new Accuracy().score(MetricGold.EQUAL).require()).isCloseTo(0.625, within(MetricGold.TOLERANCE));
        assertThat(new Accuracy().score(MetricGold.WEIGHTED).require())
                .isCloseTo(0.5405405405405406, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_threeClasses_matchesScikitLearn() {
        assertThat(new Accuracy().score(MetricGold.THREE).require()).isCloseTo(0.6, within(MetricGold.TOLERANCE));
        assertThat(new Accuracy().score(MetricGold.THREE_WEIGHTED).require())
                .isCloseTo(0.3333333333333333, within(MetricGold.TOLERANCE));
    }
}
