package io.limpid.core.kernel;

import java.util.Objects;

/**
 * The functions of {@link Elementary} over arrays, to the same bits, several times as fast: each is cut into short
 * loops that C2 vectorises, on JDK 17 too, and one that moves bits and does not vectorise. An array may be its own
 * result. Memory beyond it: a few kilobytes, or none with a {@link Room} that is used again.
 */
public final class ElementaryLoops {

    /** Elements worked on at once: the passes over them stay in the first-level cache. */
    private static final int TILE = 256;

    /** Below this many the scratch arrays cost more than they save. */
    private static final int FEW = 16;

    private ElementaryLoops() {}

    /** Memory that the loops work in, to be used again and again by one thread. */
    public static final class Room {

        private static final Room NONE = new Room(0);

        private final double[] work;
        private final double[] k;
        private final double[] r;
        private final double[] rest;

        private Room(int elements) {
            this.work = new double[elements];
            this.k = new double[elements];
            this.r = new double[elements];
            this.rest = new double[elements];
        }

        /** Room for arrays of so many elements, or longer ones piece by piece. */
        public static Room of(int elements) {
            return elements < FEW ? NONE : new Room(Math.min(elements, TILE));
        }

        private int elements() {
            return work.length;
        }
    }

    /**
     * {@code out[i] = exp(x[i])} for {@code i < n}.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void exp(double[] x, double[] out, int n) {
        exp(x, out, n, Room.of(n));
    }

    /**
     * The same with room from the caller; nothing is allocated.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void exp(double[] x, double[] out, int n, Room room) {
        requireLength(x, out, n);
        if (n < FEW || room.elements() == 0) {
            for (int i = 0; i < n; i++) {
                out[i] = Elementary.exp(x[i]);
            }
            return;
        }
        double[] work = room.work;
        double[] k = room.k;
        double[] r = room.r;
        double[] rest = room.rest;
        for (int from = 0; from < n; from += room.elements()) {
            int m = Math.min(room.elements(), n - from);
            System.arraycopy(x, from, work, 0, m);
            exp(work, k, r, rest, m);
            System.arraycopy(work, 0, out, from, m);
        }
    }

    /**
     * {@code out[i] = 1 / (1 + exp(-x[i]))} for {@code i < n}.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void sigmoid(double[] x, double[] out, int n) {
        sigmoid(x, out, n, Room.of(n));
    }

    /**
     * The same with room from the caller; nothing is allocated.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void sigmoid(double[] x, double[] out, int n, Room room) {
        requireLength(x, out, n);
        if (n < FEW || room.elements() == 0) {
            for (int i = 0; i < n; i++) {
                out[i] = Elementary.sigmoid(x[i]);
            }
            return;
        }
        double[] work = room.work;
        double[] k = room.k;
        double[] r = room.r;
        double[] rest = room.rest;
        for (int from = 0; from < n; from += room.elements()) {
            int m = Math.min(room.elements(), n - from);
            for (int i = 0; i < m; i++) {
                work[i] = -Math.abs(x[from + i]);
            }
            reduce(work, k, r, rest, m);
            series(r, work, m);
            for (int i = 0; i < m; i++) {
                double tail = rest[i] + r[i] * r[i] * work[i];
                double p = 1.0 + (r[i] + tail);
                work[i] = p;
                rest[i] = Elementary.lost(p, r[i], tail);
            }
            for (int i = 0; i < m; i++) {
                int exponent = (int) k[i];
                int half = exponent >> 1;
                double first = Elementary.power(half);
                double second = Elementary.power(exponent - half);
                out[from + i] = Elementary.sigmoidOf(x[from + i], work[i] * first * second, rest[i] * first * second);
            }
        }
    }

    /**
     * {@code out[i] = tanh(x[i])} for {@code i < n}.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void tanh(double[] x, double[] out, int n) {
        tanh(x, out, n, Room.of(n));
    }

    /**
     * The same with room from the caller; nothing is allocated.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void tanh(double[] x, double[] out, int n, Room room) {
        requireLength(x, out, n);
        if (n < FEW || room.elements() == 0) {
            for (int i = 0; i < n; i++) {
                out[i] = Elementary.tanh(x[i]);
            }
            return;
        }
        double[] work = room.work;
        double[] k = room.k;
        double[] r = room.r;
        double[] rest = room.rest;
        for (int from = 0; from < n; from += room.elements()) {
            int m = Math.min(room.elements(), n - from);
            for (int i = 0; i < m; i++) {
                work[i] = -2 * Math.abs(x[from + i]);
            }
            reduce(work, k, r, rest, m);
            series(r, work, m);
            for (int i = 0; i < m; i++) {
                double scale = Elementary.power(Math.max((int) k[i], -1022));
                double q = Elementary.tanhOf(r[i], rest[i] + r[i] * r[i] * work[i], scale);
                out[from + i] = Math.copySign(q, x[from + i]);
            }
        }
    }

    /**
     * {@code out[i] = log(x[i])} for {@code i < n}.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void log(double[] x, double[] out, int n) {
        log(x, out, n, Room.of(n));
    }

    /**
     * The same with room from the caller; nothing is allocated.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void log(double[] x, double[] out, int n, Room room) {
        requireLength(x, out, n);
        if (n < FEW || room.elements() == 0) {
            for (int i = 0; i < n; i++) {
                out[i] = Elementary.log(x[i]);
            }
            return;
        }
        double[] work = room.work;
        double[] k = room.k;
        double[] r = room.r;
        double[] rest = room.rest;
        for (int from = 0; from < n; from += room.elements()) {
            int m = Math.min(room.elements(), n - from);
            System.arraycopy(x, from, r, 0, m);
            log(r, work, k, rest, m);
            for (int i = 0; i < m; i++) {
                double u = x[from + i];
                boolean usual = u > 0 && u < Double.POSITIVE_INFINITY;
                out[from + i] = usual ? work[i] : Elementary.log(u);
            }
        }
    }

    /**
     * {@code out[i] = log(1 + x[i])} for {@code i < n}.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void log1p(double[] x, double[] out, int n) {
        log1p(x, out, n, Room.of(n));
    }

    /**
     * The same with room from the caller; nothing is allocated.
     *
     * @throws IndexOutOfBoundsException when an array has fewer than {@code n} elements; nothing is written then
     */
    public static void log1p(double[] x, double[] out, int n, Room room) {
        requireLength(x, out, n);
        if (n < FEW || room.elements() == 0) {
            for (int i = 0; i < n; i++) {
                out[i] = Elementary.log1p(x[i]);
            }
            return;
        }
        double[] work = room.work;
        double[] k = room.k;
        double[] r = room.r;
        double[] rest = room.rest;
        for (int from = 0; from < n; from += room.elements()) {
            int m = Math.min(room.elements(), n - from);
            for (int i = 0; i < m; i++) {
                r[i] = 1 + x[from + i];
            }
            log(r, work, k, rest, m);
            for (int i = 0; i < m; i++) {
                double v = x[from + i];
                double u = 1 + v;
                boolean usual = u > 0 && u < Double.POSITIVE_INFINITY && u != 1;
                out[from + i] = usual ? work[i] + (v - (u - 1)) / u : Elementary.log1p(v);
            }
        }
    }

    /** Checked once, before anything is written. */
    private static void requireLength(double[] x, double[] out, int n) {
        Objects.checkFromIndexSize(0, n, Math.min(x.length, out.length));
    }

    /** Replaces {@code work} by its exponentials. */
    private static void exp(double[] work, double[] k, double[] r, double[] rest, int m) {
        reduce(work, k, r, rest, m);
        series(r, work, m);
        for (int i = 0; i < m; i++) {
            work[i] = 1.0 + (r[i] + (rest[i] + r[i] * r[i] * work[i]));
        }
        for (int i = 0; i < m; i++) {
            int exponent = (int) k[i];
            int half = exponent >> 1;
            work[i] = work[i] * Elementary.power(half) * Elementary.power(exponent - half);
        }
    }

    /** {@code x = k ln 2 + r + rest}. */
    private static void reduce(double[] x, double[] k, double[] r, double[] rest, int m) {
        for (int i = 0; i < m; i++) {
            double clamped = Math.min(Math.max(x[i], Elementary.LEAST), Elementary.MOST);
            double times = clamped * Elementary.LOG2_E + Elementary.ROUND - Elementary.ROUND;
            double high = clamped - times * Elementary.LN2_HIGH;
            double low = times * Elementary.LN2_LOW;
            double near = high - low;
            k[i] = times;
            r[i] = near;
            rest[i] = high - near - low;
        }
    }

    /** {@link Elementary#series}, in two loops: JDK 17 does not unroll, and so not vectorise, a longer one. */
    private static void series(double[] r, double[] out, int m) {
        for (int i = 0; i < m; i++) {
            out[i] = Elementary.seriesStart(r[i]);
        }
        for (int i = 0; i < m; i++) {
            out[i] = Elementary.seriesEnd(out[i], r[i]);
        }
    }

    /** Sets {@code work} to the logarithms of {@code f}, which are wrong unless positive and finite. */
    private static void log(double[] f, double[] work, double[] k, double[] s, int m) {
        for (int i = 0; i < m; i++) {
            double x = f[i];
            double fraction = Elementary.fraction(x);
            int below = fraction < Elementary.SQRT_HALF ? 1 : 0;
            k[i] = Elementary.exponent(x) - below;
            f[i] = (below == 1 ? 2 * fraction : fraction) - 1;
        }
        for (int i = 0; i < m; i++) {
            double ratio = f[i] / (2 + f[i]);
            s[i] = ratio;
            work[i] = Elementary.logStart(ratio * ratio);
        }
        for (int i = 0; i < m; i++) {
            work[i] = Elementary.logEnd(work[i], s[i] * s[i]);
        }
        for (int i = 0; i < m; i++) {
            work[i] = Elementary.logOf(k[i], f[i], s[i], work[i]);
        }
    }
}
