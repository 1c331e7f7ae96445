package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NetRateTest {

    @Test
    void of_constant_isOne() {
        assertThat(factors(LearningRateSchedule.constant(), 3)).containsExactly(1, 1, 1);
    }

    @Test
    void of_step_fallsEverySoManyEpochs() {
        assertThat(factors(LearningRateSchedule.step(2, 0.5), 6)).containsExactly(1, 1, 0.5, 0.5, 0.25, 0.25);
    }

    @Test
    void of_exponential_isThePower() {
        assertThat(factors(LearningRateSchedule.exponential(0.5), 4)).containsExactly(1, 0.5, 0.25, 0.125);
    }

    /** cos(0), cos(pi/4), cos(pi/2), ... in closed form; tolerance: an ulp of 1. */
    @Test
    void of_cosine_isHalfAWaveToTheLast() {
        double[] f = factors(LearningRateSchedule.cosine(0.2), 5);
        double root = Math.sqrt(0.5);
        assertThat(f)
                .containsExactly(
                        new double[] {1, 0.2 + 0.4 * (1 + root), 0.6, 0.2 + 0.4 * (1 - root), 0.2}, within(2e-16));
    }

    @Test
    void of_cosineOfOneEpoch_isOne() {
        assertThat(factors(LearningRateSchedule.cosine(0.2), 1)).containsExactly(1);
    }

    /** Against StrictMath at 1,001 places; tolerance: two ulps of 1, as pi x is rounded there too. */
    @Test
    void halfWave_everyPlace_isThatOfTheCosine() {
        for (int i = 0; i <= 1_000; i++) {
            double x = i / 1_000.0;
            assertThat(NetRate.halfWave(x)).isCloseTo((1 + StrictMath.cos(Math.PI * x)) / 2, within(4.5e-16));
        }
    }

    @Test
    void of_warmUp_risesThenStartsTheOther() {
        assertThat(factors(LearningRateSchedule.exponential(0.5).withWarmUp(3), 6))
                .containsExactly(0.25, 0.5, 0.75, 1, 0.5, 0.25);
    }

    @Test
    void of_warmUpLongerThanTheTraining_onlyRises() {
        assertThat(factors(LearningRateSchedule.cosine(0.1).withWarmUp(3), 2)).containsExactly(0.25, 0.5);
    }

    @Test
    void after_lossNoLongerFalling_lowersTheRate() {
        NetRate rate = new NetRate(LearningRateSchedule.onPlateau(2, 0.5), 10);
        double[] losses = {3, 2, 2, 2.5, 2, 1, 1};
        double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.5};
        for (int e = 0; e < losses.length; e++) {
            assertThat(rate.of(e)).as("epoch " + e).isEqualTo(expected[e]);
            rate.after(e, losses[e]);
        }
    }

    @Test
    void schedules_outOfRange_named() {
        refused(() -> LearningRateSchedule.step(0, 0.5), "every: expected a whole number from 1 to 2147483647, got 0");
        refused(() -> LearningRateSchedule.exponential(0), "factor: expected a number above 0 and at most 1, got 0.0");
        refused(
                () -> LearningRateSchedule.cosine(Double.NaN),
                "last: expected a number above 0 and at most 1, got NaN");
        refused(
                () -> LearningRateSchedule.onPlateau(0, 0.5),
                "patience: expected a whole number from 1 to 2147483647, got 0");
        refused(
                () -> LearningRateSchedule.constant().withWarmUp(0),
                "warm-up epochs: expected a whole number from 1 to 1000000, got 0");
        refused(
                () -> LearningRateSchedule.constant().withWarmUp(1).withWarmUp(1),
                "then: expected a schedule without a warm-up, got WarmUp[epochs=1, then=Constant[]]");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static double[] factors(LearningRateSchedule schedule, int epochs) {
        NetRate rate = new NetRate(schedule, epochs);
        double[] factors = new double[epochs];
        for (int e = 0; e < epochs; e++) {
            factors[e] = rate.of(e);
            rate.after(e, 1.0 / (e + 1));
        }
        return factors;
    }
}
