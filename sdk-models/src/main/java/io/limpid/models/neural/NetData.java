package io.limpid.models.neural;

import io.limpid.models.kernel.HeldOutRows;

/**
 * Standardised rows for training a net, with weights of mean one over those that train, so that a mini-batch's mean
 * estimates the weighted mean over all rows without bias.
 *
 * @param x {@code x[row][varying feature]}
 * @param y the index of the class, or the standardised number
 * @param w weights of mean one
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
        return new NetData(x, y, w);
    }
}
