package io.limpid.core.transform;

import io.limpid.core.data.Alignment;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        double[][] columns = new double[preprocessing.input().size()][TILE];
        for (double[] column : columns) {
            Arrays.fill(column, Double.NaN);
        }
        Optional<TileStep> steps = preprocessing.tile(Table.of(aligned.schema(), columns));
        return steps.isEmpty() ? 0 : reusing(Inner.of(last, steps.get()), x, aligned, columns, out);
    }

    private static int reusing(Inner model, Table x, Alignment aligned, double[][] columns, double[] out) {
        int outputs = model.last().outputs();
        double[] predicted = new double[TILE * outputs];
        int from = 0;
        for (; from + TILE <= x.rows(); from += TILE) {
            aligned.read(from, columns);
            Arrays.fill(predicted, 0);
            try {
                model.steps().forEach(step -> step.work().run());
                model.last().predict(model.table(), predicted);
            } catch (RowException e) {
                throw e.at(from + e.row());
            }
            System.arraycopy(predicted, 0, out, from * outputs, predicted.length);
        }
        return from;
    }

    /**
     * A model behind steps over one tile; never a pipeline whose own steps can work on it too.
     *
     * @param steps one after another
     * @param last what predicts from the table of the last one
     */
    private record Inner(List<TileStep> steps, Model last) {

        /** A pipeline that is the last model of another would take each tile for a small table and make new arrays. */
        static Inner of(Model last, TileStep first) {
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
            return new Inner(List.copyOf(steps), model);
        }

        Table table() {
            return steps.get(steps.size() - 1).table();
        }
    }
}
