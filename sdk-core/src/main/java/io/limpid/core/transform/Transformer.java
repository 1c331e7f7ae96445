package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import java.util.Objects;

/** Learns a mapping of columns from training rows. Immutable: it holds options only. */
public interface Transformer {

    /**
     * Learns from these rows, and no others.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the column
     */
    Fitting fit(Dataset train);

    /**
     * The same transformer for some columns only; it sees no other feature. All others pass unchanged and in their
     * order. What it makes stands where the first of its columns stood that the new column is computed from; columns of
     * the same origin stay in its own order. Which columns are meant is decided anew at each fit. With no column
     * chosen, everything passes.
     *
     * <pre>{@code
     * Pipeline steps = Pipeline.of(
     *         MissingValueImputer.withDefaults(),
     *         TargetEncoder.withDefaults().on(Columns.named("Neighborhood")),
     *         OneHotEncoder.withDefaults());
     * }</pre>
     */
    default Transformer on(Columns columns) {
        return new ColumnwiseTransformer(this, Objects.requireNonNull(columns, "columns"));
    }
}
