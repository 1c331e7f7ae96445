package io.limpid.core.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.F1;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Recall;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.model.DecisionThreshold;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdCriterionTest {

    private static final List<String> CLASSES = List.of("no", "yes");

    private static ClassPredictions predictions(double[] positive, double[] truths, double[] weights) {
        double[] values = new double[2 * positive.length];
        for (int i = 0; i < positive.length; i++) {
            values[2 * i] = 1 - positive[i];
            values[2 * i + 1] = positive[i];
        }
        Column target = new Column(new Field.Categorical("kind", CLASSES), truths);
        return new ClassPredictions(target, values, 2, CLASSES, 1, 0.5, weights);
    }

    private static ClassPredictions predictions(double[] positive, double[] truths) {
        double[] ones = new double[positive.length];
        Arrays.fill(ones, 1);
        return predictions(positive, truths, ones);
    }

    /** Rows no, yes, no, yes at 0.2, 0.4, 0.6, 0.8. */
    private static ClassPredictions four() {
        return predictions(new double[] {0.2, 0.4, 0.6, 0.8}, new double[] {0, 1, 0, 1});
    }

    /** The best value that any of very many thresholds reaches, by the rows themselves. */
    private static double bestOfAll(ThresholdCriterion criterion, ClassPredictions predictions) {
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= 4_096; k++) {
            best = Math.max(best, valueAt(criterion, predictions, k / 4_096.0));
        }
        return best;
    }

    private static double valueAt(ThresholdCriterion criterion, ClassPredictions predictions, double threshold) {
        ClassPredictions decided = predictions.withThreshold(threshold);
        double[] sums = new double[4];
        for (int i = 0; i < decided.rows(); i++) {
            boolean called = decided.predicted(i) == 1;
            sums[decided.isPositive(i) ? called ? 0 : 2 : called ? 1 : 3] += decided.weights()[i];
        }
        return criterion.value(sums[0], sums[1], sums[2], sums[3]);
    }

    @Test
    void choose_anyCriterion_isAsGoodAsTheBestOfAllThresholds() {
        List<ThresholdCriterion> criteria = List.of(
                ThresholdCriterion.cost(1, 5),
                ThresholdCriterion.cost(3, 1),
                ThresholdCriterion.youden(),
                ThresholdCriterion.best(new F1()),
                ThresholdCriterion.best(new Accuracy()));
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 2; n < 40; n++) {
            double[] p = new double[n];
            double[] y = new double[n];
            double[] w = new double[n];
            for (int i = 0; i < n; i++) {
                p[i] = random.nextInt(65) / 64.0;
                y[i] = i < 2 ? i : random.nextDouble() < p[i] ? 1 : 0;
                w[i] = i < 2 ? 1 : random.nextInt(4);
            }
            ClassPredictions predictions = predictions(p, y, w);
            for (ThresholdCriterion criterion : criteria) {
                double chosen = criterion.choose(predictions).probability();
                // Weights are whole: both sides are made of the same exact sums, up to a power of two.
                assertThat(valueAt(criterion, predictions, chosen)).isEqualTo(bestOfAll(criterion, predictions));
            }
        }
    }

    /**
     * Sums of such weights depend on their order, so what lies below a threshold is not what all less the others are.
     */
    @Property(tries = 300)
    void choose_fractionalWeights_isAsGoodAsTheBestOfAllThresholds(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[n];
        double[] y = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            p[i] = random.nextInt(65) / 64.0;
            y[i] = i < 2 ? i : random.nextInt(2);
            w[i] = 100 * random.nextDouble() + 0.01;
        }
        ClassPredictions predictions = predictions(p, y, w);
        for (ThresholdCriterion criterion : List.of(
                ThresholdCriterion.cost(1, 5),
                ThresholdCriterion.youden(),
                ThresholdCriterion.best(new F1()),
                ThresholdCriterion.best(new Accuracy()))) {
            double chosen = valueAt(
                    criterion, predictions, criterion.choose(predictions).probability());
            // A part in 10^12 counts as a tie; a few sums of 40 weights of at most 100, of which J is a difference.
            assertThat(chosen).isCloseTo(bestOfAll(criterion, predictions), within(1e-11));
        }
    }

    /** Sums of tenths are rounded, each in its own order; the threshold must not depend on that. */
    @Test
    void choose_tiesByFractionalWeights_areThoseOfWholeOnes() {
        SplittableRandom random = new SplittableRandom(12);
        for (int s = 0; s < 200; s++) {
            int n = 12;
            double[] p = new double[n];
            double[] y = new double[n];
            double[] whole = new double[n];
            double[] tenths = new double[n];
            for (int i = 0; i < n; i++) {
                p[i] = random.nextInt(9) / 8.0;
                y[i] = i < 2 ? i : random.nextInt(2);
                whole[i] = 1 + random.nextInt(7);
                tenths[i] = whole[i] / 10;
            }
            for (ThresholdCriterion criterion : List.of(
                    ThresholdCriterion.youden(), ThresholdCriterion.cost(1, 2), ThresholdCriterion.best(new F1()))) {
                assertThat(criterion.choose(predictions(p, y, tenths)))
                        .isEqualTo(criterion.choose(predictions(p, y, whole)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.7", "1, 5, 0.30000000000000004", "5, 1, 0.7", "0, 1, 0.30000000000000004", "1, 0, 0.7"})
    void choose_byCost_isTheMiddleBetweenProbabilities(double falsePositive, double falseNegative, double expected) {
        assertThat(ThresholdCriterion.cost(falsePositive, falseNegative).choose(four()))
                .isEqualTo(new DecisionThreshold(
                        expected,
                        "cost " + falsePositive + " of a false positive and " + falseNegative
                                + " of a false negative"));
    }

    /** J is 1/2 from 0.3 on and from 0.7 on: both as near to one half, so the higher. */
    @Test
    void choose_equallyGoodAndNear_isTheHigher() {
        assertThat(ThresholdCriterion.youden().choose(four())).isEqualTo(new DecisionThreshold(0.7, "Youden's J"));
    }

    @Test
    void choose_equallyGood_isTheNearestToOneHalf() {
        ClassPredictions five = predictions(new double[] {0.1, 0.3, 0.8, 0.9}, new double[] {0, 1, 0, 1});
        assertThat(ThresholdCriterion.youden().choose(five).probability()).isEqualTo(0.2);
        ClassPredictions other = predictions(new double[] {0.1, 0.2, 0.7, 0.75}, new double[] {0, 1, 0, 1});
        assertThat(ThresholdCriterion.youden().choose(other).probability()).isEqualTo(0.725);
    }

    /** F1 is 2/3 from 0.7 on, 4/5 from 0.3 on. */
    @Test
    void choose_byF1_isItsBest() {
        assertThat(ThresholdCriterion.best(new F1()).choose(four()))
                .isEqualTo(new DecisionThreshold(0.5 * 0.2 + 0.5 * 0.4, "F1"));
    }

    @Test
    void choose_separatedClasses_isBetweenThem() {
        ClassPredictions apart = predictions(new double[] {0.1, 0.2, 0.8, 0.9}, new double[] {0, 0, 1, 1});
        for (ThresholdCriterion criterion : List.of(
                ThresholdCriterion.youden(), ThresholdCriterion.cost(1, 9), ThresholdCriterion.best(new F1()))) {
            assertThat(criterion.choose(apart).probability()).isEqualTo(0.5);
        }
    }

    @Test
    void choose_everythingPositiveIsBest_liesBelowTheLeastProbability() {
        assertThat(ThresholdCriterion.best(new Recall()).choose(four()).probability())
                .isEqualTo(0.30000000000000004);
        ClassPredictions allYes = predictions(new double[] {0.4, 0.6}, new double[] {1, 1});
        assertThat(ThresholdCriterion.cost(1, 1).choose(allYes).probability()).isEqualTo(0.2);
        ClassPredictions zero = predictions(new double[] {0, 0.6}, new double[] {1, 1});
        assertThat(ThresholdCriterion.cost(1, 1).choose(zero).probability()).isZero();
    }

    @Test
    void choose_nothingPositiveIsBest_liesAboveTheHighestProbability() {
        ClassPredictions allNo = predictions(new double[] {0.4, 0.6}, new double[] {0, 0});
        assertThat(ThresholdCriterion.cost(1, 1).choose(allNo).probability()).isEqualTo(0.8);
    }

    /** No threshold calls a probability of one negative. */
    @Test
    void choose_probabilityOfOne_isAlwaysPositive() {
        ClassPredictions certain = predictions(new double[] {0.5, 1}, new double[] {0, 0});
        assertThat(ThresholdCriterion.cost(1, 1).choose(certain).probability()).isEqualTo(0.75);
    }

    @Test
    void choose_neighbouringDoubles_callsTheUpperOnePositive() {
        double above = Math.nextUp(0.5);
        ClassPredictions near = predictions(new double[] {0.5, above}, new double[] {0, 1});
        assertThat(ThresholdCriterion.youden().choose(near).probability()).isEqualTo(above);
    }

    @Test
    void choose_rowOfWeightZero_doesNotCount() {
        ClassPredictions weighted =
                predictions(new double[] {0.2, 0.5, 0.8}, new double[] {0, 1, 1}, new double[] {1, 0, 1});
        assertThat(ThresholdCriterion.youden().choose(weighted).probability()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"1e300", "1e-300", "3"})
    void choose_weightsTimesAFactor_isTheSame(double factor) {
        double[] weights = {factor, factor, factor, factor};
        for (ThresholdCriterion criterion : List.of(
                ThresholdCriterion.youden(), ThresholdCriterion.cost(1, 5), ThresholdCriterion.best(new F1()))) {
            assertThat(criterion.choose(four().withWeights(weights))).isEqualTo(criterion.choose(four()));
        }
    }

    @Test
    void choose_threeClasses_isRefusedWithTheirNames() {
        List<String> classes = List.of("a", "b", "c");
        Column target = new Column(new Field.Categorical("kind", classes), new double[] {0});
        ClassPredictions three =
                new ClassPredictions(target, new double[] {0.5, 0.25, 0.25}, 3, classes, 2, 0.5, new double[] {1});
        assertThatThrownBy(() -> ThresholdCriterion.best(new F1()).choose(three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold by F1: expected two classes, got [\"a\", \"b\", \"c\"]");
    }

    @Test
    void choose_nothingToSay_isRefused() {
        ClassPredictions none = predictions(new double[0], new double[0]);
        ClassPredictions one = predictions(new double[] {0.3, 0.4}, new double[] {1, 1});
        assertThatThrownBy(() -> ThresholdCriterion.cost(1, 1).choose(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": expected rows of which it says something, got no rows of positive weight");
        assertThatThrownBy(() -> ThresholdCriterion.youden().choose(one))
                .hasMessage("threshold by Youden's J: expected rows of which it says something, got rows of one class"
                        + " only");
    }

    @Test
    void best_metricOfProbabilities_isRefused() {
        assertThatThrownBy(() -> ThresholdCriterion.best(new LogLoss()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold by log loss: expected a metric of decided classes, got one of probabilities");
        assertThatThrownBy(() -> ThresholdCriterion.best(new RocAuc()))
                .hasMessageContaining("expected a metric of decided classes");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "1, NaN", "Infinity, 1", "0, 0"})
    void cost_unusableNumbers_areRefused(double falsePositive, double falseNegative) {
        assertThatThrownBy(() -> ThresholdCriterion.cost(falsePositive, falseNegative))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost: expected finite numbers of at least 0, one of them above, got " + falsePositive
                        + " and " + falseNegative);
    }
}
