package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Turns each categorical column into the mean target of its level, drawn towards the mean of all rows the fewer rows the
 * level has: for a numeric target {@code Column: mean Price}; for two classes the share of the last one,
 * {@code Column: share of yes}; for more, one such column for each class. Numeric columns pass unchanged.
 *
 * <p>With n the weight of the level's rows, m their weighted mean, v the mean of their squared distances from m, and M and
 * V mean and variance (1/n) of all rows: {@code l m + (1 - l) M} with {@code l = V n / (V n + v)}, the empirical Bayes
 * estimate; or with a fixed smoothing s, as if s further rows had the mean of all, {@code l = n / (n + s)}. Weights
 * count as repeated rows.
 *
 * <p><b>Cross-fitting.</b> The training rows that the next step sees are cut into folds by the seed, classes in equal
 * shares, and each fold is encoded with means of the other folds: no row's own target is in its encoding, so a model
 * behind cannot mistake noise for signal. All later tables get the means over all training rows. That protects rows,
 * not groups of them: copies of a row should be made behind this step, not before.
 *
 * <p>A missing value is a level of its own. A level without training rows, or unseen, has the mean of all rows. Cost:
 * (folds + 1) × rows × encoded columns × classes.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> pipeline = Pipeline.of(
 *                 TargetEncoder.withDefaults().withFolds(10).on(Columns.named("Neighborhood")),
 *                 OneHotEncoder.withDefaults())
 *         .classifier(trainer);
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1145/507533.507538">Micci-Barreca (2001), equations 5 to 7</a>
 */
public final class TargetEncoder implements Transformer {

    private final OptionalDouble smoothing;
    private final int folds;
    private final long seed;

    private TargetEncoder(OptionalDouble smoothing, int folds, long seed) {
        this.smoothing = smoothing;
        this.folds = folds;
        this.seed = seed;
    }

    /** Empirical Bayes smoothing, five folds, seed 0. */
    public static TargetEncoder withDefaults() {
        return new TargetEncoder(OptionalDouble.empty(), 5, 0);
    }

    /** As if each level had this many further rows of the mean target: finite and at least 0, where 0 is none. */
    public TargetEncoder withSmoothing(double rows) {
        if (!(rows >= 0 && rows < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing: expected a finite number of at least 0, got " + rows);
        }
        return new TargetEncoder(OptionalDouble.of(rows), folds, seed);
    }

    /** Smooths each level by how its rows differ among themselves, as the empirical Bayes estimate does. */
    public TargetEncoder withEmpiricalBayes() {
        return new TargetEncoder(OptionalDouble.empty(), folds, seed);
    }

    /** Cross-fits over so many folds, at least 2; with fewer rows than that, each row is a fold. */
    public TargetEncoder withFolds(int count) {
        if (!(count >= 2)) {
            throw new IllegalArgumentException("folds: expected at least 2, got " + count);
        }
        return new TargetEncoder(smoothing, count, seed);
    }

    /** Cuts the folds by this seed. */
    public TargetEncoder withSeed(long value) {
        return new TargetEncoder(smoothing, folds, value);
    }

    /**
     * Learns the means; the training rows of the fitting are cross-fitted.
     *
     * @throws IllegalArgumentException when no row has a positive weight
     */
    @Override
    public Fitting fit(Dataset train) {
        return fit(train, fold(train));
    }

    /** The same with the fold of each row given, from 0. */
    Fitting fit(Dataset train, int[] fold) {
        Table x = train.features();
        Schema schema = x.schema();
        List<String> measures = measures(train);
        int count = IntStream.of(fold).max().orElse(-1) + 1;
        double[][][] values = new double[schema.size()][][];
        double[][][] crossed = new double[schema.size()][][];
        for (int j = 0; j < values.length; j++) {
            if (schema.field(j) instanceof Field.Categorical c) {
                values[j] = new double[measures.size()][];
                crossed[j] = new double[measures.size()][train.rows()];
            }
        }
        double[] means = new double[measures.size()];
        for (int k = 0; k < means.length; k++) {
            TargetMeans target = TargetMeans.of(measured(train, k), train.weights(), smoothing);
            means[k] = target.mean();
            for (int j = 0; j < values.length; j++) {
                if (schema.field(j) instanceof Field.Categorical c) {
                    int levels = c.levels().size();
                    values[j][k] = target.byLevel(x.column(j), levels);
                    target.crossFit(x.column(j), levels, fold, count, crossed[j][k]);
                }
            }
        }
        FittedTarget fitted = new FittedTarget(schema, measures, means, values);
        return new Fitting(fitted, train.withFeatures(fitted.crossFitted(x, crossed)));
    }

    private static List<String> measures(Dataset train) {
        boolean weighty = false;
        for (double weight : train.weights()) {
            weighty |= weight > 0;
        }
        if (!weighty) {
            throw new IllegalArgumentException("target encoding of "
                    + Quoted.of(train.target().name()) + ": expected rows of positive weight, got none");
        }
        if (train.target().field() instanceof Field.Categorical c) {
            int positive = c.levels().size() - 1;
            List<String> shown = c.levels().size() <= 2 ? List.of(c.levels().get(positive)) : c.levels();
            return shown.stream().map(level -> "share of " + level).toList();
        }
        return List.of("mean " + train.target().name());
    }

    /** The numbers whose mean measure {@code k} is. */
    private static double[] measured(Dataset train, int k) {
        double[] target = train.target().values();
        if (!(train.target().field() instanceof Field.Categorical c)) {
            return target;
        }
        double shown = c.levels().size() <= 2 ? c.levels().size() - 1 : k;
        double[] is = new double[target.length];
        for (int i = 0; i < is.length; i++) {
            is[i] = target[i] == shown ? 1 : 0;
        }
        return is;
    }

    /** The fold of each row: rows in random order, class after class, dealt in turn. */
    int[] fold(Dataset train) {
        int classes = train.target().field() instanceof Field.Categorical c
                ? c.levels().size()
                : 1;
        int[] group = new int[train.rows()];
        if (classes > 1) {
            Arrays.setAll(group, i -> (int) train.target().values()[i]);
        }
        int[] next = new int[classes + 1];
        for (int of : group) {
            next[of + 1]++;
        }
        for (int k = 0; k < classes; k++) {
            next[k + 1] += next[k];
        }
        int[] rows = IntStream.range(0, group.length).toArray();
        Shuffle.inPlace(rows, new SplittableRandom(seed));
        int[] fold = new int[group.length];
        for (int row : rows) {
            fold[row] = next[group[row]]++ % folds;
        }
        return fold;
    }
}
