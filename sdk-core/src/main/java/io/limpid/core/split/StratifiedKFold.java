package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Cuts the rows into folds that hold each class in the same share: per class, fold sizes differ by at most one row, and
 * so they do overall. Each fold validates once what the others train. The same seed gives the same folds.
 *
 * <p>The rows of each class are shuffled, then dealt to the folds in turn, each class going on where the one before
 * ended. A class of fewer rows than folds is missing from some of them. Each fold has as many rows of each class as in
 * scikit-learn's {@code StratifiedKFold}, where the classes appear in the order of their codes.
 *
 * <pre>{@code
 * List<Fold> folds = StratifiedKFold.of(5, 42).split(data);
 * List<Fold> ofNumbers = StratifiedKFold.of(5, 42).withTargetBins(10).split(data);
 * }</pre>
 *
 * <p>A numeric target has no classes: {@link #withTargetBins} cuts its values into quantile bins that take their place.
 */
public final class StratifiedKFold implements Splitter {

    private final int folds;
    private final long seed;
    private final OptionalInt bins;

    private StratifiedKFold(int folds, long seed, OptionalInt bins) {
        this.folds = folds;
        this.seed = seed;
        this.bins = bins;
    }

    /**
     * So many folds, shuffled by that seed.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static StratifiedKFold of(int folds, long seed) {
        return new StratifiedKFold(Folds.require(folds), seed, OptionalInt.empty());
    }

    /**
     * The same where a numeric target's values are cut into so many bins of equal numbers of rows; equal values are
     * never in two bins. A categorical target is stratified by its classes as ever.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public StratifiedKFold withTargetBins(int count) {
        return new StratifiedKFold(folds, seed, OptionalInt.of(Strata.requireBins(count)));
    }

    /**
     * The folds, in order.
     *
     * @throws IllegalArgumentException when the target is numeric and no bins are given, when there are fewer rows than
     *     folds, or when there are classes and each has fewer rows than folds
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        List<int[]> strata = Strata.of(data, bins);
        if (data.target().field() instanceof Field.Categorical) {
            requireClass(strata, data);
        }
        Folds.requireRows(folds, data.rows());
        int[] fold = new int[data.rows()];
        SplittableRandom random = new SplittableRandom(seed);
        int dealt = 0;
        for (int[] rows : strata) {
            Shuffle.inPlace(rows, random);
            for (int row : rows) {
                fold[row] = dealt++ % folds;
            }
        }
        return Folds.of(fold, folds);
    }

    private void requireClass(List<int[]> strata, Dataset data) {
        int largest = strata.stream().mapToInt(rows -> rows.length).max().orElse(0);
        if (!(largest >= folds)) {
            throw new IllegalArgumentException("folds: expected at most " + largest + ", the rows of the largest class"
                    + " of " + Quoted.of(data.target().name()) + ", got " + folds);
        }
    }
}
