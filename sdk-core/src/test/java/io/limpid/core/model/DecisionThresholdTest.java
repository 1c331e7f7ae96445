package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecisionThresholdTest {

    @Test
    void half_always_isTheMoreProbableClass() {
        assertThat(DecisionThreshold.half()).isEqualTo(new DecisionThreshold(0.5, "more probable class"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void new_probability_isKept(double probability) {
        assertThat(new DecisionThreshold(probability, "F1").probability()).isEqualTo(probability);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY})
    void new_noProbability_isRefused(double probability) {
        assertThatThrownBy(() -> new DecisionThreshold(probability, "F1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold: expected a number from 0 to 1, got " + probability);
    }

    @Test
    void new_noCriterion_isRefused() {
        assertThatThrownBy(() -> new DecisionThreshold(0.5, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("criterion");
    }
}
