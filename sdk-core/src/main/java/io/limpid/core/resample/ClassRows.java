package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.kernel.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rows of each class that count, which are those of positive weight, ascending.
 *
 * @param rows a group for each class, in the order of the codes; a class without such rows has an empty one
 */
record ClassRows(List<int[]> rows) {

    /**
     * The rows of each class.
     *
     * @throws IllegalArgumentException when the target is numeric
     */
    static ClassRows of(Dataset data) {
        int[] sizes = new int[data.classes().size()];
        double[] target = data.target().values();
        double[] weights = data.weights();
        for (int i = 0; i < target.length; i++) {
            sizes[(int) target[i]] += weights[i] > 0 ? 1 : 0;
        }
        List<int[]> groups = new ArrayList<>();
        for (int size : sizes) {
            groups.add(new int[size]);
        }
        int[] next = new int[sizes.length];
        for (int i = 0; i < target.length; i++) {
            if (weights[i] > 0) {
                int k = (int) target[i];
                groups.get(k)[next[k]++] = i;
            }
        }
        return new ClassRows(groups);
    }

    /** All rows that count, ascending. */
    static int[] counting(double[] weights) {
        return IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    }

    int largest() {
        return rows.stream().mapToInt(group -> group.length).max().orElse(0);
    }

    /** The size of the smallest class that has rows. */
    int smallest() {
        return rows.stream()
                .mapToInt(group -> group.length)
                .filter(size -> size > 0)
                .min()
                .orElse(0);
    }

    /** How many rows each class lacks to number that share of the largest, rounded; none for a class without rows. */
    int[] lacking(double ratio) {
        int goal = (int) Math.rint(ratio * largest());
        return rows.stream()
                .mapToInt(group -> group.length == 0 ? 0 : Math.max(0, goal - group.length))
                .toArray();
    }

    /**
     * The rows dealt out in random order, over and over, until there are so many: each as often as any other, or once
     * more.
     */
    static int[] dealt(int[] rows, int count, SplittableRandom random) {
        int[] dealt = new int[count];
        int[] deck = rows.clone();
        for (int from = 0; from < count; from += deck.length) {
            Shuffle.inPlace(deck, random);
            System.arraycopy(deck, 0, dealt, from, Math.min(deck.length, count - from));
        }
        return dealt;
    }

    static double requireRatio(double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("ratio: expected a number above 0 and at most 1, got " + ratio);
        }
        return ratio;
    }

    /** The numbers of all rows, and room for so many more of each class behind them. */
    static int[] upTo(int rows, int[] more) {
        int[] all = new int
                [Copies.requireRows(rows + Arrays.stream(more).asLongStream().sum())];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
