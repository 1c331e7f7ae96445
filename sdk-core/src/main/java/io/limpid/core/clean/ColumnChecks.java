package io.limpid.core.clean;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.CellHash;
import java.util.BitSet;

/** Looks at one column by itself. */
final class ColumnChecks {

    /** Of fewer texts, that all are different may well be chance. */
    static final int FEWEST_IDENTIFIERS = 20;

    private ColumnChecks() {}

    static int missing(Column column) {
        int missing = 0;
        for (double value : column.values()) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return missing;
    }

    /** Whether every row has the same, missing counting as a value. */
    static boolean isConstant(Column column) {
        double[] values = column.values();
        for (double value : values) {
            if (!CellHash.same(value, values[0])) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is of texts that all are different; {@code count} is how many there are. */
    static boolean isIdentifier(Column column, int count) {
        if (!(column.field() instanceof Field.Categorical c)
                || count < FEWEST_IDENTIFIERS
                || c.levels().size() < count) {
            return false;
        }
        BitSet seen = new BitSet(c.levels().size());
        for (double code : column.values()) {
            if (!Double.isNaN(code)) {
                if (seen.get((int) code)) {
                    return false;
                }
                seen.set((int) code);
            }
        }
        return true;
    }
}
