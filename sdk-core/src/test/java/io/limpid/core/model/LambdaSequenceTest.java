package io.limpid.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaSequenceTest {

    @Test
    void geometric_threeLambdas_fallByOneFactor() {
        LambdaSequence lambdas = LambdaSequence.geometric(0.5, 8, 0.0625, 3);
        assertThat(lambdas.size()).isEqualTo(3);
        assertThat(lambdas.lambdas().get(0)).isEqualTo(8);
        assertThat(lambdas.lambdas().get(1))
                .isEqualTo(2, within(1e-14)); // a few units of the last place of exp and log
        assertThat(lambdas.lambdas().get(2)).isEqualTo(0.5, within(1e-15));
        assertThat(lambdas.penalty(0)).isEqualTo(new Penalty(8, 0.5));
        assertThat(lambdas.first(1).lambdas()).containsExactly(8.0);
    }

    @Test
    void geometric_oneLambda_isTheLargest() {
        assertThat(LambdaSequence.geometric(1, 3, 0.5, 1).lambdas()).containsExactly(3.0);
    }

    @Test
    void of_notFalling_namesTheTwo() {
        assertThatThrownBy(() -> new LambdaSequence(1, List.of(2.0, 2.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lambdas: expected each to be smaller than the one before, got 2.0 after 2.0");
    }

    @Test
    void of_none_isRefused() {
        assertThatThrownBy(() -> new LambdaSequence(1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lambdas: expected at least one, got none");
    }

    @Test
    void of_negativeLambda_isRefused() {
        assertThatThrownBy(() -> new LambdaSequence(1, List.of(1.0, -1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lambda: expected a finite number of at least 0, got -1.0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void geometric_largestNotPositive_isRefused(double largest) {
        assertThatThrownBy(() -> LambdaSequence.geometric(1, largest, 0.1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("lambdas: expected a largest one above 0 and finite, got ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void withMinRatio_notAShare_isRefused(double ratio) {
        assertThatThrownBy(() -> LambdaGrid.withDefaults().withMinRatio(ratio))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minRatio: expected a number above 0 and below 1, got " + ratio);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void withCount_outOfRange_isRefused(int count) {
        assertThatThrownBy(() -> LambdaGrid.withDefaults().withCount(count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lambdas: expected a number from 1 to 10000, got " + count);
    }

    @Test
    void path_modelsAndLambdasOfOtherNumbers_isRefused() {
        assertThatThrownBy(() -> new PenaltyPath<>(LambdaSequence.geometric(1, 1, 0.1, 2), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("models: expected one for each of 2 lambdas, got 0");
    }

    @Test
    void first_moreThanThereAre_isRefused() {
        assertThatThrownBy(() -> LambdaSequence.geometric(1, 1, 0.1, 3).first(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lambdas: expected a number of them from 1 to 3, got 4");
    }
}
