package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class F1Test extends MetricContract {

    @Override
    protected Metric metric() {
        return new F1();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new F1().name()).isEqualTo("F1");
    }

    @Test
    void score_matchesScikitLearn() {
        assertThat(new F1().score(MetricGold.EQUAL).require())
                .isCloseTo(0.6666666666666666, within(MetricGold.TOLERANCE));
        assertThat(new F1().score(MetricGold.WEIGHTED).require())
                .isCloseTo(0.6530612244897959, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_threeClasses_matchesScikitLearn() {
        assertThat(new F1().score(MetricGold.THREE).require()).isCloseTo(0.5, within(MetricGold.TOLERANCE));
        assertThat(new F1().score(MetricGold.THREE_WEIGHTED).require())
                .isCloseTo(0.16666666666666666, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_noRowPositiveNorCalledSo_isUndefinedWithReason() {
        ClassPredictions predictions = binary(new int[] {0, 0}, new double[] {0.1, 0.4}, new double[] {1, 1});
        assertThat(new F1().score(predictions)).isEqualTo(Score.undefined("no row is or is called \"yes\""));
    }

    @Test
    void score_positiveRowsAllMissed_isZero() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {0.1, 0.4}, new double[] {1, 1});
        assertThat(new F1().score(predictions)).isEqualTo(Score.of(0));
    }
}
