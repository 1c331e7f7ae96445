package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Keeps some columns in their order and drops the others. What is dropped must still be there in a table to be
 * transformed, as every column of the training rows must. Cost: none, columns are shared.
 *
 * <pre>{@code
 * Pipeline steps = Pipeline.of(ColumnSelector.dropping(Columns.flagged(Field.Flag.PERSONAL)))
 *         .then(OneHotEncoder.withDefaults());
 * }</pre>
 */
public final class ColumnSelector implements Transformer {

    private enum Chosen {
        KEPT,
        DROPPED
    }

    private final Columns columns;
    private final Chosen chosen;

    private ColumnSelector(Columns columns, Chosen chosen) {
        this.columns = Objects.requireNonNull(columns, "columns");
        this.chosen = chosen;
    }

    /** Keeps these columns. */
    public static ColumnSelector keeping(Columns columns) {
        return new ColumnSelector(columns, Chosen.KEPT);
    }

    /** Drops these columns. */
    public static ColumnSelector dropping(Columns columns) {
        return new ColumnSelector(columns, Chosen.DROPPED);
    }

    /**
     * Finds the columns.
     *
     * @throws IllegalArgumentException when one that is named is not there; the message lists the names there are
     */
    @Override
    public Fitting fit(Dataset train) {
        Schema schema = train.features().schema();
        BitSet kept = new BitSet();
        IntStream.of(columns.positions(schema)).forEach(kept::set);
        if (chosen == Chosen.DROPPED) {
            kept.flip(0, schema.size());
        }
        return Fitting.of(new FittedSelector(schema, kept.stream().toArray()), train);
    }
}
