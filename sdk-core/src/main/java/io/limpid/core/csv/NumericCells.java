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
    private final PlainNumbers plainNumbers = new PlainNumbers();

    /** Nobody asks for them, but they are found with the numbers. */
    private byte[] decimals = new byte[0];

    NumericCells(Source source, Field.Numeric field, MissingMarkers markers, Missing missing) {
        super(source, field.name(), markers, missing);
        this.field = field;
    }

    @Override
    void take(RowBatch batch, int base, int rows, double[] values, int at) {
        byte[] bytes = batch.bytes();
        boolean plain = !markers.mayBeNumbers();
        decimals = decimals.length < rows ? new byte[batch.capacity()] : decimals;
        for (int i = 0; i < rows; i++) {
            i = plain ? plainNumbers.take(batch, base, i, rows, values, at, decimals, 0) : i;
            if (i < rows) {
                int first = batch.from(base + i);
                int last = batch.to(base + i);
                values[at + i] = markers.match(bytes, first, last) ? missing(batch, i) : value(batch, i, first, last);
            }
        }
    }

    private double value(RowBatch batch, int row, int from, int to) {
        boolean good = number.parse(batch.bytes(), from, to);
        if (!good || Double.isInfinite(number.value())) {
            throw refused(batch, row, good ? RANGE : "a number", Quoted.of(batch.text(from, to)));
        }
        return number.value();
    }

    @Override
    Column join(List<Cells> pieces) {
        return new Column(field, finished(pieces));
    }
}
