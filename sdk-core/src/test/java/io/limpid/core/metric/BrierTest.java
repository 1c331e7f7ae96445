package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BrierTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Brier();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new Brier().name()).isEqualTo("Brier score");
    }

    /** scikit-learn's own examples: 0.0375 of two classes; 0.146 of three. */
    @Test
    void score_examplesOfScikitLearn_matches() {
        ClassPredictions two = binary(new int[] {0, 1, 1, 0}, new double[] {0.1, 0.9, 0.8, 0.3}, equalWeights(4, 1));
        assertThat(new Brier().score(two).require()).isCloseTo(0.0375, within(1e-15));
        double[] values = {0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.2, 0.2, 0.6};
        ClassPredictions three = of(new int[] {0, 1, 2}, values, List.of("e", "h", "s"), equalWeights(3, 1));
        assertThat(new Brier().score(three).require()).isCloseTo(0.44 / 3, within(1e-15));
    }

    @Test
    void score_threeClassesAllCertainAndWrong_isTwo() {
        ClassPredictions predictions =
                of(new int[] {0}, new double[] {0, 0, 1}, List.of("a", "b", "c"), equalWeights(1, 1));
        assertThat(new Brier().score(predictions)).isEqualTo(Score.of(2));
    }
}
