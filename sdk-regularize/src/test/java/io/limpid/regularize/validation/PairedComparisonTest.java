package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.StratifiedKFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class PairedComparisonTest {

    private static final PairedComparison BY_ACCURACY = PairedComparison.of(new Accuracy());
    private static final Trainer<? extends Model> A = TinyTrainers.nearestMean("a");
    private static final Trainer<? extends Model> B = TinyTrainers.nearestMean("b");
    private static final int DATA_SETS = 1000;
    private static final int MOST_MISTAKES =
            new BinomialDistribution(null, DATA_SETS, 0.05).inverseCumulativeProbability(0.999);

    @Test
    void correctedT_sameFolds_agreesWithTwoCrossValidations() {
        Dataset data = TinyTrainers.noise(60, new SplittableRandom(3));
        StratifiedKFold folds = StratifiedKFold.of(5, 42);
        CrossValidator validator = CrossValidator.of(folds, new Accuracy());

        CorrectedResampledT t =
                BY_ACCURACY.correctedT(TinyTrainers.sign("a"), TinyTrainers.sign("b"), folds, data, Run.quiet());

        assertThat(t.scores().folds())
                .isEqualTo(PairedScores.of(
                                validator.run(TinyTrainers.sign("a"), data),
                                validator.run(TinyTrainers.sign("b"), data),
                                new Accuracy())
                        .folds());
    }

    @Test
    void correctedT_sameTrainerTwice_pIsOne() {
        Dataset data = TinyTrainers.line(40, 1, new SplittableRandom(4));

        CorrectedResampledT t = PairedComparison.of(new MeanSquaredError())
                .correctedT(
                        TinyTrainers.ridge(0.1),
                        TinyTrainers.ridge(0.1),
                        StratifiedKFold.of(5, 1).withTargetBins(4),
                        data,
                        Run.quiet());

        assertThat(t.pValue()).isEqualTo(Score.of(1));
    }

    @Test
    void correctedT_slopeAgainstNone_findsTheSlope() {
        Dataset data = TinyTrainers.line(100, 2, new SplittableRandom(5));

        CorrectedResampledT t = PairedComparison.of(new MeanSquaredError())
                .correctedT(
                        TinyTrainers.mean(),
                        TinyTrainers.ridge(0),
                        StratifiedKFold.of(10, 1).withTargetBins(4),
                        data,
                        Run.quiet());

        assertThat(t.verdict(0.01)).isEqualTo(ModelComparison.Verdict.SECOND_IS_BETTER);
    }

    @Test
    void fiveByTwo_classes_halvesAreStratifiedAndSwapRoles() {
        Dataset data = TinyTrainers.noise(40, new SplittableRandom(6));
        long positives =
                Arrays.stream(data.target().values()).filter(v -> v == 1).count();
        ConcurrentLinkedQueue<Double> shares = new ConcurrentLinkedQueue<>();
        Trainer<Model> watched = (train, run) -> {
            shares.add(Arrays.stream(train.target().values()).sum());
            return TinyTrainers.sign("a").fit(train, run);
        };

        FiveByTwoF f = BY_ACCURACY.fiveByTwo(watched, TinyTrainers.sign("b"), 7, data, Run.quiet());

        assertThat(shares)
                .hasSize(10)
                .allSatisfy(share -> assertThat(Math.abs(2 * share - positives)).isLessThanOrEqualTo(1));
        assertThat(f.scores().folds()).allSatisfy(fold -> {
            assertThat(fold.trainingRows()).isEqualTo(20);
            assertThat(fold.validationRows()).isEqualTo(20);
        });
    }

    @Test
    void fiveByTwo_numericTarget_isHalvedToo() {
        Dataset data = TinyTrainers.line(40, 1, new SplittableRandom(8));

        FiveByTwoF f = PairedComparison.of(new MeanSquaredError())
                .fiveByTwo(TinyTrainers.ridge(0), TinyTrainers.ridge(3), 7, data, Run.quiet());

        assertThat(f.pValue().require()).isBetween(0.0, 1.0);
    }

    @Test
    void fiveByTwo_sameSeed_sameBitsOnOneAndFourThreads() {
        Dataset data = TinyTrainers.noise(40, new SplittableRandom(6));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            FiveByTwoF one =
                    BY_ACCURACY.fiveByTwo(TinyTrainers.sign("a"), TinyTrainers.sign("b"), 7, data, Run.quiet());
            FiveByTwoF four = BY_ACCURACY.fiveByTwo(
                    TinyTrainers.sign("a"),
                    TinyTrainers.sign("b"),
                    7,
                    data,
                    Run.quiet().with(Workers.on(pool)));
            FiveByTwoF otherSeed =
                    BY_ACCURACY.fiveByTwo(TinyTrainers.sign("a"), TinyTrainers.sign("b"), 8, data, Run.quiet());

            assertThat(four.scores().folds()).isEqualTo(one.scores().folds());
            assertThat(otherSeed.scores().folds()).isNotEqualTo(one.scores().folds());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void correctedT_trainerThatRefuses_namesFoldAndTrainer() {
        Dataset data = TinyTrainers.noise(20, new SplittableRandom(9));
        Trainer<Model> refusing = (train, run) -> {
            throw new IllegalArgumentException("lambda: expected more, got less");
        };

        assertThatThrownBy(() -> BY_ACCURACY.correctedT(
                        TinyTrainers.sign("a"), refusing, StratifiedKFold.of(2, 1), data, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 2: second trainer: lambda: expected more, got less");
    }

    @Test
    void correctedT_cancelled_stops() {
        Dataset data = TinyTrainers.noise(20, new SplittableRandom(9));

        assertThatThrownBy(() -> BY_ACCURACY.correctedT(
                        TinyTrainers.sign("a"),
                        TinyTrainers.sign("b"),
                        StratifiedKFold.of(2, 1),
                        data,
                        Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    /**
     * Two trainers that learn alike from a column of their own are equally good, so a p-value up to 0.05 is a mistake.
     * Of 1000 data sets at most the binomial distribution's 99.9 % quantile may be mistakes if the true rate is 5 %. On
     * pure noise, where what is learned hangs on each training row, the t test without the correction makes more.
     */
    @Test
    void correctedT_equallyGoodTrainersOnNoise_isSeldomSmallUnlikeThePlainT(TestReporter reporter) {
        List<PairedScores> scores = equallyGood(
                0, (data, seed) -> BY_ACCURACY.correctedT(A, B, StratifiedKFold.of(10, seed), data, Run.quiet()));
        long corrected = count(scores, s -> mistaken(new CorrectedResampledT(s)));
        long plain = count(scores, s -> mistakenWithoutCorrection(new CorrectedResampledT(s)));

        reporter.publishEntry(
                "mistakes at 0.05 in " + DATA_SETS + " data sets of noise, at most " + MOST_MISTAKES + " allowed",
                "corrected t " + corrected + ", plain t " + plain);
        assertThat(corrected).isBetween(1L, (long) MOST_MISTAKES);
        assertThat(plain).isGreaterThan(MOST_MISTAKES);
    }

    /** The same where there is something to learn. */
    @Test
    void fiveByTwo_equallyGoodTrainers_isSeldomSmall(TestReporter reporter) {
        long mistakes = count(
                equallyGood(1, (data, seed) -> BY_ACCURACY.fiveByTwo(A, B, seed, data, Run.quiet())),
                s -> mistaken(new FiveByTwoF(s)));

        reporter.publishEntry(
                "mistakes at 0.05 in " + DATA_SETS + " data sets of a clear signal, at most " + MOST_MISTAKES
                        + " allowed",
                "5x2 F " + mistakes);
        assertThat(mistakes).isBetween(1L, (long) MOST_MISTAKES);
    }

    private static List<PairedScores> equallyGood(double signal, BiFunction<Dataset, Long, ModelComparison> compare) {
        SplittableRandom random = new SplittableRandom(2024);
        List<PairedScores> all = new ArrayList<>();
        for (long s = 0; s < DATA_SETS; s++) {
            all.add(compare.apply(TinyTrainers.twins(60, signal, random.split()), s)
                    .scores());
        }
        return all;
    }

    private static long count(List<PairedScores> scores, Predicate<PairedScores> mistaken) {
        return scores.stream().filter(mistaken).count();
    }

    private static boolean mistaken(ModelComparison comparison) {
        return comparison.pValue().value().orElse(1) <= 0.05;
    }

    /** Ten folds: the plain t is {@code sqrt((1/10 + 1/9) / (1/10))} as large; 2.262 is its 97.5 % quantile. */
    private static boolean mistakenWithoutCorrection(CorrectedResampledT t) {
        return Math.abs(t.statistic().value().orElse(0)) * Math.sqrt(1 + 10 / 9.0) > 2.262;
    }
}
