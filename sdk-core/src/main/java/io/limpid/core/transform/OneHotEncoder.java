package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * Turns each categorical column into one column of zeros and ones for each of its levels, named {@code Column=level}
 * and in the levels' order, in the place of the column. All levels are kept, also the first. A missing category is
 * zeros in all of them; numeric columns pass unchanged.
 *
 * <p>A column without levels has no part in the output. A column of over 1,000 levels is refused, unless told
 * otherwise: it is likely an identifier, which says nothing about a new row. So are more than 10,000 output columns and
 * names of over 1,000 characters, which no model file holds. Cost: rows × output columns, in time and memory.
 */
public final class OneHotEncoder implements Transformer {

    private static final int MOST_LEVELS = 1_000;

    private final UnseenCategory unseen;
    private final int mostLevels;

    private OneHotEncoder(UnseenCategory unseen, int mostLevels) {
        this.unseen = unseen;
        this.mostLevels = mostLevels;
    }

    /** All levels, at most 1,000 in a column, zeros for an unseen category. */
    public static OneHotEncoder withDefaults() {
        return new OneHotEncoder(UnseenCategory.ZEROS, MOST_LEVELS);
    }

    /** Treats unseen categories so. */
    public OneHotEncoder withUnseen(UnseenCategory treatment) {
        return new OneHotEncoder(Objects.requireNonNull(treatment, "treatment"), mostLevels);
    }

    /** Refuses a column of more than this many levels, which is at least 1. */
    public OneHotEncoder withMostLevels(int most) {
        if (!(most >= 1)) {
            throw new IllegalArgumentException("mostLevels: expected at least 1, got " + most);
        }
        return new OneHotEncoder(unseen, most);
    }

    /**
     * Learns the levels of every categorical column.
     *
     * @throws IllegalArgumentException when a column has too many levels, the output too many columns, or a name too
     *     many characters; the message names the column
     */
    @Override
    public Fitting fit(Dataset train) {
        for (Field field : train.features().schema().fields()) {
            if (field instanceof Field.Categorical c && c.levels().size() > mostLevels) {
                throw new IllegalArgumentException("column " + Quoted.of(c.name()) + ": expected at most " + mostLevels
                        + " categories, got " + c.levels().size() + "; is it an identifier?");
            }
        }
        return Fitting.of(new FittedOneHot(train.features().schema(), unseen), train);
    }
}
