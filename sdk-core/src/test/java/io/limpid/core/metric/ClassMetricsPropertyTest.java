package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any predictions at all: few rows, ties, rows without weight, absent classes. */
final class ClassMetricsPropertyTest {

    private static final List<Metric> METRICS = List.of(
            new LogLoss(),
            new Accuracy(),
            new BalancedAccuracy(),
            new Precision(Average.MACRO),
            new Recall(Average.WEIGHTED),
            new F1(Average.MICRO),
            new FBeta(2),
            new Specificity(),
            new MatthewsCorrelation(),
            new CohenKappa(CohenKappa.Disagreement.QUADRATIC),
            new RocAuc(),
            new RocAuc(RocAuc.Comparison.ONE_VS_REST_WEIGHTED),
            new RocAuc(RocAuc.Comparison.ONE_VS_ONE_MACRO),
            new PrAuc(),
            new Brier(),
            new CalibrationError(Binning.EQUAL_WIDTH, 4),
            new CalibrationError(Binning.EQUAL_MASS, 4),
            new TopKAccuracy(2),
            new Lift(0.3));

    /** Sums of up to 120 numbers of size one in another order; kappa may divide by a small difference. */
    private static final double ROUNDING = 1e-12;

    private record Rows(int[] truth, double[] values, double[] weights, int classes) {

        static Rows random(int rows, int classes, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[rows * classes];
            for (int i = 0; i < rows; i++) {
                int left = 8; // eighths: ties are likely, and the sum of a row is exact
                for (int k = 0; k < classes - 1; k++) {
                    int part = random.nextInt(left + 1);
                    values[i * classes + k] = part / 8.0;
                    left -= part;
                }
                values[i * classes + classes - 1] = left / 8.0;
            }
            int[] truth =
                    IntStream.range(0, rows).map(i -> random.nextInt(classes)).toArray();
            double[] weights =
                    IntStream.range(0, rows).mapToDouble(i -> random.nextInt(4)).toArray();
            return new Rows(truth, values, weights, classes);
        }

        ClassPredictions select(int[] rows, double[] newWeights) {
            double[] chosen = IntStream.of(rows)
                    .boxed()
                    .flatMapToDouble(i -> Arrays.stream(values, i * classes, (i + 1) * classes))
                    .toArray();
            int[] of = IntStream.of(rows).map(i -> truth[i]).toArray();
            List<String> names =
                    IntStream.range(0, classes).mapToObj(k -> "c" + k).toList();
            return MetricContract.of(of, chosen, names, newWeights);
        }

        ClassPredictions all() {
            return select(IntStream.range(0, truth.length).toArray(), weights);
        }
    }

    private static void assertSame(Metric metric, Score actual, Score expected) {
        if (expected.value().isPresent()) {
            assertThat(actual.require()).as(metric.name()).isCloseTo(expected.require(), within(ROUNDING));
        } else {
            assertThat(actual).as(metric.name()).isEqualTo(expected);
        }
    }

    @Property(tries = 150)
    void score_weights_countAsRepeatedRows(
            @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(min = 2, max = 4) int classes, @ForAll long seed) {
        Rows given = Rows.random(rows, classes, seed);
        int[] repeated = IntStream.range(0, rows)
                .flatMap(i -> IntStream.range(0, (int) given.weights[i]).map(r -> i))
                .toArray();
        ClassPredictions apart = given.select(repeated, MetricContract.equalWeights(repeated.length, 1));
        for (Metric metric : METRICS) {
            assertSame(metric, metric.score(given.all()), metric.score(apart));
        }
    }

    @Property(tries = 150)
    void score_rowsInAnotherOrder_isTheSame(
            @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(min = 2, max = 4) int classes, @ForAll long seed) {
        Rows given = Rows.random(rows, classes, seed);
        int[] order = IntStream.range(0, rows).toArray();
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
        double[] weights =
                IntStream.of(order).mapToDouble(i -> given.weights[i]).toArray();
        for (Metric metric : METRICS) {
            assertSame(metric, metric.score(given.select(order, weights)), metric.score(given.all()));
        }
    }

    @Property(tries = 150)
    void score_anyPredictions_isInTheRangeOrHasAReason(
            @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(min = 2, max = 4) int classes, @ForAll long seed) {
        ClassPredictions predictions = Rows.random(rows, classes, seed).all();
        for (Metric metric : METRICS) {
            Score score = metric.score(predictions);
            if (score instanceof Score.Undefined undefined) {
                assertThat(undefined.reason()).as(metric.name()).isNotBlank();
            } else {
                assertThat(metric.range().nearest(score.require()))
                        .as(metric.name())
                        .isEqualTo(score.require());
            }
        }
    }
}
