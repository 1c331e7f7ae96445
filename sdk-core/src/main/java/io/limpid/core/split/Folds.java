package io.limpid.core.split;

import java.util.ArrayList;
import java.util.List;

/** Folds from the number of the fold that each row validates in. */
final class Folds {

    /** The number of the rows that only train. */
    static final int NEVER = -1;

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

    /** Each fold with its validation rows and, to train, all others; both ascending. */
    static List<Fold> of(int[] foldOfRow, int folds) {
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
