package io.limpid.core.metric;

/** The weight of the rows of each true class, scaled by {@link Weights#forPairs}. */
final class ClassTotals {

    private ClassTotals() {}

    static double[] of(ClassPredictions predictions) {
        double[] weights = Weights.forPairs(predictions.weights());
        double[] target = predictions.target().values();
        double[] totals = new double[predictions.outputs()];
        for (int i = 0; i < weights.length; i++) {
            totals[(int) target[i]] += weights[i];
        }
        return totals;
    }

    /** The row weights, but 0 for the rows of other classes than these two. */
    static double[] weightsOfTwo(ClassPredictions predictions, int a, int b) {
        double[] weights = predictions.weights().clone();
        double[] target = predictions.target().values();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = target[i] == a || target[i] == b ? weights[i] : 0;
        }
        return weights;
    }
}
