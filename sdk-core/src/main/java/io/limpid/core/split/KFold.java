package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Shuffle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Cuts the rows into folds of equal size, whatever their target: sizes differ by at most one row, the first folds are
 * the larger ones. Each fold validates once what the others train.
 *
 * <pre>{@code
 * List<Fold> folds = KFold.of(5, 42).split(data);
 * }</pre>
 *
 * <p>In order, the folds are those of scikit-learn's {@code KFold}.
 */
public final class KFold implements Splitter {

    private enum RowOrder {
        AS_GIVEN,
        SHUFFLED
    }

    private final int folds;
    private final RowOrder order;
    private final long seed;

    private KFold(int folds, RowOrder order, long seed) {
        this.folds = Folds.require(folds);
        this.order = order;
        this.seed = seed;
    }

    /**
     * So many folds of rows shuffled by that seed.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static KFold of(int folds, long seed) {
        return new KFold(folds, RowOrder.SHUFFLED, seed);
    }

    /**
     * So many folds of neighbouring rows: for rows that are in no order already, or to be cut by their place.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static KFold inOrder(int folds) {
        return new KFold(folds, RowOrder.AS_GIVEN, 0);
    }

    /**
     * The folds, in order.
     *
     * @throws IllegalArgumentException when there are fewer rows than folds
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        int n = data.rows();
        Folds.requireRows(folds, n);
        int[] rows = IntStream.range(0, n).toArray();
        if (order == RowOrder.SHUFFLED) {
            Shuffle.inPlace(rows, new SplittableRandom(seed));
        }
        int[] fold = new int[n];
        int next = 0;
        for (int f = 0; f < folds; f++) {
            int end = next + n / folds + (f < n % folds ? 1 : 0);
            for (; next < end; next++) {
                fold[rows[next]] = f;
            }
        }
        return Folds.of(fold, folds);
    }
}
