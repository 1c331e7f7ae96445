package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Shuffle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Cuts the rows into folds that hold each class in the same share: per class, fold sizes differ by at most one row, and
 * so they do overall. Each fold validates once what the others train. The same seed gives the same folds.
 *
 * <p>The rows of each class are shuffled, then dealt to the folds in turn, each class going on where the one before
 * ended. A class of fewer rows than folds is missing from some of them.
 */
public final class StratifiedKFold implements Splitter {

    private final int folds;
    private final long seed;

    private StratifiedKFold(int folds, long seed) {
        this.folds = folds;
        this.seed = seed;
    }

    /**
     * So many folds, shuffled by that seed.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static StratifiedKFold of(int folds, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds: expected at least 2, got " + folds);
        }
        return new StratifiedKFold(folds, seed);
    }

    /**
     * The folds, in order.
     *
     * @throws IllegalArgumentException when the target is numeric, when there are fewer rows than folds, or when every
     *     class has fewer rows than folds
     */
    @Override
    public List<Fold> split(Dataset data) {
        List<int[]> strata = Strata.byClass(data);
        int largest = strata.stream().mapToInt(rows -> rows.length).max().orElse(0);
        if (data.rows() < folds || largest < folds) {
            throw new IllegalArgumentException("folds: expected at most " + largest + ", the rows of the largest class"
                    + " of \"" + data.target().name() + "\", got " + folds);
        }
        int[] fold = new int[data.rows()];
        SplittableRandom random = new SplittableRandom(seed);
        int dealt = 0;
        for (int[] rows : strata) {
            Shuffle.inPlace(rows, random);
            for (int row : rows) {
                fold[row] = dealt++ % folds;
            }
        }
        return IntStream.range(0, folds)
                .mapToObj(f -> new Fold(
                        Strata.rows(fold.length, i -> fold[i] != f), Strata.rows(fold.length, i -> fold[i] == f)))
                .toList();
    }
}
