package io.limpid.models.neural;

import java.util.Arrays;

/** Finds the codes of one layer's weights, unit by unit. For several threads, each with units of its own. */
final class NetCoding {

    /** Clipping ratios that are tried: 1 - r^2 / 1000, so 1, 0.999, 0.996, 0.991 and so on to 0.6. */
    private static final int RATIOS = 21;

    private static final double RATIO_STEP = 0.001;

    private final NetCalibration calibration;
    private final double[][] weights;

    /** A scaled weight below it is finite also after rounding to a multiple of its scale. */
    private static final double MOST = 0x1p1023;

    /** Of each input; the weights are divided by 2 to its power. */
    final short[] exponents;

    final byte[][] codes;
    final double[] scales;

    /** How much less than before each unit's sum is on average, over the calibration rows. */
    final double[] shortfall;

    NetCoding(double[][] weights, NetCalibration calibration) {
        this.calibration = calibration;
        this.weights = weights;
        this.exponents = exponents(weights, calibration);
        this.codes = new byte[weights.length][weights[0].length];
        this.scales = new double[weights.length];
        this.shortfall = new double[weights.length];
    }

    /**
     * The powers of two next to one over each deviation. An input that does not vary over the calibration rows says
     * nothing of its size: it gets the power under which none of its weights makes a unit's scale coarser.
     */
    private static short[] exponents(double[][] weights, NetCalibration calibration) {
        short[] exponents = new short[weights[0].length];
        double[] largest = new double[weights.length];
        for (int j = 0; j < exponents.length; j++) {
            double deviation = calibration.deviation(j);
            if (deviation > 0) {
                exponents[j] = (short) -Math.getExponent(deviation * Math.sqrt(2));
                for (int u = 0; u < weights.length; u++) {
                    largest[u] = Math.max(largest[u], Math.abs(scaled(weights[u][j], exponents[j])));
                }
            }
        }
        if (Arrays.stream(largest).allMatch(most -> most == 0)) {
            Arrays.fill(largest, 1);
        }
        for (int j = 0; j < exponents.length; j++) {
            if (!(calibration.deviation(j) > 0)) {
                double least = Double.POSITIVE_INFINITY;
                for (int u = 0; u < weights.length; u++) {
                    boolean counts = weights[u][j] != 0 && largest[u] > 0;
                    least = counts ? Math.min(least, largest[u] / Math.abs(weights[u][j])) : least;
                }
                exponents[j] = least < Double.POSITIVE_INFINITY ? (short) -Math.getExponent(least) : 0;
            }
        }
        return exponents;
    }

    private static double scaled(double weight, short exponent) {
        return Math.scalb(weight, -exponent);
    }

    /**
     * Sets the codes and the scale of one unit.
     *
     * @throws IllegalArgumentException when a weight in deviations of its input is beyond double precision
     */
    void code(int unit) {
        double[] from = weights[unit];
        double[] room = new double[calibration.rows()];
        double[] off = new double[from.length];
        byte[] tried = new byte[from.length];
        double most = 0;
        for (int j = 0; j < from.length; j++) {
            double size = Math.abs(scaled(from[j], exponents[j]));
            if (!(size < MOST)) {
                throw calibration.tooLarge(unit, j, from[j]);
            }
            most = Math.max(most, size);
        }
        double least = Double.NaN;
        for (int r = 0; r < RATIOS; r++) {
            double scale = (1 - r * r * RATIO_STEP) * most / NetCodes.MOST;
            for (int j = 0; j < from.length; j++) {
                tried[j] = nearest(scaled(from[j], exponents[j]) / scale);
                off[j] = from[j] - NetCodes.weight(scale, tried[j], exponents[j]);
            }
            double error = calibration.squaredError(off, room);
            if (r == 0 || error < least) {
                least = error;
                scales[unit] = scale;
                shortfall[unit] = calibration.meanError(off);
                System.arraycopy(tried, 0, codes[unit], 0, tried.length);
            }
        }
    }

    /** A unit without weights has scale 0, and 0 / 0 is the code 0. */
    private static byte nearest(double value) {
        return (byte) Math.max(-NetCodes.MOST, Math.min(NetCodes.MOST, Math.rint(value)));
    }
}
