package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.BootstrapEstimate;
import io.limpid.core.metric.BootstrapInterval;
import io.limpid.core.metric.Brier;
import io.limpid.core.metric.Interval;
import io.limpid.core.metric.Score;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.KFold;
import io.limpid.core.split.Repeated;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutOfFoldBootstrapTest {

    private static final BootstrapInterval OPTIONS =
            BootstrapInterval.withDefaults().withResamples(200).withSeed(11);
    private static final Dataset FORTY = TestParts.data(
            IntStream.range(0, 40).mapToDouble(i -> i * 17 % 41).toArray(),
            IntStream.range(0, 40).map(i -> i * 17 % 41 > 14 + i % 13 ? 1 : 0).toArray());

    /** Five folds of forty rows: 8 validate for 32 that train. */
    @Test
    void bootstrap_oneRepeat_isThatOfThePredictionsWidened() {
        CrossValidation result =
                CrossValidator.of(KFold.of(5, 3), new Accuracy(), new Brier()).run(TestParts.meanCut(), FORTY);

        BootstrapEstimate brier = result.bootstrap(OPTIONS, Run.quiet()).get(1);

        BootstrapEstimate drawn =
                OPTIONS.of(new Brier(), result.outOfFold().get(0).require().predictions());
        assertThat(brier.score()).isEqualTo(drawn.score());
        double score = drawn.score().require();
        double factor = Math.sqrt(5 * (1.0 / 5 + 8.0 / 32)); // 1.5; rounded otherwise
        Interval.Bounds ends = drawn.interval().require();
        assertThat(brier.interval().require().low()).isCloseTo(score - factor * (score - ends.low()), within(1e-14));
        assertThat(brier.interval().require().high()).isCloseTo(score + factor * (ends.high() - score), within(1e-14));
        assertThat(brier.interval().require().level()).isEqualTo(0.95);
    }

    @Test
    void bootstrap_endBeyondTheMetricsRange_isTheRangesOwn() {
        CrossValidation result = CrossValidator.of(KFold.of(2, 3), new Accuracy())
                .run(TestParts.meanCut(), FORTY.select(IntStream.range(0, 8).toArray()));

        Interval.Bounds ends =
                result.bootstrap(OPTIONS, Run.quiet()).get(0).interval().require();

        assertThat(ends.low()).isNotNegative();
        assertThat(ends.high()).isEqualTo(1);
    }

    /** Folds of eight rows each and a mean over rows: the mean over folds is that over all rows. */
    @Test
    void bootstrap_equalFoldsAndMeanOverRows_scoreIsTheMeanOverFolds() {
        CrossValidation result = repeated(3);

        BootstrapEstimate estimate = result.bootstrap(OPTIONS, Run.quiet()).get(0);

        assertThat(estimate.score().require())
                .isCloseTo(result.summaries().get(0).validation().require(), within(1e-15));
        assertThat(estimate.interval().require().contains(estimate.score().require()))
                .isTrue();
    }

    /**
     * Copies of a row's prediction are not rows: drawn, three repeats of the same folds tell no more than one. Only what
     * the repeats' folds may have owed to chance is taken off: {@code sqrt(1/3 + 5/4)} of the drawn distance instead of
     * {@code sqrt(1 + 5/4)}.
     */
    @Test
    void bootstrap_sameFoldsThrice_drawnDistanceIsThatOfOne() {
        Splitter thrice = Repeated.of(3, 1, seed -> TestParts.modulo(5));
        CrossValidation one =
                CrossValidator.of(TestParts.modulo(5), new Accuracy()).run(TestParts.meanCut(), FORTY);
        CrossValidation three = CrossValidator.of(thrice, new Accuracy()).run(TestParts.meanCut(), FORTY);

        BootstrapEstimate often = three.bootstrap(OPTIONS, Run.quiet()).get(0);
        BootstrapEstimate once = one.bootstrap(OPTIONS, Run.quiet()).get(0);

        double score = once.score().require();
        assertThat(often.score().require()).isCloseTo(score, within(1e-15)); // A mean of three equal numbers.
        assertThat((score - often.interval().require().low()) / Math.sqrt(1 / 3.0 + 1.25))
                .isCloseTo((score - once.interval().require().low()) / 1.5, within(1e-14));
    }

    @Test
    void bootstrap_twoWorkers_sameAsOne() {
        CrossValidation result = repeated(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(result.bootstrap(OPTIONS, Run.quiet().with(Workers.on(pool))))
                    .isEqualTo(result.bootstrap(OPTIONS, Run.quiet()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void bootstrap_cancelled_stops() {
        assertThatThrownBy(() -> repeated(2).bootstrap(OPTIONS, Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void bootstrap_predictionsNotKept_isUndefinedWithReason() {
        BootstrapEstimate estimate =
                repeated(1).withoutPredictions().bootstrap(OPTIONS, Run.quiet()).get(0);

        assertThat(estimate.score()).isEqualTo(Score.undefined("no out-of-fold predictions: they were not kept"));
        assertThat(estimate.interval()).isInstanceOf(Interval.Undefined.class);
    }

    @Test
    void bootstrap_repeatsValidateDifferentRows_isUndefinedWithReason() {
        Splitter some = data -> List.of(
                new Fold(IntStream.range(0, 20).toArray(), new int[] {20, 21, 22}),
                new Fold(IntStream.range(0, 20).toArray(), new int[] {22, 23, 24}));

        BootstrapEstimate estimate = CrossValidator.of(some, new Accuracy())
                .run(TestParts.meanCut(), FORTY)
                .bootstrap(OPTIONS, Run.quiet())
                .get(0);

        assertThat(estimate.score())
                .isEqualTo(Score.undefined("expected every repeat to validate the same rows, got different ones"));
    }

    private static CrossValidation repeated(int times) {
        Splitter splitter = Repeated.of(times, 9, seed -> KFold.of(5, seed));
        return CrossValidator.of(splitter, new Accuracy()).run(TestParts.meanCut(), FORTY);
    }
}
