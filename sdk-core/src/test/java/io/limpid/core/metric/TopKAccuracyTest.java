package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TopKAccuracyTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new TopKAccuracy(1);
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new TopKAccuracy(1).name()).isEqualTo("top-1 accuracy");
    }

    @Test
    void score_trueClassSecond_countsFromTwoOn() {
        ClassPredictions predictions =
                of(new int[] {1, 0}, new double[] {0.5, 0.3, 0.2, 0.6, 0.3, 0.1}, List.of("a", "b", "c"), new double[] {
                    1, 3
                });
        assertThat(new TopKAccuracy(1).score(predictions)).isEqualTo(Score.of(0.75));
        assertThat(new TopKAccuracy(2).score(predictions)).isEqualTo(Score.of(1));
    }

    @Test
    void score_tie_ranksTheFirstClassHigher() {
        double[] values = {0.4, 0.4, 0.2, 0.4, 0.4, 0.2};
        ClassPredictions predictions = of(new int[] {0, 1}, values, List.of("a", "b", "c"), new double[] {1, 3});
        assertThat(new TopKAccuracy(1).score(predictions)).isEqualTo(Score.of(0.25));
        assertThat(new TopKAccuracy(1).score(predictions)).isEqualTo(new Accuracy().score(predictions));
    }

    @Test
    void score_asManyAsThereAreClasses_isOne() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {1, 0}, new double[] {1, 3});
        assertThat(new TopKAccuracy(5).score(predictions)).isEqualTo(Score.of(1));
    }

    @Test
    void of_none_isRefused() {
        assertThatThrownBy(() -> new TopKAccuracy(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("k: expected at least 1, got 0");
    }
}
