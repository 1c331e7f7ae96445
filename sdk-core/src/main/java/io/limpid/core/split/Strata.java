package io.limpid.core.split;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import java.util.ArrayList;
import java.util.List;
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
        for (double code : target) {
            sizes[(int) code]++;
        }
        List<int[]> strata = new ArrayList<>();
        for (int size : sizes) {
            strata.add(new int[size]);
        }
        int[] next = new int[classes];
        for (int i = 0; i < target.length; i++) {
            int k = (int) target[i];
            strata.get(k)[next[k]++] = i;
        }
        return strata;
    }

    /** By class for a categorical target, by decile for a numeric one. */
    static List<int[]> of(Dataset data) {
        return data.target().field() instanceof Field.Categorical ? byClass(data) : byDecile(data.target());
    }

    /**
     * The rows of each tenth of the values, ascending. Equal values share the group of the first of them, so a group may
     * be larger or smaller than a tenth, or empty.
     */
    private static List<int[]> byDecile(Column target) {
        double[] values = target.values();
        int n = values.length;
        int[] ranked = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] stratum = new int[n];
        for (int rank = 0; rank < n; rank++) {
            int row = ranked[rank];
            boolean tied = rank > 0 && values[ranked[rank - 1]] == values[row];
            stratum[row] = tied ? stratum[ranked[rank - 1]] : (int) ((long) rank * DECILES / n);
        }
        return IntStream.range(0, DECILES)
                .mapToObj(d -> rows(n, i -> stratum[i] == d))
                .toList();
    }

    /** The rows that a test picks, ascending. */
    static int[] rows(int n, IntPredicate picked) {
        return IntStream.range(0, n).filter(picked).toArray();
    }
}
