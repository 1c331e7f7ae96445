package io.limpid.core.csv;

/**
 * How much of a file is read before it is refused. A file within the limits costs at most about nine bytes a cell
 * while it is read, beside the texts of its categories and of unusually written numbers.
 *
 * @param rows the most rows below the header
 * @param columns the most columns
 * @param fieldLength the most characters in a cell; in a column's name at most 1,000, whatever this says
 * @param levels the most distinct categories in a column; beyond a schema's own, when there is one
 * @param bytes the most bytes of text, counted as they come out of a compressed file
 */
public record CsvLimits(int rows, int columns, int fieldLength, int levels, long bytes) {

    /** Checks that every limit is at least 1. */
    public CsvLimits {
        requirePositive("rows", rows);
        requirePositive("columns", columns);
        requirePositive("fieldLength", fieldLength);
        requirePositive("levels", levels);
        requirePositive("bytes", bytes);
    }

    /** No limit but memory: for one's own files. */
    public static CsvLimits unlimited() {
        return new CsvLimits(
                Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * 50,000 rows, 200 columns, 10,000 characters a cell, 1,000 levels a column and 128 MiB of text: for files of
     * strangers.
     */
    public static CsvLimits strict() {
        return new CsvLimits(50_000, 200, 10_000, 1_000, 128L << 20);
    }

    /** The same with another limit on the bytes. */
    public CsvLimits withBytes(long most) {
        return new CsvLimits(rows, columns, fieldLength, levels, most);
    }

    private static void requirePositive(String limit, long value) {
        if (!(value >= 1)) {
            throw new IllegalArgumentException(limit + ": expected at least 1, got " + value);
        }
    }
}
