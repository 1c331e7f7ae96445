package io.limpid.explain.local;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Draws from a normal distribution cut to an interval, by interpolating in a table of its quantiles. The table is made
 * once, with Commons Math, at 256 evenly spaced probabilities; the outermost 1/512 on either side is drawn as the
 * outermost quantile.
 */
final class QuantileTable {

    private static final int POINTS = 256;

    private final double[] quantile = new double[POINTS];

    /** The normal distribution of this mean and deviation between {@code low} and {@code high}. */
    QuantileTable(double low, double high, double mean, double deviation) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double from = deviation > 0 ? normal.cumulativeProbability((low - mean) / deviation) : 0;
        double to = deviation > 0 ? normal.cumulativeProbability((high - mean) / deviation) : 1;
        for (int k = 0; k < POINTS; k++) {
            double p = from + (k + 0.5) / POINTS * (to - from);
            double z = deviation > 0 ? normal.inverseCumulativeProbability(p) : 0;
            quantile[k] = Math.min(Math.max(mean + deviation * z, low), high);
        }
    }

    /** The value at probability {@code u} in [0, 1). */
    double at(double u) {
        double position = Math.min(Math.max(u * POINTS - 0.5, 0), POINTS - 1.0);
        int k = Math.min((int) position, POINTS - 2);
        double part = position - k;
        return quantile[k] * (1 - part) + quantile[k + 1] * part;
    }
}
