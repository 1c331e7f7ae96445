package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    private static final TestParts.Hits UP = new TestParts.Hits(Metric.Direction.HIGHER_IS_BETTER);
    private static final TestParts.Hits DOWN = new TestParts.Hits(Metric.Direction.LOWER_IS_BETTER);

    /**
     * Sums of five numbers near one round in the last two digits; the t quantiles of the two libraries agree to 1e-14.
     */
    private static final double ROUNDING = 1e-13;

    /**
     * Python 3.11, scipy 1.17.1, numpy 2.4.6: {@code s = np.array([0.91, 0.87, 0.94, 0.89, 0.905]); h =
     * stats.t.ppf(0.975, 4) * s.std(ddof=1) * np.sqrt(1/5 + 586/2344); s.mean(), s.std(ddof=1), s.mean() - h,
     * s.mean() + h}.
     */
    @Test
    void summaries_fiveFolds_agreeWithScipy() {
        CrossValidation.Summary summary = validation(UP, 2344, 586, 0.91, 0.87, 0.94, 0.89, 0.905)
                .summaries()
                .get(0);

        assertThat(summary.validation().require()).isCloseTo(0.9029999999999999, within(ROUNDING));
        assertThat(summary.standardDeviation().require()).isCloseTo(0.025884358211089552, within(ROUNDING));
        assertThat(summary.lower().require()).isCloseTo(0.8547904864390201, within(ROUNDING));
        assertThat(summary.upper().require()).isCloseTo(0.9512095135609797, within(ROUNDING));
    }

    /** The same command with {@code s = np.array([0.5, 0.25])}, {@code t.ppf(0.975, 1)} and {@code 1/2 + 1}. */
    @Test
    void summaries_twoFolds_intervalIsWide() {
        CrossValidation.Summary summary =
                validation(UP, 4, 4, 0.5, 0.25).summaries().get(0);

        assertThat(summary.lower().require()).isCloseTo(-2.375974021803359, within(ROUNDING));
        assertThat(summary.upper().require()).isCloseTo(3.125974021803359, within(ROUNDING));
    }

    @Test
    void summaries_metricFromZeroToOne_intervalStaysThere() {
        CrossValidation.Summary summary =
                validation(new Accuracy(), 4, 4, 0.5, 0.25).summaries().get(0);

        assertThat(summary.lower()).isEqualTo(Score.of(0));
        assertThat(summary.upper()).isEqualTo(Score.of(1));
    }

    @Test
    void summaries_foldsOfUnequalSize_ratioIsThatOfAllRows() {
        List<CrossValidation.FoldScores> folds = List.of(
                new CrossValidation.FoldScores(3, 5, List.of(Score.of(1)), List.of(Score.of(0.5))),
                new CrossValidation.FoldScores(5, 3, List.of(Score.of(1)), List.of(Score.of(0.25))));

        CrossValidation.Summary summary =
                new CrossValidation(List.of(UP), folds).summaries().get(0);

        assertThat(summary.upper().require()).isCloseTo(3.125974021803359, within(ROUNDING));
    }

    @Test
    void summaries_higherIsBetter_gapIsTrainingMinusValidation() {
        CrossValidation.Summary summary =
                validation(UP, 4, 4, 0.5, 0.25).summaries().get(0);

        assertThat(summary.training()).isEqualTo(Score.of(1));
        assertThat(summary.gap()).isEqualTo(Score.of(0.625));
    }

    @Test
    void summaries_lowerIsBetter_gapIsValidationMinusTraining() {
        CrossValidation.Summary summary =
                validation(DOWN, 4, 4, 1.5, 1.25).summaries().get(0);

        assertThat(summary.gap()).isEqualTo(Score.of(0.375));
    }

    @Test
    void summaries_equalScores_intervalIsThePoint() {
        CrossValidation.Summary summary =
                validation(DOWN, 4, 4, 1, 1, 1).summaries().get(0);

        assertThat(summary.standardDeviation()).isEqualTo(Score.of(0));
        assertThat(summary.lower()).isEqualTo(Score.of(1));
        assertThat(summary.upper()).isEqualTo(Score.of(1));
        assertThat(summary.gap()).isEqualTo(Score.of(0.0));
    }

    @Test
    void summaries_oneFold_spreadIsUndefinedWithReason() {
        CrossValidation.Summary summary = validation(UP, 4, 1, 0.5).summaries().get(0);

        Score reason = Score.undefined("one fold tells no spread: expected at least 2 folds, got 1");
        assertThat(summary.validation()).isEqualTo(Score.of(0.5));
        assertThat(List.of(summary.standardDeviation(), summary.lower(), summary.upper()))
                .containsOnly(reason);
    }

    @Test
    void summaries_undefinedValidationFold_namesTheFoldAndKeepsTraining() {
        List<CrossValidation.FoldScores> folds = List.of(
                new CrossValidation.FoldScores(4, 1, List.of(Score.of(1)), List.of(Score.of(1))),
                new CrossValidation.FoldScores(4, 1, List.of(Score.of(1)), List.of(Score.undefined("one class only"))));

        CrossValidation.Summary summary =
                new CrossValidation(List.of(UP), folds).summaries().get(0);

        assertThat(summary.training()).isEqualTo(Score.of(1));
        assertThat(List.of(
                        summary.validation(),
                        summary.gap(),
                        summary.standardDeviation(),
                        summary.lower(),
                        summary.upper()))
                .containsOnly(Score.undefined("fold 2 of 2, validation rows: one class only"));
    }

    @Test
    void summaries_undefinedTrainingFold_leavesTheIntervalDefined() {
        List<CrossValidation.FoldScores> folds = List.of(
                new CrossValidation.FoldScores(1, 4, List.of(Score.undefined("one class only")), List.of(Score.of(1))),
                new CrossValidation.FoldScores(1, 4, List.of(Score.of(1)), List.of(Score.of(0))));

        CrossValidation.Summary summary =
                new CrossValidation(List.of(UP), folds).summaries().get(0);

        assertThat(List.of(summary.training(), summary.gap()))
                .containsOnly(Score.undefined("fold 1 of 2, training rows: one class only"));
        assertThat(summary.validation()).isEqualTo(Score.of(0.5));
        assertThat(summary.lower()).isInstanceOf(Score.Value.class);
    }

    @Test
    void constructor_scoresDoNotMatchMetrics_namesTheFold() {
        List<CrossValidation.FoldScores> folds =
                List.of(new CrossValidation.FoldScores(1, 1, List.of(), List.of(Score.of(1))));

        assertThatThrownBy(() -> new CrossValidation(List.of(UP), folds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1: expected 1 training and validation scores, got 0 and 1");
    }

    /**
     * numpy 2.4.6, scipy 1.17.1, mean and deviation as cv.glmnet's: {@code s = np.array([0.91, 0.87, 0.94, 0.89, 0.905]); w = np.array([100, 50, 120, 80,
     * 236.5]); m = np.average(s, weights=w); cvsd = np.sqrt(np.average((s - m)**2, weights=w) / 4); m, cvsd *
     * np.sqrt(5), m - stats.t.ppf(0.975, 4) * cvsd * np.sqrt(5) * np.sqrt(1/5 + 586/2344)}.
     */
    @Test
    void summaries_foldsByWeight_agreeWithNumpy() {
        double[] scores = {0.91, 0.87, 0.94, 0.89, 0.905};
        double[] weights = {100, 50, 120, 80, 236.5};
        List<CrossValidation.FoldScores> folds = new ArrayList<>();
        for (int k = 0; k < scores.length; k++) {
            List<Score> score = List.of(Score.of(scores[k]));
            folds.add(new CrossValidation.FoldScores(2344, 586, weights[k], score, score, Optional.empty()));
        }

        CrossValidation.Summary summary = new CrossValidation(
                        List.of(UP),
                        folds,
                        FoldWeighting.BY_VALIDATION_WEIGHT,
                        List.of(new OutOfFold.Absent("not kept")))
                .summaries()
                .get(0);

        assertThat(summary.validation().require()).isCloseTo(0.9079838022165388, within(ROUNDING));
        assertThat(summary.standardDeviation().require()).isCloseTo(0.02182666086979831, within(ROUNDING));
        assertThat(summary.lower().require()).isCloseTo(0.8673317337119917, within(ROUNDING));
        assertThat(summary.gap()).isEqualTo(Score.of(0.0));
    }

    @Test
    void summaries_foldsByWeightOfNone_areUndefined() {
        List<Score> score = List.of(Score.of(1));
        List<CrossValidation.FoldScores> folds =
                List.of(new CrossValidation.FoldScores(1, 1, 0, score, score, Optional.empty()));

        CrossValidation.Summary summary = new CrossValidation(
                        List.of(UP),
                        folds,
                        FoldWeighting.BY_VALIDATION_WEIGHT,
                        List.of(new OutOfFold.Absent("not kept")))
                .summaries()
                .get(0);

        assertThat(summary.validation())
                .isEqualTo(
                        Score.undefined("validation rows of all folds: expected some of a weight above 0, got none"));
    }

    private static CrossValidation validation(Metric metric, int training, int validation, double... scores) {
        List<CrossValidation.FoldScores> folds = new ArrayList<>();
        for (double score : scores) {
            folds.add(new CrossValidation.FoldScores(
                    training, validation, List.of(Score.of(1)), List.of(Score.of(score))));
        }
        return new CrossValidation(List.of(metric), folds);
    }
}
