package io.limpid.models;

/**
 * Standardised rows for training a net, with weights of mean one, so that a mini-batch's mean estimates the weighted
 * mean over all rows without bias.
 *
 * @param x {@code x[row][varying feature]}
 * @param y 1 for the positive class, otherwise 0
 * @param w weights of mean one
 */
record NetData(double[][] x, double[] y, double[] w) {

    static NetData of(BinaryTask task, Standardization scale) {
        double[][] columns = scale.columns(task);
        int n = task.rows();
        double[][] x = new double[n][columns.length];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < columns.length; j++) {
                x[i][j] = columns[j][i];
            }
            w[i] = task.weights()[i] * (n / task.totalWeight());
        }
        return new NetData(x, task.target(), w);
    }

    int rows() {
        return y.length;
    }

    /** The rows in file order. */
    int[] order() {
        int[] order = new int[rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }
}
