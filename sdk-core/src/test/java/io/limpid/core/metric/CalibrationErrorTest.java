package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CalibrationErrorTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new CalibrationError();
    }

    @Test
    void name_isTheStandardOne() {
        assertThat(new CalibrationError().name()).isEqualTo("calibration error");
    }

    @Test
    void name_otherBins_saysSo() {
        assertThat(new CalibrationError(Binning.EQUAL_MASS, 20).name())
                .isEqualTo("equal-mass calibration error in 20 bins");
    }

    /** Half of what was given 0.25 and 0.75 came true in one bin of all: exactly as predicted on average. */
    @Test
    void score_oneBin_comparesOnlyTheMeans() {
        ClassPredictions predictions = binary(new int[] {1, 0}, new double[] {0.25, 0.75}, equalWeights(2, 1));
        assertThat(new CalibrationError(Binning.EQUAL_WIDTH, 1).score(predictions))
                .isEqualTo(Score.of(0));
        assertThat(new CalibrationError(Binning.EQUAL_WIDTH, 2).score(predictions))
                .isEqualTo(Score.of(0.75));
    }

    @Test
    void of_noBins_isRefused() {
        assertThatThrownBy(() -> new CalibrationError(Binning.EQUAL_WIDTH, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bins: expected a number from 1 to 100000, got 0");
    }
}
