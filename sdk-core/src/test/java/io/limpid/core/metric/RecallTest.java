package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RecallTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Recall();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new Recall().name()).isEqualTo("recall");
    }

    @Test
    void score_matchesScikitLearn() {
        assertThat(new Recall().score(MetricGold.EQUAL).require()).isCloseTo(0.75, within(MetricGold.TOLERANCE));
        assertThat(new Recall().score(MetricGold.WEIGHTED).require()).isCloseTo(0.8, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_threeClasses_matchesScikitLearn() {
        assertThat(new Recall().score(MetricGold.THREE).require()).isCloseTo(0.5, within(MetricGold.TOLERANCE));
        assertThat(new Recall().score(MetricGold.THREE_WEIGHTED).require())
                .isCloseTo(0.14285714285714285, within(MetricGold.TOLERANCE));
    }

    @Test
    void score_noRowTrulyPositive_isUndefinedWithReason() {
        ClassPredictions predictions =
                binary(new int[] {0, 0, 1}, new double[] {0.9, 0.1, 0.9}, new double[] {1, 1, 0});
        assertThat(new Recall().score(predictions)).isEqualTo(Score.undefined("no row is truly \"yes\""));
    }

    @Test
    void score_noRowCalledPositive_isZero() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {0.1, 0.4}, new double[] {1, 1});
        assertThat(new Recall().score(predictions)).isEqualTo(Score.of(0));
    }
}
