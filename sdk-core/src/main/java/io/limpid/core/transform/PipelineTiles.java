package io.limpid.core.transform;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;

/** Predicts a table through a preprocessing, a tile of rows at a time. */
final class PipelineTiles {

    /** Rows transformed at once: enough to work column by column, few enough to stay in cache. */
    private static final int TILE = 512;

    private PipelineTiles() {}

    static void predict(FittedChain preprocessing, Model last, Table x, double[] out) {
        int outputs = last.outputs();
        if (out.length != (long) x.rows() * outputs) {
            throw new IllegalArgumentException(
                    "out: expected " + (long) x.rows() * outputs + " elements, got " + out.length);
        }
        Alignment aligned = Alignment.of(preprocessing.input(), x);
        for (int from = 0; from < x.rows(); from += TILE) {
            int to = Math.min(x.rows(), from + TILE);
            double[] tile = tile(preprocessing, last, aligned.rows(from, to), from);
            System.arraycopy(tile, 0, out, from * outputs, tile.length);
        }
    }

    private static double[] tile(FittedChain preprocessing, Model last, Table rows, int from) {
        try {
            return last.predict(preprocessing.transform(rows));
        } catch (RowException e) {
            throw e.at(from + e.row()); // The caller counts from the table's first row, not from the tile's.
        }
    }
}
