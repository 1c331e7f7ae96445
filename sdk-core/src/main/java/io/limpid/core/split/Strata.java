package io.limpid.core.split;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Shuffle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Groups of rows that each side of a split should hold in equal shares. */
final class Strata {

    private static final int DECILES = 10;

    private Strata() {}

    /** The rows of each class, ascending; a class without rows has an empty group. */
    static List<int[]> byClass(Dataset data) {
        int classes = data.classes().size();
        double[] target = data.target().values();
        int[] sizes = new int[classes];
        int[] stratum = new int[target.length];
        for (int i = 0; i < target.length; i++) {
            stratum[i] = (int) target[i];
            sizes[stratum[i]]++;
        }
        return rowsOf(stratum, sizes);
    }

    /** By class for a categorical target, by decile for a numeric one. */
    static List<int[]> of(Dataset data) {
        return of(data, OptionalInt.of(DECILES));
    }

    /** By class; for a numeric target by so many quantile bins, and refused without. */
    static List<int[]> of(Dataset data, OptionalInt bins) {
        return bins.isPresent() && data.target().field() instanceof Field.Numeric
                ? byQuantile(data.target(), bins.getAsInt())
                : byClass(data);
    }

    static int requireBins(int bins) {
        if (!(bins >= 2)) {
            throw new IllegalArgumentException("target bins: expected at least 2, got " + bins);
        }
        return bins;
    }

    /**
     * The rows of each of so many equal shares of the values, ascending. Equal values share the group of the first of
     * them, so a group may be larger or smaller than its share, or empty.
     */
    private static List<int[]> byQuantile(Column target, int bins) {
        double[] values = target.values();
        int n = values.length;
        int most = Math.min(bins, n); // with more, some would be empty and none would differ
        int[] ranked = TimeOrder.ascending(values);
        int[] stratum = new int[n];
        int[] sizes = new int[most];
        for (int rank = 0; rank < n; rank++) {
            int row = ranked[rank];
            boolean tied = rank > 0 && values[ranked[rank - 1]] == values[row];
            stratum[row] = tied ? stratum[ranked[rank - 1]] : (int) ((long) rank * most / n);
            sizes[stratum[row]]++;
        }
        return rowsOf(stratum, sizes);
    }

    private static List<int[]> rowsOf(int[] stratum, int[] sizes) {
        List<int[]> strata = new ArrayList<>();
        for (int size : sizes) {
            strata.add(new int[size]);
        }
        int[] next = new int[sizes.length];
        for (int i = 0; i < stratum.length; i++) {
            strata.get(stratum[i])[next[stratum[i]]++] = i;
        }
        return strata;
    }

    /**
     * Marks a share of each stratum's rows, drawn at random. After each stratum the marked rows number the share of the
     * rows so far, rounded half up, but never more than {@code most}.
     *
     * @param strata their rows are shuffled in place
     * @param marked modified
     */
    static void draw(List<int[]> strata, double share, int most, SplittableRandom random, boolean[] marked) {
        int seen = 0;
        int taken = 0;
        for (int[] rows : strata) {
            Shuffle.inPlace(rows, random);
            seen += rows.length;
            int wanted = (int) Math.min(most, Math.floor(share * seen + 0.5));
            for (int i = 0; i < wanted - taken; i++) {
                marked[rows[i]] = true;
            }
            taken = wanted;
        }
    }

    /** The rows that a test picks, ascending. */
    static int[] rows(int n, IntPredicate picked) {
        return IntStream.range(0, n).filter(picked).toArray();
    }
}
