package io.limpid.core.metric;

import io.limpid.core.kernel.Shuffle;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Finds a confidence interval of any metric by drawing the rows anew: each resample draws as many rows as there are,
 * with replacement, and is scored; the interval lies between quantiles of these scores.
 *
 * <pre>{@code
 * BootstrapEstimate auc = BootstrapInterval.withDefaults().withSeed(42).of(new RocAuc(), predictions);
 * Interval interval = auc.interval();
 * }</pre>
 *
 * <p>{@link #bca}, the default, corrects the quantiles for the scores' bias and skewness, found by leaving out each
 * row, or with more than 1000 rows each of 1000 random blocks of rows. {@link #percentile} takes them as they are.
 * Quantiles between two scores are interpolated linearly (Hyndman and Fan's type 7, as NumPy and SciPy).
 *
 * <p>Each row is drawn with the same probability and carries its weight along: weights say how much a row counts in the
 * metric, not how often it was seen. Rows are taken as independent; where they come in groups the interval is too
 * narrow. The model is taken as given: what another training sample would change is not in the interval.
 *
 * <p>A resample without a score, as AUC of one class, is counted and could have had any score: below all others for the
 * lower end, above for the upper. When such are more than half of what the level leaves out, there is no interval.
 * Neither is there one when every resample scores the same, as for a perfect accuracy.
 *
 * <p>The same seed gives the same bits on any number of workers. Cost: one scoring of all rows per resample, and for
 * {@link #bca} up to 1000 more. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron (1987), Better bootstrap confidence intervals</a>
 */
public final class BootstrapInterval {

    private static final String STAGE = "bootstrap resamples";

    private static final int MOST_BLOCKS = 1_000;

    private final Interval.Method method;
    private final int resamples;
    private final double level;
    private final long seed;

    private BootstrapInterval(Interval.Method method, int resamples, double level, long seed) {
        this.method = method;
        this.resamples = resamples;
        this.level = level;
        this.seed = seed;
    }

    /** {@link #bca} with 2000 resamples, level 0.95 and seed 0. */
    public static BootstrapInterval withDefaults() {
        return bca();
    }

    /** The bias-corrected and accelerated interval; other options as in {@link #withDefaults}. */
    public static BootstrapInterval bca() {
        return new BootstrapInterval(Interval.Method.BOOTSTRAP_BCA, 2_000, 0.95, 0);
    }

    /** The interval between plain quantiles; other options as in {@link #withDefaults}. */
    public static BootstrapInterval percentile() {
        return new BootstrapInterval(Interval.Method.BOOTSTRAP_PERCENTILE, 2_000, 0.95, 0);
    }

    /**
     * The same with so many resamples.
     *
     * @throws IllegalArgumentException when fewer than 2
     */
    public BootstrapInterval withResamples(int count) {
        if (!(count >= 2)) {
            throw new IllegalArgumentException("resamples: expected at least 2, got " + count);
        }
        return new BootstrapInterval(method, count, level, seed);
    }

    /**
     * The same with another share of intervals that shall hold the true value.
     *
     * @throws IllegalArgumentException when it is not above 0 and below 1
     */
    public BootstrapInterval withLevel(double share) {
        return new BootstrapInterval(method, resamples, Interval.Bounds.requireLevel(share), seed);
    }

    /** The same with other draws. */
    public BootstrapInterval withSeed(long other) {
        return new BootstrapInterval(method, resamples, level, other);
    }

    /** The metric and its interval, found on the calling thread. */
    public BootstrapEstimate of(Metric metric, Predictions predictions) {
        return of(metric, predictions, Run.quiet());
    }

    /**
     * The metric and its interval.
     *
     * @throws IllegalArgumentException when the metric refuses the predictions, or the resamples are too few for the
     *     level: less than one on average beyond each end
     * @throws CancellationException when the run was cancelled
     */
    public BootstrapEstimate of(Metric metric, Predictions predictions, Run run) {
        Objects.requireNonNull(run, "run");
        if (!(resamples * (1 - level) / 2 >= 1 - 1e-9)) { // 40 are enough for 0.95, whose half rest is not just 0.025.
            throw new IllegalArgumentException("resamples: expected at least "
                    + (long) Math.ceil(2 / (1 - level) - 1e-9) + " for a level of " + level + ", got " + resamples);
        }
        Score score = metric.score(predictions);
        if (score instanceof Score.Undefined none) {
            return new BootstrapEstimate(score, Interval.undefined(none.reason()), 0, 0, Optional.empty());
        }
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom ofBlocks = random.split();
        Score[] scores = scores(metric, predictions, random, run);
        double[] sorted = defined(scores);
        int undefined = resamples - sorted.length;
        Interval interval = undefined == resamples
                ? Interval.undefined(
                        "no resample has a score: " + reason(scores).orElseThrow())
                : interval(
                        metric,
                        predictions,
                        score.require(),
                        new BootstrapBounds(sorted, undefined, level),
                        ofBlocks,
                        run);
        return new BootstrapEstimate(score, interval, resamples, undefined, reason(scores));
    }

    private Interval interval(
            Metric metric,
            Predictions predictions,
            double estimate,
            BootstrapBounds bounds,
            SplittableRandom ofBlocks,
            Run run) {
        Interval percentile = bounds.percentile();
        if (method == Interval.Method.BOOTSTRAP_PERCENTILE || percentile instanceof Interval.Undefined) {
            return percentile;
        }
        Score[] jackknife = jackknife(metric, predictions, ofBlocks, run);
        return reason(jackknife)
                .map(why -> Interval.undefined("BCa: without some of the rows there is no score: " + why))
                .orElseGet(() -> bounds.accelerated(
                        estimate,
                        Arrays.stream(jackknife).mapToDouble(Score::require).toArray()));
    }

    private Score[] scores(Metric metric, Predictions predictions, SplittableRandom random, Run run) {
        SplittableRandom[] draws = new SplittableRandom[resamples];
        Arrays.setAll(draws, b -> random.split());
        Score[] scores = new Score[resamples];
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(resamples, b -> {
            run.cancellation().check();
            scores[b] = metric.score(predictions.select(drawn(predictions.rows(), draws[b])));
            run.progress().update(STAGE, done.incrementAndGet(), resamples);
        });
        return scores;
    }

    /** As many rows as there are, with replacement, in ascending order: neighbours in memory are read together. */
    private static int[] drawn(int n, SplittableRandom random) {
        int[] times = new int[n];
        for (int i = 0; i < n; i++) {
            times[random.nextInt(n)]++;
        }
        int[] rows = new int[n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < times[i]; k++) {
                rows[next++] = i;
            }
        }
        return rows;
    }

    private static Score[] jackknife(Metric metric, Predictions predictions, SplittableRandom random, Run run) {
        int n = predictions.rows();
        int blocks = Math.min(n, MOST_BLOCKS);
        int[] order = IntStream.range(0, n).toArray();
        Shuffle.inPlace(order, random);
        int[] blockOf = new int[n];
        for (int i = 0; i < n; i++) {
            blockOf[order[i]] = i % blocks;
        }
        Score[] scores = new Score[blocks];
        run.workers().forEach(blocks, block -> {
            run.cancellation().check();
            int[] others =
                    IntStream.range(0, n).filter(i -> blockOf[i] != block).toArray();
            scores[block] = metric.score(predictions.select(others));
        });
        return scores;
    }

    private static double[] defined(Score[] scores) {
        return Arrays.stream(scores)
                .filter(score -> score.value().isPresent())
                .mapToDouble(Score::require)
                .sorted()
                .toArray();
    }

    /** Why the first that is undefined is so. */
    private static Optional<String> reason(Score[] scores) {
        return Arrays.stream(scores)
                .filter(Score.Undefined.class::isInstance)
                .map(score -> ((Score.Undefined) score).reason())
                .findFirst();
    }
}
