package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import java.util.Objects;

/**
 * Turns each categorical column into one column of zeros and ones for each of its levels, named {@code Column=level}
 * and in the levels' order, in the place of the column. All levels are kept, also the first. A missing category is
 * zeros in all of them; numeric columns pass unchanged.
 *
 * <p>A column without levels has no part in the output. More than a million columns are refused. Cost: rows × output
 * columns.
 */
public final class OneHotEncoder implements Transformer {

    private final UnseenCategory unseen;

    private OneHotEncoder(UnseenCategory unseen) {
        this.unseen = unseen;
    }

    /** All levels, zeros for an unseen category. */
    public static OneHotEncoder withDefaults() {
        return new OneHotEncoder(UnseenCategory.ZEROS);
    }

    /** Treats unseen categories so. */
    public OneHotEncoder withUnseen(UnseenCategory treatment) {
        return new OneHotEncoder(Objects.requireNonNull(treatment, "treatment"));
    }

    @Override
    public Fitting fit(Dataset train) {
        return Fitting.of(new FittedOneHot(train.features().schema(), unseen), train);
    }
}
