package io.limpid.core.numeric;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.text.Quoted;

/** What models of numeric columns ask of their feature columns, at training and at prediction. */
public final class NumericInputs {

    private NumericInputs() {}

    /** Accepts at least one column, all of them numeric. */
    public static void requireNumeric(Schema features) {
        if (features.size() == 0) {
            throw new IllegalArgumentException("features: expected at least 1 column, got 0");
        }
        for (Field field : features.fields()) {
            if (!(field instanceof Field.Numeric)) {
                throw new IllegalArgumentException(
                        "column " + Quoted.of(field.name()) + ": expected a numeric column, got a"
                                + " categorical one; put a OneHotEncoder before the model in a Pipeline");
            }
        }
    }

    /** The table's columns in the order of the schema, with room for the outputs checked. */
    public static double[][] columns(Schema features, Table x, int outputs, double[] out) {
        Table aligned = features.align(x);
        long expected = (long) x.rows() * outputs;
        if (out.length != expected) {
            throw new IllegalArgumentException("out: expected " + expected + " places, got " + out.length);
        }
        double[][] columns = new double[features.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = aligned.column(j);
        }
        return columns;
    }

    /** The complaint about a row whose prediction is not a number: the first missing value, or else an overflow. */
    public static RowException unusable(Schema features, double[][] columns, int row) {
        for (int j = 0; j < columns.length; j++) {
            if (Double.isNaN(columns[j][row])) {
                return missing(features.field(j).name(), row);
            }
        }
        return RowException.of(
                row, "expected values of a size the model can add up, got a sum beyond double precision");
    }

    /** The complaint about a missing value. */
    public static RowException missing(String column, int row) {
        return RowException.of(
                column,
                row,
                "expected a number, got a missing value; put a MissingValueImputer before the model in a Pipeline");
    }
}
