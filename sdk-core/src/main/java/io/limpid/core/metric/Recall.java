package io.limpid.core.metric;

import java.util.Objects;

/**
 * The weighted share of the rows of a class that are called so: {@code TP / (TP + FN)}, also known as sensitivity.
 * Undefined when no row of positive weight is truly of the class, where scikit-learn says 0; the reason names the
 * class.
 *
 * <pre>{@code
 * double recall = new Recall().score(predictions).require();
 * Score macro = new Recall(Average.MACRO).score(predictions);
 * }</pre>
 *
 * @param average of which class, or how the classes are averaged
 */
public record Recall(Average average) implements ConfusionMetric {

    /** Why a class has none, to be followed by the class. */
    static final String LACKING = "no row is truly";

    /** Checks that the average is there. */
    public Recall {
        Objects.requireNonNull(average, "average");
    }

    /** Of the positive class. */
    public Recall() {
        this(Average.BINARY);
    }

    @Override
    public String name() {
        return average.named("recall");
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
        return average.share(matrix, Confusion::truePositive, Confusion::actual, LACKING);
    }
}
