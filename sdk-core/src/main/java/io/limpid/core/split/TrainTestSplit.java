package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.SplittableRandom;

/**
 * Sets a share of the rows aside for testing, the same share of each class, or of each tenth of a numeric target's
 * values; equal values are never in two tenths. The same seed gives the same rows.
 *
 * <pre>{@code
 * Fold fold = TrainTestSplit.of(0.25, 42).split(data);
 * Dataset fitted = data.select(fold.train());
 * }</pre>
 *
 * <p>Rounding: the classes or tenths are taken in order, and after each of them the test rows so far number the share
 * of the rows so far, rounded half up. So the whole test set is within half a row of {@code testFraction * n}, and that
 * of each class or tenth within one row of its own share. Where rounding would leave no row to train on, the test set
 * is one row smaller.
 */
public final class TrainTestSplit {

    private final double testFraction;
    private final long seed;

    private TrainTestSplit(double testFraction, long seed) {
        this.testFraction = testFraction;
        this.seed = seed;
    }

    /**
     * That share of the rows for testing, drawn by that seed.
     *
     * @throws IllegalArgumentException when the share is not at least 0 and below 1
     */
    public static TrainTestSplit of(double testFraction, long seed) {
        if (!(testFraction >= 0 && testFraction < 1)) {
            throw new IllegalArgumentException(
                    "testFraction: expected a number of at least 0 and below 1, got " + testFraction);
        }
        return new TrainTestSplit(testFraction, seed);
    }

    /**
     * The training rows, and the test rows as validation, both ascending.
     *
     * @throws IllegalArgumentException when a resampler made or repeated some of the rows
     */
    public Fold split(Dataset data) {
        Splitter.requireCollected(data);
        boolean[] test = new boolean[data.rows()];
        int most = Math.max(0, data.rows() - 1);
        Strata.draw(Strata.of(data), testFraction, most, new SplittableRandom(seed), test);
        return new Fold(Strata.rows(test.length, i -> !test[i]), Strata.rows(test.length, i -> test[i]));
    }
}
