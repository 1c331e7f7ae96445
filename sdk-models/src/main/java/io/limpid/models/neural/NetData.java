package io.limpid.models.neural;

import io.limpid.core.kernel.Weights;
import io.limpid.models.kernel.HeldOutRows;
import java.util.Arrays;

/**
 * Standardised rows for training a net, with weights of mean one over those that train, so that a mini-batch's mean
 * estimates the weighted mean over all rows without bias. Rows held back have weights of their own, because those that
 * train say nothing of how large they are.
 *
 * @param x {@code x[row][varying feature]}
 * @param y the index of the class, or the standardised number
 * @param w weights of mean one, and of rows held back their shares of the largest of these
 */
record NetData(double[][] x, double[] y, double[] w) {

    static NetData of(NetTask task, NetScale scale, HeldOutRows split) {
        double[][] columns = scale.columns(task.columns());
        double[] y = scale.target(task);
        int n = y.length;
        double total = 0;
        for (int row : split.training()) {
            total += task.weights()[row];
        }
        double unit = split.training().length / total;
        double[][] x = new double[n][columns.length];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < columns.length; j++) {
                x[i][j] = columns[j][i];
            }
            w[i] = unit < Double.POSITIVE_INFINITY
                    ? task.weights()[i] * unit
                    : task.weights()[i] / total * split.training().length;
        }
        int[] held = split.validation();
        double[] shares = Weights.shares(
                Arrays.stream(held).mapToDouble(row -> task.weights()[row]).toArray());
        for (int i = 0; i < held.length; i++) {
            w[held[i]] = shares[i];
        }
        return new NetData(x, y, w);
    }
}
