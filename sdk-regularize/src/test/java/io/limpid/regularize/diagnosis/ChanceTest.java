package io.limpid.regularize.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values: scipy 1.17.1, by the call beside each; tolerance: the ten digits given. */
final class ChanceTest {

    /** {@code 2 * stats.t.sf(0.3 * sqrt(48 / (1 - 0.09)), 48)}. */
    @Test
    void ofCorrelation_moderate_isStudents() {
        assertThat(Chance.ofCorrelation(0.3, 50)).isCloseTo(0.03428618003, within(1e-10));
    }

    /** Far in the tail the p-value keeps its relative accuracy: {@code 2 * stats.t.sf(0.9 * sqrt(98 / 0.19), 98)}. */
    @Test
    void ofCorrelation_strong_keepsItsDigits() {
        assertThat(Chance.ofCorrelation(-0.9, 100) / 4.063405277e-37).isCloseTo(1, within(1e-8));
    }

    @Test
    void ofCorrelation_perfect_isZero() {
        assertThat(Chance.ofCorrelation(1, 10)).isZero();
    }

    /** {@code stats.f.sf(3.2, 2, 47)}. */
    @Test
    void ofRatio_moderate_isFishers() {
        assertThat(Chance.ofRatio(3.2, 2, 47)).isCloseTo(0.0497828919, within(1e-10));
    }

    @Test
    void logChoose_smallNumbers_isLogOfBinomial() {
        assertThat(Chance.logChoose(10, 3)).isCloseTo(Math.log(120), within(1e-12));
    }

    /** Two groups of two rows, two kinds in equal shares: each pure with probability 1/2; a single row always is. */
    @Test
    void logPure_twoPairs_isOneQuarter() {
        assertThat(Chance.logPure(new int[] {2, 2, 1}, new int[] {2, 2}, 4)).isCloseTo(Math.log(0.25), within(1e-12));
    }
}
