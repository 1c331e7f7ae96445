package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code gold/intervals.py} sums DeLong's formulas pair by pair in numpy 2.4.6 and checks the areas with scikit-learn
 * 1.9.1. Tolerance 1e-12: sums of up to 75684 pairs of size one; the tails of the normal distribution are of two
 * libraries.
 */
final class DeLongIntervalTest {

    private static final Offset<Double> GOLD = within(1e-12);

    private static final DeLongInterval DELONG = DeLongInterval.withDefaults();

    private static final Table TUMOURS = read();

    private static Table read() {
        try (InputStream in = DeLongIntervalTest.class.getResourceAsStream("/gold/delong.csv")) {
            return CsvReader.withDefaults().read("delong.csv", in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ClassPredictions tumours(String column) {
        int[] truth = Arrays.stream(TUMOURS.column("y").values())
                .mapToInt(code -> (int) code)
                .toArray();
        return MetricContract.binary(
                truth, TUMOURS.column(column).values(), MetricContract.equalWeights(truth.length, 1));
    }

    private static ClassPredictions weighted(String column) {
        return tumours(column).withWeights(TUMOURS.column("w").values());
    }

    private static ClassPredictions some(int[] truth, double... p) {
        return MetricContract.binary(truth, p, MetricContract.equalWeights(truth.length, 1));
    }

    private static void assertAuc(AucEstimate actual, double auc, double error) {
        assertThat(actual.auc().require()).isCloseTo(auc, GOLD);
        assertThat(actual.standardError().require()).isCloseTo(error, GOLD);
    }

    @Test
    void of_tumours_matchesTheFormulaPairByPair() {
        assertAuc(DELONG.of(tumours("p")), 0.800803340204005, 0.018325749794592623);
        assertAuc(DELONG.of(weighted("p")), 0.815071543198985, 0.020996878436582687);
    }

    @Test
    void of_tumoursWithManyTies_matchesTheFormulaPairByPair() {
        assertAuc(DELONG.of(tumours("q")), 0.7654854394588015, 0.019803078919049154);
        assertAuc(DELONG.of(weighted("q")), 0.769109133835774, 0.02340877229840274);
    }

    @Test
    void of_anyRows_isTheAreaThatTheMetricGives() {
        assertThat(DELONG.of(weighted("q")).auc().require())
                .isCloseTo(new RocAuc().score(weighted("q")).require(), GOLD);
    }

    @Test
    void of_level_givesTheIntervalOfThatLevel() {
        Interval.Bounds bounds =
                DELONG.withLevel(0.9).of(tumours("p")).interval().require();
        assertThat(bounds.low()).isCloseTo(0.7706601641877642, GOLD);
        assertThat(bounds.high()).isCloseTo(0.8309465162202458, GOLD);
        assertThat(bounds.level()).isEqualTo(0.9);
        assertThat(bounds.method()).isEqualTo(Interval.Method.DELONG);
    }

    @Test
    void of_logitScale_givesTheIntervalOfTheLogOdds() {
        Interval.Bounds bounds = DELONG.withLevel(0.9)
                .withScale(DeLongInterval.Scale.LOGIT)
                .of(tumours("p"))
                .interval()
                .require();
        assertThat(bounds.low()).isCloseTo(0.7689439837785185, GOLD);
        assertThat(bounds.high()).isCloseTo(0.8292452588873139, GOLD);
    }

    @Test
    void compare_tumours_matchesTheFormulaPairByPair() {
        AucComparison equal = DELONG.compare(tumours("p"), tumours("q"));
        assertThat(equal.difference().require()).isCloseTo(0.03531790074520347, GOLD);
        assertThat(equal.standardError().require()).isCloseTo(0.027080914554106383, GOLD);
        assertThat(equal.pValue().require()).isCloseTo(0.19217833987334842, GOLD);
        AucComparison weighted = DELONG.compare(weighted("p"), weighted("q"));
        assertThat(weighted.difference().require()).isCloseTo(0.045962409363211054, GOLD);
        assertThat(weighted.standardError().require()).isCloseTo(0.03207454065652873, GOLD);
        assertThat(weighted.pValue().require()).isCloseTo(0.1518614672053777, GOLD);
    }

    /** 1.959964 is the normal distribution's 0.975 quantile to 7 digits. */
    @Test
    void compare_interval_isTheDifferenceAndTwiceItsError() {
        AucComparison comparison = DELONG.compare(tumours("p"), tumours("q"));
        Interval.Bounds bounds = comparison.interval().require();
        double width = 1.959964 * comparison.standardError().require();
        assertThat(bounds.low()).isCloseTo(comparison.difference().require() - width, within(1e-7));
        assertThat(bounds.high()).isCloseTo(comparison.difference().require() + width, within(1e-7));
    }

    @Test
    void compare_otherWayRound_changesTheSignOnly() {
        AucComparison there = DELONG.compare(tumours("p"), tumours("q"));
        AucComparison back = DELONG.compare(tumours("q"), tumours("p"));
        assertThat(back.difference().require()).isCloseTo(-there.difference().require(), GOLD);
        assertThat(back.pValue().require()).isCloseTo(there.pValue().require(), GOLD);
    }

    @Test
    void compare_sameRanking_isUndefinedWithReason() {
        double[] cubes =
                Arrays.stream(TUMOURS.column("p").values()).map(p -> p * p * p).toArray();
        int[] truth = Arrays.stream(TUMOURS.column("y").values())
                .mapToInt(code -> (int) code)
                .toArray();
        AucComparison same = DELONG.compare(tumours("p"), some(truth, cubes));
        assertThat(same.difference()).isEqualTo(Score.of(0));
        assertThat(same.pValue()).isEqualTo(Score.undefined("the difference does not vary from row to row"));
        assertThat(same.interval()).isEqualTo(Interval.undefined("the difference does not vary from row to row"));
    }

    @Test
    void of_weightsTimesAPowerOfTwo_areNoMatter() {
        double[] scaled = Arrays.stream(TUMOURS.column("w").values())
                .map(w -> Math.scalb(w, 1_000))
                .toArray();
        assertThat(DELONG.of(tumours("p").withWeights(scaled))).isEqualTo(DELONG.of(weighted("p")));
    }

    @Test
    void of_perfectRanking_hasNoInterval() {
        AucEstimate perfect = DELONG.of(MetricContract.binary(
                new int[] {0, 1, 0, 1, 0}, new double[] {.1, .8, .2, .9, .3}, new double[] {.1, .2, .3, .7, .9}));
        assertThat(perfect.auc()).isEqualTo(Score.of(1));
        assertThat(perfect.standardError()).isEqualTo(Score.of(0));
        assertThat(perfect.interval())
                .isEqualTo(Interval.undefined("the estimated variance is 0, as of few rows that are ranked perfectly"));
    }

    @Test
    void of_constantProbability_isOneHalf() {
        assertThat(DELONG.of(some(new int[] {0, 1, 0, 1}, .3, .3, .3, .3)).auc())
                .isEqualTo(Score.of(0.5));
    }

    @Test
    void of_nearlyPerfectRanking_staysWithinTheUnit() {
        ClassPredictions nearly = some(new int[] {0, 0, 0, 1, 1, 1}, .1, .2, .5, .4, .8, .9);
        assertThat(DELONG.of(nearly).interval().require().high()).isEqualTo(1);
        Interval.Bounds logit = DELONG.withScale(DeLongInterval.Scale.LOGIT)
                .of(nearly)
                .interval()
                .require();
        assertThat(logit.high()).isBetween(0.9, 1 - 1e-6);
    }

    @Test
    void of_oneClass_isUndefinedWithReason() {
        AucEstimate one = DELONG.of(some(new int[] {1, 1, 1}, .1, .2, .3));
        String why = "rows of one class only: none but \"yes\"";
        assertThat(one).isEqualTo(new AucEstimate(Score.undefined(why), Score.undefined(why), Interval.undefined(why)));
    }

    @Test
    void of_noRows_isUndefinedWithReason() {
        assertThat(DELONG.of(some(new int[0])).auc()).isEqualTo(Score.undefined("no rows of positive weight"));
    }

    @Test
    void of_oneRowOfAClass_hasAnAreaButNoVariance() {
        AucEstimate one = DELONG.of(some(new int[] {1, 0, 0}, .5, .2, .7));
        assertThat(one.auc()).isEqualTo(Score.of(0.5));
        assertThat(one.standardError())
                .isEqualTo(Score.undefined("the variance needs at least two rows of positive weight of either class"));
    }

    @Test
    void compare_otherRows_areRefused() {
        ClassPredictions base = some(new int[] {0, 1}, .5, .6);
        assertThatThrownBy(() -> DELONG.compare(base, some(new int[] {0, 1, 1}, .5, .6, .7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions: expected the same rows, got 2 and 3");
        assertThatThrownBy(() -> DELONG.compare(base, some(new int[] {0, 0}, .5, .6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions, row 1: expected the same target in both, got different ones");
        assertThatThrownBy(() -> DELONG.compare(base, base.withWeights(new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions: expected the same weights in both, got different ones");
        assertThatThrownBy(() -> DELONG.compare(base, base.withPositive(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictions: expected the same positive class, got different ones");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void withLevel_noShare_isRefused(double level) {
        assertThatThrownBy(() -> DELONG.withLevel(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level: expected a number above 0 and below 1, got " + level);
    }

    /**
     * Positive rows score as the larger of two uniform numbers, negative ones as one: the true area is 2/3. Of 500
     * intervals of 0.9 the share that holds it has a standard deviation of 0.013; four of them either way.
     */
    @Test
    void of_simulatedRows_holdsTheTrueAreaAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(20);
        int held = 0;
        for (int s = 0; s < 500; s++) {
            int[] truth = new int[100];
            double[] p = new double[100];
            for (int i = 0; i < 100; i++) {
                truth[i] = i < 40 ? 1 : 0;
                p[i] = Math.max(random.nextDouble(), truth[i] * random.nextDouble());
            }
            held += DELONG.withLevel(0.9)
                            .of(some(truth, p))
                            .interval()
                            .require()
                            .contains(2 / 3.0)
                    ? 1
                    : 0;
        }
        assertThat(held / 500.0).isBetween(0.848, 0.952);
    }
}
