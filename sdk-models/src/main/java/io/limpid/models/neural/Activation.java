package io.limpid.models.neural;

import io.limpid.core.kernel.ElementaryLoops;

/** What a hidden unit makes of its sum {@code z}. */
public enum Activation {
    /** {@code max(z, 0)}, whose derivative at 0 is 0. */
    RELU {
        @Override
        void apply(double[] z, double[] a, int rows, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                a[i] = Math.max(z[i], 0.0); // C2 vectorises it; a NaN stays one, and -0.0 becomes 0.0.
            }
        }

        @Override
        void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                // 1 for every normal a above 0, without a branch that half the rows would mispredict.
                d[i] *= Math.min(1.0, a[i] * LARGE);
            }
        }
    },

    /** {@code max(z, z / 100)}, whose derivative at 0 is 0.01. */
    LEAKY_RELU {
        @Override
        void apply(double[] z, double[] a, int rows, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                a[i] = Math.max(z[i], LEAK * z[i]);
            }
        }

        @Override
        void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                d[i] *= z[i] > 0 ? 1.0 : LEAK;
            }
        }
    },

    /** The hyperbolic tangent. */
    TANH {
        @Override
        void apply(double[] z, double[] a, int rows, NetRoom room) {
            ElementaryLoops.tanh(z, a, rows, room.loops);
        }

        @Override
        void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                d[i] *= (1 - a[i]) * (1 + a[i]);
            }
        }
    },

    /** {@code 1 / (1 + exp(-z))}. */
    SIGMOID {
        @Override
        void apply(double[] z, double[] a, int rows, NetRoom room) {
            ElementaryLoops.sigmoid(z, a, rows, room.loops);
        }

        @Override
        void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room) {
            for (int i = 0; i < rows; i++) {
                d[i] *= a[i] * (1 - a[i]);
            }
        }
    },

    /**
     * {@code z / 2 (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3)))}: the Gaussian error linear unit in the form with the
     * hyperbolic tangent, as PyTorch's {@code approximate="tanh"}, within 5e-4 of that with the error function.
     *
     * @see <a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel (2016)</a>
     */
    GELU {
        @Override
        void apply(double[] z, double[] a, int rows, NetRoom room) {
            tangents(z, rows, room);
            double[] t = room.values;
            for (int i = 0; i < rows; i++) {
                a[i] = 0.5 * z[i] * (1 + t[i]);
            }
        }

        @Override
        void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room) {
            tangents(z, rows, room);
            for (int i = 0; i < rows; i++) {
                double t = room.values[i];
                // Beyond 20 the tangent is 1 to the last bit; the bound keeps 0 times a square from overflowing.
                double near = Math.max(-20, Math.min(20, z[i]));
                double inner = ROOT_TWO_BY_PI * (1 + 3 * CUBIC * near * near);
                d[i] *= 0.5 * (1 + t) + 0.5 * near * (1 - t) * (1 + t) * inner;
            }
        }
    },

    /** {@code z} itself: with no other activation the net is a linear model. */
    LINEAR {
        @Override
        void apply(double[] z, double[] a, int rows, NetRoom room) {
            System.arraycopy(z, 0, a, 0, rows);
        }

        @Override
        void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room) {}
    };

    /** A normal number above 0 times this is at least 1. */
    private static final double LARGE = 0x1p1022;

    private static final double LEAK = 0.01;
    private static final double ROOT_TWO_BY_PI = 0.7978845608028654;
    private static final double CUBIC = 0.044715;

    /** Kernel: {@code a[i]} of {@code z[i]}; a NaN stays one. */
    abstract void apply(double[] z, double[] a, int rows, NetRoom room);

    /** Kernel: multiplies {@code d[i]} by the derivative at {@code z[i]}, where the value is {@code a[i]}. */
    abstract void multiplySlope(double[] z, double[] a, double[] d, int rows, NetRoom room);

    /** {@code tanh(sqrt(2 / pi) (z + 0.044715 z^3))}, as {@code room.values}. */
    private static void tangents(double[] z, int rows, NetRoom room) {
        double[] t = room.values;
        for (int i = 0; i < rows; i++) {
            t[i] = ROOT_TWO_BY_PI * (z[i] + CUBIC * z[i] * z[i] * z[i]);
        }
        ElementaryLoops.tanh(t, t, rows, room.loops);
    }
}
