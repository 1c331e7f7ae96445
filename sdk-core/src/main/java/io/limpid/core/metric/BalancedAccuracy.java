package io.limpid.core.metric;

/**
 * The plain mean over all classes of the share of their rows that are called right: macro recall; with two classes the
 * mean of sensitivity and specificity. A guess scores one over the number of classes, however rare a class is.
 *
 * <p>Undefined when no row of positive weight is of some class; the reason names it. scikit-learn leaves such a class
 * out of the mean.
 *
 * <pre>{@code
 * double balanced = new BalancedAccuracy().score(predictions).require();
 * }</pre>
 */
public record BalancedAccuracy() implements ConfusionMetric {

    @Override
    public String name() {
        return "balanced accuracy";
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
    public Score score(ConfusionMatrix matrix) {
        return new Recall(Average.MACRO).score(matrix);
    }
}
