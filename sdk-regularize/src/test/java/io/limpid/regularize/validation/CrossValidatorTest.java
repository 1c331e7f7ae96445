package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.MeanAbsoluteError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.Fitting;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.Transformer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidatorTest {

    private static final TestParts.Hits HITS = new TestParts.Hits(Metric.Direction.HIGHER_IS_BETTER);

    @Test
    void run_closedCase_scoresAreThoseWorkedOutByHand() {
        Dataset data = TestParts.data(new double[] {1, 2, 3, 4, 9, 6}, 0, 1, 0, 1, 1, 0);

        CrossValidation result = CrossValidator.of(TestParts.modulo(2), HITS).run(TestParts.meanCut(), data);

        // Fold 1 validates rows 0, 2, 4 (x 1 3 9, y 0 0 1) and trains on x 2 4 6, y 1 1 0: cut 4, so training predicts
        // 0 0 1 (no hit of three) and validation 0 0 1 (all three).
        // Fold 2 validates x 2 4 6, y 1 1 0 and trains on x 1 3 9, y 0 0 1: cut 13/3, training all three, validation
        // predicts 0 0 1: none.
        assertThat(result.folds())
                .containsExactly(
                        new CrossValidation.FoldScores(3, 3, List.of(Score.of(0)), List.of(Score.of(1))),
                        new CrossValidation.FoldScores(3, 3, List.of(Score.of(1)), List.of(Score.of(0))));
    }

    /** Also by a splitter that does not ask: copies of a row would train and validate. */
    @Test
    void run_resampledRows_areRefused() {
        Dataset data = TestParts.data(new double[] {1, 2, 3, 4}, 0, 1, 0, 1).forTrainingOnly();
        CrossValidator validator =
                CrossValidator.of(rows -> List.of(new Fold(new int[] {0, 1}, new int[] {2, 3})), HITS);
        assertThatThrownBy(() -> validator.run(TestParts.meanCut(), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resampler");
    }

    @Test
    void run_severalMetrics_eachFoldPredictsItsTwoSidesOnce() {
        AtomicInteger predictions = new AtomicInteger();
        Trainer<Classifier> counting =
                (train, run) -> counting(TestParts.meanCut().fit(train), predictions);
        Dataset data = TestParts.data(new double[] {1, 2, 3, 4, 5, 6}, 0, 1, 0, 1, 1, 0);

        CrossValidation result = CrossValidator.of(TestParts.modulo(3), HITS, new TestParts.TwoClasses())
                .run(counting, data);

        assertThat(predictions).hasValue(6);
        assertThat(result.folds())
                .allSatisfy(fold -> assertThat(fold.validation()).hasSize(2));
    }

    @Test
    void run_twoWorkers_sameResultAsOne() {
        double[] x =
                IntStream.range(0, 101).mapToDouble(i -> (i * 37 % 101) / 7.0).toArray();
        int[] y = IntStream.range(0, 101).map(i -> i * 53 % 97 > 48 ? 1 : 0).toArray();
        Dataset data = TestParts.data(x, y);
        CrossValidator validator = CrossValidator.of(TestParts.modulo(7), HITS);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CrossValidation two =
                    validator.run(TestParts.meanCut(), data, Run.quiet().with(Workers.on(pool)));

            assertThat(two).isEqualTo(validator.run(TestParts.meanCut(), data));
            assertThat(two.folds().stream().map(f -> f.validation()).distinct()).hasSizeGreaterThan(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void run_everyFold_fitSeesItsTrainingRowsOnly() {
        Dataset data = numbered(12);
        List<Set<Integer>> seen = Collections.synchronizedList(new ArrayList<>());
        Trainer<Classifier> recording = (train, run) -> {
            seen.add(rows(train));
            return TestParts.meanCut().fit(train);
        };
        Pipeline doubling = Pipeline.of()
                .thenResample(train -> train.select(
                        IntStream.range(0, 2 * train.rows()).map(i -> i / 2).toArray()));

        CrossValidator.of(TestParts.modulo(4), HITS).run(doubling.classifier(recording), data);

        assertThat(seen).hasSize(4);
        for (int k = 0; k < 4; k++) {
            int fold = k;
            assertThat(seen.get(k))
                    .isEqualTo(IntStream.range(0, 12)
                            .filter(i -> i % 4 != fold)
                            .boxed()
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void run_pipeline_transformerIsFittedAnewOnEachFoldsTrainingRows() {
        Dataset data = numbered(6);
        ConcurrentSkipListMap<Double, Boolean> means = new ConcurrentSkipListMap<>();
        Transformer centring = train -> {
            double mean = Arrays.stream(train.features().column(0)).average().orElseThrow();
            means.put(mean, true);
            FittedTransformer fitted = new Centred(train.features().schema(), mean);
            return new Fitting(fitted, train.withFeatures(fitted.transform(train.features())));
        };

        CrossValidator.of(TestParts.modulo(3), HITS).run(Pipeline.of(centring).classifier(TestParts.meanCut()), data);

        // Rows 0 to 5 without {0, 3}, {1, 4} and {2, 5}; all rows together would give 2.5 three times.
        assertThat(means.keySet()).containsExactly(2.0, 2.5, 3.0);
    }

    @Test
    void run_standardScaler_centresEachFoldByItsTrainingRowsAlone() {
        double[] x = IntStream.range(0, 40).mapToDouble(i -> i * i / 8.0).toArray();
        Dataset data = TestParts.data(x, IntStream.range(0, 40).map(i -> i % 2).toArray());
        List<Double> means = Collections.synchronizedList(new ArrayList<>());
        Trainer<Classifier> recording = (train, run) -> {
            means.add(Arrays.stream(train.features().column(0)).average().orElseThrow());
            return TestParts.meanCut().fit(train);
        };

        CrossValidator.of(StratifiedKFold.of(5, 0), HITS)
                .run(Pipeline.of(StandardScaler.withDefaults()).classifier(recording), data);

        // A scaler fitted on all rows would leave each fold's training rows off centre by some hundredths; 1e-12 is
        // the rounding of a sum of 32 numbers near one.
        assertThat(means).hasSize(5).allSatisfy(mean -> assertThat(mean).isCloseTo(0, within(1e-12)));
    }

    @Test
    void run_progress_hearsEveryFold() {
        List<String> heard = new ArrayList<>();
        Run run = Run.quiet().with((String stage, long done, long total) -> heard.add(done + "/" + total));

        CrossValidator.of(TestParts.modulo(3), HITS).run(TestParts.meanCut(), numbered(6), run);

        assertThat(heard).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void run_cancelledAfterFirstFold_stopsBeforeTheSecondFit() {
        AtomicInteger fits = new AtomicInteger();
        Trainer<TestParts.Cut> counting = (train, run) -> {
            fits.incrementAndGet();
            return TestParts.meanCut().fit(train);
        };
        AtomicInteger folds = new AtomicInteger();
        Run run = Run.quiet()
                .with((String stage, long done, long total) -> folds.incrementAndGet())
                .with(() -> folds.get() > 0);
        CrossValidator validator = CrossValidator.of(TestParts.modulo(3), HITS);

        assertThatThrownBy(() -> validator.run(counting, numbered(6), run)).isInstanceOf(CancellationException.class);
        assertThat(fits).hasValue(1);
    }

    @Test
    void run_trainer_hearsTheCancellationAndRunsSequentially() {
        List<Run> inner = new ArrayList<>();
        Trainer<TestParts.Cut> recording = (train, run) -> {
            inner.add(run);
            return TestParts.meanCut().fit(train);
        };
        AtomicInteger spread = new AtomicInteger();
        Workers outerWorkers = (tasks, body) -> {
            spread.incrementAndGet();
            Workers.sequential().forEach(tasks, body);
        };
        Run outer = Run.quiet().with(() -> false).with(outerWorkers);

        CrossValidator.of(TestParts.modulo(2), HITS).run(recording, numbered(4), outer);

        assertThat(inner).hasSize(2).allSatisfy(run -> {
            assertThat(run.cancellation()).isSameAs(outer.cancellation());
            run.workers().forEach(1, task -> {});
        });
        assertThat(spread).hasValue(1);
    }

    @Test
    void run_trainerRefusesRows_errorNamesTheFold() {
        Trainer<TestParts.Cut> refusing = (train, run) -> {
            if (rows(train).contains(1)) {
                return TestParts.meanCut().fit(train);
            }
            throw new IllegalArgumentException("column \"x\": expected two values, got one");
        };

        assertThatThrownBy(() -> CrossValidator.of(TestParts.modulo(3), HITS).run(refusing, numbered(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 2 of 3: column \"x\": expected two values, got one");
    }

    @Test
    void run_trainerFails_errorNamesTheFoldAndKeepsTheCause() {
        ArithmeticException cause = new ArithmeticException();
        Trainer<TestParts.Cut> failing = (train, run) -> {
            throw cause;
        };

        assertThatThrownBy(() -> CrossValidator.of(TestParts.modulo(2), HITS).run(failing, numbered(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fold 1 of 2: java.lang.ArithmeticException")
                .hasCause(cause);
    }

    @Test
    void run_regressor_scoresAreThoseWorkedOutByHand() {
        Dataset data = TestParts.numbers(new double[] {1, 2, 3, 4}, 1, 3, 5, 7);

        CrossValidation result =
                CrossValidator.of(TestParts.modulo(2), new TestParts.Distance()).run(TestParts.mean(), data);

        // Fold 1 trains on 3 and 7, mean 5, and validates 1 and 5: distances 2, 2 and 4, 0. Fold 2 the other way round.
        assertThat(result.folds())
                .containsExactly(
                        new CrossValidation.FoldScores(2, 2, List.of(Score.of(2)), List.of(Score.of(2))),
                        new CrossValidation.FoldScores(2, 2, List.of(Score.of(2)), List.of(Score.of(2))));
    }

    @Test
    void run_regressorAndMetricOfClasses_errorNamesBothAndTheFold() {
        Dataset data = TestParts.numbers(new double[] {1, 2, 3, 4}, 1, 3, 5, 7);
        CrossValidator validator = CrossValidator.of(TestParts.modulo(2), new Accuracy());

        assertThatThrownBy(() -> validator.run(TestParts.mean(), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "fold 1 of 2: accuracy: expected a classifier's predictions, got a regressor's");
    }

    @Test
    void run_rowWeights_reachFitMetricAndFold() {
        Dataset data = TestParts.numbers(new double[] {1, 2, 3, 4}, 0, 3, 4, 7).withWeights(new double[] {3, 1, 1, 3});

        CrossValidation result =
                CrossValidator.of(TestParts.modulo(2), new MeanAbsoluteError()).run(TestParts.mean(), data);

        // Fold 1 trains on 3 and 7 of weights 1 and 3, mean 6, and validates 0 and 4 of weights 3 and 1:
        // distances 6 and 2, so (18 + 2) / 4 = 5.
        assertThat(result.folds().get(0).validation().get(0).require()).isEqualTo(5);
        assertThat(result.folds().get(0).validationWeight()).isEqualTo(4);
    }

    @Test
    void run_failedFoldsReported_othersAreScoredAndEverySummaryNamesTheFold() {
        Trainer<TestParts.Cut> refusing = (train, run) -> {
            if (rows(train).contains(1)) {
                return TestParts.meanCut().fit(train);
            }
            throw new IllegalArgumentException("column \"x\": expected two values, got one");
        };

        CrossValidation result = CrossValidator.of(TestParts.modulo(3), HITS)
                .with(FailedFolds.REPORT)
                .run(refusing, numbered(6));

        String reason = "column \"x\": expected two values, got one";
        assertThat(result.folds().get(1).failure()).contains(reason);
        assertThat(result.folds().get(1).trainingRows()).isEqualTo(4);
        assertThat(result.folds().get(0).failure()).isEmpty();
        assertThat(result.folds().get(0).validation().get(0)).isInstanceOf(Score.Value.class);
        CrossValidation.Summary summary = result.summaries().get(0);
        assertThat(List.of(summary.validation(), summary.standardDeviation(), summary.lower(), summary.upper()))
                .containsOnly(Score.undefined("fold 2 of 3, validation rows: failed: " + reason));
        assertThat(List.of(summary.training(), summary.gap()))
                .containsOnly(Score.undefined("fold 2 of 3, training rows: failed: " + reason));
        assertThat(result.outOfFold()).containsExactly(new OutOfFold.Absent("fold 2 of 3: " + reason));
    }

    /** A repeat without failed folds keeps its predictions. */
    @Test
    void run_failedFoldInOneRepeat_otherRepeatsKeepTheirPredictions() {
        Splitter twice = data -> {
            List<Fold> folds = new ArrayList<>(TestParts.modulo(2).split(data));
            folds.addAll(TestParts.modulo(3).split(data));
            return folds;
        };
        Trainer<TestParts.Cut> refusing = (train, run) -> {
            if (train.rows() == 4) {
                throw new IllegalStateException("too many rows");
            }
            return TestParts.meanCut().fit(train);
        };

        CrossValidation result =
                CrossValidator.of(twice, HITS).with(FailedFolds.REPORT).run(refusing, numbered(6));

        assertThat(result.outOfFold().get(0).require().rows()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(result.outOfFold().get(1)).isEqualTo(new OutOfFold.Absent("fold 3 of 5: too many rows"));
    }

    /** The row is counted as in the data there too. */
    @Test
    void run_failedFoldsReported_reasonNamesRowOfTheData() {
        Trainer<Classifier> refusing =
                (train, run) -> new NonNegative(TestParts.meanCut().fit(train));
        Dataset data = TestParts.data(new double[] {1, 2, 3, 4, -5, 6}, 0, 1, 0, 1, 1, 0);

        CrossValidation result = CrossValidator.of(TestParts.modulo(2), HITS)
                .with(FailedFolds.REPORT)
                .run(refusing, data);

        assertThat(result.folds().stream().map(fold -> fold.failure().orElseThrow()))
                .containsOnly("column \"x\", row 4: expected no negative value, got one");
    }

    @Test
    void run_failedFoldsReported_cancellationStillStops() {
        CrossValidator validator = CrossValidator.of(TestParts.modulo(3), HITS).with(FailedFolds.REPORT);

        assertThatThrownBy(() -> validator.run(
                        TestParts.meanCut(), numbered(6), Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    /** Row 1,502 of the data is row 1,001 of the first fold's training rows. */
    @Test
    void run_trainerRefusesRow_errorNamesRowOfTheData() {
        Trainer<TestParts.Cut> refusing = (train, run) -> {
            requireNonNegative(train.features());
            return TestParts.meanCut().fit(train);
        };
        assertNamesRow(refusing, 1_502, "fold 1 of 3: column \"x\", row 1502: expected no negative value, got one");
    }

    /**
     * Row 1,503 is row 501 of the first fold's validation rows; row 1,800 would be row 600, in a pipeline's second
     * tile.
     */
    @Test
    void run_modelRefusesRow_errorNamesRowOfTheData() {
        Trainer<Classifier> refusing =
                (train, run) -> new NonNegative(TestParts.meanCut().fit(train));
        assertNamesRow(refusing, 1_503, "fold 1 of 3: column \"x\", row 1503: expected no negative value, got one");
        assertNamesRow(
                Pipeline.of().classifier(refusing),
                1_800,
                "fold 1 of 3: column \"x\", row 1800: expected no negative value, got one");
    }

    /** A fold refuses it itself; but its arrays are shared. */
    @Test
    void run_rowOnBothSides_isRefused() {
        Fold fold = new Fold(new int[] {0, 1, 2}, new int[] {3});
        fold.validation()[0] = 2;
        assertRefused(fold, "fold 1: expected no row for both training and validation, got row 2 for both");
    }

    @Test
    void run_emptySide_isRefused() {
        assertRefused(new Fold(new int[] {0, 1}, new int[0]), "fold 1: expected at least one validation row, got none");
        assertRefused(new Fold(new int[0], new int[] {0}), "fold 1: expected at least one training row, got none");
    }

    @Test
    void run_rowOutOfRange_isRefused() {
        assertRefused(new Fold(new int[] {0, 4}, new int[] {1}), "fold 1: expected training rows from 0 to 3, got 4");
    }

    @Test
    void run_noFolds_isRefused() {
        Splitter none = data -> List.of();

        assertThatThrownBy(() -> CrossValidator.of(none, HITS).run(TestParts.meanCut(), numbered(4)))
                .hasMessage("folds: expected at least one, got none");
    }

    @Test
    void of_noMetric_isRefused() {
        assertThatThrownBy(() -> CrossValidator.of(TestParts.modulo(2)))
                .hasMessage("metrics: expected at least one, got none");
    }

    /** Cross-validates rows of which one is negative. */
    private static void assertNamesRow(Trainer<? extends Classifier> refusing, int row, String message) {
        double[] x = IntStream.range(0, 2_100).asDoubleStream().toArray();
        x[row] = -1;
        Dataset data =
                TestParts.data(x, IntStream.range(0, 2_100).map(i -> i % 2).toArray());
        assertThatThrownBy(() -> CrossValidator.of(TestParts.modulo(3), HITS).run(refusing, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .cause()
                .isInstanceOf(RowException.class)
                .extracting(cause -> ((RowException) cause).row())
                .isEqualTo(row);
    }

    private static void requireNonNegative(Table x) {
        for (int i = 0; i < x.rows(); i++) {
            if (x.column(0)[i] < 0) {
                throw RowException.of("x", i, "expected no negative value, got one");
            }
        }
    }

    /** Refuses a negative value at prediction. */
    private record NonNegative(Classifier model) implements Classifier {
        @Override
        public List<String> classes() {
            return model.classes();
        }

        @Override
        public Schema features() {
            return model.features();
        }

        @Override
        public void predict(Table x, double[] out) {
            requireNonNegative(x);
            model.predict(x, out);
        }
    }

    private static void assertRefused(Fold fold, String message) {
        Splitter splitter = data -> List.of(fold);
        assertThatThrownBy(() -> CrossValidator.of(splitter, HITS).run(TestParts.meanCut(), numbered(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** The column holds the row number. */
    private static Dataset numbered(int rows) {
        return TestParts.data(
                IntStream.range(0, rows).asDoubleStream().toArray(),
                IntStream.range(0, rows).map(i -> i % 2).toArray());
    }

    private static Set<Integer> rows(Dataset numbered) {
        return Arrays.stream(numbered.features().column(0))
                .mapToObj(v -> (int) v)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Classifier counting(Classifier model, AtomicInteger predictions) {
        return new Classifier() {
            @Override
            public List<String> classes() {
                return model.classes();
            }

            @Override
            public Schema features() {
                return model.features();
            }

            @Override
            public void predict(Table x, double[] out) {
                predictions.incrementAndGet();
                model.predict(x, out);
            }
        };
    }

    /** Takes a fixed number from its one column. */
    private record Centred(Schema input, double mean) implements FittedTransformer {
        @Override
        public Schema output() {
            return input;
        }

        @Override
        public Table transform(Table x) {
            return Table.of(input, Arrays.stream(x.column(0)).map(v -> v - mean).toArray());
        }

        @Override
        public int[] sources(int outputColumn) {
            return new int[] {outputColumn};
        }
    }
}
