package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * How many times as many positive rows there are among those of the highest probability as among all: the positives'
 * share in the top {@code fraction} of the weight over their share in all of it. A guess scores 1. Times the fraction
 * it is the gain: the share of all positives that the top fraction holds.
 *
 * <p>Where the fraction ends between rows of equal probability, or within one row, they count in part: the expected
 * value when they are in random order. With more than two classes it is of the positive class against the rest.
 * Undefined when no row of positive weight is of the positive class; the reason names it. Cost: n log n. {@link
 * GainCurve} has all fractions.
 *
 * <pre>{@code
 * double lift = new Lift(0.1).score(predictions).require();
 * }</pre>
 *
 * @param fraction how much of the weight is called, from 1e-9 to 1
 */
public record Lift(double fraction) implements ClassificationMetric {

    /** Checks the range. */
    public Lift {
        if (!(fraction >= 1e-9 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction: expected a number from 1e-9 to 1, got " + fraction);
        }
    }

    @Override
    public String name() {
        return "lift at " + fraction;
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    @Override
    public Range range() {
        return Range.NOT_NEGATIVE;
    }

    @Override
    public Score score(ClassPredictions predictions) {
        Ranking ranking = Ranking.of(predictions);
        double positives = ranking.allPositives();
        double all = positives + ranking.allNegatives();
        if (!(positives > 0)) {
            return Score.undefined(
                    all > 0
                            ? Recall.LACKING + " "
                                    + Quoted.of(predictions.classes().get(predictions.positive()))
                            : Confusion.NO_WEIGHT);
        }
        double left = fraction * all;
        double top = 0;
        for (int g = 0; g < ranking.size() && left > 0; g++) {
            double here = ranking.positives()[g] + ranking.negatives()[g];
            top += ranking.positives()[g] * Math.min(1, left / here);
            left -= here;
        }
        return Score.of(top / positives / fraction);
    }
}
