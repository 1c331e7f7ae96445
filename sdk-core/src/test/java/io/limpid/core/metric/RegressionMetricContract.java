package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every metric of a regressor promises; its test inherits this and names the metric. */
abstract class RegressionMetricContract {

    /** Sums of eight numbers of size one, taken in another order, differ by rounding only. */
    private static final double ROUNDING = 1e-14;

    /** Of up to 600 terms; both sides round each addition, which comes to less than 600 * 2^-53 of the sum. */
    private static final double GOLD_RELATIVE = 1e-13;

    private static final double[] TARGET = {3, 0.5, 2, 7, 1, 4.5, 6, 2.5};
    private static final double[] PREDICTED = {2.5, 0.75, 2, 8, 3.25, 4, 7.5, 2.375};
    private static final double[] WEIGHTS = {1, 2, 3, 1, 0, 2, 1, 4};

    /** The metric under test. */
    protected abstract RegressionMetric metric();

    /** The power of the target's unit that the metric is measured in. */
    protected abstract int unitsOfTarget();

    /**
     * The same metric when targets and predictions are measured in so small a unit that they are {@code times} as
     * large.
     */
    protected RegressionMetric metricOf(double times) {
        return metric();
    }

    static NumericPredictions predictions(double[] target, double[] predicted, double... weights) {
        return new NumericPredictions(new Column(new Field.Numeric("y"), target), predicted, weights);
    }

    private double score(double[] target, double[] predicted, double[] weights) {
        return metric().score(predictions(target, predicted, weights)).require();
    }

    private static double[] each(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static Table read(String resource) {
        try (InputStream in = RegressionMetricContract.class.getResourceAsStream(resource)) {
            return CsvReader.withDefaults().read(resource, in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** scikit-learn 1.9.1, Huber with scipy 1.17.1; {@code gold/regression.py} makes the files. */
    @Test
    final void score_penguinsDiabetesAndAmes_matchScikitLearn() {
        Table rows = read("/gold/regression.csv");
        Table gold = read("/gold/regression_metrics.csv");
        int compared = 0;
        for (int g = 0; g < gold.rows(); g++) {
            String data = gold.text(g, 0);
            if (gold.text(g, 1).equals(metric().name())) {
                int[] of = IntStream.range(0, rows.rows())
                        .filter(i -> rows.text(i, 0).equals(data))
                        .toArray();
                Table own = rows.select(of);
                double[] ones = each(own.column(3), w -> 1);
                assertGold(score(own.column(1), own.column(2), ones), gold.column(2)[g]);
                assertGold(score(own.column(1), own.column(2), own.column(3)), gold.column(3)[g]);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(3);
    }

    private static void assertGold(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(GOLD_RELATIVE * expected));
    }

    @Test
    final void score_rowOfWeightThree_countsAsThreeRows() {
        int[] rows = IntStream.range(0, 8)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) WEIGHTS[i]))
                .toArray();
        assertThat(score(TARGET, PREDICTED, WEIGHTS))
                .isCloseTo(
                        score(pick(TARGET, rows), pick(PREDICTED, rows), new double[rows.length], 1), within(ROUNDING))
                .isNotEqualTo(score(TARGET, PREDICTED, new double[8], 1));
    }

    private double score(double[] target, double[] predicted, double[] weights, double each) {
        return score(target, predicted, each(weights, w -> each));
    }

    /**
     * The largest weight is 4: times 2^1021 even two of them have no finite sum, times 2^-700 no product above zero.
     */
    @Test
    final void score_allWeightsTimesAnyPowerOfTwo_isTheSame() {
        for (int power : new int[] {-1_074, -700, 3, 700, 1_021}) {
            assertThat(score(TARGET, PREDICTED, each(WEIGHTS, w -> Math.scalb(w, power))))
                    .isEqualTo(score(TARGET, PREDICTED, WEIGHTS));
        }
    }

    @Test
    final void score_allWeightsTimesATenth_isTheSameToRounding() {
        assertThat(score(TARGET, PREDICTED, each(WEIGHTS, w -> w * 0.1)))
                .isCloseTo(score(TARGET, PREDICTED, WEIGHTS), within(ROUNDING));
    }

    @Test
    final void score_rowsReversed_isTheSame() {
        int[] reversed = IntStream.range(0, 8).map(i -> 7 - i).toArray();
        assertThat(score(pick(TARGET, reversed), pick(PREDICTED, reversed), pick(WEIGHTS, reversed)))
                .isCloseTo(score(TARGET, PREDICTED, WEIGHTS), within(ROUNDING));
    }

    @Test
    final void score_rowWithoutWeight_isIgnoredWhateverItHolds() {
        double[] target = TARGET.clone();
        double[] predicted = PREDICTED.clone();
        target[4] = 0;
        predicted[4] = -1e308;
        assertThat(score(target, predicted, WEIGHTS)).isEqualTo(score(TARGET, PREDICTED, WEIGHTS));
    }

    /** In units of 2^-1020 the largest number is 2^1023, whose square is far from finite. */
    @Test
    final void score_numbersInAnotherUnit_isTheSameInThatUnit() {
        int[] powers = unitsOfTarget() == 2 ? new int[] {-500, -1, 1, 500} : new int[] {-1_000, -1, 1, 1_020};
        for (int power : powers) {
            DoubleUnaryOperator unit = v -> Math.scalb(v, power);
            double score = metricOf(Math.scalb(1.0, power))
                    .score(predictions(each(TARGET, unit), each(PREDICTED, unit), WEIGHTS))
                    .require();
            assertThat(score).isEqualTo(Math.scalb(score(TARGET, PREDICTED, WEIGHTS), unitsOfTarget() * power));
        }
    }

    @Test
    final void score_nearAndFarPredictions_differInTheDirectionItNames() {
        double[] target = {1, 2, 3, 4};
        double better = score(target, new double[] {1.1, 2.1, 2.9, 4}, new double[4], 1);
        double worse = score(target, new double[] {4, 2.5, 2, 1}, new double[4], 1);
        assertThat(metric().direction() == Metric.Direction.HIGHER_IS_BETTER ? better - worse : worse - better)
                .isPositive();
    }

    @Test
    final void score_perfectPredictions_isTheBestOfTheRange() {
        double best = metric().direction() == Metric.Direction.HIGHER_IS_BETTER
                ? metric().range().most()
                : metric().range().least();
        assertThat(score(TARGET, TARGET, WEIGHTS)).isEqualTo(best);
    }

    @Test
    final void score_isWithinTheRange() {
        double score = score(TARGET, PREDICTED, WEIGHTS);
        assertThat(metric().range().nearest(score)).isEqualTo(score);
    }

    @Test
    final void score_noRowsOrNoWeight_isUndefinedWithReason() {
        Score none = Score.undefined("no rows of positive weight");
        assertThat(metric().score(predictions(new double[0], new double[0]))).isEqualTo(none);
        assertThat(metric().score(predictions(TARGET, PREDICTED, new double[8])))
                .isEqualTo(none);
    }

    @Test
    final void score_inputs_areNotModified() {
        NumericPredictions predictions = predictions(TARGET.clone(), PREDICTED.clone(), WEIGHTS.clone());
        metric().score(predictions);
        assertThat(predictions.target().values()).isEqualTo(TARGET);
        assertThat(predictions.values()).isEqualTo(PREDICTED);
        assertThat(predictions.weights()).isEqualTo(WEIGHTS);
    }

    @Test
    final void score_predictionsOfAClassifier_areRefused() {
        Predictions classes =
                MetricContract.of(new int[] {0}, new double[] {0.5, 0.5}, List.of("a", "b"), new double[] {1});
        assertThatThrownBy(() -> metric().score(classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(metric().name() + ": expected a regressor's predictions, got a classifier's");
    }

    @Test
    final void score_null_saysThatPredictionsAreMissing() {
        assertThatThrownBy(() -> metric().score((Predictions) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("predictions");
    }
}
