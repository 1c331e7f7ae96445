package io.limpid.core.metric;

import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Interval ends from the scores of a bootstrap. A resample without a score could have had any: for the lower end it
 * counts as below all others, for the upper end as above.
 */
final class BootstrapBounds {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double[] sorted;
    private final int undefined;
    private final double level;

    /**
     * The scores of resamples.
     *
     * @param sorted those that are defined, ascending, at least one
     * @param undefined how many are not
     */
    BootstrapBounds(double[] sorted, int undefined, double level) {
        this.sorted = sorted;
        this.undefined = undefined;
        this.level = level;
    }

    /** Between the quantiles that leave half of what the level lacks on either side. */
    Interval percentile() {
        return between((1 - level) / 2, (1 + level) / 2, Interval.Method.BOOTSTRAP_PERCENTILE);
    }

    /**
     * Efron's bias-corrected and accelerated interval.
     *
     * @param estimate the score of the rows themselves
     * @param jackknife their scores with one row, or one block of rows, left out
     */
    Interval accelerated(double estimate, double[] jackknife) {
        double below = 0;
        for (double score : sorted) {
            below += score < estimate ? 1 : score == estimate ? 0.5 : 0;
        }
        if (!(below > 0 && below < sorted.length)) {
            return Interval.undefined("BCa: the score lies outside the scores of all resamples");
        }
        double bias = NORMAL.inverseCumulativeProbability(below / sorted.length);
        double acceleration = acceleration(jackknife);
        double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
        double low = corrected(bias, acceleration, -z);
        double high = corrected(bias, acceleration, z);
        if (!(low < high)) {
            return Interval.undefined("BCa: the scores are too skewed for its correction");
        }
        return between(low, high, Interval.Method.BOOTSTRAP_BCA);
    }

    /** NaN where the correction has no meaning, so that no comparison holds. */
    private static double corrected(double bias, double acceleration, double z) {
        double stretch = 1 - acceleration * (bias + z);
        return stretch > 0 ? NORMAL.cumulativeProbability(bias + (bias + z) / stretch) : Double.NaN;
    }

    /** A sixth of the skewness of what each row or block contributes; 0 when all contribute alike. */
    static double acceleration(double[] jackknife) {
        double mean = 0;
        for (double score : jackknife) {
            mean += score / jackknife.length;
        }
        double largest = 0;
        for (double score : jackknife) {
            largest = Math.max(largest, Math.abs(mean - score));
        }
        if (!(largest > 0)) {
            return 0;
        }
        double squares = 0;
        double cubes = 0;
        for (double score : jackknife) {
            double u = (mean - score) / largest;
            squares += u * u;
            cubes += u * u * u;
        }
        return cubes / (6 * squares * Math.sqrt(squares));
    }

    private Interval between(double low, double high, Interval.Method method) {
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Interval.undefined("every resample scores the same, which tells nothing of the spread");
        }
        double all = sorted.length + undefined - 1.0;
        double lowest = low * all - undefined;
        double highest = high * all;
        if (!(lowest >= 0 && highest <= sorted.length - 1)) {
            return Interval.undefined(String.format(
                    Locale.ROOT,
                    "too many resamples without a score for a level of %s: %d of %d",
                    level,
                    undefined,
                    sorted.length + undefined));
        }
        return new Interval.Bounds(at(lowest), at(highest), level, method);
    }

    /**
     * The score at a place among the sorted ones, in between by linear interpolation: never beyond its neighbours, and
     * never less for a later place, whatever the rounding.
     */
    private double at(double place) {
        int below = (int) place;
        double from = sorted[below];
        double to = sorted[Math.min(below + 1, sorted.length - 1)];
        if (from == to) {
            return from;
        }
        double part = place - below;
        // Halves where the distance has no finite double.
        double between = to - from < Double.POSITIVE_INFINITY
                ? from + part * (to - from)
                : 2 * (from / 2 + part * (to / 2 - from / 2));
        return Math.min(Math.max(between, from), to);
    }
}
