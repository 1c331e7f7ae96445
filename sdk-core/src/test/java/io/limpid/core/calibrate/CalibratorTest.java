package io.limpid.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three corrections on predictions small enough to see through. */
final class CalibratorTest {

    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8, 0.7, 0.2, 0.9, 0.55};
    private static final double[] TRUTHS = {0, 0, 1, 1, 0, 0, 1, 1};

    private static ClassPredictions two(double[] positive, double[] truths, double[] weights) {
        double[] values = new double[2 * positive.length];
        for (int i = 0; i < positive.length; i++) {
            values[2 * i] = 1 - positive[i];
            values[2 * i + 1] = positive[i];
        }
        Field field = new Field.Categorical("kind", List.of("no", "yes"));
        return new ClassPredictions(new Column(field, truths), values, 2, List.of("no", "yes"), 1, 0.5, weights);
    }

    private static ClassPredictions two(double[] positive, double[] truths) {
        double[] ones = new double[positive.length];
        Arrays.fill(ones, 1);
        return two(positive, truths, ones);
    }

    private static ClassPredictions three(double[] values, double... truths) {
        List<String> classes = List.of("a", "b", "c");
        double[] ones = new double[truths.length];
        Arrays.fill(ones, 1);
        Column target = new Column(new Field.Categorical("kind", classes), truths);
        return new ClassPredictions(target, values, 3, classes, 2, 0.5, ones);
    }

    private static double calibrated(Calibrator calibrator, double positive) {
        double[] p = {1 - positive, positive};
        calibrator.calibrate(p, 1);
        assertThat(p[0] + p[1]).isCloseTo(1, within(1e-15)); // One rounding each.
        return p[1];
    }

    // ---- Isotonic ----

    /**
     * scikit-learn 1.9.1: {@code IsotonicRegression(out_of_bounds="clip").fit([.1,.4,.35,.8,.7,.2,.9,.55],
     * [0,0,1,1,0,0,1,1]).predict([0, .15, .2, .275, .37, .45, .6, .72, .75, .85, 1])}; tolerance: a rounding of numbers
     * up to one.
     */
    @Test
    void isotonic_ofEightRows_agreesWithScikitLearn() {
        Calibrator map = CalibrationMethod.ISOTONIC.fit(two(SCORES, TRUTHS));
        double[] at = {0, 0.15, 0.2, 0.275, 0.37, 0.45, 0.6, 0.72, 0.75, 0.85, 1};
        double[] expected = {0, 0, 0, 0.25000000000000006, 0.5, 0.5, 0.5, 0.6, 0.75, 1, 1};
        for (int i = 0; i < at.length; i++) {
            assertThat(calibrated(map, at[i])).isCloseTo(expected[i], within(4e-16));
        }
    }

    @Test
    void isotonic_separatedClasses_giveZeroAndOne() {
        Calibrator map = CalibrationMethod.ISOTONIC.fit(two(new double[] {0.2, 0.3, 0.6}, new double[] {0, 0, 1}));
        assertThat(calibrated(map, 0.1)).isZero();
        assertThat(calibrated(map, 0.45)).isCloseTo(0.5, within(1e-15));
        assertThat(calibrated(map, 0.9)).isOne();
    }

    @Test
    void isotonic_equalScores_giveTheShareOfTheClass() {
        Calibrator map = CalibrationMethod.ISOTONIC.fit(
                two(new double[] {0.3, 0.3, 0.3}, new double[] {0, 1, 1}, new double[] {1, 1, 2}));
        assertThat(calibrated(map, 0.0)).isEqualTo(0.75);
        assertThat(calibrated(map, 1.0)).isEqualTo(0.75);
    }

    @Test
    void isotonic_reversedScores_giveTheShareOfTheClass() {
        Calibrator map = CalibrationMethod.ISOTONIC.fit(two(new double[] {0.2, 0.5, 0.8}, new double[] {1, 1, 0}));
        assertThat(calibrated(map, 0.5)).isCloseTo(2.0 / 3, within(2e-16));
    }

    @Test
    void isotonic_rowOfWeightZero_doesNotCount() {
        Calibrator map = CalibrationMethod.ISOTONIC.fit(
                two(new double[] {0.2, 0.5, 0.8}, new double[] {0, 1, 0}, new double[] {1, 1, 0}));
        assertThat(calibrated(map, 0.8)).isOne();
    }

    @Test
    void isotonic_negativeZero_isZero() {
        Calibrator map = CalibrationMethod.ISOTONIC.fit(
                two(new double[] {-0.0, 0.0, 1}, new double[] {0, 1, 1}, new double[] {1, 1, 1}));
        assertThat(calibrated(map, -0.0)).isEqualTo(0.5).isEqualTo(calibrated(map, 0.0));
    }

    @Test
    void isotonic_threeClassesAllZero_giveEqualShares() {
        double[] values = {0.6, 0.2, 0.2, 0.2, 0.6, 0.2, 0.2, 0.2, 0.6};
        Calibrator map = CalibrationMethod.ISOTONIC.fit(three(values, 0, 1, 2));
        double[] p = {0.2, 0.2, 0.6, 0.1, 0.1, 0.1};
        map.calibrate(p, 2);
        assertThat(p).containsExactly(0, 0, 1, 1.0 / 3, 1.0 / 3, 1.0 / 3);
    }

    // ---- Platt ----

    @Test
    void platt_separatedClasses_isFinite() {
        PlattScaling map = (PlattScaling)
                CalibrationMethod.PLATT.fit(two(new double[] {0, 0.1, 0.9, 1}, new double[] {0, 0, 1, 1}));
        assertThat(map.slope(1)).isFinite().isPositive();
        assertThat(calibrated(map, 1.0)).isBetween(0.5, 0.999);
    }

    /** All scores equal: any slope would do with some offset; the probability is the mean of the smoothed truths. */
    @Test
    void platt_equalScores_haveSlopeZero() {
        PlattScaling map =
                (PlattScaling) CalibrationMethod.PLATT.fit(two(new double[] {0.3, 0.3, 0.3}, new double[] {0, 1, 1}));
        assertThat(map.slope(1)).isZero();
        double smoothed = (2 * 3.0 / 4 + 1.0 / 3) / 3;
        assertThat(calibrated(map, 0.9)).isCloseTo(smoothed, within(1e-15));
    }

    @Test
    void platt_oneClassOnly_isItsSmoothedTruth() {
        PlattScaling map =
                (PlattScaling) CalibrationMethod.PLATT.fit(two(new double[] {0.3, 0.4, 0.6}, new double[] {1, 1, 1}));
        assertThat(map.slope(1)).isCloseTo(0, within(1e-9)); // The gradient ends at 1e-13 over a curvature of 1e-1.
        assertThat(calibrated(map, 0.5)).isCloseTo(4.0 / 5, within(1e-9));
    }

    @Test
    void platt_worseThanChance_turnsTheOrderAround() {
        double[] reversed = Arrays.stream(TRUTHS).map(y -> 1 - y).toArray();
        PlattScaling map = (PlattScaling) CalibrationMethod.PLATT.fit(two(SCORES, reversed));
        PlattScaling straight = (PlattScaling) CalibrationMethod.PLATT.fit(two(SCORES, TRUTHS));
        assertThat(map.slope(1)).isNegative().isCloseTo(-straight.slope(1), within(1e-11));
    }

    @Test
    void platt_scoresAlmostEqual_areSolved() {
        double[] near = {0.5, 0.5 + 0x1p-52, 0.5, 0.5 + 0x1p-52};
        Calibrator map = CalibrationMethod.PLATT.fit(two(near, new double[] {0, 1, 0, 1}));
        assertThat(calibrated(map, near[0])).isBetween(0.0, 0.5);
        assertThat(calibrated(map, near[1])).isBetween(0.5, 1.0);
    }

    // ---- Temperature ----

    /** With probabilities of 0.9 that are right in 3 of 4 rows the odds of 9 must become 3: T = log 9 / log 3. */
    @Test
    void temperature_oneConfidence_isSolvedByHand() {
        TemperatureScaling map = (TemperatureScaling)
                CalibrationMethod.TEMPERATURE.fit(two(new double[] {0.9, 0.9, 0.9, 0.9}, new double[] {1, 1, 1, 0}));
        assertThat(map.temperature()).isCloseTo(2, within(1e-12)); // log 0.1 of 1 - 0.9 is off by an ulp of 0.9.
        assertThat(calibrated(map, 0.9)).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void temperature_everyRowRight_isTheLeast() {
        TemperatureScaling map = (TemperatureScaling)
                CalibrationMethod.TEMPERATURE.fit(two(new double[] {0.4, 0.6}, new double[] {0, 1}));
        assertThat(map.temperature()).isEqualTo(TemperatureScaling.LEAST);
        assertThat(calibrated(map, 0.6)).isOne();
    }

    @Test
    void temperature_worseThanChance_isTheMost() {
        TemperatureScaling map = (TemperatureScaling)
                CalibrationMethod.TEMPERATURE.fit(two(new double[] {0.4, 0.6}, new double[] {1, 0}));
        assertThat(map.temperature()).isEqualTo(TemperatureScaling.MOST);
        assertThat(calibrated(map, 0.6)).isCloseTo(0.5, within(1e-4)); // log 1.5 / 2^14 / 4.
    }

    @Test
    void temperature_equalProbabilities_isOne() {
        double[] third = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        TemperatureScaling map = (TemperatureScaling) CalibrationMethod.TEMPERATURE.fit(three(third, 1));
        assertThat(map.temperature()).isOne();
        assertThat(map.classes()).isEqualTo(3);
        assertThat(map.floor()).isEqualTo(1e-15);
    }

    @ParameterizedTest
    @CsvSource({"0", "NaN", "1e5", "-1"})
    void temperature_outOfRange_isRefused(double temperature) {
        assertThatThrownBy(() -> new TemperatureScaling(temperature, 2, 1e-15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("temperature: expected a number from 6.103515625E-5 to 16384.0, got " + temperature);
    }

    // ---- All of them ----

    /** Odds of 1e-20 are as good as any; cut at 1e-15 they are not told from odds of 1e-16. */
    @Test
    void fit_finerFloor_tellsTinyProbabilitiesApart() {
        ClassPredictions tiny = two(new double[] {1e-20, 0.25, 0.75}, new double[] {0, 1, 1});
        for (CalibrationMethod method : List.of(CalibrationMethod.PLATT, CalibrationMethod.TEMPERATURE)) {
            Calibrator coarse = method.fit(tiny);
            Calibrator fine = method.fit(tiny, Double.MIN_NORMAL);
            assertThat(calibrated(coarse, 1e-20)).isEqualTo(calibrated(coarse, 1e-16));
            assertThat(calibrated(fine, 1e-20)).isLessThan(calibrated(fine, 1e-16));
            assertThatThrownBy(() -> method.fit(tiny, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("floor: expected a number from 2.2250738585072014E-308 to 0.01, got 0.0");
        }
    }

    /** Sums in another order: a few roundings, which Newton's last step and a curvature of 1e-1 enlarge a little. */
    @ParameterizedTest
    @EnumSource
    void fit_weights_actAsRepeatedRows(CalibrationMethod method) {
        double[] weights = {1, 2, 0, 3, 1, 2, 1, 2};
        int[] rows = IntStream.range(0, 8)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i]))
                .toArray();
        Calibrator weighted = method.fit(two(SCORES, TRUTHS, weights));
        Calibrator repeated = method.fit(two(
                Arrays.stream(rows).mapToDouble(i -> SCORES[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> TRUTHS[i]).toArray()));
        for (double p : new double[] {0, 0.15, 0.5, 0.8, 1}) {
            assertThat(calibrated(weighted, p)).isCloseTo(calibrated(repeated, p), within(1e-11));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fit_noRowOfPositiveWeight_isRefused(CalibrationMethod method) {
        assertThatThrownBy(() -> method.fit(two(SCORES, TRUTHS, new double[8])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("held-out predictions: expected rows of positive weight, got none");
        assertThatThrownBy(() -> method.fit(two(new double[0], new double[0])))
                .hasMessage("held-out predictions: expected rows of positive weight, got none");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e300})
    void fit_hugeOrTinyWeights_giveFiniteProbabilities(double weight) {
        double[] weights = new double[8];
        Arrays.fill(weights, weight);
        for (CalibrationMethod method : CalibrationMethod.values()) {
            assertThat(calibrated(method.fit(two(SCORES, TRUTHS, weights)), 0.6))
                    .isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void calibrate_certainties_giveProbabilities(CalibrationMethod method) {
        Calibrator map = method.fit(two(SCORES, TRUTHS));
        assertThat(calibrated(map, 0)).isBetween(0.0, 0.5);
        assertThat(calibrated(map, 1)).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @EnumSource
    void calibrate_rowsBeyondThoseMeant_areLeftAlone(CalibrationMethod method) {
        Calibrator map = method.fit(two(SCORES, TRUTHS));
        double[] p = {0.5, 0.5, 7, 8};
        map.calibrate(p, 1);
        assertThat(p[2]).isEqualTo(7);
        assertThat(p[3]).isEqualTo(8);
        assertThat(map.method()).isEqualTo(method);
        assertThatThrownBy(() -> map.calibrate(new double[3], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities: expected at least 4 numbers for 2 rows, got 3");
    }

    @Test
    void of_calibratorForOtherClasses_isRefused() {
        Classifier base =
                Model.of(Schema.of(new Field.Numeric("x")), List.of("a", "b", "c"), x -> new double[3 * x.rows()]);
        Calibrator map = CalibrationMethod.PLATT.fit(two(SCORES, TRUTHS));
        assertThatThrownBy(() -> CalibratedClassifier.of(base, map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibrator: expected one for 3 classes, got one for 2");
    }
}
