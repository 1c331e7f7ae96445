package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BootstrapIntervalTest {

    private static final BootstrapInterval SMALL =
            BootstrapInterval.withDefaults().withResamples(200).withSeed(5);

    /** Uniform from -1 to 1 about a prediction of 0: the mean absolute error of all such rows is one half. */
    private static NumericPredictions uniform(int rows, SplittableRandom random) {
        double[] target = new double[rows];
        Arrays.setAll(target, i -> 2 * random.nextDouble() - 1);
        return RegressionMetricContract.predictions(target, new double[rows], MetricContract.equalWeights(rows, 1));
    }

    private static ClassPredictions classes(int positives, int rows) {
        SplittableRandom random = new SplittableRandom(3);
        int[] truth = new int[rows];
        double[] p = new double[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = i < positives ? 1 : 0;
            p[i] = 0.2 * truth[i] + 0.8 * random.nextDouble();
        }
        return MetricContract.binary(truth, p, MetricContract.equalWeights(rows, 1));
    }

    @Test
    void of_oneAndMoreThreads_givesTheSameBits() {
        ClassPredictions predictions = classes(30, 80);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThat(SMALL.of(new RocAuc(), predictions, Run.quiet().with(Workers.on(pool))))
                    .isEqualTo(SMALL.of(new RocAuc(), predictions));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void of_anotherSeed_givesAnotherInterval() {
        ClassPredictions predictions = classes(30, 80);
        assertThat(SMALL.withSeed(6).of(new RocAuc(), predictions).interval())
                .isNotEqualTo(SMALL.of(new RocAuc(), predictions).interval());
    }

    /** The bootstrap's and DeLong's standard errors agree to a few percent here; so do the ends, of width 0.2. */
    @Test
    void of_auc_isNearDeLong() {
        ClassPredictions predictions = classes(60, 150);
        Interval.Bounds delong =
                DeLongInterval.withDefaults().of(predictions).interval().require();
        BootstrapEstimate percentile = BootstrapInterval.percentile().of(new RocAuc(), predictions);
        assertThat(percentile.interval().require().low()).isCloseTo(delong.low(), within(0.02));
        assertThat(percentile.interval().require().high()).isCloseTo(delong.high(), within(0.02));
        assertThat(percentile.interval().require().method()).isEqualTo(Interval.Method.BOOTSTRAP_PERCENTILE);
        BootstrapEstimate bca = BootstrapInterval.bca().of(new RocAuc(), predictions);
        assertThat(bca.interval().require().low()).isCloseTo(delong.low(), within(0.02));
        assertThat(bca.interval().require().method()).isEqualTo(Interval.Method.BOOTSTRAP_BCA);
    }

    /**
     * Of 200 intervals of 0.9 the share that holds one half has a standard deviation of 0.021; four of them either way.
     */
    @Test
    void of_simulatedRows_holdsTheTruthAsOftenAsItSays() {
        for (BootstrapInterval interval :
                new BootstrapInterval[] {BootstrapInterval.bca(), BootstrapInterval.percentile()}) {
            SplittableRandom random = new SplittableRandom(11);
            int held = 0;
            for (int s = 0; s < 200; s++) {
                held += interval.withResamples(200)
                                .withLevel(0.9)
                                .withSeed(s)
                                .of(new MeanAbsoluteError(), uniform(40, random))
                                .interval()
                                .require()
                                .contains(0.5)
                        ? 1
                        : 0;
            }
            assertThat(held / 200.0).isBetween(0.816, 0.984);
        }
    }

    /**
     * More than 1000 rows are left out in blocks; the ends differ from the plain ones by the skewness, which is small.
     */
    @Test
    void of_manyRows_leavesBlocksOut() {
        NumericPredictions predictions = uniform(1_200, new SplittableRandom(1));
        Interval.Bounds bca =
                SMALL.of(new MeanAbsoluteError(), predictions).interval().require();
        Interval.Bounds plain = BootstrapInterval.percentile()
                .withResamples(200)
                .withSeed(5)
                .of(new MeanAbsoluteError(), predictions)
                .interval()
                .require();
        assertThat(bca.low()).isCloseTo(plain.low(), within(0.01));
        assertThat(bca.high()).isCloseTo(plain.high(), within(0.01));
        assertThat(bca.contains(0.5)).isTrue();
    }

    @Test
    void of_rowsOfWeightZero_countForNothing() {
        double[] target = {1, 2, 3, 500};
        NumericPredictions predictions = RegressionMetricContract.predictions(target, new double[4], 1, 2, 1, 0);
        BootstrapEstimate estimate =
                BootstrapInterval.percentile().withResamples(400).of(new MaxError(), predictions);
        assertThat(estimate.score()).isEqualTo(Score.of(3));
        assertThat(estimate.interval().require().high()).isEqualTo(3);
        // All four draws of the row without weight: 400 / 256 expected.
        assertThat(estimate.undefined()).isBetween(1, 8);
        assertThat(estimate.reason()).contains("no rows of positive weight");
    }

    @Test
    void of_resamplesOfOneClass_areCountedAndNoIntervalIsMadeUp() {
        // A resample of 20 rows misses the one positive row with probability 0.95^20 = 0.36.
        BootstrapEstimate estimate = SMALL.of(new RocAuc(), classes(1, 20));
        assertThat(estimate.score().value()).isPresent();
        assertThat(estimate.resamples()).isEqualTo(200);
        assertThat(estimate.undefined()).isBetween(45, 100);
        assertThat(estimate.reason()).contains("rows of one class only: none is \"yes\"");
        assertThat(estimate.interval())
                .isEqualTo(Interval.undefined(
                        "too many resamples without a score for a level of 0.95: " + estimate.undefined() + " of 200"));
    }

    @Test
    void of_undefinedScore_hasItsReasonAndNoResamples() {
        Score none = Score.undefined("no rows of positive weight");
        assertThat(SMALL.of(new Accuracy(), MetricContract.binary(new int[0], new double[0], new double[0])))
                .isEqualTo(new BootstrapEstimate(
                        none, Interval.undefined("no rows of positive weight"), 0, 0, Optional.empty()));
    }

    @Test
    void of_perfectAccuracy_isNotCertain() {
        ClassPredictions perfect = MetricContract.binary(
                new int[] {0, 1, 1}, new double[] {0.1, 0.8, 0.7}, MetricContract.equalWeights(3, 1));
        BootstrapEstimate estimate = SMALL.of(new Accuracy(), perfect);
        assertThat(estimate.score()).isEqualTo(Score.of(1));
        assertThat(estimate.interval())
                .isEqualTo(Interval.undefined("every resample scores the same, which tells nothing of the spread"));
    }

    @Test
    void of_twoRows_bcaNeedsMore() {
        NumericPredictions two = RegressionMetricContract.predictions(new double[] {1, 2}, new double[] {2, 5}, 1, 1);
        BootstrapEstimate estimate = SMALL.of(new MeanAbsoluteError(), two);
        assertThat(estimate.interval().require().low()).isEqualTo(1);
        assertThat(estimate.interval().require().high()).isEqualTo(3);
        // Half of the resamples of two rows are one row twice.
        assertThat(SMALL.of(new RSquared(), two).interval()).isInstanceOf(Interval.Undefined.class);
    }

    @Test
    void of_progress_isHeardAndCancellationObeyed() {
        AtomicLong last = new AtomicLong();
        SMALL.of(
                new RocAuc(),
                classes(10, 20),
                Run.quiet().with((String stage, long done, long total) -> last.set(done)));
        assertThat(last).hasValue(200);
        assertThatThrownBy(() ->
                        SMALL.of(new RocAuc(), classes(10, 20), Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void of_tooFewResamplesForTheLevel_isRefused() {
        ClassPredictions predictions = classes(10, 20);
        BootstrapInterval.withDefaults().withResamples(40).of(new RocAuc(), predictions);
        assertThatThrownBy(
                        () -> BootstrapInterval.withDefaults().withResamples(39).of(new RocAuc(), predictions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resamples: expected at least 40 for a level of 0.95, got 39");
    }

    @Test
    void with_badOptions_areRefused() {
        assertThatThrownBy(() -> SMALL.withResamples(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("resamples: expected at least 2, got 1");
        assertThatThrownBy(() -> SMALL.withLevel(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level: expected a number above 0 and below 1, got NaN");
    }

    @Test
    void require_undefinedInterval_throwsItsReason() {
        assertThatThrownBy(() -> Interval.undefined("for a reason").require())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interval: expected one, got none: for a reason");
        assertThat(Interval.undefined("for a reason").bounds()).isEmpty();
    }

    @Test
    void bounds_inTheWrongOrder_areRefused() {
        assertThatThrownBy(() -> new Interval.Bounds(2, 1, 0.9, Interval.Method.DELONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval: expected finite ends low <= high, got 2.0 and 1.0");
    }
}
