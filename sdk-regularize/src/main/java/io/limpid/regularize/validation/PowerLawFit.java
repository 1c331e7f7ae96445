package io.limpid.regularize.validation;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.metric.Metric;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the power law {@code a + b n^-c} with the least weighted sum of squares to points, b of the sign that makes the
 * score improve and a within the metric's range. For a given c this is a straight line in {@code n^-c}, solved exactly;
 * c itself is searched for on a grid of its logarithm, then between the best one's neighbours by golden section.
 */
final class PowerLawFit {

    /** A slower decay than this cannot be told from a logarithm, which has no asymptote. */
    private static final double LEAST = 0.05;
    /** A faster one is over after the first points. */
    private static final double MOST = 5;

    private static final int GRID = 96;
    /** Narrows two grid steps, 0.1 in log c, to 1e-12: 0.618^53. */
    private static final int SECTIONS = 53;

    private static final double GOLDEN = 0.6180339887498949;

    private final double[] logRows;
    private final double[] scores;
    private final double[] weights;
    private final Metric metric;
    private final double[] basis;

    /** The best line of one exponent: {@code level + slope x} at {@code x = (n / largest n)^-c}, and its misfit. */
    private record Line(double level, double slope, double misfit) {}

    private PowerLawFit(double[] rows, double[] scores, double[] weights, Metric metric) {
        double largest = Arrays.stream(rows).max().orElseThrow();
        // Relative to the most rows the basis is 1 and above, so that no power under- or overflows.
        this.logRows = Arrays.stream(rows).map(n -> Elementary.log(n / largest)).toArray();
        this.scores = scores;
        this.weights = weights;
        this.metric = metric;
        this.basis = new double[rows.length];
    }

    /**
     * The law, or empty when the best one does not improve with rows or its exponent is the least that is tried.
     *
     * @param rows at least 3 different numbers
     * @param weights positive, one per point
     */
    static Optional<PowerLaw> of(double[] rows, double[] scores, double[] weights, Metric metric) {
        PowerLawFit fit = new PowerLawFit(rows, scores, weights, metric);
        double exponent = fit.exponent();
        Line line = fit.line(exponent);
        if (line.slope() == 0 || exponent <= LEAST * 1.001) {
            return Optional.empty();
        }
        double largest = Arrays.stream(rows).max().orElseThrow();
        double scale = line.slope() * Elementary.exp(exponent * Elementary.log(largest));
        return Optional.of(new PowerLaw(line.level(), scale, exponent));
    }

    private double exponent() {
        double start = Elementary.log(LEAST);
        double step = (Elementary.log(MOST) - start) / (GRID - 1);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < GRID; g++) {
            double misfit = line(Elementary.exp(start + g * step)).misfit();
            if (misfit < least) {
                least = misfit;
                best = g;
            }
        }
        double low = start + Math.max(0, best - 1) * step;
        double high = start + Math.min(GRID - 1, best + 1) * step;
        return Elementary.exp(section(low, high));
    }

    private double section(double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double ofLeft = line(Elementary.exp(left)).misfit();
        double ofRight = line(Elementary.exp(right)).misfit();
        for (int s = 0; s < SECTIONS; s++) {
            if (ofLeft <= ofRight) {
                high = right;
                right = left;
                ofRight = ofLeft;
                left = high - GOLDEN * (high - low);
                ofLeft = line(Elementary.exp(left)).misfit();
            } else {
                low = left;
                left = right;
                ofLeft = ofRight;
                right = low + GOLDEN * (high - low);
                ofRight = line(Elementary.exp(right)).misfit();
            }
        }
        return (low + high) / 2;
    }

    /**
     * The misfit is convex in level and slope, so it is least either where nothing binds or on an edge of what is
     * allowed: the slope 0, or the level at an end of the metric's range.
     */
    private Line line(double exponent) {
        for (int i = 0; i < basis.length; i++) {
            basis[i] = Elementary.exp(-exponent * logRows[i]);
        }
        Line free = free();
        Metric.Range range = metric.range();
        if (improves(free.slope()) && free.level() == range.nearest(free.level())) {
            return free;
        }
        Line best = atLevel(range.nearest(mean(scores)), 0);
        for (double end : new double[] {range.least(), range.most()}) {
            if (Math.abs(end) < Double.POSITIVE_INFINITY) {
                double slope = slopeFrom(end);
                Line edge = atLevel(end, improves(slope) ? slope : 0);
                best = edge.misfit() < best.misfit() ? edge : best;
            }
        }
        return best;
    }

    private boolean improves(double slope) {
        return metric.direction() == Metric.Direction.LOWER_IS_BETTER ? slope > 0 : slope < 0;
    }

    private Line free() {
        double x = mean(basis);
        double y = mean(scores);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < basis.length; i++) {
            xx += weights[i] * (basis[i] - x) * (basis[i] - x);
            xy += weights[i] * (basis[i] - x) * (scores[i] - y);
        }
        double slope = xy / xx;
        return atLevel(y - slope * x, slope);
    }

    private double slopeFrom(double level) {
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < basis.length; i++) {
            xx += weights[i] * basis[i] * basis[i];
            xy += weights[i] * basis[i] * (scores[i] - level);
        }
        return xy / xx;
    }

    private Line atLevel(double level, double slope) {
        double misfit = 0;
        for (int i = 0; i < basis.length; i++) {
            double off = scores[i] - level - slope * basis[i];
            misfit += weights[i] * off * off;
        }
        return new Line(level, slope, misfit);
    }

    private double mean(double[] values) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            weight += weights[i];
        }
        return sum / weight;
    }
}
