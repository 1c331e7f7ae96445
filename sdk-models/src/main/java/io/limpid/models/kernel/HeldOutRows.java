package io.limpid.models.kernel;

import io.limpid.core.kernel.Shuffle;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which rows of a task train and which are held back to judge.
 *
 * @param training in file order
 * @param validation in file order; none without early stopping
 */
public record HeldOutRows(int[] training, int[] validation) {

    /**
     * A random split that holds back a share of all rows, rounded, but at least one, and never the last row of a class.
     * Each class gives its own share rounded down, and those that lose most by that one row more (largest remainder),
     * so that many small classes hold back as many rows as one large one would. No class gives more than its share
     * rounded up: where classes of one row have none to give, fewer rows are held back in all.
     *
     * @param target the classes' codes, or anything for numbers
     * @param classes how many there are; 0 for numbers, which are all of one kind
     * @param fraction above 0 and below 1; empty to hold nothing back
     * @throws IllegalArgumentException when no row can be held back
     */
    public static HeldOutRows of(double[] target, int classes, OptionalDouble fraction, SplittableRandom random) {
        int[] order = new int[target.length];
        Arrays.setAll(order, i -> i);
        if (fraction.isEmpty()) {
            return new HeldOutRows(order, new int[0]);
        }
        int[] kinds = new int[target.length];
        int[] counts = new int[Math.max(1, classes)];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = classes == 0 ? 0 : (int) target[i];
            counts[kinds[i]]++;
        }
        int[] left = shares(counts, fraction.getAsDouble());
        Shuffle.inPlace(order, random);
        int[] training = new int[order.length];
        int[] validation = new int[order.length];
        int kept = 0;
        int held = 0;
        for (int row : order) {
            if (left[kinds[row]] > 0) {
                left[kinds[row]]--;
                validation[held++] = row;
            } else {
                training[kept++] = row;
            }
        }
        if (held == 0) {
            throw new IllegalArgumentException("early stopping: expected two rows of a class, or of all for a number,"
                    + " so that one can be held back, got " + order.length + " rows");
        }
        Arrays.sort(training, 0, kept);
        Arrays.sort(validation, 0, held);
        return new HeldOutRows(Arrays.copyOf(training, kept), Arrays.copyOf(validation, held));
    }

    /** How many rows of each kind are held back; of equal remainders the larger kind goes first, then the earlier. */
    static int[] shares(int[] counts, double fraction) {
        int[] shares = new int[counts.length];
        int rows = 0;
        int sum = 0;
        for (int k = 0; k < counts.length; k++) {
            shares[k] = Math.max(0, Math.min(counts[k] - 1, (int) (fraction * counts[k])));
            rows += counts[k];
            sum += shares[k];
        }
        int missing = (int) Math.max(1, Math.rint(fraction * rows)) - sum;
        int[] byRemainder = byRemainder(counts, fraction);
        for (int k : byRemainder) {
            if (missing > 0 && shares[k] < Math.min(counts[k] - 1, Math.ceil(fraction * counts[k]))) {
                shares[k]++;
                missing--;
            }
        }
        return shares;
    }

    private static int[] byRemainder(int[] counts, double fraction) {
        double[] remainders = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            remainders[k] = fraction * counts[k] - (int) (fraction * counts[k]);
        }
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted((a, b) -> remainders[a] != remainders[b]
                        ? Double.compare(remainders[b], remainders[a])
                        : Integer.compare(counts[b], counts[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The weights with those of rows held back set to 0. */
    public double[] trainingOnly(double[] weights) {
        double[] kept = weights.clone();
        for (int row : validation) {
            kept[row] = 0;
        }
        return kept;
    }
}
