package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowerLawFitTest {

    private static final double[] ROWS = {20, 40, 80, 160, 320, 640};
    private static final double[] ONES = {1, 1, 1, 1, 1, 1};
    private static final double[] LOSSES = {0.71, 0.655, 0.61, 0.585, 0.565, 0.56};
    private static final double[] DEVIATIONS = {0.04, 0.03, 0.02, 0.02, 0.01, 0.01};

    /** Near its minimum a misfit of 1 changes by 1e-16 when an exponent changes by 1e-8; both searches stop there. */
    private static final double FLAT_MINIMUM = 1e-6;

    /**
     * Python 3.11, numpy 2.4.6, scipy 1.17.1: {@code curve_fit(lambda n, a, b, c: a + b * n**-c, rows, losses, p0=[.5, 1,
     * .5], sigma=deviations, xtol=1e-15, ftol=1e-15, gtol=1e-15)}.
     */
    @Test
    void of_losses_agreesWithScipy() {
        PowerLaw law = PowerLawFit.of(ROWS, LOSSES, weights(), new LogLoss()).orElseThrow();

        assertThat(law.asymptote()).isCloseTo(0.541552009344627, within(FLAT_MINIMUM));
        assertThat(law.scale()).isCloseTo(1.325882069930924, within(5 * FLAT_MINIMUM)); // the exponent's error times 5
        assertThat(law.exponent()).isCloseTo(0.6794959039451888, within(FLAT_MINIMUM));
        assertThat(law.at(1280)).isCloseTo(0.5518125075927716, within(FLAT_MINIMUM));
        assertThat(law.at(3200)).isCloseTo(0.5470571680640736, within(FLAT_MINIMUM));
    }

    /** The same call on {@code 1 - 0.5 * losses} from {@code p0=[.8, -1, .5]}. */
    @Test
    void of_scoresThatRise_agreesWithScipy() {
        double[] rising = Arrays.stream(LOSSES).map(loss -> 1 - 0.5 * loss).toArray();
        PowerLaw law = PowerLawFit.of(ROWS, rising, weights(), new Accuracy()).orElseThrow();

        assertThat(law.asymptote()).isCloseTo(0.7292239973207978, within(FLAT_MINIMUM));
        assertThat(law.at(1280)).isCloseTo(0.7240937469540364, within(FLAT_MINIMUM));
        assertThat(law.at(3200)).isCloseTo(0.7264714171470491, within(FLAT_MINIMUM));
    }

    @Test
    void of_pointsOfALaw_findsItsParameters() {
        for (double exponent : new double[] {0.1, 0.3, 0.5, 1, 2}) {
            PowerLaw truth = new PowerLaw(0.25, 3, exponent);
            double[] scores = Arrays.stream(ROWS).map(truth::at).toArray();

            PowerLaw law =
                    PowerLawFit.of(ROWS, scores, ONES, new MeanSquaredError()).orElseThrow();

            assertThat(law.exponent()).isCloseTo(exponent, within(FLAT_MINIMUM));
            assertThat(law.asymptote()).isCloseTo(0.25, within(FLAT_MINIMUM * 10)); // at 0.1 the end is far off
            assertThat(law.scale()).isCloseTo(3, within(FLAT_MINIMUM * 10));
        }
    }

    @Test
    void of_bestEndOutsideTheRange_endsAtTheRange() {
        PowerLaw beyond = new PowerLaw(1.2, -0.9, 0.3);
        double[] scores = Arrays.stream(ROWS).map(beyond::at).toArray();

        PowerLaw law = PowerLawFit.of(ROWS, scores, ONES, new Accuracy()).orElseThrow();

        assertThat(law.asymptote()).isEqualTo(1);
        assertThat(law.scale()).isNegative();
    }

    @Test
    void of_scoresThatGetWorse_isEmpty() {
        assertThat(PowerLawFit.of(ROWS, LOSSES, ONES, new Accuracy())).isEmpty();
    }

    @Test
    void of_equalScores_isEmpty() {
        assertThat(PowerLawFit.of(ROWS, new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, ONES, new LogLoss()))
                .isEmpty();
    }

    @Test
    void of_logarithm_isEmptyForWantOfAnEnd() {
        double[] logarithm =
                Arrays.stream(ROWS).map(n -> 10 - StrictMath.log(n)).toArray();
        Metric unbounded = new TestParts.Hits(Metric.Direction.LOWER_IS_BETTER);

        assertThat(PowerLawFit.of(ROWS, logarithm, ONES, unbounded)).isEmpty();
    }

    @Test
    void at_fewerThanOneRow_isRefused() {
        assertThatThrownBy(() -> new PowerLaw(0, 1, 1).at(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected at least 1, got 0.0");
    }

    private static double[] weights() {
        return Arrays.stream(DEVIATIONS).map(sd -> 1 / (sd * sd)).toArray();
    }
}
