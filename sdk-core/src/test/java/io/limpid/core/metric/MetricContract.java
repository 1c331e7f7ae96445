package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every metric of a classifier promises; its test inherits this and names the metric. */
public abstract class MetricContract {

    /** Sums of eight numbers of size one, taken in another order, differ by rounding only. */
    private static final double ROUNDING = 1e-14;

    private static final int[] TRUTH = {0, 1, 1, 0, 1, 0, 1, 0};
    private static final double[] POSITIVE = {0.1, 0.8, 0.5, 0.5, 0.3, 0.3, 0.95, 0.9};
    private static final double[] WEIGHTS = {1, 2, 3, 1, 0, 2, 1, 4};

    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final int[] TRUTH3 = {0, 1, 2, 2, 1, 0, 2, 1, 0};
    private static final double[] VALUES3 = {
        0.75, 0.15, 0.1, 0.3, 0.29, 0.41, 0.12, 0.08, 0.8, 0.5, 0.24, 0.26, 0.2, 0.61, 0.19, 0.31, 0.36, 0.33, 0.28,
        0.37, 0.35, 0.22, 0.45, 0.33, 0.52, 0.17, 0.31
    };
    private static final double[] WEIGHTS3 = {2, 1, 3, 1, 2, 0, 1, 4, 1};

    /** The metric under test. */
    protected abstract Metric metric();

    /** Whether classes in another order, the positive one still positive, may give another score. */
    protected boolean classOrderMatters() {
        return false;
    }

    /** Predictions of the classes {@code no} and {@code yes}, from the probabilities of {@code yes}. */
    protected static ClassPredictions binary(int[] truth, double[] positive, double[] weights) {
        double[] values = new double[2 * positive.length];
        for (int i = 0; i < positive.length; i++) {
            values[2 * i] = 1 - positive[i];
            values[2 * i + 1] = positive[i];
        }
        return of(truth, values, List.of("no", "yes"), weights);
    }

    /** Predictions of any classes, the last one positive. */
    protected static ClassPredictions of(int[] truth, double[] values, List<String> classes, double[] weights) {
        Column target = new Column(
                new Field.Categorical("target", classes),
                Arrays.stream(truth).asDoubleStream().toArray());
        return new ClassPredictions(target, values, classes.size(), classes, classes.size() - 1, 0.5, weights);
    }

    /** The same weight for each row. */
    protected static double[] equalWeights(int rows, double weight) {
        double[] weights = new double[rows];
        Arrays.fill(weights, weight);
        return weights;
    }

    private double score(int[] truth, double[] positive, double[] weights) {
        return metric().score(binary(truth, positive, weights)).require();
    }

    private static int[] repeated(double[] weights) {
        return IntStream.range(0, weights.length)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i]))
                .toArray();
    }

    @Test
    void score_rowOfWeightThree_countsAsThreeRows() {
        int[] rows = repeated(WEIGHTS);
        int[] truth = Arrays.stream(rows).map(i -> TRUTH[i]).toArray();
        double[] positive = Arrays.stream(rows).mapToDouble(i -> POSITIVE[i]).toArray();
        assertThat(score(TRUTH, POSITIVE, WEIGHTS))
                .isCloseTo(score(truth, positive, equalWeights(rows.length, 1)), within(ROUNDING))
                .isNotEqualTo(score(TRUTH, POSITIVE, equalWeights(8, 1)));
    }

    @Test
    void score_allWeightsTimesEight_isTheSame() {
        double[] more = Arrays.stream(WEIGHTS).map(w -> 8 * w).toArray();
        assertThat(score(TRUTH, POSITIVE, more)).isEqualTo(score(TRUTH, POSITIVE, WEIGHTS));
    }

    /**
     * The largest weight is 4: times 2^1021 even two of them have no finite sum, times 2^-700 no product above zero.
     */
    @Test
    void score_allWeightsTimesAnyPowerOfTwo_isTheSame() {
        for (int power : new int[] {-1_074, -700, 700, 1_021}) {
            double[] scaled =
                    Arrays.stream(WEIGHTS).map(w -> Math.scalb(w, power)).toArray();
            assertThat(score(TRUTH, POSITIVE, scaled)).isEqualTo(score(TRUTH, POSITIVE, WEIGHTS));
        }
    }

    @Test
    void score_isWithinTheRange() {
        double score = score(TRUTH, POSITIVE, WEIGHTS);
        assertThat(metric().range().nearest(score)).isEqualTo(score);
    }

    @Test
    void score_rowsReversed_isTheSame() {
        int[] truth = new int[8];
        double[] positive = new double[8];
        double[] weights = new double[8];
        for (int i = 0; i < 8; i++) {
            truth[i] = TRUTH[7 - i];
            positive[i] = POSITIVE[7 - i];
            weights[i] = WEIGHTS[7 - i];
        }
        assertThat(score(truth, positive, weights)).isCloseTo(score(TRUTH, POSITIVE, WEIGHTS), within(ROUNDING));
    }

    @Test
    void score_nearlyPerfectAndNearlyInverted_differInTheDirectionItNames() {
        int[] truth = {0, 1, 0, 1};
        double better = score(truth, new double[] {0.1, 0.9, 0.2, 0.8}, equalWeights(4, 1));
        double worse = score(truth, new double[] {0.9, 0.1, 0.8, 0.2}, equalWeights(4, 1));
        assertThat(metric().direction() == Metric.Direction.HIGHER_IS_BETTER ? better - worse : worse - better)
                .isPositive();
    }

    @Test
    void score_noRows_isUndefinedWithReason() {
        Score score = metric().score(binary(new int[0], new double[0], new double[0]));
        assertThat(score).isEqualTo(Score.undefined("no rows of positive weight"));
    }

    @Test
    void score_noWeight_isUndefinedWithReason() {
        Score score = metric().score(binary(TRUTH, POSITIVE, equalWeights(8, 0)));
        assertThat(score).isEqualTo(Score.undefined("no rows of positive weight"));
    }

    @Test
    void score_classNameOfTwoLines_givesAReasonOfOne() {
        double[] values = {0.9, 0.1, 0.8, 0.2};
        Score score = metric().score(of(new int[] {0, 0}, values, List.of("a\nb", "c\nd"), equalWeights(2, 1)));
        assertThat(score.toString()).doesNotContain("\n");
    }

    @Test
    void score_inputs_areNotModified() {
        double[] weights = WEIGHTS.clone();
        ClassPredictions predictions = binary(TRUTH, POSITIVE, weights);
        double[] values = predictions.values().clone();
        double[] target = predictions.target().values().clone();
        metric().score(predictions);
        assertThat(predictions.values()).isEqualTo(values);
        assertThat(predictions.target().values()).isEqualTo(target);
        assertThat(weights).isEqualTo(WEIGHTS);
    }

    @Test
    void name_isNotBlank() {
        assertThat(metric().name()).isNotBlank();
    }

    private static ClassPredictions three(int[] rows, double[] weights) {
        int[] truth = Arrays.stream(rows).map(i -> TRUTH3[i]).toArray();
        double[] values = Arrays.stream(rows)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(VALUES3, 3 * i, 3 * i + 3))
                .toArray();
        return of(truth, values, CLASSES, weights);
    }

    private static ClassPredictions three() {
        return three(IntStream.range(0, 9).toArray(), WEIGHTS3);
    }

    @Test
    void score_threeClassesRowOfWeightThree_countsAsThreeRows() {
        int[] rows = repeated(WEIGHTS3);
        assertThat(metric().score(three()).require())
                .isCloseTo(
                        metric().score(three(rows, equalWeights(rows.length, 1)))
                                .require(),
                        within(ROUNDING));
    }

    @Test
    void score_threeClassesRowsReversed_isTheSame() {
        int[] reversed = IntStream.range(0, 9).map(i -> 8 - i).toArray();
        double[] weights = Arrays.stream(reversed).mapToDouble(i -> WEIGHTS3[i]).toArray();
        assertThat(metric().score(three(reversed, weights)).require())
                .isCloseTo(metric().score(three()).require(), within(ROUNDING));
    }

    /** Rounding of sums over classes in another order. */
    @Test
    void score_classesInAnotherOrder_isTheSameUnlessOrderMatters() {
        int[] order = {2, 0, 1}; // the new class k is the old order[k]; the old class 2, the positive one, is the new 0
        int[] place = {1, 2, 0};
        double[] values = new double[27];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                values[3 * i + k] = VALUES3[3 * i + order[k]];
            }
        }
        int[] truth = Arrays.stream(TRUTH3).map(k -> place[k]).toArray();
        Score other = metric().score(
                        of(truth, values, List.of("c", "a", "b"), WEIGHTS3).withPositive(0));
        if (classOrderMatters()) {
            assertThat(other.require()).isNotEqualTo(metric().score(three()).require());
        } else {
            assertThat(other.require()).isCloseTo(metric().score(three()).require(), within(ROUNDING));
        }
    }

    @Test
    void score_rowsWithoutWeight_countNothing() {
        int[] rows = IntStream.range(0, 9).filter(i -> WEIGHTS3[i] > 0).toArray();
        double[] weights = Arrays.stream(rows).mapToDouble(i -> WEIGHTS3[i]).toArray();
        assertThat(metric().score(three(rows, weights))).isEqualTo(metric().score(three()));
    }

    @Test
    void score_certainProbabilities_isFiniteAndWithinTheRange() {
        double score = score(new int[] {0, 1, 0, 1}, new double[] {0, 1, 1, 0}, equalWeights(4, 1));
        assertThat(metric().range().nearest(score)).isEqualTo(score);
    }

    @Test
    void score_oneRow_isAScoreOrAReason() {
        Score score = metric().score(binary(new int[] {1}, new double[] {0.7}, new double[] {2}));
        if (score instanceof Score.Undefined undefined) {
            assertThat(undefined.reason()).containsAnyOf("\"yes\"", "\"no\"");
        } else {
            assertThat(metric().range().nearest(score.require())).isEqualTo(score.require());
        }
    }

    @Test
    void score_manyCallersAtOnce_allGetTheSame() {
        Score alone = metric().score(three());
        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> metric().score(three())))
                .containsOnly(alone);
    }

    @Test
    void score_regressorsPredictions_namesTheMetric() {
        Column numbers = new Column(new Field.Numeric("y"), new double[] {1});
        Predictions other = new NumericPredictions(numbers, new double[] {1}, new double[] {1});
        assertThatThrownBy(() -> metric().score(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(metric().name() + ": expected a classifier's predictions, got a regressor's");
    }

    /** The smallest of these vanish beside the largest; what is left must be a number. */
    @Test
    void score_weightsOfEverySize_isWithinTheRangeOrAReason() {
        double[] weights = {1e-320, 1, 1e300, 1e-150, 1, 0, 1e150, 1e308};
        Score score = metric().score(binary(TRUTH, POSITIVE, weights));
        if (!(score instanceof Score.Undefined)) {
            assertThat(metric().range().nearest(score.require())).isEqualTo(score.require());
        }
    }

    /** A tenth has no double, so sums of them are rounded where those of ones are not. */
    @Test
    void score_allWeightsTimesATenth_isTheSameToRounding() {
        int[] truth = IntStream.range(0, 60).map(i -> i * i % 7 < 3 ? 1 : 0).toArray();
        double[] positive =
                IntStream.range(0, 60).mapToDouble(i -> i * 37 % 60 / 60.0).toArray();
        double[] different = IntStream.range(0, 60).mapToDouble(i -> 1 + i % 4).toArray();
        for (double[] weights : List.of(equalWeights(60, 1), different)) {
            double[] tenths = Arrays.stream(weights).map(w -> w * 0.1).toArray();
            assertThat(score(truth, positive, tenths)).isCloseTo(score(truth, positive, weights), within(ROUNDING));
        }
    }

    @Test
    void score_null_saysThatPredictionsAreMissing() {
        assertThatThrownBy(() -> metric().score((Predictions) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("predictions");
    }
}
