package io.limpid.core.metric;

/**
 * Weights of the rows by whether they are and whether they are called positive; all other classes together are negative.
 * Scaled by {@link Weights#forSums}: only ratios of them mean anything.
 *
 * @param truePositive positive and called so
 * @param falsePositive negative and called positive
 * @param falseNegative positive and called negative
 * @param total of all rows
 */
record Confusion(double truePositive, double falsePositive, double falseNegative, double total) {

    static final String NO_WEIGHT = "no rows of positive weight";

    static Confusion of(ClassPredictions predictions) {
        double[] weights = Weights.forSums(predictions.weights());
        double truePositive = 0;
        double falsePositive = 0;
        double falseNegative = 0;
        double total = 0;
        for (int i = 0; i < predictions.rows(); i++) {
            double weight = weights[i];
            boolean called = predictions.predicted(i) == predictions.positive();
            total += weight;
            if (predictions.isPositive(i)) {
                truePositive += called ? weight : 0;
                falseNegative += called ? 0 : weight;
            } else {
                falsePositive += called ? weight : 0;
            }
        }
        return new Confusion(truePositive, falsePositive, falseNegative, total);
    }
}
