package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Elementary;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures a {@link LearningCurve}: each fold of a splitter trains on some of its training rows, then on more, up to all,
 * and is judged by the same validation rows each time.
 *
 * <pre>{@code
 * LearningCurve curve = GrowingTrainingSets.of(StratifiedKFold.of(5, 42), new LogLoss())
 *         .run(pipeline.classifier(trainer), data, Run.quiet());
 * Score better = curve.lastGain();
 * curve.extrapolation().fitted().ifPresent(law -> System.out.println(law.atTimes(2)));
 * }</pre>
 *
 * <p>A fold's rows are put into a random order once, and its training sets are the beginnings of that order, so each
 * holds the smaller ones. With a categorical target every beginning holds each class in its share, within a row or so.
 * Within a training set rows keep the order of the fold. With all rows of the smallest fold the scores are those of a
 * {@link CrossValidator}, where the folds are of one size.
 *
 * <p>A trainer may refuse a small training set, of one class alone, say: the score of that fold and size is undefined
 * for that reason, and so are the means. Refusing the largest size stops the whole.
 *
 * <p>Intervals at every size take Nadeau and Bengio's correction of the whole folds. Folds are the tasks of the run's
 * workers; any number of workers gives the same bits, and so does the same seed. Cost: a fit for each fold and size;
 * with the sizes unless given, the fits of a fold together train on about 2.8 times its rows. Immutable.
 */
public final class GrowingTrainingSets {

    private static final String STAGE = "learning curve fits";
    private static final int DEFAULT_SIZES = 8;
    private static final int DEFAULT_SPAN = 20;
    private static final int DEFAULT_LEAST = 10;

    private final Splitter splitter;
    private final Metric metric;
    private final int[] sizes;
    private final long seed;

    private GrowingTrainingSets(Splitter splitter, Metric metric, int[] sizes, long seed) {
        this.splitter = splitter;
        this.metric = metric;
        this.sizes = sizes;
        this.seed = seed;
    }

    /**
     * The folds of this splitter judged by this metric, at 8 sizes that grow by the same factor from a twentieth of the
     * smallest fold's training rows, at least 10, to all of them; seed 0.
     */
    public static GrowingTrainingSets of(Splitter splitter, Metric metric) {
        return new GrowingTrainingSets(
                Objects.requireNonNull(splitter, "splitter"), Objects.requireNonNull(metric, "metric"), new int[0], 0);
    }

    /**
     * The same at these numbers of training rows.
     *
     * @throws IllegalArgumentException when there is none, one is below 1, or they do not ascend
     */
    public GrowingTrainingSets withSizes(int... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("sizes: expected at least one, got none");
        }
        for (int s = 0; s < rows.length; s++) {
            if (!(rows[s] > (s == 0 ? 0 : rows[s - 1]))) {
                throw new IllegalArgumentException(
                        "sizes: expected ascending numbers from 1 on, got " + Arrays.toString(rows));
            }
        }
        return new GrowingTrainingSets(splitter, metric, rows.clone(), seed);
    }

    /** The same in another random order. */
    public GrowingTrainingSets withSeed(long other) {
        return new GrowingTrainingSets(splitter, metric, sizes, other);
    }

    /**
     * Fits and scores every fold at every size.
     *
     * @throws IllegalArgumentException when the splitter refuses the data, a size is more than the training rows of the
     *     smallest fold, the trainer refuses a fold's rows at the largest size, or the metric a fold's rows; the message
     *     names the first such fold
     * @throws IllegalStateException when a fit or a score fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public LearningCurve run(Trainer<? extends Model> trainer, Dataset data, Run run) {
        Objects.requireNonNull(trainer, "trainer");
        FoldRunner folds = FoldRunner.of(splitter, data);
        int[] chosen = chosen(folds.folds());
        SplittableRandom random = new SplittableRandom(seed);
        List<SplittableRandom> randoms =
                folds.folds().stream().map(fold -> random.split()).toList();
        AtomicInteger done = new AtomicInteger();
        int fits = chosen.length * randoms.size();
        List<List<FoldScore>> scores = folds.run(STAGE, run.with(Progress.none()), (sides, inner) -> {
            int[] order = TrainingOrder.of(sides.training(), randoms.get(sides.index()));
            List<FoldScore> ofFold = new ArrayList<>(Collections.nCopies(chosen.length, null));
            // The largest first: what it refuses stops the whole, and better soon.
            for (int s = chosen.length - 1; s >= 0; s--) {
                inner.cancellation().check();
                FoldSides some = beginning(sides, order, chosen[s], data);
                ofFold.set(
                        s,
                        s == chosen.length - 1
                                ? FoldScore.of(some, trainer, metric, inner)
                                : scoreOrReason(some, trainer, inner));
                run.progress().update(STAGE, done.incrementAndGet(), fits);
            }
            return ofFold;
        });
        return curve(chosen, scores, folds.folds());
    }

    private FoldScore scoreOrReason(FoldSides sides, Trainer<? extends Model> trainer, Run run) {
        try {
            return FoldScore.of(sides, trainer, metric, run);
        } catch (IllegalArgumentException refused) {
            Score none = Score.undefined("refused: " + FoldRunner.reason(refused));
            return new FoldScore(none, none);
        }
    }

    /** The fold with some of its training rows, in its own order. */
    private static FoldSides beginning(FoldSides sides, int[] order, int size, Dataset data) {
        int[] positions = Arrays.copyOf(order, size);
        Arrays.sort(positions);
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = sides.fold().train()[positions[i]];
        }
        return new FoldSides(sides.index(), new Fold(rows, sides.fold().validation()), data);
    }

    private int[] chosen(List<Fold> folds) {
        int most = folds.stream().mapToInt(fold -> fold.train().length).min().orElseThrow();
        if (sizes.length == 0) {
            return defaultSizes(most);
        }
        if (!(sizes[sizes.length - 1] <= most)) {
            throw new IllegalArgumentException("sizes: expected at most " + most
                    + ", the training rows of the smallest fold, got " + sizes[sizes.length - 1]);
        }
        return sizes;
    }

    /** Growing by the same factor up to the most, rounded to whole rows, each once. */
    static int[] defaultSizes(int most) {
        int least = Math.min(most, Math.max(DEFAULT_LEAST, (most + DEFAULT_SPAN - 1) / DEFAULT_SPAN));
        double step = Elementary.log((double) most / least) / (DEFAULT_SIZES - 1);
        int[] grown = new int[DEFAULT_SIZES];
        for (int s = 0; s < DEFAULT_SIZES; s++) {
            grown[s] = s == DEFAULT_SIZES - 1 ? most : (int) Math.rint(least * Elementary.exp(s * step));
        }
        return Arrays.stream(grown).distinct().toArray();
    }

    private LearningCurve curve(int[] chosen, List<List<FoldScore>> scores, List<Fold> folds) {
        double ratio = FoldScore.rowRatio(folds);
        List<LearningCurve.Point> points = new ArrayList<>();
        for (int s = 0; s < chosen.length; s++) {
            int size = s;
            List<FoldScore> atSize = scores.stream().map(fold -> fold.get(size)).toList();
            points.add(new LearningCurve.Point(
                    chosen[s],
                    FoldScore.trainingSummary(atSize, ratio, metric),
                    FoldScore.validationSummary(atSize, ratio, metric)));
        }
        return new LearningCurve(metric, points, ratio);
    }
}
