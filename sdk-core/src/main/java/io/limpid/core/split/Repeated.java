package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * The folds of a splitter again and again, each time under another seed: what one split owes to chance shows as the
 * spread between repeats.
 *
 * <pre>{@code
 * List<Fold> folds = Repeated.of(10, 42, seed -> StratifiedKFold.of(5, seed)).split(data);
 * Splitter shuffled = Repeated.of(20, 42, seed -> rows -> List.of(TrainTestSplit.of(0.2, seed).split(rows)));
 * }</pre>
 *
 * <p>The seeds are drawn one after another by a {@link SplittableRandom} from the first, so more repeats begin with the
 * folds of fewer. Where each row validates once in a split, it does so once in each repeat.
 */
public final class Repeated implements Splitter {

    private final int repeats;
    private final long seed;
    private final LongFunction<? extends Splitter> bySeed;

    private Repeated(int repeats, long seed, LongFunction<? extends Splitter> bySeed) {
        this.repeats = repeats;
        this.seed = seed;
        this.bySeed = bySeed;
    }

    /**
     * So many splits, their seeds drawn from this one.
     *
     * @param bySeed makes the splitter of a seed
     * @throws IllegalArgumentException when there is none
     */
    public static Repeated of(int repeats, long seed, LongFunction<? extends Splitter> bySeed) {
        if (!(repeats >= 1)) {
            throw new IllegalArgumentException("repeats: expected at least 1, got " + repeats);
        }
        return new Repeated(repeats, seed, Objects.requireNonNull(bySeed, "bySeed"));
    }

    /**
     * The folds of the first repeat, then those of the second, and so on.
     *
     * @throws IllegalArgumentException when the splitter refuses the rows
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        SplittableRandom random = new SplittableRandom(seed);
        List<Fold> all = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            all.addAll(bySeed.apply(random.nextLong()).split(data));
        }
        return List.copyOf(all);
    }
}
