package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * The weighted share of the truly positive rows that are called positive: {@code TP / (TP + FN)}. With more than two
 * classes it is of the positive class against the rest. Undefined when no row of positive weight is truly positive.
 */
public record Recall() implements ClassificationMetric {

    @Override
    public String name() {
        return "recall";
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
        Confusion confusion = Confusion.of(predictions);
        double positive = confusion.truePositive() + confusion.falseNegative();
        if (positive > 0) {
            return Score.of(confusion.truePositive() / positive);
        }
        return Score.undefined(
                confusion.total() > 0
                        ? "no row is truly " + Quoted.of(predictions.classes().get(predictions.positive()))
                        : Confusion.NO_WEIGHT);
    }
}
