package io.limpid.core.transform;

import io.limpid.core.data.Dataset;

/**
 * Turns each categorical column into a fixed number of numeric columns, {@code Column#0}, {@code Column#1} and so on,
 * by a hash of the level's text: zeros but for one place, where the hash's sign stands, 1 or -1. For columns of very
 * many levels, of which one-hot encoding would make too many columns. Numeric columns pass unchanged.
 *
 * <p>Nothing is learned, so an unseen level is encoded like any other. Levels that share a place and a sign cannot be
 * told apart; the more columns, the fewer do. A missing value is zeros. The hash is the 64-bit FNV-1a of the column's
 * name, a zero byte and the level, all in UTF-8, through the finaliser of MurmurHash3 (both in the public domain): the
 * place is the remainder of its upper 63 bits by the number of columns, the sign its lowest bit, 1 meaning plus. The
 * same on every platform. Cost: rows × output columns, in time and memory.
 *
 * <pre>{@code
 * Transformer encoder = HashingEncoder.withDefaults().withColumns(64).on(Columns.named("Postcode"));
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1145/1553374.1553516">Weinberger et al. (2009)</a>
 */
public final class HashingEncoder implements Transformer {

    private final int columns;

    private HashingEncoder(int columns) {
        this.columns = columns;
    }

    /** 16 columns for each categorical one. */
    public static HashingEncoder withDefaults() {
        return new HashingEncoder(16);
    }

    /** So many columns for each categorical one, 1 to 10,000. */
    public HashingEncoder withColumns(int count) {
        if (!(count >= 1 && count <= EncodedNames.MOST_COLUMNS)) {
            throw new IllegalArgumentException(
                    "columns: expected 1 to " + EncodedNames.MOST_COLUMNS + ", got " + count);
        }
        return new HashingEncoder(count);
    }

    /**
     * Notes which columns are categorical.
     *
     * @throws IllegalArgumentException when that makes more than 10,000 columns, or a name of over 1,000 characters
     */
    @Override
    public Fitting fit(Dataset train) {
        return Fitting.of(new FittedHashing(train.features().schema(), columns), train);
    }
}
