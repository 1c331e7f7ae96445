package io.limpid.core.metric;

import java.util.Objects;

/**
 * The weighted share of the rows called a class that truly are of it: {@code TP / (TP + FP)}. Undefined when no row of
 * positive weight is called so, where scikit-learn says 0; the reason names the class.
 *
 * <pre>{@code
 * double precision = new Precision().score(predictions).require();
 * Score macro = new Precision(Average.MACRO).score(predictions);
 * }</pre>
 *
 * @param average of which class, or how the classes are averaged
 */
public record Precision(Average average) implements ConfusionMetric {

    /** Checks that the average is there. */
    public Precision {
        Objects.requireNonNull(average, "average");
    }

    /** Of the positive class. */
    public Precision() {
        this(Average.BINARY);
    }

    @Override
    public String name() {
        return average.named("precision");
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
        return average.share(matrix, Confusion::truePositive, Confusion::called, "no row is called");
    }
}
