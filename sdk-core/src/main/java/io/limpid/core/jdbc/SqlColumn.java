package io.limpid.core.jdbc;

import io.limpid.core.data.Column;
import io.limpid.core.data.ColumnBuilder;
import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Collects one column of a result set. */
final class SqlColumn {

    private final Labels.Label label;
    private final ColumnBuilder builder;
    private final boolean numeric;
    private final long mostLevels;

    SqlColumn(Labels.Label label, Field field, int levelLimit) {
        this.label = label;
        this.builder = ColumnBuilder.of(field);
        this.numeric = field instanceof Field.Numeric;
        this.mostLevels = (long) builder.levels() + levelLimit;
    }

    /** Adds the value of the row under the cursor, the one of this number. */
    void add(ResultSet rows, int row) {
        try {
            if (numeric) {
                number(label.type().number(rows, label.position()), row);
            } else {
                text(label.type().text(rows, label.position()), row);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(where(row) + ": expected a value that can be read", e);
        }
    }

    private void number(double value, int row) {
        if (Double.isInfinite(value)) {
            throw new JdbcException(where(row) + ": expected a finite number, got " + value);
        }
        builder.number(value);
    }

    private void text(String value, int row) {
        if (value == null) {
            builder.missing();
            return;
        }
        builder.category(value);
        if (builder.levels() > mostLevels) {
            throw new JdbcException(where(row) + ": expected at most " + mostLevels + " distinct categories, got more");
        }
    }

    private String where(int row) {
        return "result set, row " + row + ", column " + Quoted.of(label.name());
    }

    Column finish() {
        return builder.column();
    }
}
