package io.limpid.core.resample;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes rows of the smaller classes until each class has {@code ratio} times as many rows as the largest, rounded to
 * the nearest number. A made row lies between a row of its class and one of that row's nearest neighbours in the class:
 * {@code x + u (neighbour - x)}, with one {@code u} from 0 to 1 for all its numbers.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> balanced = Pipeline.of(MissingValueImputer.withDefaults())
 *         .thenResample(Smote.withDefaults().withNeighbors(7).withSeed(11))
 *         .then(OneHotEncoder.withDefaults())
 *         .classifier(trainer);
 * }</pre>
 *
 * <p>This is SMOTE-NC, for numbers and categories: numeric columns are compared in units of their standard deviation
 * over all training rows, weighted and with 1/n; two different categories are as far apart as two numbers one standard
 * deviation from each other; equally near neighbours are taken in the order of their rows. A made row's category is
 * that of most of the neighbours; of several that are as frequent, the row's own, or else the first level. Rows are
 * dealt out in random order over and over, so each is built on as often as any other of its class, or once more.
 *
 * <p>A class of too few rows has fewer neighbours; a single row is copied; a class without rows stays without. A
 * missing cell differs from a present one by one standard deviation and not from another missing one. A number is
 * missing in a made row where it is in the row it is built on, and is that row's own where only the neighbour has none;
 * among categories, missing is one of them. Weights are interpolated like numbers. Whole numbers do not stay whole, and
 * after one-hot encoding neither do zeros and ones: it belongs before. Balancing shifts a model's probabilities towards
 * the raised classes.
 *
 * <p>The same seed gives the same bits. Cost: for each row built on, the distances to its whole class, so at most rows
 * of the class squared × columns; memory of one copy of the class.
 *
 * @see <a href="https://doi.org/10.1613/jair.953">Chawla, Bowyer, Hall and Kegelmeyer (2002)</a>
 */
public final class Smote implements Resampler {

    private final int neighbors;
    private final double ratio;
    private final long seed;

    private Smote(int neighbors, double ratio, long seed) {
        this.neighbors = neighbors;
        this.ratio = ratio;
        this.seed = seed;
    }

    /** Five neighbours, classes of equal size, seed 0. */
    public static Smote withDefaults() {
        return new Smote(5, 1, 0);
    }

    /** So many nearest rows of the class to go towards, at least one. */
    public Smote withNeighbors(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("neighbors: expected at least 1, got " + count);
        }
        return new Smote(count, ratio, seed);
    }

    /** Smaller classes raised to this share of the largest: above 0 and at most 1. */
    public Smote withRatio(double share) {
        return new Smote(neighbors, ClassRows.requireRatio(share), seed);
    }

    /** Draws rows, neighbours and places from this seed. */
    public Smote withSeed(long value) {
        return new Smote(neighbors, ratio, value);
    }

    /**
     * The rows, and then the made ones class by class.
     *
     * @throws IllegalArgumentException when the target is numeric, or a column's values lie too far apart for a
     *     standard deviation
     */
    @Override
    public Dataset resample(Dataset train) {
        ClassRows classes = ClassRows.of(train);
        int[] lacking = classes.lacking(ratio);
        Table x = train.features();
        int n = train.rows();
        int total = ClassRows.upTo(n, lacking).length;
        double[][] columns = new double[x.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Arrays.copyOf(x.column(j), total);
        }
        double[] target = Arrays.copyOf(train.target().values(), total);
        double[] weights = Arrays.copyOf(train.weights(), total);
        Moments[] scales = SmoteRows.scales(train);
        SplittableRandom random = new SplittableRandom(seed);
        int next = n;
        for (int k = 0; k < lacking.length; k++) {
            SplittableRandom own = random.split();
            if (lacking[k] > 0) {
                int[] rows = classes.rows().get(k);
                SmoteRows maker = new SmoteRows(train, rows, scales, neighbors);
                int end = next + lacking[k];
                Arrays.fill(target, next, end, k);
                int[] positions = new int[rows.length];
                Arrays.setAll(positions, p -> p);
                for (int base : ClassRows.dealt(positions, lacking[k], own)) {
                    maker.make(base, own, columns, weights, next++);
                }
            }
        }
        Column made = new Column(train.target().field(), target);
        return Dataset.of(Copies.table(x, columns, total), made, weights).forTrainingOnly();
    }
}
