package io.limpid.core.kernel;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Finds rows that repeat an earlier one: candidates by a hash, each then compared cell by cell. */
public final class EqualRows {

    private static final int FREE = -1;

    private EqualRows() {}

    /**
     * For each row the first that equals it in every column, as {@link CellHash#same} has it; that may be itself. Cost:
     * linear in the cells; 18 to 24 bytes a row.
     *
     * @param counts which rows are looked at; any other is its own first, and nobody else's
     */
    public static int[] firsts(double[][] columns, int rows, IntPredicate counts) {
        long[] hashes = new long[rows];
        for (double[] column : columns) {
            for (int i = 0; i < rows; i++) {
                hashes[i] = CellHash.mixed(hashes[i], column[i]);
            }
        }
        // At most two thirds full, so that a probe ends soon.
        int[] slots = new int[Integer.highestOneBit(Math.max(1, (int) Math.min(1L << 29, rows * 3L / 2))) * 2];
        Arrays.fill(slots, FREE);
        int mask = slots.length - 1;
        int[] firsts = new int[rows];
        for (int i = 0; i < rows; i++) {
            firsts[i] = i;
            if (counts.test(i)) {
                // Both halves: whole numbers differ in the upper bits only.
                int slot = (int) (hashes[i] ^ hashes[i] >>> 32) & mask;
                while (slots[slot] != FREE && !equal(columns, hashes, slots[slot], i)) {
                    slot = slot + 1 & mask;
                }
                if (slots[slot] == FREE) {
                    slots[slot] = i;
                }
                firsts[i] = slots[slot];
            }
        }
        return firsts;
    }

    private static boolean equal(double[][] columns, long[] hashes, int a, int b) {
        if (hashes[a] != hashes[b]) {
            return false;
        }
        for (double[] column : columns) {
            if (!CellHash.same(column[a], column[b])) {
                return false;
            }
        }
        return true;
    }
}
