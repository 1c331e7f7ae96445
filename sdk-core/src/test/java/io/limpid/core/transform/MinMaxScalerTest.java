package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MinMaxScalerTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return MinMaxScaler.withDefaults();
    }

    private static double[] scaled(double[] values, double... weights) {
        return Transformed.training(MinMaxScaler.withDefaults(), values, weights);
    }

    @Test
    void fit_fewNumbers_goFromZeroToOne() {
        assertThat(scaled(new double[] {3, 1, 5})).containsExactly(0.5, 0, 1);
    }

    @Test
    void withRange_otherEnds_areReached() {
        MinMaxScaler scaler = MinMaxScaler.withDefaults().withRange(-1, 3);
        assertThat(Transformed.training(scaler, new double[] {3, 1, 5})).containsExactly(1, -1, 3);
    }

    @Test
    void transform_valueOutsideTraining_goesBeyondOrIsClipped() {
        double[] train = {0, 10};
        MinMaxScaler scaler = MinMaxScaler.withDefaults();
        assertThat(Transformed.later(scaler, train, -5, 20, NA)).containsExactly(-0.5, 2, NA);
        assertThat(Transformed.later(scaler.withOutOfRange(OutOfRange.CLIP), train, -5, 20, NA))
                .containsExactly(0, 1, NA);
    }

    @Test
    void withOutOfRangeThenRange_clipsToThatRange() {
        MinMaxScaler scaler =
                MinMaxScaler.withDefaults().withOutOfRange(OutOfRange.CLIP).withRange(2, 4);
        assertThat(Transformed.later(scaler, new double[] {0, 10}, -5, 5, 20)).containsExactly(2, 3, 4);
    }

    @Test
    void fit_constantColumn_becomesTheLowEnd() {
        assertThat(scaled(new double[] {0.1, 0.1, 0.1})).containsOnly(0);
    }

    @Test
    void fit_columnWithoutValues_countsAsZeroToOne() {
        assertThat(scaled(new double[] {NA, NA})).containsExactly(NA, NA);
        assertThat(scaled(new double[] {3}, 0)).containsExactly(3);
    }

    @Test
    void fit_valuesTooFarApart_namesTheColumn() {
        double max = Double.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaled(new double[] {-max, max}))
                .withMessage("column \"x\": expected values at a finite distance, got " + -max + " to " + max);
    }

    @Test
    void withRange_noRange_isRefused() {
        double max = Double.MAX_VALUE;
        for (double[] bad : new double[][] {{1, 1}, {2, 1}, {NA, 1}, {0, NA}, {-max, max}, {0, 1 / 0.0}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MinMaxScaler.withDefaults().withRange(bad[0], bad[1]))
                    .withMessage("range: expected two finite numbers in order, got " + bad[0] + " and " + bad[1]);
        }
    }
}
