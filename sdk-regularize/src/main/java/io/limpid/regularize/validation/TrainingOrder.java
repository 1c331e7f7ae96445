package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Shuffle;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A random order of rows of which every beginning holds each class in its share. */
final class TrainingOrder {

    private TrainingOrder() {}

    /**
     * The rows' numbers in that order; of a numeric target in any order. The row that comes r-th of the n of its class
     * takes the place {@code (r + 1/2) / n} between 0 and 1, so of each class a beginning up to place q has the share q
     * of its rows, rounded.
     */
    static int[] of(Dataset data, SplittableRandom random) {
        int[] shuffled = IntStream.range(0, data.rows()).toArray();
        Shuffle.inPlace(shuffled, random);
        if (data.target().field() instanceof Field.Numeric) {
            return shuffled;
        }
        double[] classes = data.target().values();
        int[] sizes = new int[data.classes().size()];
        for (double one : classes) {
            sizes[(int) one]++;
        }
        int[] seen = new int[sizes.length];
        double[] place = new double[shuffled.length];
        for (int row : shuffled) {
            int of = (int) classes[row];
            place[row] = (seen[of]++ + 0.5) / sizes[of];
        }
        // Sorting is stable: rows of different classes at the same place stay in random order.
        return IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> place[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
