package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;
import java.util.List;

/** A column that a schema says is numeric. */
final class NumericCells extends Cells {

    static final String RANGE = "a number within ±1.7976931348623157E308";

    private final Field.Numeric field;
    private final NumberText number = new NumberText();

    NumericCells(Source source, Field.Numeric field, MissingMarkers markers, Missing missing) {
        super(source, field.name(), markers, missing);
        this.field = field;
    }

    @Override
    double value(RowBatch batch, int row, int from, int to) {
        boolean good = number.parse(batch.bytes(), from, to);
        if (!good || Double.isInfinite(number.value())) {
            throw source.error(batch.line(row), column, good ? RANGE : "a number", Quoted.of(batch.text(from, to)));
        }
        return number.value();
    }

    @Override
    Column join(List<Cells> pieces) {
        return new Column(field, finished(pieces));
    }
}
