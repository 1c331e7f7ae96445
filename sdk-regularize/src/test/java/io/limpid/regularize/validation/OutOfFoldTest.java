package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.RocCurve;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.KFold;
import io.limpid.core.split.Repeated;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {

    private static final TestParts.Hits HITS = new TestParts.Hits(Metric.Direction.HIGHER_IS_BETTER);
    private static final Dataset SIX = TestParts.data(new double[] {1, 2, 3, 4, 9, 6}, 0, 1, 0, 1, 1, 0)
            .withWeights(new double[] {1, 2, 3, 4, 5, 6});

    /** The case worked out in CrossValidatorTest: cuts 4 and 13/3, so only the 9 and the 6 are taken for positive. */
    @Test
    void run_everyRowValidatedOnce_predictionsAreInTheOrderOfTheData() {
        OutOfFold.Kept kept = validated(TestParts.modulo(2), SIX);

        assertThat(kept.rows()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(kept.folds()).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(kept.predictions().values())
                .containsExactly(0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.25, 0.75, 0.25, 0.75);
        assertThat(kept.predictions().target().values()).containsExactly(0, 1, 0, 1, 1, 0);
        assertThat(kept.predictions().weights()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(kept.thresholds()).isEqualTo(OutOfFold.Thresholds.SHARED);
    }

    /** What the predictions are kept for. */
    @Test
    void run_classifier_rocCurveIsDrawnWithoutAnotherFit() {
        ClassPredictions rows =
                (ClassPredictions) validated(TestParts.modulo(2), SIX).predictions();

        // Of weight 11 the positives have 5 at 0.75, of 10 the negatives 6: 0.6 * 5/11 / 2 + 0.4 * (5/11 + 1) / 2.
        assertThat(RocCurve.of(rows).area()).isCloseTo(4.7 / 11, within(1e-15));
    }

    @Test
    void run_regressor_predictionsAreNumbers() {
        Dataset data = TestParts.numbers(new double[] {1, 2, 3, 4}, 1, 3, 5, 7);

        OutOfFold kept = CrossValidator.of(TestParts.modulo(2), new TestParts.Distance())
                .run(TestParts.mean(), data)
                .outOfFold()
                .get(0);

        // Rows 0 and 2 are predicted by the mean of 3 and 7, the others by that of 1 and 5.
        assertThat(kept.require().predictions()).isInstanceOf(NumericPredictions.class);
        assertThat(kept.require().predictions().values()).containsExactly(5, 3, 5, 3);
    }

    @Test
    void run_rowsThatNeverValidate_areLeftOut() {
        Splitter later = data -> List.of(
                new Fold(new int[] {0, 1}, new int[] {2, 3}), new Fold(new int[] {0, 1, 2, 3}, new int[] {4, 5}));

        OutOfFold.Kept kept = validated(later, SIX);

        assertThat(kept.rows()).containsExactly(2, 3, 4, 5);
        assertThat(kept.predictions().weights()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void run_repeats_oneSetEach() {
        Dataset data = TestParts.data(
                IntStream.range(0, 20).asDoubleStream().toArray(),
                IntStream.range(0, 20).map(i -> i % 2).toArray());

        CrossValidation result = CrossValidator.of(Repeated.of(3, 5, seed -> KFold.of(4, seed)), HITS)
                .run(TestParts.meanCut(), data);

        assertThat(result.outOfFold())
                .hasSize(3)
                .allSatisfy(set -> assertThat(set.require().rows())
                        .containsExactly(IntStream.range(0, 20).toArray()));
        assertThat(result.outOfFold().get(1).require().folds()).containsOnly(4, 5, 6, 7);
    }

    @Test
    void run_foldValidatesARowTwice_setIsAbsentWithReason() {
        Splitter bootstrap = data -> List.of(new Fold(new int[] {0, 1}, new int[] {2, 2, 3}));

        CrossValidation result = CrossValidator.of(bootstrap, HITS).run(TestParts.meanCut(), SIX);

        assertThat(result.outOfFold())
                .containsExactly(
                        new OutOfFold.Absent("fold 1 of 1: expected each row to be validated once, got some twice"));
    }

    @Test
    void run_modelsDecideAtDifferentThresholds_setSaysSo() {
        Trainer<Classifier> choosy = (train, run) ->
                deciding(TestParts.meanCut().fit(train), train.features().column(0)[0] == 2 ? 0.3 : 0.6);

        OutOfFold.Kept kept = CrossValidator.of(TestParts.modulo(2), HITS)
                .run(choosy, SIX)
                .outOfFold()
                .get(0)
                .require();

        assertThat(kept.thresholds()).isEqualTo(OutOfFold.Thresholds.DIFFERING);
        assertThat(((ClassPredictions) kept.predictions()).threshold()).isEqualTo(0.5);
    }

    @Test
    void run_modelsDecideAtOneThreshold_setHasIt() {
        Trainer<Classifier> strict =
                (train, run) -> deciding(TestParts.meanCut().fit(train), 0.8);

        OutOfFold.Kept kept = CrossValidator.of(TestParts.modulo(2), HITS)
                .run(strict, SIX)
                .outOfFold()
                .get(0)
                .require();

        assertThat(kept.thresholds()).isEqualTo(OutOfFold.Thresholds.SHARED);
        assertThat(((ClassPredictions) kept.predictions()).threshold()).isEqualTo(0.8);
    }

    @Test
    void run_modelsOfOtherClasses_setIsAbsentWithReason() {
        Trainer<Classifier> seen = (train, run) -> {
            TestParts.Cut cut = TestParts.meanCut().fit(train);
            boolean first = train.features().column(0)[0] == 2;
            return new TestParts.Cut(cut.features(), first ? List.of("no", "yes") : List.of("yes", "no"), cut.cut());
        };

        CrossValidation result = CrossValidator.of(TestParts.modulo(2), HITS).run(seen, SIX);

        assertThat(result.outOfFold())
                .containsExactly(
                        new OutOfFold.Absent("fold 2 of 2: expected the classes of fold 1 of 2, [\"no\", \"yes\"], got"
                                + " [\"yes\", \"no\"]"));
    }

    @Test
    void run_twoWorkers_samePredictionsAsOne() {
        Dataset data = TestParts.data(
                IntStream.range(0, 60).mapToDouble(i -> i * 37 % 61).toArray(),
                IntStream.range(0, 60).map(i -> i * 53 % 97 > 48 ? 1 : 0).toArray());
        CrossValidator validator = CrossValidator.of(TestParts.modulo(7), HITS);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            CrossValidation two =
                    validator.run(TestParts.meanCut(), data, Run.quiet().with(Workers.on(pool)));

            assertThat(two.outOfFold())
                    .isEqualTo(validator.run(TestParts.meanCut(), data).outOfFold());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void equals_otherNumbers_isFalse() {
        OutOfFold.Kept one = validated(TestParts.modulo(2), SIX);
        OutOfFold.Kept same = validated(TestParts.modulo(2), SIX);
        OutOfFold.Kept other = validated(TestParts.modulo(2), SIX.withWeights(new double[] {1, 2, 3, 4, 5, 7}));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    }

    @Test
    void withoutPredictions_keepsTheScoresAlone() {
        CrossValidation result = CrossValidator.of(TestParts.modulo(2), HITS).run(TestParts.meanCut(), SIX);

        CrossValidation small = result.withoutPredictions();

        assertThat(small.folds()).isEqualTo(result.folds());
        assertThatThrownBy(() -> small.outOfFold().get(0).require())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out-of-fold predictions: expected some, got none: they were not kept");
    }

    private static OutOfFold.Kept validated(Splitter splitter, Dataset data) {
        CrossValidation result = CrossValidator.of(splitter, HITS).run(TestParts.meanCut(), data);
        assertThat(result.outOfFold()).hasSize(1);
        return result.outOfFold().get(0).require();
    }

    private static Classifier deciding(Classifier model, double probability) {
        return new Classifier() {
            @Override
            public List<String> classes() {
                return model.classes();
            }

            @Override
            public DecisionThreshold threshold() {
                return new DecisionThreshold(probability, "chosen for this test");
            }

            @Override
            public Schema features() {
                return model.features();
            }

            @Override
            public void predict(Table x, double[] out) {
                model.predict(x, out);
            }
        };
    }
}
