package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RobustScalerTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return RobustScaler.withDefaults();
    }

    private static double[] scaled(double[] values, double... weights) {
        return Transformed.training(RobustScaler.withDefaults(), values, weights);
    }

    @Test
    void fit_fiveNumbers_haveMedianZeroAndQuartileDistanceOne() {
        // median 3, quartiles 2 and 10
        assertThat(scaled(new double[] {1, 2, 3, 10, 1000})).containsExactly(-0.25, -0.125, 0, 0.875, 124.625);
    }

    @Test
    void fit_quartilesBetweenValues_areInterpolated() {
        // median 2.5, quartiles at places 0.75 and 2.25: 1.75 and 3.25
        assertThat(scaled(new double[] {1, 2, 3, 4})).containsExactly(-1, -0.5 / 1.5, 0.5 / 1.5, 1);
    }

    @Test
    void withQuantiles_wholeRange_dividesByIt() {
        double[] out = Transformed.training(RobustScaler.withDefaults().withQuantiles(0, 1), new double[] {0, 1, 4});
        assertThat(out).containsExactly(-0.25, 0, 0.75);
    }

    @Test
    void fit_missing_staysMissingAndIsLeftOut() {
        assertThat(scaled(new double[] {NA, 1, 2, 3, NA})).containsExactly(NA, -1, 0, 1, NA);
    }

    @Test
    void fit_equalQuartiles_areNotDividedBy() {
        assertThat(scaled(new double[] {5, 5, 5, 5, 9})).containsExactly(0, 0, 0, 0, 4);
        assertThat(scaled(new double[] {7})).containsExactly(0);
    }

    @Test
    void fit_columnWithoutValues_passesUnchanged() {
        assertThat(scaled(new double[] {NA, NA})).containsExactly(NA, NA);
        assertThat(scaled(new double[] {3}, 0)).containsExactly(3);
    }

    @Test
    void fit_quartilesTooFarApart_namesTheColumn() {
        double max = Double.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaled(new double[] {-max, -max, max, max}))
                .withMessage("column \"x\": expected quantiles at a finite distance, got " + -max + " and " + max);
    }

    @Test
    void transform_valueBeyondDoubles_namesColumnAndRow() {
        double[] train = {0, 1e-10, 2e-10};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transformed.later(RobustScaler.withDefaults(), train, 1, 1e308))
                .withMessage("column \"x\", row 1: expected a finite number, got Infinity");
    }

    @Test
    void withQuantiles_outOfOrderOrRange_isRefused() {
        for (double[] bad : new double[][] {{0.75, 0.25}, {0.5, 0.5}, {-0.1, 0.5}, {0.5, 1.1}, {NA, 0.5}, {0.5, NA}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RobustScaler.withDefaults().withQuantiles(bad[0], bad[1]))
                    .withMessage("quantiles: expected 0 <= lower < upper <= 1, got " + bad[0] + " and " + bad[1]);
        }
    }

    @Test
    void fit_smallWeights_countByTheirShares() {
        // Five tenths each: the same as ones.
        double[] values = {1, 2, 3, 10, 1000};
        assertThat(scaled(values, 0.1, 0.1, 0.1, 0.1, 0.1)).containsExactly(scaled(values));
    }
}
