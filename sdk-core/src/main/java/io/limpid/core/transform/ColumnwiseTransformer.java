package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.util.List;

/** A transformer that is shown some columns only, as {@link Transformer#on} says. */
record ColumnwiseTransformer(Transformer inner, Columns columns) implements Transformer {

    @Override
    public Fitting fit(Dataset train) {
        Table x = train.features();
        int[] chosen = columns.positions(x.schema());
        Table seen = FittedOnColumns.part(x, chosen);
        if (chosen.length == 0) {
            return Fitting.of(
                    new FittedOnColumns(x.schema(), chosen, new FittedChain(seen.schema(), List.of())), train);
        }
        Fitting fitting = inner.fit(train.withFeatures(seen));
        FittedOnColumns fitted = new FittedOnColumns(x.schema(), chosen, fitting.fitted());
        // Not what the fitted transformer gives: a cross-fitting one has other values for the training rows.
        Table training = fitted.joined(x, fitting.training().features());
        return new Fitting(fitted, train.withFeatures(training));
    }
}
