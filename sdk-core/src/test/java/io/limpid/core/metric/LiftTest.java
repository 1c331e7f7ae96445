package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiftTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Lift(0.25);
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new Lift(0.25).name()).isEqualTo("lift at 0.25");
    }

    /** Of ten rows two are positive; the top two hold one of them: 1/2 over 1/5. */
    @Test
    void score_topFifthHalfPositive_isTwoAndAHalf() {
        int[] truth = {0, 0, 0, 0, 0, 1, 0, 0, 0, 1};
        double[] p = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        assertThat(new Lift(0.2).score(binary(truth, p, equalWeights(10, 1)))).isEqualTo(Score.of(2.5));
    }

    @Test
    void score_allProbabilitiesEqual_isOne() {
        ClassPredictions predictions =
                binary(new int[] {0, 1, 0}, new double[] {0.5, 0.5, 0.5}, new double[] {1, 2, 5});
        assertThat(new Lift(0.1).score(predictions).require()).isCloseTo(1, within(1e-15));
    }

    @Test
    void score_allOfThem_isOne() {
        assertThat(new Lift(1).score(MetricGold.WEIGHTED).require()).isCloseTo(1, within(1e-15));
    }

    @Test
    void score_noPositiveRow_isUndefinedWithReason() {
        ClassPredictions predictions = binary(new int[] {0, 1}, new double[] {0.1, 0.3}, new double[] {1, 0});
        assertThat(new Lift(0.5).score(predictions)).isEqualTo(Score.undefined("no row is truly \"yes\""));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -0.1, 1.1})
    void of_badFraction_isRefused(double fraction) {
        assertThatThrownBy(() -> new Lift(fraction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fraction: expected a number from 1e-9 to 1, got " + fraction);
    }
}
