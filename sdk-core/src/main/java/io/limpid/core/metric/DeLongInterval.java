package io.limpid.core.metric;

import io.limpid.core.kernel.Elementary;
import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * Finds a confidence interval of the area under the ROC curve, and compares two such areas of the same rows, without
 * resampling: by DeLong's estimate of the variance. With more than two classes it is of the positive class against the
 * rest.
 *
 * <pre>{@code
 * AucEstimate auc = DeLongInterval.withDefaults().withLevel(0.9).of(predictions);
 * Score pValue = DeLongInterval.withDefaults().compare(predictions, predictions.withThreshold(0.3)).pValue();
 * }</pre>
 *
 * <p>With {@code V_i} the share of negative rows that a positive row {@code i} outranks (ties by half), {@code V_j} the
 * share of positive rows that outrank a negative row {@code j}, and {@code S} their variances with {@code m - 1}, the
 * variance of the area is {@code S(V_i) / positives + S(V_j) / negatives}. Row weights enter as {@code m / (m - 1)
 * sum_i (w_i / sum w)^2 (V_i - AUC)^2} of either class, the shares weighted too: a row is one observation that counts
 * more, not several; rows of weight 0 are left out.
 *
 * <p>The area is taken as normally distributed ({@link Scale#AREA}, the interval cut to [0, 1], as pROC does) or its
 * log-odds are ({@link Scale#LOGIT}: better near 0 and 1). Undefined with fewer than two rows of either class, and when
 * the variance is 0: a perfect ranking of a few rows is not certain to stay so. Cost: {@code n log n}. Immutable and
 * thread-safe.
 *
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
 * @see <a href="https://doi.org/10.1109/LSP.2014.2337313">Sun and Xu (2014)</a>
 */
public final class DeLongInterval {

    /** What is taken as normally distributed. */
    public enum Scale {
        /** The area itself. */
        AREA,
        /** The area's log-odds. */
        LOGIT
    }

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double level;
    private final Scale scale;

    private DeLongInterval(double level, Scale scale) {
        this.level = level;
        this.scale = scale;
    }

    /** Level 0.95 on the scale of the area. */
    public static DeLongInterval withDefaults() {
        return new DeLongInterval(0.95, Scale.AREA);
    }

    /**
     * The same with another share of intervals that shall hold the true value.
     *
     * @throws IllegalArgumentException when it is not above 0 and below 1
     */
    public DeLongInterval withLevel(double share) {
        return new DeLongInterval(Interval.Bounds.requireLevel(share), scale);
    }

    /** The same on another scale; a comparison is always on that of the area. */
    public DeLongInterval withScale(Scale other) {
        return new DeLongInterval(level, Objects.requireNonNull(other, "scale"));
    }

    /** The area under the ROC curve with its standard error and interval. */
    public AucEstimate of(ClassPredictions predictions) {
        Placements placements = Placements.of(predictions);
        return placements
                .noArea(predictions)
                .map(why -> new AucEstimate(Score.undefined(why), Score.undefined(why), Interval.undefined(why)))
                .orElseGet(() -> of(placements));
    }

    private AucEstimate of(Placements placements) {
        double auc = Math.min(placements.mean(), 1); // Rounding may leave a little more.
        if (!placements.hasVariance()) {
            return new AucEstimate(
                    Score.of(auc), Score.undefined(Placements.TOO_FEW), Interval.undefined(Placements.TOO_FEW));
        }
        double error = Math.sqrt(placements.variance());
        Interval interval = error > 0
                ? scale == Scale.AREA ? plain(auc, error, 0) : onLogit(auc, error)
                : Interval.undefined("the estimated variance is 0, as of few rows that are ranked perfectly");
        return new AucEstimate(Score.of(auc), Score.of(error), interval);
    }

    private double z() {
        return NORMAL.inverseCumulativeProbability((1 + level) / 2);
    }

    private Interval plain(double centre, double error, double least) {
        double low = Math.max(least, centre - z() * error);
        double high = Math.min(1, centre + z() * error);
        return new Interval.Bounds(low, high, level, Interval.Method.DELONG);
    }

    private Interval onLogit(double auc, double error) {
        if (!(auc > 0 && auc < 1)) {
            return Interval.undefined("an area of " + auc + " has no log-odds");
        }
        double logit = Elementary.log(auc / (1 - auc));
        double width = z() * error / (auc * (1 - auc));
        return new Interval.Bounds(
                Elementary.sigmoid(logit - width), Elementary.sigmoid(logit + width), level, Interval.Method.DELONG);
    }

    /**
     * The difference of the areas under the ROC curves of two models' predictions of the same rows. Undefined, too,
     * when the difference does not vary, as when both rank every pair alike.
     *
     * @throws IllegalArgumentException when the two differ in a row's target or weight, or in the positive class
     */
    public AucComparison compare(ClassPredictions first, ClassPredictions second) {
        requireSameRows(first, second);
        Placements placements = Placements.of(first);
        return placements
                .noArea(first)
                .map(why -> undefined(Score.undefined(why), Score.undefined(why), why))
                .orElseGet(() -> compared(placements.less(Placements.of(second))));
    }

    private AucComparison compared(Placements difference) {
        Score mean = Score.of(difference.mean());
        if (!difference.hasVariance()) {
            return undefined(mean, Score.undefined(Placements.TOO_FEW), Placements.TOO_FEW);
        }
        double error = Math.sqrt(difference.variance());
        if (!(error > 0)) {
            return undefined(mean, Score.of(error), "the difference does not vary from row to row");
        }
        double z = Math.abs(mean.require()) / error;
        return new AucComparison(
                mean, Score.of(error), Score.of(Erf.erfc(z / Math.sqrt(2))), plain(mean.require(), error, -1));
    }

    private static AucComparison undefined(Score difference, Score error, String why) {
        return new AucComparison(difference, error, Score.undefined(why), Interval.undefined(why));
    }

    private static void requireSameRows(ClassPredictions first, ClassPredictions second) {
        String positive = first.classes().get(first.positive());
        if (!positive.equals(second.classes().get(second.positive()))) {
            throw new IllegalArgumentException("predictions: expected the same positive class, got different ones");
        }
        if (first.rows() != second.rows()) {
            throw new IllegalArgumentException(
                    "predictions: expected the same rows, got " + first.rows() + " and " + second.rows());
        }
        for (int i = 0; i < first.rows(); i++) {
            if (first.isPositive(i) != second.isPositive(i)) {
                throw new IllegalArgumentException(
                        "predictions, row " + i + ": expected the same target in both, got different ones");
            }
        }
        if (!Arrays.equals(first.weights(), second.weights())) {
            throw new IllegalArgumentException("predictions: expected the same weights in both, got different ones");
        }
    }
}
