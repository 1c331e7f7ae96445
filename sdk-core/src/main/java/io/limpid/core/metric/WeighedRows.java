package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;

/**
 * The rows of a regressor's predictions that have weight. The weights are scaled by {@link Weights#forProducts}. Sums
 * and differences of the numbers are taken of the numbers times {@code 2^-exponent}, so that none overflows.
 *
 * @param target the true numbers
 * @param predicted the predicted numbers
 * @param weights positive, the largest from 1 to below 2
 * @param exponent 0 but where there are very large numbers
 */
record WeighedRows(double[] target, double[] predicted, double[] weights, int exponent) {

    static final String NONE = "no rows of positive weight";

    private static final double LARGE = 0x1p900;

    private static final int SHIFT = 200;

    static WeighedRows of(NumericPredictions predictions) {
        double[] weights = Weights.forProducts(predictions.weights());
        double[] target = predictions.target().values();
        double[] predicted = predictions.values();
        int count = 0;
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                count++;
                largest = Math.max(largest, Math.max(Math.abs(target[i]), Math.abs(predicted[i])));
            }
        }
        int exponent = largest >= LARGE ? SHIFT : 0;
        WeighedRows rows = new WeighedRows(new double[count], new double[count], new double[count], exponent);
        int next = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                rows.target[next] = target[i];
                rows.predicted[next] = predicted[i];
                rows.weights[next++] = weights[i];
            }
        }
        return rows;
    }

    int count() {
        return weights.length;
    }

    /** Target less prediction, times {@code 2^-exponent}. */
    double[] errors() {
        double[] errors = new double[count()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.scalb(target[i], -exponent) - Math.scalb(predicted[i], -exponent);
        }
        return errors;
    }

    /** The target, times {@code 2^-exponent}. */
    double[] scaledTarget() {
        double[] scaled = new double[count()];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.scalb(target[i], -exponent);
        }
        return scaled;
    }

    /** The magnitudes of {@link #errors}. */
    double[] absoluteErrors() {
        double[] errors = errors();
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.abs(errors[i]);
        }
        return errors;
    }

    boolean isTargetConstant() {
        for (double value : target) {
            if (value != target[0]) {
                return false;
            }
        }
        return true;
    }
}
