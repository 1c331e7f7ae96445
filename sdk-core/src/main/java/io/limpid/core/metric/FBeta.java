package io.limpid.core.metric;

import java.util.Objects;

/**
 * The weighted harmonic mean of precision and recall, recall counting {@code beta} times as much: {@code (1 + beta^2)
 * TP / ((1 + beta^2) TP + beta^2 FN + FP)}. Undefined when no row of positive weight is of the class or called so,
 * where scikit-learn says 0; the reason names the class.
 *
 * <pre>{@code
 * double f2 = new FBeta(2).score(predictions).require();
 * Score macro = new FBeta(0.5, Average.MACRO).score(predictions);
 * }</pre>
 *
 * @param beta from 0.001, nearly the precision, to 1000, nearly the recall
 * @param average of which class, or how the classes are averaged
 */
public record FBeta(double beta, Average average) implements ConfusionMetric {

    /** Checks the range. */
    public FBeta {
        if (!(beta >= 0.001 && beta <= 1_000)) {
            throw new IllegalArgumentException("beta: expected a number from 0.001 to 1000, got " + beta);
        }
        Objects.requireNonNull(average, "average");
    }

    /** Of the positive class. */
    public FBeta(double beta) {
        this(beta, Average.BINARY);
    }

    @Override
    public String name() {
        return average.named("F" + (beta == Math.rint(beta) ? Long.toString((long) beta) : Double.toString(beta)));
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
        double square = beta * beta;
        return average.share(
                matrix,
                c -> (1 + square) * c.truePositive(),
                c -> (1 + square) * c.truePositive() + square * c.falseNegative() + c.falsePositive(),
                "no row is or is called");
    }
}
