package io.limpid.core.metric;

import io.limpid.core.text.Quoted;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How a number of each class against the rest becomes one number.
 *
 * <p>A class whose own number is undefined makes a mean over it undefined, and the reason names that class. Here
 * scikit-learn differs: it counts such a class as 0 and warns, and leaves out classes that are neither in the truth nor
 * predicted.
 */
public enum Average {

    /** No mean: the positive class against the rest, also with more than two classes. */
    BINARY,

    /** The plain mean over all classes the classifier knows. */
    MACRO,

    /** The pooled number: true and false positives and false negatives are added up over the classes first. */
    MICRO,

    /** The mean over the classes that rows truly are of, weighted by the weight of these rows. */
    WEIGHTED;

    /** A metric's name under this average. */
    String named(String metric) {
        return this == BINARY ? metric : name().toLowerCase(Locale.ROOT) + " " + metric;
    }

    /**
     * The share {@code part / whole}.
     *
     * @param lacking what there is none of when the whole is 0, to be followed by the class
     */
    Score share(
            ConfusionMatrix matrix,
            ToDoubleFunction<Confusion> part,
            ToDoubleFunction<Confusion> whole,
            String lacking) {
        if (!(matrix.scaledTotal() > 0)) {
            return Score.undefined(Confusion.NO_WEIGHT);
        }
        if (this == MICRO) {
            Confusion pooled = new Confusion(0, 0, 0);
            for (int k = 0; k < matrix.classes().size(); k++) {
                pooled = pooled.plus(matrix.against(k));
            }
            return Score.of(part.applyAsDouble(pooled) / whole.applyAsDouble(pooled));
        }
        double sum = 0;
        double all = 0;
        for (int k = 0; k < matrix.classes().size(); k++) {
            Confusion own = matrix.against(k);
            double counts = counts(own, k == matrix.positive());
            if (counts > 0) {
                double denominator = whole.applyAsDouble(own);
                if (!(denominator > 0)) {
                    return Score.undefined(
                            lacking + " " + Quoted.of(matrix.classes().get(k)));
                }
                sum += counts * (part.applyAsDouble(own) / denominator);
                all += counts;
            }
        }
        return Score.of(sum / all);
    }

    /** How much a class counts in the mean. */
    private double counts(Confusion own, boolean positive) {
        return switch (this) {
            case BINARY -> positive ? 1 : 0;
            case MACRO -> 1;
            case WEIGHTED -> own.actual();
            case MICRO -> throw new AssertionError("pooled, not averaged");
        };
    }
}
