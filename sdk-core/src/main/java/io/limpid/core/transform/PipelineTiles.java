package io.limpid.core.transform;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Predicts a table through a preprocessing, a tile of rows at a time. For single rows the arrays are kept from one call
 * to the next: to make them costs several times as much as to fill them. Thread-safe.
 */
final class PipelineTiles {

    /** Rows transformed at once: enough to work column by column, few enough to stay in cache. */
    private static final int TILE = 512;

    private final FittedChain preprocessing;
    private final Model last;

    /** Tiles of one row that nobody works on: never more than there have been callers at once. */
    private final Queue<Tile> idle = new ConcurrentLinkedQueue<>();

    PipelineTiles(FittedChain preprocessing, Model last) {
        this.preprocessing = preprocessing;
        this.last = last;
    }

    void predict(Table x, double[] out) {
        int outputs = last.outputs();
        if (out.length != (long) x.rows() * outputs) {
            throw new IllegalArgumentException(
                    "out: expected " + (long) x.rows() * outputs + " elements, got " + out.length);
        }
        preprocessing.checkExtraColumns(x);
        Alignment aligned = Alignment.of(preprocessing.input(), x);
        if (x.rows() == 1 && predictedOne(aligned, out)) {
            return;
        }
        int from = x.rows() > TILE ? reusing(x, aligned, out) : 0;
        for (; from < x.rows(); from += TILE) {
            int to = Math.min(x.rows(), from + TILE);
            double[] tile = small(aligned.rows(from, to), from);
            System.arraycopy(tile, 0, out, from * outputs, tile.length);
        }
    }

    private double[] small(Table rows, int from) {
        try {
            return last.predict(preprocessing.transform(rows));
        } catch (RowException e) {
            throw e.at(from + e.row()); // The caller counts from the table's first row, not from the tile's.
        }
    }

    /** Predicts a table of one row whose categories are all known, when every step can work on a tile. */
    private boolean predictedOne(Alignment aligned, double[] out) {
        if (aligned.schema() != preprocessing.input() && !aligned.schema().equals(preprocessing.input())) {
            return false;
        }
        Tile tile = idle.poll();
        if (tile == null) {
            Optional<Tile> made = Tile.of(preprocessing, last, preprocessing.input(), 1);
            if (made.isEmpty()) {
                return false;
            }
            tile = made.get();
        }
        tile.predict(aligned, 0, out);
        idle.add(tile);
        return true;
    }

    /** Predicts the whole tiles in the same arrays, when every step can; returns the number of rows that is. */
    private int reusing(Table x, Alignment aligned, double[] out) {
        Optional<Tile> tile = Tile.of(preprocessing, last, aligned.schema(), TILE);
        int from = 0;
        for (; tile.isPresent() && from + TILE <= x.rows(); from += TILE) {
            tile.get().predict(aligned, from, out);
        }
        return from;
    }

    /**
     * Arrays for some rows, and what works on them.
     *
     * @param columns the rows as the preprocessing reads them
     * @param steps one after another
     * @param table what the last step makes
     * @param last what predicts from it: never a pipeline whose own steps can work on the tile too
     * @param predicted room for what it predicts
     */
    private record Tile(double[][] columns, List<TileStep> steps, Table table, Model last, double[] predicted) {

        /** Empty when a step cannot work on tiles. */
        static Optional<Tile> of(FittedChain preprocessing, Model last, Schema aligned, int rows) {
            if (aligned.size() == 0) { // No array would say how many rows a tile has.
                return Optional.empty();
            }
            double[][] columns = new double[aligned.size()][rows];
            for (double[] column : columns) {
                Arrays.fill(column, Double.NaN);
            }
            return preprocessing
                    .tile(Table.of(aligned, columns))
                    .map(first -> of(columns, first, last, new double[rows * last.outputs()]));
        }

        /** A pipeline that is the last model of another would take each tile for a small table and make new arrays. */
        private static Tile of(double[][] columns, TileStep first, Model last, double[] predicted) {
            List<TileStep> steps = new ArrayList<>(List.of(first));
            Model model = last;
            Table table = first.table();
            while (model instanceof PipelineModel pipeline && pipeline.preprocessing() instanceof FittedChain chain) {
                chain.checkExtraColumns(table);
                Optional<TileStep> next = TileStep.of(chain, table);
                if (next.isEmpty()) {
                    break;
                }
                steps.add(next.get());
                table = next.get().table();
                model = pipeline.last();
            }
            return new Tile(columns, List.copyOf(steps), under(model.features(), table), model, predicted);
        }

        /** The same table under the model's own schema, if that is equal: to find out so takes longer than a row. */
        private static Table under(Schema features, Table table) {
            if (table.schema() == features || !table.schema().equals(features)) {
                return table;
            }
            double[][] same = new double[features.size()][];
            Arrays.setAll(same, table::column);
            return table.withColumns(features, same);
        }

        /** Predicts as many rows of a table, from this one on. */
        void predict(Alignment aligned, int from, double[] out) {
            aligned.read(from, columns);
            Arrays.fill(predicted, 0);
            try {
                for (int s = 0; s < steps.size(); s++) {
                    steps.get(s).work().run();
                }
                last.predict(table, predicted);
            } catch (RowException e) {
                throw e.at(from + e.row()); // The caller counts from the table's first row, not from the tile's.
            }
            System.arraycopy(predicted, 0, out, from * last.outputs(), predicted.length);
        }
    }
}
