package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * The area under the steps of the precision-recall curve, also known as average precision: {@code sum_n (R_n - R_(n-1))
 * P_n} over the distinct probabilities from the largest down, with {@code P_n} and {@code R_n} the precision and recall
 * of calling everything from there on positive. A guess scores the positives' share.
 *
 * <p>This is scikit-learn's {@code average_precision_score}; the trapezoids between the points, which some call PR AUC,
 * are too optimistic. With more than two classes it is of the positive class against the rest. Undefined when no row of
 * positive weight is of the positive class, where scikit-learn says 0; the reason names it. Cost: n log n.
 *
 * <pre>{@code
 * double area = new PrAuc().score(predictions).require();
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich (2006) on interpolation</a>
 */
public record PrAuc() implements ClassificationMetric {

    @Override
    public String name() {
        return "PR AUC";
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
        Steps steps = new Steps();
        ScoreGroups.descending(predictions, steps);
        if (steps.positives > 0) {
            return Score.of(Range.UNIT.nearest(steps.sum / steps.positives));
        }
        return Score.undefined(
                steps.all > 0
                        ? Recall.LACKING + " " + Quoted.of(predictions.classes().get(predictions.positive()))
                        : Confusion.NO_WEIGHT);
    }

    /** Adds up the steps, each times all positives. */
    private static final class Steps implements ScoreGroups.Visitor {

        private double positives;
        private double all;
        private double sum;

        @Override
        public void visit(double score, double positivesAt, double negativesAt) {
            positives += positivesAt;
            all += positivesAt + negativesAt;
            sum += positivesAt * (positives / all);
        }
    }
}
