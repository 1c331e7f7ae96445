package io.limpid.core.kernel;

/**
 * When two cells are equal, and numbers that are equal for equal cells and nearly always different for others: missing
 * equals missing, and minus zero zero.
 */
public final class CellHash {

    /** 2^64 over the golden ratio, odd: Knuth's multiplier for hashing (The Art of Computer Programming 3, 6.4). */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private CellHash() {}

    /** A hash of what was hashed so far and this. */
    public static long mixed(long hash, long more) {
        long h = (hash ^ more) * MULTIPLIER;
        return h ^ h >>> 29;
    }

    /** A hash of the cells so far and this one. */
    public static long mixed(long hash, double cell) {
        // Adding zero makes zero of minus zero.
        return mixed(hash, Double.doubleToLongBits(cell + 0.0));
    }

    /** Whether these cells are equal. */
    public static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }
}
