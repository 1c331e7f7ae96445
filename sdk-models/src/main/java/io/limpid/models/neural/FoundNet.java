package io.limpid.models.neural;

import io.limpid.core.calibrate.CalibratedClassifier;
import io.limpid.core.data.Alignment;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.transform.FittedTransformer;
import io.limpid.core.transform.PipelineModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The net inside a model, and the steps that raw rows take to it.
 *
 * @param features the columns that the model reads
 * @param steps from those to the columns of the net
 * @param net the net
 */
record FoundNet(Schema features, List<FittedTransformer> steps, NeuralNetModel net) {

    /** Rows transformed at once: memory grows with these, not with the table. */
    private static final int CHUNK = 512;

    /** Looks at a tile of rows after the net's sums have been computed; row 0 of it is row {@code from} of all. */
    interface Look {
        void at(NetForward forward, int from, int rows);
    }

    /**
     * The net that a model is, or that stands behind its pipeline or under its calibration.
     *
     * @throws IllegalArgumentException when there is none; the message names what there is
     */
    static FoundNet in(Model model) {
        List<FittedTransformer> steps = new ArrayList<>();
        Model inner = model;
        while (!(inner instanceof NeuralNetModel)) {
            if (inner instanceof PipelineModel pipeline) {
                steps.add(pipeline.preprocessing());
                inner = pipeline.last();
            } else if (inner instanceof CalibratedClassifier calibrated) {
                inner = calibrated.base();
            } else {
                throw new IllegalArgumentException("model: expected a net, or one behind a pipeline or a calibration,"
                        + " got a " + inner.getClass().getSimpleName());
            }
        }
        return new FoundNet(model.features(), List.copyOf(steps), (NeuralNetModel) inner);
    }

    /** Shows these rows of a table to somebody, in their order and a tile at a time. */
    void forEach(Table x, int[] rows, Look look) {
        Alignment.of(features, x); // Also a table without rows must have the columns.
        NetForward forward = new NetForward(net.net(), rows.length);
        for (int from = 0; from < rows.length; from += CHUNK) {
            int[] chunk = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + CHUNK));
            try {
                forEach(columns(x.select(chunk)), chunk.length, from, forward, look);
            } catch (RowException e) {
                throw e.among(chunk);
            }
        }
    }

    private void forEach(double[][] columns, int rows, int first, NetForward forward, Look look) {
        for (int from = 0; from < rows; from += forward.rows()) {
            int count = Math.min(forward.rows(), rows - from);
            forward.columns(columns, from, count);
            forward.requireNumbers(net.features(), columns, from, count);
            look.at(forward, first + from, count);
        }
    }

    private double[][] columns(Table rows) {
        Table table = rows;
        for (FittedTransformer step : steps) {
            table = step.transform(table);
        }
        Table encoded = net.features().align(table);
        double[][] columns = new double[net.features().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = encoded.column(j);
        }
        return columns;
    }
}
