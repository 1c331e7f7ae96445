package io.limpid.models.neural;

/**
 * The weighted mean, deviation and bounds of numbers that come one after another, by the recurrence of West (1979,
 * doi:10.1145/359146.359153), which keeps no row and loses no digits to a large common offset. For one thread.
 */
final class NetSpread {

    private double weight;
    private double mean;
    private double variance;
    private double zeroWeight;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /** Counts a number with a weight above 0. */
    void add(double value, double w) {
        weight += w;
        double step = value - mean;
        double share = w / weight;
        mean += share * step;
        // Of shares, not sums of squares: they would overflow with weights that make the best of small ones.
        variance += share * (step * (value - mean) - variance);
        zeroWeight += value == 0 ? w : 0;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    boolean isEmpty() {
        return !(weight > 0);
    }

    /**
     * What came of it.
     *
     * @throws IllegalArgumentException when the numbers are so large that the deviation is beyond double precision
     */
    NetSummary.Spread of(int layer, String unit) {
        // A constant is no spread, whatever rounding says.
        double deviation = least == most ? 0 : Math.sqrt(variance);
        if (!(deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("layer " + layer + ", " + unit
                    + ": expected numbers with a finite standard deviation, got " + least + " to " + most);
        }
        double center = least == most ? least : Math.max(least, Math.min(most, mean));
        return new NetSummary.Spread(center, deviation, least, most, zeroWeight / weight);
    }
}
