package io.limpid.core.metric;

import io.limpid.core.text.Quoted;

/**
 * How many of the positive rows are found when the rows of the highest probability are taken first: gain and lift, for
 * each distinct probability from the largest down.
 *
 * <p>With more than two classes it is of the positive class against the rest. Immutable. Cost: n log n.
 *
 * <pre>{@code
 * GainCurve curve = GainCurve.of(predictions);
 * for (int i = 0; i < curve.size(); i++) {
 *     System.out.println(curve.fraction(i) + " of the rows hold " + curve.gain(i) + " of the positives");
 * }
 * }</pre>
 */
public final class GainCurve {

    private final double[] thresholds;
    private final double[] fractions;
    private final double[] gains;
    private final double[] lifts;

    private GainCurve(double[] thresholds, double[] fractions, double[] gains, double[] lifts) {
        this.thresholds = thresholds;
        this.fractions = fractions;
        this.gains = gains;
        this.lifts = lifts;
    }

    /**
     * The curve of these predictions, rows weighted.
     *
     * @throws IllegalArgumentException when no row of positive weight is positive; {@link Lift} is undefined then
     */
    public static GainCurve of(ClassPredictions predictions) {
        Ranking ranking = Ranking.of(predictions);
        double positives = ranking.allPositives();
        if (!(positives > 0)) {
            throw new IllegalArgumentException("gain curve: expected rows of positive weight that are "
                    + Quoted.of(predictions.classes().get(predictions.positive())) + ", got none");
        }
        double[] fractions = new double[ranking.size()];
        double[] gains = new double[ranking.size()];
        double[] lifts = new double[ranking.size()];
        double all = positives + ranking.allNegatives();
        double found = 0;
        double taken = 0;
        for (int g = 0; g < ranking.size(); g++) {
            found += ranking.positives()[g];
            taken += ranking.positives()[g] + ranking.negatives()[g];
            gains[g] = found / positives;
            fractions[g] = Math.min(1, taken / all);
            lifts[g] = found / taken * (all / positives); // a fraction of very small weights may vanish, this cannot
        }
        return new GainCurve(ranking.scores(), fractions, gains, lifts);
    }

    /** The number of points. */
    public int size() {
        return thresholds.length;
    }

    /** From which probability on rows are taken at this point. */
    public double threshold(int i) {
        return thresholds[i];
    }

    /** The share of all weight that is taken. */
    public double fraction(int i) {
        return fractions[i];
    }

    /** The share of the positive rows' weight that is taken. */
    public double gain(int i) {
        return gains[i];
    }

    /** The gain over the fraction: how many times as many positives as a guess finds. */
    public double lift(int i) {
        return lifts[i];
    }
}
