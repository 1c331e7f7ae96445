package io.limpid.core.metric;

/** Which rows predictions have. */
final class PredictedRows {

    private PredictedRows() {}

    /** The row itself, where there are so many rows that it is one of them. */
    static int require(int row, int rows) {
        if (!(row >= 0 && row < rows)) {
            throw new IllegalArgumentException(
                    "row: expected " + (rows == 0 ? "predictions with rows" : "0 to " + (rows - 1)) + ", got " + row);
        }
        return row;
    }
}
