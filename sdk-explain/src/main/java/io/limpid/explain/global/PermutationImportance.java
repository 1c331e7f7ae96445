package io.limpid.explain.global;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.run.Run;
import io.limpid.explain.GlobalExplainer;
import io.limpid.explain.Importance;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Measures how much worse a score becomes when one raw column's values are shuffled among the rows.
 *
 * <p>Importance of column j = mean over repeats of {@code baseline - score} with j permuted, the other way round for
 * metrics where lower is better, so that positive is always worse. All columns share the same permutations, as in
 * scikit-learn, so a column's result depends on no other column. A column the model does not read, or a constant one,
 * gets exactly 0. Columns that carry the same information share their importance and may both look unimportant.
 *
 * <p>The same seed gives the same bits for any number of workers. Immutable and thread-safe. Cost: columns × repeats
 * predictions of the data set; memory of one column and the predictions for each worker.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman (2001)</a>
 */
public final class PermutationImportance implements GlobalExplainer<Importance> {

    private final Model model;
    private final Function<Dataset, Predictions> predicting;
    private final Metric metric;
    private final int repeats;
    private final long seed;

    private PermutationImportance(
            Model model, Function<Dataset, Predictions> predicting, Metric metric, int repeats, long seed) {
        this.model = model;
        this.predicting = predicting;
        this.metric = Objects.requireNonNull(metric, "metric");
        this.repeats = repeats;
        this.seed = seed;
    }

    /** The importance of this classifier's columns for this metric of classes: 10 repeats, seed 0. */
    public static PermutationImportance of(Classifier model, Metric metric) {
        Objects.requireNonNull(model, "model");
        return new PermutationImportance(model, data -> Predictions.of(model, data), metric, 10, 0);
    }

    /** The importance of this regressor's columns for this metric of numbers: 10 repeats, seed 0. */
    public static PermutationImportance of(Regressor model, Metric metric) {
        Objects.requireNonNull(model, "model");
        return new PermutationImportance(model, data -> Predictions.of(model, data), metric, 10, 0);
    }

    /** The same with another number of permutations of each column. */
    public PermutationImportance withRepeats(int repeats) {
        if (!(repeats >= 1)) {
            throw new IllegalArgumentException("repeats: expected at least 1, got " + repeats);
        }
        return new PermutationImportance(model, predicting, metric, repeats, seed);
    }

    /** The same with other permutations. */
    public PermutationImportance withSeed(long seed) {
        return new PermutationImportance(model, predicting, metric, repeats, seed);
    }

    /**
     * Explains the model on these rows.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type, the target is not what
     *     the model predicts or has a level that is none of its classes, or the metric is of the other task or has no
     *     value on these rows; the message says why
     */
    @Override
    public Importance explain(Dataset data, Run run) {
        Table features = model.features().align(data.features());
        Predictions intact = predicting.apply(data);
        double baseline = value(metric.score(intact), "intact columns");
        int[][] permutations = permutations(data.rows());
        Importance.Feature[] importance =
                new Importance.Feature[features.schema().size()];
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(importance.length, j -> {
            double[] drops = new double[repeats];
            double[][] columns = new double[importance.length][];
            Arrays.setAll(columns, features::column);
            columns[j] = new double[data.rows()];
            for (int r = 0; r < repeats; r++) {
                run.cancellation().check();
                permute(features.column(j), permutations[r], columns[j]);
                double[] values = model.predict(Table.of(features.schema(), columns));
                drops[r] = drop(
                        baseline, values, intact, features.schema().field(j).name());
            }
            importance[j] = feature(features.schema().field(j).name(), drops);
            run.progress().update("permutation importance", done.incrementAndGet(), importance.length);
        });
        return new Importance("permutation", metric, baseline, Arrays.asList(importance), repeats, seed);
    }

    private double drop(double baseline, double[] values, Predictions intact, String column) {
        Predictions permuted = intact.withValues(values);
        double score = value(metric.score(permuted), "column \"" + column + "\" permuted");
        return metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? baseline - score : score - baseline;
    }

    private double value(Score score, String where) {
        if (score instanceof Score.Undefined undefined) {
            throw new IllegalArgumentException(
                    metric.name() + ", " + where + ": expected a value, got none: " + undefined.reason());
        }
        return score.require();
    }

    private static void permute(double[] from, int[] order, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = from[order[i]];
        }
    }

    /** One uniformly random order of the rows per repeat. */
    private int[][] permutations(int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] permutations = new int[repeats][rows];
        for (int[] order : permutations) {
            Arrays.setAll(order, i -> i);
            Shuffle.inPlace(order, random.split());
        }
        return permutations;
    }

    private static Importance.Feature feature(String name, double[] drops) {
        double mean = 0;
        for (double drop : drops) {
            mean += drop / drops.length;
        }
        double squares = 0;
        for (double drop : drops) {
            squares += (drop - mean) * (drop - mean);
        }
        double deviation = drops.length > 1 ? Math.sqrt(squares / (drops.length - 1)) : 0;
        return new Importance.Feature(name, mean, deviation);
    }
}
