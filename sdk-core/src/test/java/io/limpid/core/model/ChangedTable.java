package io.limpid.core.model;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.stream.IntStream;

/** Tables that differ from another in one column. */
final class ChangedTable {

    private ChangedTable() {}

    static Table with(Table x, String name, Field field, double[] values) {
        Field[] fields = x.schema().fields().toArray(Field[]::new);
        double[][] columns =
                IntStream.range(0, fields.length).mapToObj(x::column).toArray(double[][]::new);
        int j = x.schema().require(name);
        fields[j] = field;
        columns[j] = values;
        return Table.of(Schema.of(fields), columns);
    }

    static Table withMissing(Table x, String name, int row) {
        double[] values = x.column(name).values().clone();
        values[row] = Double.NaN;
        return with(x, name, new Field.Numeric(name), values);
    }
}
