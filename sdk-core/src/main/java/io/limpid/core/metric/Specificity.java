package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * The weighted share of the rows that are not of the positive class and are not called so: {@code TN / (TN + FP)}. With
 * more than two classes all others together are negative. Undefined when every row of positive weight is of the
 * positive class; the reason names it.
 *
 * <pre>{@code
 * double specificity = new Specificity().score(predictions).require();
 * }</pre>
 */
public record Specificity() implements ConfusionMetric {

    @Override
    public String name() {
        return "specificity";
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
        if (!(matrix.scaledTotal() > 0)) {
            return Score.undefined(Confusion.NO_WEIGHT);
        }
        double right = matrix.trueNegative(matrix.positive());
        double negative = right + matrix.against(matrix.positive()).falsePositive();
        return negative > 0
                ? Score.of(right / negative)
                : Score.undefined(
                        "every row is truly " + Quoted.of(matrix.classes().get(matrix.positive())));
    }
}
