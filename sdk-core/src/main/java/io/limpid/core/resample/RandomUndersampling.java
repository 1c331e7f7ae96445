package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Drops random rows of the larger classes until the smallest has {@code ratio} times as many rows as each of them: a
 * class keeps {@code smallest / ratio} rows, rounded to the nearest number. What is kept stays in its order.
 *
 * <pre>{@code
 * Dropped dropped = RandomUndersampling.withDefaults().withRatio(0.5).withSeed(7).drop(train);
 * Dataset balanced = dropped.kept();
 * }</pre>
 *
 * <p>The smallest is that of the classes which have rows at all. Rows are counted, not weighed; those of weight zero
 * are neither counted nor dropped. Weights and keys are kept. The same seed gives the same rows. Cost: one draw per row
 * of a class that is cut.
 */
public final class RandomUndersampling implements DroppingResampler {

    private final double ratio;
    private final long seed;

    private RandomUndersampling(double ratio, long seed) {
        this.ratio = ratio;
        this.seed = seed;
    }

    /** Classes of equal size, seed 0. */
    public static RandomUndersampling withDefaults() {
        return new RandomUndersampling(1, 0);
    }

    /** The smallest class brought to this share of each larger one: above 0 and at most 1. */
    public RandomUndersampling withRatio(double share) {
        return new RandomUndersampling(ClassRows.requireRatio(share), seed);
    }

    /** Draws the rows by this seed. */
    public RandomUndersampling withSeed(long value) {
        return new RandomUndersampling(ratio, value);
    }

    /**
     * The rows kept and the rows dropped.
     *
     * @throws IllegalArgumentException when the target is numeric
     */
    @Override
    public Dropped drop(Dataset train) {
        ClassRows classes = ClassRows.of(train);
        double most = Math.rint(classes.smallest() / ratio);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] dropped = new boolean[train.rows()];
        for (int[] rows : classes.rows()) {
            SplittableRandom own = random.split();
            if (rows.length > most) {
                int[] deck = rows.clone();
                Shuffle.inPlace(deck, own);
                for (int s = (int) most; s < deck.length; s++) {
                    dropped[deck[s]] = true;
                }
            }
        }
        int[] out = IntStream.range(0, dropped.length).filter(i -> dropped[i]).toArray();
        int[] kept = IntStream.range(0, dropped.length).filter(i -> !dropped[i]).toArray();
        List<String> reasons = classes.rows().stream()
                .map(rows -> " was cut from " + rows.length + " to " + (int) Math.min(rows.length, most) + " rows")
                .toList();
        return new Dropped(train.select(kept), train.rows(), out, k -> reason(train, out[k], reasons), List.of());
    }

    private static String reason(Dataset train, int row, List<String> reasons) {
        int code = (int) train.target().values()[row];
        return "class " + Quoted.of(train.classes().get(code)) + reasons.get(code);
    }
}
