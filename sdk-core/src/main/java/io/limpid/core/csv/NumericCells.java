package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;

/** A column that a schema says is numeric. */
final class NumericCells extends Cells {

    static final String RANGE = "a number within ±1.7976931348623157E308";

    private final Field.Numeric field;
    private final NumberText number = new NumberText();

    NumericCells(Source source, Field.Numeric field, Missing missing) {
        super(source, field.name(), missing);
        this.field = field;
    }

    @Override
    double value(char[] buffer, int offset, int length, long line) {
        boolean good = number.parse(buffer, offset, length);
        if (!good || Double.isInfinite(number.value())) {
            String text = new String(buffer, offset, length);
            throw source.error(line, column, good ? RANGE : "a number", Quoted.of(text));
        }
        return number.value();
    }

    @Override
    Column finish() {
        return new Column(field, trimmed());
    }
}
