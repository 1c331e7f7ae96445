package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.split.Splitter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Turns each categorical column into the mean target of its level, drawn towards the mean of all rows the fewer rows
 * the level has: for a numeric target {@code Column: mean Price}; for two classes the share of the last one, {@code
 * Column: share of yes}; for more, one such column for each class. Numeric columns pass unchanged.
 *
 * <p>With n the weight of the level's rows, m their weighted mean, v the mean of their squared distances from m, and M
 * and V mean and variance (1/n) of all rows: {@code l m + (1 - l) M} with {@code l = V n / (V n + v)}, the empirical
 * Bayes estimate; or with a fixed smoothing s, as if s further rows of weight one had the mean of all, {@code l = n /
 * (n + s)}. Weights count as repeated rows, so n and s are in the same unit: weights of 1000 make both kinds of
 * smoothing weak, and weights that sum to one make them strong.
 *
 * <p><b>Cross-fitting.</b> The training rows that the next step sees are cut into folds by the seed, classes in equal
 * shares, and each fold is encoded with means of the other folds: no row's own target is in its encoding. All later
 * tables get the means over all training rows. There are at most 20 folds, and no more than a tenth of the rows unless
 * that is below 2: for what is left out shows as well. The mean of the others is the lower the higher the fold's own
 * targets are; where one level holds n rows of a numeric target, the correlation over k folds is about {@code -sqrt(k /
 * n)}, which is -1 if each row were a fold. Dealing classes in equal shares makes it much smaller.
 *
 * <p>Copies of a row in two folds would tell its target, so rows that a resampler made or repeated are refused:
 * resample behind this step, not before. Rows that belong together are kept in one fold by {@link #withFolds(Splitter)}
 * and a splitter by a key.
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
    private final Optional<Splitter> splitter;

    private TargetEncoder(OptionalDouble smoothing, int folds, long seed, Optional<Splitter> splitter) {
        this.smoothing = smoothing;
        this.folds = folds;
        this.seed = seed;
        this.splitter = splitter;
    }

    /** Empirical Bayes smoothing, five folds, seed 0. */
    public static TargetEncoder withDefaults() {
        return new TargetEncoder(OptionalDouble.empty(), 5, 0, Optional.empty());
    }

    /** As if each level had this many further rows of weight one and the mean target: finite, at least 0; 0 is none. */
    public TargetEncoder withSmoothing(double rows) {
        if (!(rows >= 0 && rows < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing: expected a finite number of at least 0, got " + rows);
        }
        return new TargetEncoder(OptionalDouble.of(rows), folds, seed, splitter);
    }

    /** Smooths each level by how its rows differ among themselves, as the empirical Bayes estimate does. */
    public TargetEncoder withEmpiricalBayes() {
        return new TargetEncoder(OptionalDouble.empty(), folds, seed, splitter);
    }

    /** Cross-fits over so many folds cut by the seed, from 2 to 20; over fewer when there are not ten rows for each. */
    public TargetEncoder withFolds(int count) {
        if (!(count >= 2 && count <= TargetFolds.MOST)) {
            throw new IllegalArgumentException("folds: expected 2 to " + TargetFolds.MOST + ", got " + count);
        }
        return new TargetEncoder(smoothing, count, seed, Optional.empty());
    }

    /**
     * Cross-fits over the folds of a splitter, as {@code GroupKFold.of(5, "customer")}, whose column should be a key.
     * Each row must validate exactly once and train in all other folds; these are 2 to 20, and no more than a tenth of
     * the rows of positive weight unless that is below 2. The encoder's own seed then has no part.
     */
    public TargetEncoder withFolds(Splitter exactly) {
        return new TargetEncoder(smoothing, folds, seed, Optional.of(exactly));
    }

    /** Cuts the folds by this seed. */
    public TargetEncoder withSeed(long value) {
        return new TargetEncoder(smoothing, folds, value, splitter);
    }

    /**
     * Learns the means; the training rows of the fitting are cross-fitted.
     *
     * @throws IllegalArgumentException when fewer than two rows have a positive weight, for no row may be encoded by
     *     its own target; when a resampler made or repeated some of the rows; or when the splitter refuses the rows or
     *     its folds do not suit
     */
    @Override
    public Fitting fit(Dataset train) {
        return fit(train, fold(train));
    }

    /** The fold of each row. */
    int[] fold(Dataset train) {
        if (train.isForTrainingOnly()) {
            throw new IllegalArgumentException(
                    TargetFolds.what(train) + ": expected rows as they were collected, got some"
                            + " that a resampler made or repeated; put the resampler behind the encoder");
        }
        int rows = TargetFolds.weighty(train);
        if (!(rows >= 2)) {
            throw new IllegalArgumentException(TargetFolds.what(train)
                    + ": expected at least two rows of positive weight, for none may be encoded by its own target, got "
                    + (rows == 0 ? "none" : "one"));
        }
        return splitter.map(cutting -> TargetFolds.of(cutting, train))
                .orElseGet(() -> TargetFolds.dealt(train, Math.min(folds, TargetFolds.most(rows)), seed));
    }

    /** The same with the fold of each row given, from 0. */
    Fitting fit(Dataset train, int[] fold) {
        Table x = train.features();
        Schema schema = x.schema();
        List<String> measures = measures(train);
        int count = IntStream.of(fold).max().orElse(-1) + 1;
        TargetFolds.requireWeightElsewhere(train, fold, count);
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
}
