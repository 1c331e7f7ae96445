package io.limpid.core.split;

import java.util.ArrayList;
import java.util.List;

/** Folds from the number of the fold that each row validates in. */
final class Folds {

    /** The number of the rows that only train. */
    static final int NEVER = -1;

    /** Rows of all folds together. */
    private static final long MOST_ROWS = 1L << 27;

    /** So few folds take no more than the data itself. */
    private static final long ALWAYS = 10;

    private Folds() {}

    static int require(int folds) {
        if (!(folds >= 2)) {
            throw new IllegalArgumentException("folds: expected at least 2, got " + folds);
        }
        return folds;
    }

    /** Refuses fewer rows than folds. */
    static void requireRows(int folds, int rows) {
        if (!(rows >= folds)) {
            throw new IllegalArgumentException("rows: expected at least " + folds + ", one for each fold, got " + rows);
        }
    }

    /**
     * Refuses folds whose row numbers alone would exhaust memory: more than 2^27 of them, 512 MiB, in more than ten
     * folds.
     *
     * @param folds how many
     * @param rows the most that one of them holds
     */
    static void requireMemory(int folds, int rows) {
        long most = Math.max(ALWAYS, MOST_ROWS / Math.max(1, rows));
        if (!(folds <= most)) {
            throw new IllegalArgumentException(
                    "folds: expected at most " + most + " for " + rows + " rows, got " + folds);
        }
    }

    /** Each fold with its validation rows and, to train, all others; both ascending. */
    static List<Fold> of(int[] foldOfRow, int folds) {
        requireMemory(folds, foldOfRow.length);
        int[] sizes = new int[folds];
        for (int fold : foldOfRow) {
            if (fold != NEVER) {
                sizes[fold]++;
            }
        }
        List<Fold> split = new ArrayList<>(folds);
        for (int f = 0; f < folds; f++) {
            int[] validation = new int[sizes[f]];
            int[] train = new int[foldOfRow.length - sizes[f]];
            int validating = 0;
            for (int i = 0; i < foldOfRow.length; i++) {
                if (foldOfRow[i] == f) {
                    validation[validating++] = i;
                } else {
                    train[i - validating] = i;
                }
            }
            split.add(new Fold(train, validation));
        }
        return List.copyOf(split);
    }
}
