package io.limpid.demo.study;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a data set's target into classes: cuts a numeric one at a threshold, and puts the chosen positive class last. A
 * numeric target without a threshold stays as it is.
 *
 * @param cut the threshold of a numeric target
 * @param positive the class to be positive, or empty for the last one
 */
record Labelling(Optional<ThresholdTarget> cut, Optional<String> positive) {

    Dataset apply(Dataset data) {
        Dataset labelled = cut.isPresent() ? cut.get().apply(data) : data;
        return labelled.target().field() instanceof Field.Categorical field && positive.isPresent()
                ? last(labelled, field, positive.get())
                : labelled;
    }

    private static Dataset last(Dataset data, Field.Categorical field, String positive) {
        if (field.find(positive).isEmpty()) {
            throw new TaskException("column \"" + field.name() + "\": expected the positive class to be one" + " of "
                    + field.levels() + ", got \"" + positive + "\"");
        }
        List<String> levels = new ArrayList<>(field.levels());
        levels.remove(positive);
        levels.add(positive);
        Table target = Schema.of(new Field.Categorical(field.name(), levels))
                .align(Table.of(Schema.of(field), data.target().values()));
        return Dataset.of(data.features(), new Column(target.schema().field(0), target.column(0)), data.weights());
    }
}
