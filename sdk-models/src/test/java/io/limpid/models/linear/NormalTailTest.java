package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    /** scipy 1.17.1: 2 * scipy.special.ndtr(-z). Tolerance: as the method states it, of the value. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 0.9992021155721779",
        "0.5, 0.6170750774519738",
        "1.0, 0.31731050786291415",
        "1.959963984540054, 0.05",
        "2.5, 0.012419330651552265",
        "1.414, 0.1573619024823153",
        "1.415, 0.15706849603409614",
        "3.5, 0.00046525815807105003",
        "8.0, 1.244192114854348e-15",
        "20.0, 5.507248237212311e-89",
        "37.5, 9.210706019163908e-308"
    })
    void twoSided_anyZ_matchesScipy(double z, double expected) {
        assertThat(NormalTail.twoSided(z) / expected).isCloseTo(1, within(2e-15 * (1 + z * z)));
        assertThat(NormalTail.twoSided(-z)).isEqualTo(NormalTail.twoSided(z));
    }

    @Test
    void twoSided_extremes_oneZeroAndNaN() {
        assertThat(NormalTail.twoSided(0)).isOne();
        assertThat(NormalTail.twoSided(40)).isZero();
        assertThat(NormalTail.twoSided(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(NormalTail.twoSided(Double.NaN)).isNaN();
    }
}
