package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import java.util.SplittableRandom;

/**
 * Repeats rows of the smaller classes until each class has {@code ratio} times as many rows as the largest, rounded to
 * the nearest number. Rows are dealt out in random order over and over, so within a class each is repeated as often as
 * any other, or once more.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> balanced =
 *         Pipeline.standard().thenResample(RandomOversampling.withDefaults()).classifier(trainer);
 * }</pre>
 *
 * <p>Rows are counted, not weighed: {@link ClassWeights} balances weight. A class that has enough rows, or none, is
 * left alone. A repeated row keeps its weight and its keys, and stands after the given rows. The same seed gives the
 * same rows. Cost: one draw and one copy per made row.
 */
public final class RandomOversampling implements Resampler {

    private final double ratio;
    private final long seed;

    private RandomOversampling(double ratio, long seed) {
        this.ratio = ratio;
        this.seed = seed;
    }

    /** Classes of equal size, seed 0. */
    public static RandomOversampling withDefaults() {
        return new RandomOversampling(1, 0);
    }

    /** Smaller classes raised to this share of the largest: above 0 and at most 1. */
    public RandomOversampling withRatio(double share) {
        return new RandomOversampling(ClassRows.requireRatio(share), seed);
    }

    /** Draws the rows by this seed. */
    public RandomOversampling withSeed(long value) {
        return new RandomOversampling(ratio, value);
    }

    /**
     * The rows, and then the repeated ones class by class.
     *
     * @throws IllegalArgumentException when the target is numeric
     */
    @Override
    public Dataset resample(Dataset train) {
        ClassRows classes = ClassRows.of(train);
        int[] lacking = classes.lacking(ratio);
        SplittableRandom random = new SplittableRandom(seed);
        int n = train.rows();
        int[] selected = ClassRows.upTo(n, lacking);
        int next = n;
        for (int k = 0; k < lacking.length; k++) {
            int[] dealt = ClassRows.dealt(classes.rows().get(k), lacking[k], random.split());
            System.arraycopy(dealt, 0, selected, next, dealt.length);
            next += dealt.length;
        }
        return train.select(selected).forTrainingOnly();
    }
}
