package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws as many rows as there are, with replacement: about {@code 1 - 1/e}, 63 %, of them stand in it, some more than
 * once. The rest, the rows out of the bag, are told by {@link #drop}.
 *
 * <pre>{@code
 * Dropped bag = Bootstrap.withDefaults().withSeed(3).drop(train);
 * Classifier model = trainer.fit(bag.kept());
 * Dataset outOfBag = train.select(bag.rows());
 * }</pre>
 *
 * <p>Rows of weight zero are neither counted nor drawn. Drawn rows keep the order of the given ones, and their keys. A
 * class can go missing, as in any random draw. The same seed gives the same rows. Cost: one draw per row, and with
 * {@link Draw#BY_WEIGHT} a binary search.
 */
public final class Bootstrap implements DroppingResampler {

    /** What a row's weight means for the draw. */
    public enum Draw {
        /** Nothing: every row is equally likely and carries its weight with it. */
        UNIFORM,
        /** A row is as likely as it is heavy; each drawn one weighs the mean, so that the sum of all weights stays. */
        BY_WEIGHT
    }

    private final Draw draw;
    private final long seed;

    private Bootstrap(Draw draw, long seed) {
        this.draw = draw;
        this.seed = seed;
    }

    /** Every row equally likely, seed 0. */
    public static Bootstrap withDefaults() {
        return new Bootstrap(Draw.UNIFORM, 0);
    }

    /** Draws with this meaning of weights. */
    public Bootstrap withDraw(Draw meaning) {
        return new Bootstrap(Objects.requireNonNull(meaning, "meaning"), seed);
    }

    /** Draws by this seed. */
    public Bootstrap withSeed(long value) {
        return new Bootstrap(draw, value);
    }

    /** The rows drawn, and those that were not. */
    @Override
    public Dropped drop(Dataset train) {
        double[] weights = train.weights();
        int[] rows = ClassRows.counting(weights);
        int[] counts = new int[weights.length];
        SplittableRandom random = new SplittableRandom(seed);
        double mean = 0;
        if (draw == Draw.BY_WEIGHT) {
            mean = drawByWeight(weights, rows, counts, random);
        } else {
            for (int s = 0; s < rows.length; s++) {
                counts[rows[random.nextInt(rows.length)]]++;
            }
        }
        Dataset drawn = train.select(repeated(counts, rows.length)).forTrainingOnly();
        if (draw == Draw.BY_WEIGHT) {
            double[] equal = new double[rows.length];
            Arrays.fill(equal, mean);
            drawn = drawn.withWeights(equal);
        }
        int[] out =
                IntStream.range(0, counts.length).filter(i -> counts[i] == 0).toArray();
        return new Dropped(
                drawn, train.rows(), out, k -> weights[out[k]] > 0 ? "not drawn" : "has weight zero", List.of());
    }

    /** Counts the draws and returns the mean weight. */
    private static double drawByWeight(double[] weights, int[] rows, int[] counts, SplittableRandom random) {
        double largest = 0;
        for (int row : rows) {
            largest = Math.max(largest, weights[row]);
        }
        double[] below = new double[rows.length];
        double sum = 0;
        for (int s = 0; s < rows.length; s++) {
            sum += weights[rows[s]] / largest;
            below[s] = sum;
        }
        for (int s = 0; s < rows.length; s++) {
            counts[rows[firstAbove(below, random.nextDouble() * sum)]]++;
        }
        return rows.length == 0 ? 0 : largest * (sum / rows.length);
    }

    /** The first position whose sum is above {@code u}, which is below the last one. */
    private static int firstAbove(double[] below, double u) {
        int low = 0;
        int high = below.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (below[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static int[] repeated(int[] counts, int total) {
        int[] selected = new int[total];
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(selected, next, next + counts[i], i);
            next += counts[i];
        }
        return selected;
    }
}
