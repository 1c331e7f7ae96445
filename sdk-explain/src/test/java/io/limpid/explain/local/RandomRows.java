package io.limpid.explain.local;

import java.util.SplittableRandom;

/** Rows of numbers from -1 to 1. */
final class RandomRows {

    private RandomRows() {}

    static double[][] of(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            for (int j = 0; j < columns; j++) {
                row[j] = 2 * random.nextDouble() - 1;
            }
        }
        return x;
    }
}
