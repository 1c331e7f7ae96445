package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.text.Quoted;
import java.util.List;
import java.util.Objects;

/**
 * Gives each row the fold that its key hashes to, so that the fold of a row changes neither with the order of the rows
 * nor when others are added or removed. Rows of one key share a fold. The same seed gives the same folds, on every
 * machine.
 *
 * <pre>{@code
 * List<Fold> folds = RowKeyKFold.of(5, "customer", 42).split(data);
 * }</pre>
 *
 * <p>The fold is {@code hash(key, seed) mod folds}, the hash unsigned and over the key's text: a level, or a number as
 * {@link io.limpid.core.data.Table#text} writes it (12 and 12.0 are the same key). What that stability costs is
 * balance: with {@code n} keys in {@code k} folds a fold's share varies about {@code 1/k} with a standard deviation of
 * {@code sqrt((k - 1) / n) / k}, and classes are not balanced. Each row validates exactly once.
 */
public final class RowKeyKFold implements Splitter {

    private final int folds;
    private final String column;
    private final long seed;

    private RowKeyKFold(int folds, String column, long seed) {
        this.folds = folds;
        this.column = Objects.requireNonNull(column, "column");
        this.seed = seed;
    }

    /**
     * So many folds by the hash of this key or feature under that seed.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static RowKeyKFold of(int folds, String column, long seed) {
        return new RowKeyKFold(Folds.require(folds), column, seed);
    }

    /**
     * The folds, in order.
     *
     * @throws IllegalArgumentException when there is no such column, a row has no key, or a fold gets no row
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        Groups groups = Groups.of(data, column);
        String[] texts = groups.texts();
        int[] foldOfGroup = new int[texts.length];
        int[] sizes = new int[folds];
        for (int g = 0; g < texts.length; g++) {
            foldOfGroup[g] = (int) Long.remainderUnsigned(KeyHash.of(texts[g], seed), folds);
            sizes[foldOfGroup[g]]++;
        }
        for (int f = 0; f < folds; f++) {
            if (sizes[f] == 0) {
                throw new IllegalArgumentException(
                        "fold " + (f + 1) + " of " + folds + ": expected at least one key of " + "column "
                                + Quoted.of(column) + " that hashes to it, got none of " + texts.length);
            }
        }
        int[] fold = new int[data.rows()];
        for (int i = 0; i < fold.length; i++) {
            fold[i] = foldOfGroup[groups.of()[i]];
        }
        return Folds.of(fold, folds);
    }
}
