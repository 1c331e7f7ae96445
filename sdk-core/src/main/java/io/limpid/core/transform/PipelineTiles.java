package io.limpid.core.transform;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import java.util.Arrays;
import java.util.Optional;

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
        preprocessing.checkExtraColumns(x);
        Alignment aligned = Alignment.of(preprocessing.input(), x);
        int from = x.rows() > TILE ? reusing(preprocessing, last, x, aligned, out) : 0;
        for (; from < x.rows(); from += TILE) {
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

    /** Predicts the whole tiles in the same arrays, when every step can; returns the number of rows that is. */
    private static int reusing(FittedChain preprocessing, Model last, Table x, Alignment aligned, double[] out) {
        if (preprocessing.input().size() == 0) { // No array would say how many rows a tile has.
            return 0;
        }
        TileReader reader = TileReader.of(x, aligned.rows(0, 0).schema(), TILE);
        Optional<TileStep> steps = preprocessing.tile(reader.tile());
        if (steps.isEmpty()) {
            return 0;
        }
        double[] predicted = new double[TILE * last.outputs()];
        int from = 0;
        for (; from + TILE <= x.rows(); from += TILE) {
            reader.read(from);
            Arrays.fill(predicted, 0);
            try {
                steps.get().work().run();
                last.predict(steps.get().table(), predicted);
            } catch (RowException e) {
                throw e.at(from + e.row());
            }
            System.arraycopy(predicted, 0, out, from * last.outputs(), predicted.length);
        }
        return from;
    }
}
