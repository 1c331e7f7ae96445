package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CurvesTest {

    private static final ClassPredictions ONLY_NO =
            MetricContract.binary(new int[] {0, 0, 1}, new double[] {0.2, 0.4, 0.9}, new double[] {1, 1, 0});
    private static final ClassPredictions NONE = MetricContract.binary(new int[0], new double[0], new double[0]);

    private static ClassPredictions random(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        int[] truth = new int[rows];
        double[] p = new double[rows];
        double[] w = new double[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = random.nextInt(2);
            p[i] = random.nextInt(400) / 400.0;
            w[i] = random.nextInt(1, 4);
        }
        return MetricContract.binary(truth, p, w);
    }

    /** Tolerance: a sum of some 400 trapezoids against a sum of products. */
    @Test
    void rocCurve_area_isTheMetric() {
        RocCurve curve = RocCurve.of(random(1_000));
        double area = new RocAuc().score(random(1_000)).require();
        assertThat(curve.area()).isCloseTo(area, within(1e-13));
        assertThat(curve.withoutCollinear().area()).isCloseTo(area, within(1e-13));
    }

    /** Up to the first negative all is one upright line, and after the last positive one level line. */
    @Test
    void rocCurve_withoutCollinear_keepsTheCornersOnly() {
        RocCurve curve = RocCurve.of(MetricContract.binary(
                        new int[] {1, 1, 1, 0, 1, 0, 0},
                        new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3},
                        new double[] {1, 2, 1, 1, 1, 3, 1}))
                .withoutCollinear();
        assertThat(curve.size()).isEqualTo(5);
        assertThat(curve.threshold(1)).isEqualTo(0.7);
        assertThat(curve.truePositiveRate(1)).isEqualTo(0.8);
        assertThat(curve.threshold(4)).isEqualTo(0.3);
        assertThat(curve.falsePositiveRate(4)).isEqualTo(1);
        assertThat(curve.truePositiveRate(4)).isEqualTo(1);
    }

    @Test
    void rocCurve_oneKindOfRows_isRefusedByName() {
        assertThatThrownBy(() -> RocCurve.of(ONLY_NO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ROC curve: expected rows of positive weight that are \"yes\" and rows that are not, got one"
                                + " kind only");
        assertThatThrownBy(() -> RocCurve.of(NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got neither");
    }

    @Test
    void precisionRecallAndGainCurve_noPositiveRows_areRefusedByName() {
        assertThatThrownBy(() -> PrecisionRecallCurve.of(ONLY_NO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("precision-recall curve: expected rows of positive weight that are \"yes\", got none");
        assertThatThrownBy(() -> GainCurve.of(NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gain curve: expected rows of positive weight that are \"yes\", got none");
    }

    @Test
    void gainCurve_lift_isTheMetricAtThatFraction() {
        ClassPredictions predictions = random(1_000);
        GainCurve curve = GainCurve.of(predictions);
        int at = curve.size() / 3;
        assertThat(curve.lift(at))
                .isCloseTo(new Lift(curve.fraction(at)).score(predictions).require(), within(1e-13));
        assertThat(curve.gain(curve.size() - 1)).isEqualTo(1);
        assertThat(curve.fraction(curve.size() - 1)).isCloseTo(1, within(1e-14));
    }

    @Test
    void calibrationCurve_equalWidth_putsAnEdgeIntoTheBinBelow() {
        ClassPredictions predictions = MetricContract.binary(
                new int[] {0, 1, 1}, new double[] {0.5, Math.nextUp(0.5), 0}, new double[] {1, 2, 4});
        List<CalibrationCurve.Bin> bins =
                CalibrationCurve.of(predictions, Binning.EQUAL_WIDTH, 2).bins();
        assertThat(bins).hasSize(2);
        assertThat(bins.get(0).weight()).isEqualTo(5);
        assertThat(bins.get(0).lower()).isZero();
        assertThat(bins.get(0).upper()).isEqualTo(0.5);
        assertThat(bins.get(0).observedShare()).isEqualTo(0.8);
        assertThat(bins.get(0).meanPredicted()).isEqualTo(0.1);
    }

    @Test
    void calibrationCurve_equalMassWithTies_keepsThemTogether() {
        ClassPredictions predictions = MetricContract.binary(
                new int[] {0, 1, 1, 1}, new double[] {0.2, 0.2, 0.2, 0.9}, new double[] {1, 1, 1, 1});
        List<CalibrationCurve.Bin> bins =
                CalibrationCurve.of(predictions, Binning.EQUAL_MASS, 4).bins();
        assertThat(bins).extracting(CalibrationCurve.Bin::weight).containsExactly(3.0, 1.0);
        assertThat(bins).extracting(CalibrationCurve.Bin::upper).containsExactly(0.2, 1.0);
    }

    /**
     * Kish: weights 1 and 3 count as 16 / 10 rows; Wilson's interval of a share of one then begins at n / (n + z^2).
     */
    @Test
    void calibrationCurve_unequalWeights_widenTheInterval() {
        ClassPredictions predictions =
                MetricContract.binary(new int[] {1, 1}, new double[] {0.9, 0.9}, new double[] {1, 3});
        CalibrationCurve.Bin bin =
                CalibrationCurve.of(predictions, Binning.EQUAL_MASS, 1).bins().get(0);
        assertThat(bin.shareLow()).isCloseTo(1.6 / (1.6 + 3.841458820694124), within(1e-14));
        assertThat(bin.shareHigh()).isCloseTo(1, within(1e-15)).isLessThanOrEqualTo(1);
    }

    @Test
    void calibrationCurve_noRows_hasNoBins() {
        assertThat(CalibrationCurve.of(NONE, Binning.EQUAL_MASS, 5).bins()).isEmpty();
    }

    @Test
    void thresholdSweep_scores_areThoseOfThePredictionsDecidedThere() {
        ClassPredictions predictions = random(300);
        ThresholdSweep sweep = ThresholdSweep.of(predictions);
        List<Score> scores = sweep.scores(new MatthewsCorrelation());
        assertThat(scores).hasSize(sweep.size());
        for (int i = 0; i < sweep.size(); i++) {
            ClassPredictions decided = predictions.withThreshold(sweep.threshold(i));
            assertThat(sweep.confusion(i)).isEqualTo(ConfusionMatrix.of(decided));
            assertThat(scores.get(i)).isEqualTo(new MatthewsCorrelation().score(decided));
        }
    }

    @Test
    void thresholdSweep_firstClassPositive_countsFromItsSide() {
        ClassPredictions predictions = MetricContract.binary(
                        new int[] {0, 1, 0}, new double[] {0.2, 0.4, 0.7}, new double[] {1, 2, 4})
                .withPositive(0);
        ThresholdSweep sweep = ThresholdSweep.of(predictions);
        for (int i = 0; i < 3; i++) {
            assertThat(sweep.confusion(i)).isEqualTo(ConfusionMatrix.of(predictions.withThreshold(sweep.threshold(i))));
        }
    }

    @Test
    void thresholdSweep_best_isTheLargestOfEquallyGoodThresholds() {
        ThresholdSweep sweep = ThresholdSweep.of(MetricContract.binary(
                new int[] {1, 0, 1, 0}, new double[] {0.9, 0.8, 0.7, 0.1}, new double[] {1, 1, 1, 1}));
        assertThat(sweep.best(new F1())).hasValue(2);
        assertThat(sweep.best(new Accuracy())).hasValue(0);
    }

    @Test
    void thresholdSweep_bestOfAMetricNeverDefined_isEmpty() {
        assertThat(ThresholdSweep.of(ONLY_NO).best(new Recall())).isEqualTo(OptionalInt.empty());
        assertThat(ThresholdSweep.of(NONE).best(new Recall())).isEqualTo(OptionalInt.empty());
    }

    @Test
    void thresholdSweep_threeClasses_isRefused() {
        assertThatThrownBy(() -> ThresholdSweep.of(MetricGold.THREE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold sweep: expected two classes, got 3");
    }

    /** Beside the largest double the row of 1e-320 has no weight that could be told. */
    @Test
    void curves_weightsOfEverySize_areNumbers() {
        ClassPredictions predictions = MetricContract.binary(
                new int[] {1, 0, 1, 0}, new double[] {0.9, 0.8, 0.7, 0.6}, new double[] {1e-320, 1e-120, 1e308, 1e308});
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(predictions);
        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.precision(0)).isZero();
        assertThat(GainCurve.of(predictions).lift(0)).isZero();
        assertThat(CalibrationCurve.of(predictions, Binning.EQUAL_WIDTH, 10).bins())
                .allMatch(bin -> bin.shareLow() >= 0 && bin.shareHigh() <= 1 && bin.shareLow() < bin.shareHigh());
    }
}
