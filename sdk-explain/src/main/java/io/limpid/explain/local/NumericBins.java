package io.limpid.explain.local;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A numeric column in quartile bins, right-closed: bin k holds {@code cuts[k - 1] < v <= cuts[k]}. Equal quartiles are
 * one cut. Each bin has its frequency, bounds, mean and standard deviation (n); missing values are one more cell.
 */
final class NumericBins implements ColumnDistribution {

    private static final double[] QUARTILES = {0.25, 0.5, 0.75};

    private final double[] cuts;
    private final double[] frequencies;
    private final double[] low;
    private final double[] high;
    private final double[] mean;
    private final double[] deviation;
    private final double[] cumulative;
    private final QuantileTable[] tables;

    NumericBins(double[] cuts, double[] frequencies, double[] low, double[] high, double[] mean, double[] deviation) {
        this.cuts = cuts;
        this.frequencies = frequencies;
        this.low = low;
        this.high = high;
        this.mean = mean;
        this.deviation = deviation;
        this.cumulative = ColumnDistribution.cumulative(frequencies);
        this.tables = new QuantileTable[mean.length];
        for (int k = 0; k < tables.length; k++) {
            tables[k] = new QuantileTable(low[k], high[k], mean[k], deviation[k]);
        }
    }

    static NumericBins of(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] cuts = sorted.length == 0
                ? new double[0]
                : Arrays.stream(QUARTILES)
                        .map(q -> percentile(sorted, q))
                        .distinct()
                        .toArray();
        int bins = cuts.length + 1;
        double[] frequencies = new double[bins + 1];
        double[] low = new double[bins];
        double[] high = new double[bins];
        double[] mean = new double[bins];
        double[] deviation = new double[bins];
        int from = 0;
        for (int k = 0; k < bins; k++) {
            int to = from;
            while (to < sorted.length && (k == cuts.length || sorted[to] <= cuts[k])) {
                to++;
            }
            frequencies[k] = (double) (to - from) / values.length;
            low[k] = k > 0 ? cuts[k - 1] : sorted.length > 0 ? sorted[0] : 0;
            high[k] = k < cuts.length ? cuts[k] : sorted.length > 0 ? sorted[sorted.length - 1] : 0;
            mean[k] = to > from ? mean(sorted, from, to) : low[k];
            deviation[k] = to > from ? deviation(sorted, from, to, mean[k]) : 0;
            from = to;
        }
        frequencies[bins] = (double) (values.length - sorted.length) / values.length;
        return new NumericBins(cuts, frequencies, low, high, mean, deviation);
    }

    /** NumPy's default percentile: linear between the two nearest of {@code n} values at rank {@code q (n - 1)}. */
    static double percentile(double[] sorted, double q) {
        double rank = q * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        double part = rank - below;
        double step = sorted[above] - sorted[below];
        if (step == Double.POSITIVE_INFINITY) {
            return sorted[below] * (1 - part) + sorted[above] * part;
        }
        double value = part < 0.5 ? sorted[below] + step * part : sorted[above] - step * (1 - part);
        return value + 0.0; // -0.0 and 0.0 are one cut.
    }

    private static double mean(double[] sorted, int from, int to) {
        double half = 0; // Of the mean: a difference of two whole values could overflow.
        for (int i = from; i < to; i++) {
            half += (sorted[i] / 2 - half) / (i - from + 1);
        }
        return Math.min(Math.max(2 * half, sorted[from]), sorted[to - 1]); // Rounding must not leave the bin.
    }

    private static double deviation(double[] sorted, int from, int to, double mean) {
        double largest = Math.max(mean / 2 - sorted[from] / 2, sorted[to - 1] / 2 - mean / 2);
        if (!(largest > 0)) {
            return 0;
        }
        // A power of two is divided out, which changes no digits: squares of huge or tiny values leave the range.
        int scale = Math.getExponent(largest);
        double squares = 0;
        for (int i = from; i < to; i++) {
            double scaled = Math.scalb(sorted[i] / 2 - mean / 2, -scale);
            squares += scaled * scaled;
        }
        double deviation = 2 * Math.scalb(Math.sqrt(squares / (to - from)), scale);
        return Math.min(deviation, sorted[to - 1] - sorted[from]); // Rounding must not pass the width.
    }

    double[] cuts() {
        return cuts;
    }

    double[] frequencies() {
        return frequencies;
    }

    double[] low() {
        return low;
    }

    double[] high() {
        return high;
    }

    double[] mean() {
        return mean;
    }

    double[] deviation() {
        return deviation;
    }

    @Override
    public int cell(double value) {
        if (Double.isNaN(value)) {
            return mean.length;
        }
        int bin = 0;
        while (bin < cuts.length && value > cuts[bin]) {
            bin++;
        }
        return bin;
    }

    @Override
    public boolean seen(double value) {
        return frequencies[cell(value)] > 0;
    }

    @Override
    public void draw(SplittableRandom random, double[] values, int[] cells) {
        for (int i = 0; i < values.length; i++) {
            cells[i] = ColumnDistribution.draw(cumulative, random);
            double u = random.nextDouble();
            values[i] = cells[i] == tables.length ? Double.NaN : tables[cells[i]].at(u);
        }
    }

    @Override
    public String condition(String name, double value, String text) {
        int cell = cell(value);
        if (cell == mean.length) {
            return name + " is missing";
        }
        if (cuts.length == 0) {
            return name + " is not missing";
        }
        String below = cell == 0 ? "" : number(cuts[cell - 1]);
        if (cell == cuts.length) {
            return name + " > " + below;
        }
        return (cell == 0 ? "" : below + " < ") + name + " <= " + number(cuts[cell]);
    }

    /** Six significant digits, without an exponent or trailing zeros. */
    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
