package io.limpid.models;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;

/** The loop over tiles of rows that every binary model on {@code z = W x + b} predicts with. */
final class AffinePrediction {

    /** What a model makes of {@code z}. */
    interface LogOdds {

        /** The log-odds of the rows of {@code z[unit][row]}: {@code room} filled, or an array of {@code z} itself. */
        double[] of(double[][] z, int rows, double[] room);
    }

    private AffinePrediction() {}

    /**
     * Both classes' probabilities of every row of {@code x}, as {@link io.limpid.core.model.Model#predict} orders them.
     *
     * @throws IllegalArgumentException when a column is absent or of another type, {@code out} has another length, or a
     *     row has a missing value or values too large to add up; the message names column and row
     */
    static void predict(Schema features, double[][] weights, double[] biases, LogOdds logOdds, Table x, double[] out) {
        double[][] columns = NumericInputs.columns(features, x, 2, out);
        int rows = x.rows();
        int tileRows = Math.min(rows, AffineTile.ROWS);
        double[][] tile = new double[columns.length][tileRows];
        double[][] z = new double[weights.length][tileRows];
        double[] room = new double[tileRows];
        for (int from = 0; from < rows; from += AffineTile.ROWS) {
            int count = Math.min(AffineTile.ROWS, rows - from);
            AffineTile.copy(columns, from, count, tile);
            AffineTile.affine(tile, count, weights, biases, z);
            double[] s = logOdds.of(z, count, room);
            int bad = AffineTile.firstNaN(s, count);
            if (bad >= 0) {
                throw NumericInputs.unusable(features, columns, from + bad);
            }
            AffineTile.probabilities(s, count, out, from);
        }
    }
}
