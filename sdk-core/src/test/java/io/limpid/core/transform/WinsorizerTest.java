package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WinsorizerTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return Winsorizer.withDefaults();
    }

    @Test
    void quantiles_tails_areMovedToThem() {
        // Places 0.5 and 7.5 of 0 to 8: 0.5 and half way from 7 to 100.
        assertThat(Transformed.training(
                        Winsorizer.quantiles(0.0625, 0.9375), new double[] {0, 1, 2, 3, 4, 5, 6, 7, 100}))
                .containsExactly(0.5, 1, 2, 3, 4, 5, 6, 7, 53.5);
    }

    @Test
    void fences_valuesBeyondThem_areMovedToThem() {
        // Quartiles 2 and 4, distance 2: fences -1 and 7.
        assertThat(Transformed.training(Winsorizer.fences(1.5), new double[] {-50, 2, 3, 4, 50, NA}))
                .containsExactly(-1, 2, 3, 4, 7, NA);
    }

    @Test
    void fences_factorZero_limitsAtTheQuartiles() {
        assertThat(Transformed.training(Winsorizer.fences(0), new double[] {-50, 2, 3, 4, 50}))
                .containsExactly(2, 2, 3, 4, 4);
    }

    @Test
    void fences_beyondDoubles_limitNothing() {
        double max = Double.MAX_VALUE;
        double[] values = {-max, -max, max, max};
        assertThat(Transformed.training(Winsorizer.fences(1.5), values)).containsExactly(values);
    }

    @Test
    void transform_laterValues_areLimitedToo() {
        assertThat(Transformed.later(Winsorizer.quantiles(0, 1), new double[] {1, 5}, -7, 3, 9, NA))
                .containsExactly(1, 3, 5, NA);
    }

    @Test
    void fit_columnWithoutValues_passesUnchanged() {
        assertThat(Transformed.later(Winsorizer.withDefaults(), new double[] {NA, NA}, 3, -1e300))
                .containsExactly(3, -1e300);
    }

    @Test
    void of_badOptions_areRefused() {
        for (double[] bad : new double[][] {{0.75, 0.25}, {0.5, 0.5}, {-0.1, 0.5}, {0.5, 1.1}, {NA, 0.5}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Winsorizer.quantiles(bad[0], bad[1]))
                    .withMessageStartingWith("quantiles: expected 0 <= lower < upper <= 1, got ");
        }
        for (double bad : new double[] {-1, NA, 1 / 0.0}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Winsorizer.fences(bad))
                    .withMessage("factor: expected a finite number of at least 0, got " + bad);
        }
    }
}
