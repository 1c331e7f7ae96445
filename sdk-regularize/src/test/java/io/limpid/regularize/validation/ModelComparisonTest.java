package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelComparisonTest {

    /** Sums of ten numbers near one round in the last two digits; a difference of near numbers shows it a hundredfold. */
    private static final double ROUNDING = 1e-12;

    private static final double[] FIRST = {0.91, 0.87, 0.94, 0.89, 0.905, 0.92, 0.88, 0.93, 0.90, 0.915};
    private static final double[] SECOND = {0.89, 0.88, 0.91, 0.86, 0.90, 0.90, 0.885, 0.91, 0.87, 0.91};

    /**
     * Python 3.11, numpy 2.4.6, scipy 1.17.1, Weka's definition ({@code PairedCorrectedTTester}): {@code d = first -
     * second; se = np.sqrt((1/10 + 1/9) * d.var(ddof=1)); t = d.mean() / se; p = 2 * stats.t.sf(abs(t), 9); h =
     * stats.t.ppf(0.975, 9) * se; d.mean(), d.mean() - h, d.mean() + h, t, p}.
     */
    @Test
    void correctedT_tenFolds_agreesWithScipy() {
        CorrectedResampledT t = new CorrectedResampledT(scores(new Accuracy(), 90, 10, FIRST, SECOND));

        assertThat(t.difference().require()).isCloseTo(0.014500000000000002, within(ROUNDING));
        assertThat(t.lower().require()).isCloseTo(-0.0008874116060609144, within(ROUNDING));
        assertThat(t.upper().require()).isCloseTo(0.02988741160606092, within(ROUNDING));
        assertThat(t.statistic().require()).isCloseTo(2.131695680880724, within(ROUNDING));
        assertThat(t.pValue().require()).isCloseTo(0.061850765511049406, within(ROUNDING));
        assertThat(t.degreesOfFreedom()).isEqualTo(9);
    }

    /** The same commands with {@code d = np.array([10.5, 10.25, 10.75, 10.4, 10.6])}, 4 and {@code 1/5 + 1/4}. */
    @Test
    void correctedT_differenceFarOut_keepsTheDigitsOfASmallP() {
        CorrectedResampledT t = new CorrectedResampledT(
                scores(new MeanSquaredError(), 40, 10, new double[] {10.5, 10.25, 10.75, 10.4, 10.6}, new double[5]));

        assertThat(t.statistic().require()).isCloseTo(82.21083073205854, within(1e-10)); // relative 1e-12
        assertThat(t.pValue().require()).isCloseTo(1.3122205634759432e-07, within(1e-18)); // relative 1e-11
        assertThat(t.lower().require()).isCloseTo(10.145391326848513, within(ROUNDING));
    }

    /**
     * mlxtend 0.25.0 on Python 3.11: {@code combined_ftest_5x2cv(e1, e2, X, y, scoring=...)}, the scoring handing out
     * these numbers fold by fold.
     */
    @Test
    void fiveByTwo_tenScores_agreeWithMlxtend() {
        FiveByTwoF f = new FiveByTwoF(scores(new Accuracy(), 50, 50, FIRST, SECOND));

        assertThat(f.statistic().require()).isCloseTo(1.7157894736842072, within(ROUNDING));
        assertThat(f.pValue().require()).isCloseTo(0.28664108657030796, within(ROUNDING));
        assertThat(f.difference().require()).isCloseTo(0.0145, within(ROUNDING));
    }

    /** The same call; the second trainer is always the worse one. */
    @Test
    void fiveByTwo_secondAlwaysWorse_agreesWithMlxtend() {
        FiveByTwoF f = new FiveByTwoF(scores(
                new Accuracy(),
                50,
                50,
                new double[] {0.72, 0.75, 0.70, 0.77, 0.74, 0.71, 0.76, 0.73, 0.69, 0.78},
                new double[] {0.70, 0.70, 0.69, 0.71, 0.73, 0.66, 0.70, 0.71, 0.68, 0.70}));

        assertThat(f.statistic().require()).isCloseTo(1.7130434782608674, within(ROUNDING));
        assertThat(f.pValue().require()).isCloseTo(0.2872741262194073, within(ROUNDING));
    }

    @Test
    void pValue_scoresEqualUpToRounding_isOne() {
        double[] rounded = FIRST.clone();
        rounded[3] = Math.nextUp(rounded[3]);
        CorrectedResampledT t = new CorrectedResampledT(scores(new Accuracy(), 90, 10, FIRST, rounded));
        FiveByTwoF f = new FiveByTwoF(scores(new Accuracy(), 50, 50, FIRST, rounded));

        assertThat(List.of(t.statistic(), t.lower(), t.upper(), f.statistic())).containsOnly(Score.of(0));
        assertThat(List.of(t.pValue(), f.pValue())).containsOnly(Score.of(1));
        assertThat(t.verdict(0.05)).isEqualTo(ModelComparison.Verdict.NOT_TOLD_APART);
    }

    @Test
    void pValue_sameDifferenceInEveryFold_isUndefinedAndSaysWhy() {
        // 0.9 - 0.8 and 0.7 - 0.6 are not the same double.
        double[] first = {0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.9, 0.8, 0.7, 0.6};
        double[] second = {0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.8, 0.7, 0.6, 0.5};
        CorrectedResampledT t = new CorrectedResampledT(scores(new Accuracy(), 90, 10, first, second));
        FiveByTwoF f = new FiveByTwoF(scores(new Accuracy(), 50, 50, first, second));

        assertThat(t.difference().require()).isCloseTo(0.1, within(ROUNDING));
        assertThat(List.of(t.statistic(), t.pValue(), t.lower(), t.upper()))
                .allSatisfy(score -> assertThat(((Score.Undefined) score).reason())
                        .startsWith("the two differ by 0.")
                        .endsWith("in every fold: expected differences that vary, got no spread to judge them by"));
        assertThat(List.of(f.statistic(), f.pValue()))
                .containsOnly(Score.undefined("the two folds of every halving have the same difference: expected"
                        + " differences that vary, got no spread to judge them by"));
        assertThat(t.verdict(0.05)).isEqualTo(ModelComparison.Verdict.UNDEFINED);
    }

    @Test
    void everything_undefinedScore_namesTheFoldAndTheTrainer() {
        List<PairedScores.Pair> folds =
                new ArrayList<>(scores(new Accuracy(), 50, 50, FIRST, SECOND).folds());
        folds.set(6, new PairedScores.Pair(50, 50, Score.of(0.5), Score.undefined("one class only")));
        PairedScores scores = new PairedScores(new Accuracy(), folds);
        CorrectedResampledT t = new CorrectedResampledT(scores);
        FiveByTwoF f = new FiveByTwoF(scores);

        assertThat(List.of(t.difference(), t.lower(), t.upper(), t.statistic(), t.pValue(), f.statistic(), f.pValue()))
                .containsOnly(Score.undefined("fold 7 of 10, second trainer: one class only"));
    }

    @Test
    void correctedT_oneFold_tellsNoSpread() {
        CorrectedResampledT t =
                new CorrectedResampledT(scores(new Accuracy(), 9, 1, new double[] {0.5}, new double[] {0.25}));

        assertThat(t.difference()).isEqualTo(Score.of(0.25));
        assertThat(List.of(t.lower(), t.upper(), t.statistic(), t.pValue()))
                .containsOnly(Score.undefined("one fold tells no spread: expected at least 2 folds, got 1"));
    }

    @Test
    void correctedT_metricFromZeroToOne_intervalOfDifferencesStaysWithinOne() {
        CorrectedResampledT t =
                new CorrectedResampledT(scores(new Accuracy(), 4, 4, new double[] {0.5, 1}, new double[] {0.25, 0}));

        assertThat(t.lower()).isEqualTo(Score.of(-1));
        assertThat(t.upper()).isEqualTo(Score.of(1));
    }

    @Test
    void verdict_followsTheDirectionOfTheMetric() {
        double[] high = {0.9, 0.91, 0.92, 0.9, 0.91};
        double[] low = {0.1, 0.12, 0.1, 0.11, 0.1};

        assertThat(new CorrectedResampledT(scores(new Accuracy(), 8, 2, high, low)).verdict(0.05))
                .isEqualTo(ModelComparison.Verdict.FIRST_IS_BETTER);
        assertThat(new CorrectedResampledT(scores(new LogLoss(), 8, 2, high, low)).verdict(0.05))
                .isEqualTo(ModelComparison.Verdict.SECOND_IS_BETTER);
        assertThat(new CorrectedResampledT(scores(new LogLoss(), 8, 2, low, high)).verdict(0.05))
                .isEqualTo(ModelComparison.Verdict.FIRST_IS_BETTER);
    }

    @Test
    void verdict_pAboveTheLevel_isNotToldApart() {
        CorrectedResampledT t = new CorrectedResampledT(scores(new Accuracy(), 90, 10, FIRST, SECOND));

        assertThat(t.verdict(0.05)).isEqualTo(ModelComparison.Verdict.NOT_TOLD_APART);
        assertThat(t.verdict(0.07)).isEqualTo(ModelComparison.Verdict.FIRST_IS_BETTER);
        assertThatThrownBy(() -> t.verdict(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level: expected a number above 0 and below 1, got NaN");
    }

    @Test
    void fiveByTwo_otherThanTenFolds_isRefused() {
        PairedScores nine = scores(new Accuracy(), 5, 5, new double[9], new double[9]);

        assertThatThrownBy(() -> new FiveByTwoF(nine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected 10, the two of each of five halvings, got 9");
    }

    @Test
    void of_twoCrossValidations_pairsTheMetricByName() {
        PairedScores scores = PairedScores.of(
                validation(List.of(new LogLoss(), new Accuracy()), 8, 0.5, 0.75),
                validation(List.of(new Accuracy()), 8, 0.25),
                new Accuracy());

        assertThat(scores.folds()).containsExactly(new PairedScores.Pair(8, 2, Score.of(0.75), Score.of(0.25)));
    }

    @Test
    void of_crossValidationsOfOtherFolds_areRefused() {
        CrossValidation one = validation(List.of(new Accuracy()), 8, 0.5);

        assertThatThrownBy(() -> PairedScores.of(one, validation(List.of(new Accuracy()), 9, 0.5), new Accuracy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 1: expected as many rows in both cross-validations, got 8+2 and 9+2");
        assertThatThrownBy(() -> PairedScores.of(one, validation(List.of(new LogLoss()), 8, 0.5), new Accuracy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric: expected one of the second cross-validation's [\"log loss\"], got \"accuracy\"");
    }

    private static CrossValidation validation(List<Metric> metrics, int training, double... scores) {
        List<Score> all = new ArrayList<>();
        for (double score : scores) {
            all.add(Score.of(score));
        }
        return new CrossValidation(metrics, List.of(new CrossValidation.FoldScores(training, 2, all, all)));
    }

    private static PairedScores scores(Metric metric, int training, int validation, double[] first, double[] second) {
        List<PairedScores.Pair> folds = new ArrayList<>();
        for (int k = 0; k < first.length; k++) {
            folds.add(new PairedScores.Pair(training, validation, Score.of(first[k]), Score.of(second[k])));
        }
        return new PairedScores(metric, folds);
    }
}
