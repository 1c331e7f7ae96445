package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * The harmonic mean of precision and recall: {@code 2 TP / (2 TP + FP + FN)}, rows weighted. With more than two classes
 * it is of the positive class against the rest. Undefined when no row of positive weight is positive or called so.
 */
public record F1() implements ClassificationMetric {

    @Override
    public String name() {
        return "F1";
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
        double twice = 2 * confusion.truePositive();
        double all = twice + confusion.falsePositive() + confusion.falseNegative();
        if (all > 0) {
            return Score.of(twice / all);
        }
        return Score.undefined(
                confusion.total() > 0
                        ? "no row is or is called "
                                + Quoted.of(predictions.classes().get(predictions.positive()))
                        : Confusion.NO_WEIGHT);
    }
}
