package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which fold each training row of a target encoding is in, numbered from 0. */
final class TargetFolds {

    /** With more folds the encodings within a level tell too much of the row that is left out. */
    static final int MOST = 20;

    private static final int ROWS_OF_A_FOLD = 10;

    private TargetFolds() {}

    /** How many folds so many rows of positive weight may be cut into. */
    static int most(int rows) {
        return Math.min(MOST, Math.max(2, rows / ROWS_OF_A_FOLD));
    }

    /** The number of rows of positive weight: the others are encoded but never looked at. */
    static int weighty(Dataset train) {
        int rows = 0;
        for (boolean counts : TargetMeans.counting(train.weights())) {
            rows += counts ? 1 : 0;
        }
        return rows;
    }

    /** Rows in random order, class after class and those of weight zero at the end, dealt in turn. */
    static int[] dealt(Dataset train, int folds, long seed) {
        int classes = train.target().field() instanceof Field.Categorical c
                ? c.levels().size()
                : 1;
        boolean[] counting = TargetMeans.counting(train.weights());
        int[] group = new int[train.rows()];
        for (int i = 0; i < group.length; i++) {
            int own = classes > 1 ? (int) train.target().values()[i] : 0;
            group[i] = counting[i] ? own : classes;
        }
        int[] next = new int[classes + 2];
        for (int of : group) {
            next[of + 1]++;
        }
        for (int k = 0; k <= classes; k++) {
            next[k + 1] += next[k];
        }
        int[] rows = IntStream.range(0, group.length).toArray();
        Shuffle.inPlace(rows, new SplittableRandom(seed));
        int[] fold = new int[group.length];
        for (int row : rows) {
            fold[row] = next[group[row]]++ % folds;
        }
        return fold;
    }

    /** The folds of a splitter, each of whose rows validate once and train all other times. */
    static int[] of(Splitter splitter, Dataset train) {
        List<Fold> folds = splitter.split(train);
        int rows = weighty(train);
        if (!(folds.size() >= 2 && folds.size() <= most(rows))) {
            throw new IllegalArgumentException(what(train) + ": expected 2 to " + most(rows) + " folds of " + rows
                    + " rows of positive weight, got " + folds.size());
        }
        int[] fold = new int[train.rows()];
        Arrays.fill(fold, -1);
        for (int f = 0; f < folds.size(); f++) {
            for (int row : folds.get(f).validation()) {
                if (!(row >= 0 && row < fold.length && fold[row] < 0)) {
                    throw notOnce(train, row);
                }
                fold[row] = f;
            }
        }
        for (int row = 0; row < fold.length; row++) {
            if (fold[row] < 0) {
                throw notOnce(train, row);
            }
        }
        for (int f = 0; f < folds.size(); f++) {
            requireOthers(train, folds.get(f), f, fold);
        }
        return fold;
    }

    private static IllegalArgumentException notOnce(Dataset train, int row) {
        return new IllegalArgumentException(
                what(train) + ": expected folds that validate each row exactly once, got otherwise for row " + row);
    }

    /**
     * Means are taken over all rows but the fold's: a splitter that leaves a gap between them asks for something else.
     */
    private static void requireOthers(Dataset train, Fold own, int f, int[] fold) {
        int[] others =
                IntStream.range(0, fold.length).filter(row -> fold[row] != f).toArray();
        if (!Arrays.equals(Arrays.stream(own.train()).sorted().toArray(), others)) {
            throw new IllegalArgumentException(
                    what(train) + ": expected folds in which every row trains or validates, got " + own.train().length
                            + " that train beside " + own.validation().length + " of " + fold.length);
        }
    }

    /** Refuses a fold with all the weight: nothing else says what its rows should be encoded by. */
    static void requireWeightElsewhere(Dataset train, int[] fold, int folds) {
        boolean[] counting = TargetMeans.counting(train.weights());
        boolean[] weighty = new boolean[folds];
        int count = 0;
        for (int i = 0; i < fold.length; i++) {
            if (counting[i] && !weighty[fold[i]]) {
                weighty[fold[i]] = true;
                count++;
            }
        }
        if (!(count >= 2)) {
            throw new IllegalArgumentException(
                    what(train) + ": expected rows of positive weight in at least two folds, got them in " + count);
        }
    }

    static String what(Dataset train) {
        return "target encoding of " + Quoted.of(train.target().name());
    }
}
