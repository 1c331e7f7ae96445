package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * Precision and recall for each distinct probability, from the largest down, when it is the threshold.
 *
 * <p>The points are those of scikit-learn's {@code precision_recall_curve} in the opposite order and without the point
 * of precision 1 and recall 0 that it adds, for which there is no threshold. With more than two classes it is of the
 * positive class against the rest. Immutable. Cost: n log n.
 *
 * <pre>{@code
 * PrecisionRecallCurve curve = PrecisionRecallCurve.of(predictions);
 * for (int i = 0; i < curve.size(); i++) {
 *     System.out.println(curve.threshold(i) + ": " + curve.precision(i) + " " + curve.recall(i));
 * }
 * }</pre>
 */
public final class PrecisionRecallCurve {

    private final double[] thresholds;
    private final double[] precisions;
    private final double[] recalls;

    private PrecisionRecallCurve(double[] thresholds, double[] precisions, double[] recalls) {
        this.thresholds = thresholds;
        this.precisions = precisions;
        this.recalls = recalls;
    }

    /**
     * The curve of these predictions, rows weighted.
     *
     * @throws IllegalArgumentException when no row of positive weight is positive; {@link PrAuc} is undefined then
     */
    public static PrecisionRecallCurve of(ClassPredictions predictions) {
        Ranking ranking = Ranking.of(predictions);
        double all = ranking.allPositives();
        if (!(all > 0)) {
            throw new IllegalArgumentException("precision-recall curve: expected rows of positive weight that are "
                    + Quoted.of(predictions.classes().get(predictions.positive())) + ", got none");
        }
        double[] precisions = new double[ranking.size()];
        double[] recalls = new double[ranking.size()];
        double truePositives = 0;
        double called = 0;
        for (int g = 0; g < ranking.size(); g++) {
            truePositives += ranking.positives()[g];
            called += ranking.positives()[g] + ranking.negatives()[g];
            precisions[g] = truePositives / called;
            recalls[g] = truePositives / all;
        }
        return new PrecisionRecallCurve(ranking.scores(), precisions, recalls);
    }

    /** The number of points. */
    public int size() {
        return thresholds.length;
    }

    /** From which probability on rows are called positive at this point. */
    public double threshold(int i) {
        return thresholds[i];
    }

    /** The weighted share of the rows called positive that are. */
    public double precision(int i) {
        return precisions[i];
    }

    /** The weighted share of the positive rows that are called so. */
    public double recall(int i) {
        return recalls[i];
    }
}
