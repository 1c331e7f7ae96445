package io.limpid.core.csv;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.InputStream;
import java.nio.file.Path;

/** Stub. */
public final class CsvReader {
    private CsvReader() {}

    /** Types inferred over all rows. */
    public static CsvReader withDefaults() {
        throw new IllegalStateException("stub");
    }
    /** Columns of this schema, by its types; extra columns are left out, unseen levels are kept as further levels. */
    public CsvReader withSchema(Schema known) {
        throw new IllegalStateException("stub");
    }
    /** Columns to read as categories though their cells look like numbers. */
    public CsvReader withCategorical(String... columns) {
        throw new IllegalStateException("stub");
    }
    /** Columns in which every row must hold a value. */
    public CsvReader withRequired(String... columns) {
        throw new IllegalStateException("stub");
    }
    /** Limits for files of strangers. */
    public CsvReader withLimits(CsvLimits limits) {
        throw new IllegalStateException("stub");
    }
    /** Reads a file (UTF-8). */
    public Table read(Path file) {
        throw new IllegalStateException("stub");
    }
    /** Reads a stream, which is not closed; {@code name} stands for it in messages. */
    public Table read(String name, InputStream in) {
        throw new IllegalStateException("stub");
    }
}
