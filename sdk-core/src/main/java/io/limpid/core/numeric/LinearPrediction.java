package io.limpid.core.numeric;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;

/** A table's rows under {@code w x + b}, and the derivatives. Nothing is allocated per row. */
public final class LinearPrediction {

    /** Rows whose sums stay in a first-level cache while the columns pass: 16 KiB. */
    private static final int BLOCK = 2_048;

    private LinearPrediction() {}

    /**
     * {@code out[i] = intercept + sum_j coefficients[j] x[j][i]}.
     *
     * @throws IllegalArgumentException when a column is absent or of another type, {@code out} has another length, or a
     *     row has a missing value or values too large to add up; the message names column and row
     */
    public static void predict(Schema features, double[] coefficients, double intercept, Table x, double[] out) {
        double[][] columns = NumericInputs.columns(features, x, 1, out);
        Arrays.fill(out, intercept);
        for (int from = 0; from < out.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, out.length);
            add(columns, coefficients, out, from, to);
            for (int i = from; i < to; i++) {
                if (!(Math.abs(out[i]) < Double.POSITIVE_INFINITY)) {
                    throw NumericInputs.unusable(features, columns, i);
                }
            }
        }
    }

    /**
     * {@code out[j][i] = coefficients[j]} for every row that can be predicted.
     *
     * @throws IllegalArgumentException as for a prediction, when {@code output} is not 0, or the shape is another
     */
    public static void gradient(
            Schema features, double[] coefficients, double intercept, Table x, int output, double[][] out) {
        if (output != 0) {
            throw new IllegalArgumentException("output: expected 0, the only one, got " + output);
        }
        if (out.length != coefficients.length) {
            throw new IllegalArgumentException("out: expected " + coefficients.length + " columns, got " + out.length);
        }
        for (double[] column : out) {
            if (column.length != x.rows()) {
                throw new IllegalArgumentException("out: expected " + x.rows() + " rows, got " + column.length);
            }
        }
        // Refuses the rows that have no prediction and so no slope.
        predict(features, coefficients, intercept, x, new double[x.rows()]);
        for (int j = 0; j < out.length; j++) {
            Arrays.fill(out[j], coefficients[j]);
        }
    }

    /**
     * {@code out[i] += sum_j weights[j] x[j][i]}, four columns at a time and all arrays at the same index, which the
     * JIT compiler vectorises: with one unit to feed, nothing would be gained by copying the rows to a tile first.
     */
    private static void add(double[][] x, double[] weights, double[] out, int from, int to) {
        int j = 0;
        for (; j + 3 < weights.length; j += 4) {
            double[] x0 = x[j];
            double[] x1 = x[j + 1];
            double[] x2 = x[j + 2];
            double[] x3 = x[j + 3];
            double w0 = weights[j];
            double w1 = weights[j + 1];
            double w2 = weights[j + 2];
            double w3 = weights[j + 3];
            for (int i = from; i < to; i++) {
                out[i] += w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
            }
        }
        for (; j < weights.length; j++) {
            double[] x0 = x[j];
            double w0 = weights[j];
            for (int i = from; i < to; i++) {
                out[i] += w0 * x0[i];
            }
        }
    }
}
