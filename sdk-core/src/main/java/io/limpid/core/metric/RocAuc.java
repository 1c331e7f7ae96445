package io.limpid.core.metric;

import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.Objects;

/**
 * The area under the receiver operating characteristic: the weighted share of pairs of a positive and a negative row in
 * which the positive one has the larger probability, equal ones counting a half.
 *
 * <p>With more than two classes it is of the positive class against the rest, or a mean over classes or pairs of
 * classes; see {@link Comparison}. Undefined when the rows of positive weight are of one class only, and a mean also
 * when there are none of any of the classes; the reason names the class. scikit-learn says NaN or throws then; it knows
 * no row weights for one class against another.
 *
 * <p>Cost: n log n, and 8 bytes a row (16 with unequal weights). Of K classes one against the rest costs that K times;
 * one against another sorts the rows of two classes for each pair, K n log n in all where classes are of like size.
 *
 * <pre>{@code
 * double area = new RocAuc().score(predictions).require();
 * Score pairs = new RocAuc(RocAuc.Comparison.ONE_VS_ONE_MACRO).score(predictions);
 * }</pre>
 *
 * @param comparison of what with what
 * @see <a href="https://doi.org/10.1023/A:1010920819831">Hand and Till (2001), one class against another</a>
 */
public record RocAuc(Comparison comparison) implements ClassificationMetric {

    /** What is compared with what when there are more than two classes. */
    public enum Comparison {

        /** The positive class against all others. */
        POSITIVE_VS_REST("ROC AUC"),

        /** Each class against all others, and of these areas the plain mean. */
        ONE_VS_REST_MACRO("one-vs-rest ROC AUC"),

        /** Each class against all others, and the mean weighted by the weight of the class. */
        ONE_VS_REST_WEIGHTED("weighted one-vs-rest ROC AUC"),

        /**
         * Each class against each other one by its own probability, among the rows of these two, and the plain mean.
         */
        ONE_VS_ONE_MACRO("one-vs-one ROC AUC"),

        /** As before, and the mean weighted by the weight of the two classes. */
        ONE_VS_ONE_WEIGHTED("weighted one-vs-one ROC AUC");

        private final String title;

        Comparison(String title) {
            this.title = title;
        }
    }

    /** Checks that the comparison is there. */
    public RocAuc {
        Objects.requireNonNull(comparison, "comparison");
    }

    /** Of the positive class against the rest. */
    public RocAuc() {
        this(Comparison.POSITIVE_VS_REST);
    }

    @Override
    public String name() {
        return comparison.title;
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
        if (comparison == Comparison.POSITIVE_VS_REST) {
            return positiveVersusRest(predictions);
        }
        double[] totals = ClassTotals.of(predictions);
        double all = 0;
        for (double total : totals) {
            all += total;
        }
        for (int k = 0; k < totals.length; k++) {
            if (!(totals[k] > 0)) {
                return Score.undefined(
                        all > 0
                                ? Recall.LACKING + " "
                                        + Quoted.of(predictions.classes().get(k))
                                : Confusion.NO_WEIGHT);
            }
        }
        return switch (comparison) {
            case ONE_VS_REST_MACRO, ONE_VS_REST_WEIGHTED -> oneVersusRest(predictions, totals);
            default -> oneVersusOne(predictions, totals);
        };
    }

    private Score oneVersusRest(ClassPredictions predictions, double[] totals) {
        double sum = 0;
        double all = 0;
        for (int k = 0; k < totals.length; k++) {
            double counts = comparison == Comparison.ONE_VS_REST_WEIGHTED ? totals[k] : 1;
            sum += counts * area(ScoreGroups.Rows.of(predictions, k)).require();
            all += counts;
        }
        return Score.of(sum / all);
    }

    private Score oneVersusOne(ClassPredictions predictions, double[] totals) {
        int[][] rows = ClassTotals.weighedRows(predictions);
        double sum = 0;
        double all = 0;
        for (int a = 0; a < totals.length; a++) {
            for (int b = a + 1; b < totals.length; b++) {
                double area = areaOfTwo(predictions, rows[a], rows[b], a) + areaOfTwo(predictions, rows[b], rows[a], b);
                double counts = comparison == Comparison.ONE_VS_ONE_WEIGHTED ? totals[a] + totals[b] : 1;
                sum += counts * (area / 2);
                all += counts;
            }
        }
        return Score.of(sum / all);
    }

    /** Of rows of class {@code k} against others, by the probability of that class. */
    private static double areaOfTwo(ClassPredictions predictions, int[] own, int[] other, int k) {
        int n = own.length + other.length;
        double[] scores = new double[n];
        double[] weights = new double[n];
        double[] isOwn = new double[n];
        Arrays.fill(isOwn, 0, own.length, 1);
        for (int i = 0; i < n; i++) {
            int row = i < own.length ? own[i] : other[i - own.length];
            scores[i] = predictions.values()[row * predictions.outputs() + k];
            weights[i] = predictions.weights()[row];
        }
        return area(new ScoreGroups.Rows(scores, 1, 0, isOwn, 1, weights)).require();
    }

    private static Area area(ScoreGroups.Rows rows) {
        Area area = new Area();
        ScoreGroups.descending(rows, area);
        return area;
    }

    private static Score positiveVersusRest(ClassPredictions predictions) {
        Area area = area(ScoreGroups.Rows.of(predictions));
        if (area.positives > 0 && area.negatives > 0) {
            return Score.of(area.require());
        }
        if (area.positives > 0 || area.negatives > 0) {
            return Score.undefined("rows of one class only: "
                    + (area.positives > 0 ? "none but " : "none is ")
                    + Quoted.of(predictions.classes().get(predictions.positive())));
        }
        return Score.undefined(Confusion.NO_WEIGHT);
    }

    /** Adds up the pairs that are in the right order. */
    private static final class Area implements ScoreGroups.Visitor {

        private double positives;
        private double negatives;
        private double wins;

        /** The share of pairs, where there are rows of both kinds. */
        double require() {
            return Range.UNIT.nearest(wins / (positives * negatives));
        }

        @Override
        public void visit(double score, double positivesAt, double negativesAt) {
            wins += negativesAt * (positives + positivesAt / 2);
            positives += positivesAt;
            negatives += negativesAt;
        }
    }
}
