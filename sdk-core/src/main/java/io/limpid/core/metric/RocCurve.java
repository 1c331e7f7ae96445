package io.limpid.core.metric;

import io.limpid.core.text.Quoted;
import java.util.Arrays;

/**
 * The receiver operating characteristic: for each distinct probability, from the largest down, the share of negative
 * and of positive rows called positive when it is the threshold. It starts at (0, 0) with an infinite threshold, and
 * ends at (1, 1).
 *
 * <p>The points are those of scikit-learn's {@code roc_curve(drop_intermediate=False)}. With more than two classes it
 * is of the positive class against the rest. Immutable. Cost: n log n.
 *
 * <pre>{@code
 * RocCurve curve = RocCurve.of(predictions).withoutCollinear();
 * for (int i = 0; i < curve.size(); i++) {
 *     System.out.println(curve.falsePositiveRate(i) + " " + curve.truePositiveRate(i));
 * }
 * }</pre>
 */
public final class RocCurve {

    private final double[] thresholds;
    private final double[] falsePositives;
    private final double[] truePositives;

    private RocCurve(double[] thresholds, double[] falsePositives, double[] truePositives) {
        this.thresholds = thresholds;
        this.falsePositives = falsePositives;
        this.truePositives = truePositives;
    }

    /**
     * The curve of these predictions, rows weighted.
     *
     * @throws IllegalArgumentException when not both kinds of rows have weight; {@link RocAuc} is undefined then
     */
    public static RocCurve of(ClassPredictions predictions) {
        Ranking ranking = Ranking.of(predictions);
        if (!(ranking.allPositives() > 0 && ranking.allNegatives() > 0)) {
            throw new IllegalArgumentException("ROC curve: expected rows of positive weight that are "
                    + Quoted.of(predictions.classes().get(predictions.positive())) + " and rows that are not, got "
                    + (ranking.size() == 0 ? "neither" : "one kind only"));
        }
        int n = ranking.size();
        double[] thresholds = new double[n + 1];
        double[] falsePositives = new double[n + 1];
        double[] truePositives = new double[n + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        for (int g = 0; g < n; g++) {
            thresholds[g + 1] = ranking.scores()[g];
            falsePositives[g + 1] = falsePositives[g] + ranking.negatives()[g];
            truePositives[g + 1] = truePositives[g] + ranking.positives()[g];
        }
        return new RocCurve(thresholds, falsePositives, truePositives);
    }

    /**
     * The same line with fewer points: without those that lie on the straight line between their neighbours. The area
     * is the same but for rounding. scikit-learn's {@code drop_intermediate} leaves some of them in.
     */
    public RocCurve withoutCollinear() {
        int[] kept = new int[size()];
        int count = 1; // the first point is kept
        for (int i = 1; i < size(); i++) {
            if (i == size() - 1 || turn(i) != 0) {
                kept[count++] = i;
            }
        }
        int[] points = Arrays.copyOf(kept, count);
        return new RocCurve(at(thresholds, points), at(falsePositives, points), at(truePositives, points));
    }

    /** 0 when the steps to and from this point have the same direction. */
    private double turn(int i) {
        double fromX = falsePositives[i] - falsePositives[i - 1];
        double fromY = truePositives[i] - truePositives[i - 1];
        double toX = falsePositives[i + 1] - falsePositives[i];
        double toY = truePositives[i + 1] - truePositives[i];
        return fromX * toY - fromY * toX;
    }

    private static double[] at(double[] values, int[] points) {
        return Arrays.stream(points).mapToDouble(i -> values[i]).toArray();
    }

    /** The number of points. */
    public int size() {
        return thresholds.length;
    }

    /** From which probability on rows are called positive at this point; infinite at the first. */
    public double threshold(int i) {
        return thresholds[i];
    }

    /** The weighted share of negative rows called positive. */
    public double falsePositiveRate(int i) {
        return falsePositives[i] / falsePositives[size() - 1];
    }

    /** The weighted share of positive rows called positive. */
    public double truePositiveRate(int i) {
        return truePositives[i] / truePositives[size() - 1];
    }

    /** The area under the straight lines between the points: {@link RocAuc} but for rounding. */
    public double area() {
        double sum = 0;
        for (int i = 1; i < size(); i++) {
            sum += (falsePositiveRate(i) - falsePositiveRate(i - 1))
                    * (truePositiveRate(i) + truePositiveRate(i - 1))
                    / 2;
        }
        return sum;
    }
}
