package io.limpid.core.clean;

import java.util.Arrays;

/** Finds rows that repeat an earlier one: candidates by a hash, each then compared cell by cell. */
final class DuplicateRows {

    private static final int FREE = -1;

    private DuplicateRows() {}

    /** The rows that equal an earlier one, in order; missing equals missing, and minus zero zero. */
    static int[] find(double[][] columns, int rows) {
        if (columns.length == 0 || rows < 2) {
            return new int[0];
        }
        long[] hashes = new long[rows];
        for (double[] column : columns) {
            for (int i = 0; i < rows; i++) {
                hashes[i] = Hash.mixed(hashes[i], column[i]);
            }
        }
        int[] slots = new int[Integer.highestOneBit(Math.max(1, Math.min(rows, 1 << 28))) << 2];
        Arrays.fill(slots, FREE);
        int mask = slots.length - 1;
        int[] found = new int[rows];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            int slot = (int) hashes[i] & mask;
            while (slots[slot] != FREE && !equal(columns, hashes, slots[slot], i)) {
                slot = slot + 1 & mask;
            }
            if (slots[slot] == FREE) {
                slots[slot] = i;
            } else {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean equal(double[][] columns, long[] hashes, int a, int b) {
        if (hashes[a] != hashes[b]) {
            return false;
        }
        for (double[] column : columns) {
            if (!Hash.same(column[a], column[b])) {
                return false;
            }
        }
        return true;
    }
}
