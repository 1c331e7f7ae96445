package io.limpid.core.clean;

/** Where equal values get equal numbers, and different ones nearly always different numbers. */
final class Hash {

    /** 2^64 over the golden ratio, odd: Knuth's multiplier for hashing (The Art of Computer Programming 3, 6.4). */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hash() {}

    static long mixed(long hash, long more) {
        long h = (hash ^ more) * MULTIPLIER;
        return h ^ h >>> 29;
    }

    /** Adding zero makes zero of minus zero. */
    static long mixed(long hash, double value) {
        return mixed(hash, Double.doubleToLongBits(value + 0.0));
    }

    static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }
}
