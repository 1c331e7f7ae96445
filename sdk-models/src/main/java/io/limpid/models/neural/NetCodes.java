package io.limpid.models.neural;

import io.limpid.core.numeric.ModelParameters;

/**
 * A net's weights in 8 bits: {@code weight = scale[unit] code[unit][input] 2^exponent[input]}, codes from -127 to 127.
 * The power of two takes an input's own unit out, so that one scale serves all weights of a unit. Immutable; the arrays
 * stay inside this package.
 */
final class NetCodes {

    /** The largest code; -128 is none, so that a weight and its opposite are both there. */
    static final int MOST = 127;

    private final byte[][][] codes;
    private final double[][] scales;
    private final short[][] exponents;

    /**
     * Takes the arrays over.
     *
     * @param codes {@code codes[layer][unit][input]}
     * @param scales {@code scales[layer][unit]}, at least 0
     * @param exponents {@code exponents[layer][input]}
     * @throws IllegalArgumentException when a scale is negative or not finite, or a code is -128
     */
    NetCodes(byte[][][] codes, double[][] scales, short[][] exponents) {
        this.codes = codes;
        this.scales = scales;
        this.exponents = exponents;
        for (int layer = 0; layer < codes.length; layer++) {
            for (double scale : ModelParameters.requireFinite("scales", scales[layer])) {
                if (!(scale >= 0)) {
                    throw new IllegalArgumentException("scales: expected numbers of at least 0, got " + scale);
                }
            }
            for (byte[] unit : codes[layer]) {
                for (byte code : unit) {
                    if (code < -MOST) {
                        throw new IllegalArgumentException(
                                "codes: expected whole numbers from -127 to 127, got " + code);
                    }
                }
            }
        }
    }

    /** What a code stands for; never minus zero. */
    static double weight(double scale, byte code, short exponent) {
        return code == 0 ? 0 : Math.scalb(scale * code, exponent);
    }

    /** The weights of one unit. */
    static double[] weights(double scale, byte[] codes, short[] exponents) {
        double[] weights = new double[codes.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weight(scale, codes[k], exponents[k]);
        }
        return weights;
    }

    /** The same with a code of 0 wherever a weight of {@code weights[layer][unit][input]} is 0. */
    NetCodes withZeros(double[][][] weights) {
        byte[][][] fewer = new byte[codes.length][][];
        for (int layer = 0; layer < codes.length; layer++) {
            fewer[layer] = new byte[codes[layer].length][];
            for (int u = 0; u < codes[layer].length; u++) {
                fewer[layer][u] = codes[layer][u].clone();
                for (int k = 0; k < fewer[layer][u].length; k++) {
                    fewer[layer][u][k] = weights[layer][u][k] == 0 ? 0 : fewer[layer][u][k];
                }
            }
        }
        return new NetCodes(fewer, scales, exponents);
    }

    /** Not to be modified. */
    byte[][] codes(int layer) {
        return codes[layer];
    }

    /** Not to be modified. */
    double[] scales(int layer) {
        return scales[layer];
    }

    /** Not to be modified. */
    short[] exponents(int layer) {
        return exponents[layer];
    }
}
