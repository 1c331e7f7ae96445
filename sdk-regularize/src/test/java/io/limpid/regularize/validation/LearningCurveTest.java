package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {

    private static final PowerLaw LAW = new PowerLaw(0.2, 2, 0.5);
    /** The fit itself: see {@link PowerLawFitTest}. */
    private static final double FIT = 1e-6;

    private static final int[] SIZES = {25, 50, 100, 200, 400};

    @Test
    void extrapolation_pointsOfALaw_predictsBeyondThem() {
        Extrapolation.Fitted fitted = lossCurve(0, 0, 0).extrapolation().require();

        assertThat(fitted.atTimes(2).rows()).isEqualTo(800);
        assertThat(fitted.atTimes(2).score()).isCloseTo(LAW.at(800), within(FIT));
        assertThat(fitted.atTimes(5).score()).isCloseTo(LAW.at(2000), within(FIT));
        assertThat(fitted.at(10_000).score()).isCloseTo(0.22, within(FIT));
    }

    @Test
    void rowsFor_scoreShortOfTheEnd_isWhereTheLawReachesIt() {
        Extrapolation.Fitted fitted = lossCurve(0, 0, 0).extrapolation().require();

        // 0.2 + 2 / sqrt(n) = 0.2799 at n = 626.57.
        assertThat(fitted.rowsFor(0.2799)).isEqualTo(new Extrapolation.Rows(627));
    }

    @Test
    void rowsFor_scorePastTheEnd_isOutOfReach() {
        Extrapolation.Fitted fitted = lossCurve(0, 0, 0).extrapolation().require();

        assertThat(fitted.rowsFor(0.15))
                .isEqualTo(new Extrapolation.OutOfReach(
                        "score: expected one short of 0.2000, where the curve ends, got 0.1500"));
        assertThat(fitted.rowsFor(0.2001))
                .isInstanceOf(Extrapolation.OutOfReach.class)
                .extracting(needed -> ((Extrapolation.OutOfReach) needed).reason())
                .asString()
                .startsWith("rows: expected at most 40000, 100 times the most measured, got about 4.0e+08");
    }

    /** Folds shifted by whole numbers shift each law by as much: at any rows the interval is that of the shifts. */
    @Test
    void at_foldsShiftedAlike_intervalIsThatOfTheShifts() {
        Extrapolation.Prediction prediction =
                lossCurve(0.01, 0.03, 0.05).extrapolation().require().atTimes(2);

        // Standard deviation 0.02, t(0.975; 2) = 4.302652729911275, row ratio 1/2: 4.3027 * 0.02 * sqrt(1/3 + 1/2).
        double half = 0.0785552325;
        assertThat(prediction.score()).isCloseTo(LAW.at(800) + 0.03, within(FIT));
        assertThat(prediction.lower().require()).isCloseTo(LAW.at(800) + 0.03 - half, within(FIT));
        assertThat(prediction.upper().require()).isCloseTo(LAW.at(800) + 0.03 + half, within(FIT));
    }

    @Test
    void at_oneFold_hasNoInterval() {
        Extrapolation.Prediction prediction =
                lossCurve(0).extrapolation().require().atTimes(2);

        assertThat(List.of(prediction.lower(), prediction.upper()))
                .containsOnly(Score.undefined("one fold tells no spread: expected at least 2 folds, got 1"));
    }

    @Test
    void at_tooFarOut_isRefused() {
        Extrapolation.Fitted fitted = lossCurve(0, 0, 0).extrapolation().require();

        assertThatThrownBy(() -> fitted.at(40_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows: expected 1 to 40000, 100 times the most rows measured, got 40001");
        assertThatThrownBy(() -> fitted.atTimes(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor: expected a number above 0, at most 100, got NaN");
    }

    @Test
    void extrapolation_threePoints_isAbsent() {
        LearningCurve curve = curve(new Accuracy(), new int[] {10, 20, 40}, new double[] {0.5, 0.6, 0.65});

        assertThat(curve.extrapolation())
                .isEqualTo(new Extrapolation.Absent("points: expected at least 4 with a defined score, got 3"));
    }

    @Test
    void extrapolation_pointsCloseTogether_isAbsent() {
        LearningCurve curve = curve(new Accuracy(), new int[] {20, 25, 30, 39}, new double[] {0.5, 0.6, 0.65, 0.66});

        assertThat(curve.extrapolation())
                .isEqualTo(new Extrapolation.Absent(
                        "rows: expected points that span a factor of 2 or more, got 20 to 39"));
    }

    @Test
    void extrapolation_noImprovement_isAbsentWithReason() {
        LearningCurve curve = curve(new LogLoss(), new int[] {10, 20, 40, 80}, new double[] {0.5, 0.6, 0.65, 0.66});

        assertThat(curve.extrapolation())
                .isEqualTo(new Extrapolation.Absent("scores: expected them to improve with rows towards an end, got"
                        + " none that do so beyond 10 rows"));
        assertThatThrownBy(() -> curve.extrapolation().require())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("extrapolation: expected one, got none: scores:");
    }

    @Test
    void extrapolation_undefinedSmallestSize_isFittedToTheOthers() {
        List<LearningCurve.Point> points = new ArrayList<>();
        points.add(point(new LogLoss(), 5, List.of(Score.undefined("refused"), Score.of(1), Score.of(1))));
        points.addAll(lossCurve(0, 0, 0).points());

        Extrapolation.Fitted fitted =
                new LearningCurve(new LogLoss(), points, 0.5).extrapolation().require();

        assertThat(fitted.atTimes(2).score()).isCloseTo(LAW.at(800), within(FIT));
    }

    @Test
    void trend_comparesTheLastDoublingWithTheStandardError() {
        // Scores -+ 0.03 around the mean of two folds: standard deviation 0.0424, standard error 0.03.
        assertThat(accuracyAfterHalf(0.80, 0.84).trend()).isEqualTo(LearningCurve.Trend.IMPROVING);
        assertThat(accuracyAfterHalf(0.80, 0.82).trend()).isEqualTo(LearningCurve.Trend.FLAT);
        assertThat(accuracyAfterHalf(0.80, 0.76).trend()).isEqualTo(LearningCurve.Trend.WORSENING);
        assertThat(accuracyAfterHalf(0.80, 0.82).lastGain().require()).isCloseTo(0.02, within(1e-15));
    }

    @Test
    void trend_noPointOfHalfTheRows_isUnknown() {
        LearningCurve curve = curve(new Accuracy(), new int[] {30, 50}, new double[] {0.5, 0.6});

        assertThat(curve.trend()).isEqualTo(LearningCurve.Trend.UNKNOWN);
        assertThat(curve.lastGain())
                .isEqualTo(Score.undefined("points: expected one of at most half of the last one's 50 rows, got none"));
    }

    @Test
    void constructor_rowsThatDoNotAscend_areRefused() {
        assertThatThrownBy(() -> curve(new Accuracy(), new int[] {30, 30}, new double[] {0.5, 0.6}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points: expected ascending numbers of rows, got 30 before 30");
    }

    private static LearningCurve accuracyAfterHalf(double half, double all) {
        List<LearningCurve.Point> points = List.of(
                point(new Accuracy(), 50, List.of(Score.of(half - 0.03), Score.of(half + 0.03))),
                point(new Accuracy(), 60, List.of(Score.of(0), Score.of(1))),
                point(new Accuracy(), 100, List.of(Score.of(all - 0.03), Score.of(all + 0.03))));
        return new LearningCurve(new Accuracy(), points, 0.5);
    }

    /** The law's losses, each fold off by its shift. */
    private static LearningCurve lossCurve(double... shifts) {
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int size : SIZES) {
            List<Score> scores = new ArrayList<>();
            for (double shift : shifts) {
                scores.add(Score.of(LAW.at(size) + shift));
            }
            points.add(point(new LogLoss(), size, scores));
        }
        return new LearningCurve(new LogLoss(), points, 0.5);
    }

    private static LearningCurve curve(Metric metric, int[] sizes, double[] scores) {
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int s = 0; s < sizes.length; s++) {
            points.add(point(metric, sizes[s], Collections.nCopies(3, Score.of(scores[s]))));
        }
        return new LearningCurve(metric, points, 0.5);
    }

    private static LearningCurve.Point point(Metric metric, int rows, List<Score> scores) {
        ScoreSummary summary = ScoreSummary.of("validation", scores, 0.5, metric.range());
        return new LearningCurve.Point(rows, summary, summary);
    }
}
