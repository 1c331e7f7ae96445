package io.limpid.core.metric;

import java.util.Objects;

/**
 * The harmonic mean of precision and recall: {@code 2 TP / (2 TP + FP + FN)}, rows weighted; {@link FBeta} of 1.
 * Undefined when no row of positive weight is of the class or called so, where scikit-learn says 0; the reason names
 * the class.
 *
 * <pre>{@code
 * double f1 = new F1().score(predictions).require();
 * Score macro = new F1(Average.MACRO).score(predictions);
 * }</pre>
 *
 * @param average of which class, or how the classes are averaged
 */
public record F1(Average average) implements ConfusionMetric {

    /** Checks that the average is there. */
    public F1 {
        Objects.requireNonNull(average, "average");
    }

    /** Of the positive class. */
    public F1() {
        this(Average.BINARY);
    }

    @Override
    public String name() {
        return average.named("F1");
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
        return new FBeta(1, average).score(matrix);
    }
}
