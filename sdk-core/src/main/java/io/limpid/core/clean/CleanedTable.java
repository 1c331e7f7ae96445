package io.limpid.core.clean;

import io.limpid.core.data.Table;
import java.util.Objects;

/**
 * A table after cleaning.
 *
 * @param table what is left
 * @param report what was found and done
 */
public record CleanedTable(Table table, DataReport report) {

    /** Checks that neither is null. */
    public CleanedTable {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(report, "report");
    }
}
