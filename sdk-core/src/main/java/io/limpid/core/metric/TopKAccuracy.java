package io.limpid.core.metric;

/**
 * The weighted share of rows whose true class is among the k most probable. Of equal probabilities the class that comes
 * first ranks higher, as in {@link ClassPredictions#predicted}, so that with more than two classes k = 1 is the
 * accuracy; scikit-learn ranks the last one higher. A threshold plays no part. With k at least the number of classes
 * every row counts, so the score is 1. Undefined when no row has weight.
 *
 * <pre>{@code
 * double among3 = new TopKAccuracy(3).score(predictions).require();
 * }</pre>
 *
 * @param k how many classes may be named, at least 1
 */
public record TopKAccuracy(int k) implements ClassificationMetric {

    /** Checks the range. */
    public TopKAccuracy {
        if (k < 1) {
            throw new IllegalArgumentException("k: expected at least 1, got " + k);
        }
    }

    @Override
    public String name() {
        return "top-" + k + " accuracy";
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.UNIT;
    }

    @Override
    public Score score(ClassPredictions predictions) {
        return RowMean.of(predictions, Range.UNIT, i -> higher(predictions, i) < k ? 1 : 0);
    }

    /** How many classes rank higher than the true one. */
    private static int higher(ClassPredictions predictions, int i) {
        int first = i * predictions.outputs();
        int truth = (int) predictions.target().values()[i];
        double p = predictions.values()[first + truth];
        int higher = 0;
        for (int k = 0; k < predictions.outputs(); k++) {
            double other = predictions.values()[first + k];
            higher += other > p || other == p && k < truth ? 1 : 0;
        }
        return higher;
    }
}
