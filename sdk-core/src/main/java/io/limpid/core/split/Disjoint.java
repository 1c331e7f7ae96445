package io.limpid.core.split;

import java.util.Arrays;

/** Row numbers that may not meet. */
final class Disjoint {

    private Disjoint() {}

    /** Refuses a row that is in both arrays. Cost: their lengths where they are ascending, else sorting them. */
    static void require(String what, String sides, int[] one, int[] other) {
        int[] a = ascending(one);
        int[] b = ascending(other);
        int j = 0;
        for (int row : a) {
            while (j < b.length && b[j] < row) {
                j++;
            }
            if (j < b.length && b[j] == row) {
                throw new IllegalArgumentException(
                        what + ": expected no row for both " + sides + ", got row " + row + " for both");
            }
        }
    }

    private static int[] ascending(int[] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (rows[i - 1] > rows[i]) {
                int[] sorted = rows.clone();
                Arrays.sort(sorted);
                return sorted;
            }
        }
        return rows;
    }
}
