package io.limpid.models.neural;

import io.limpid.core.kernel.Shuffle;
import io.limpid.models.training.EarlyStopping;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which rows of a task train and which are held back to judge.
 *
 * @param training in file order
 * @param validation in file order; none without early stopping
 */
record NetSplit(int[] training, int[] validation) {

    /**
     * A random split that holds the share back of every class.
     *
     * @throws IllegalArgumentException when no row can be held back
     */
    static NetSplit of(NetTask task, Optional<EarlyStopping> stopping, SplittableRandom random) {
        int[] order = new int[task.rows()];
        Arrays.setAll(order, i -> i);
        if (stopping.isEmpty()) {
            return new NetSplit(order, new int[0]);
        }
        Shuffle.inPlace(order, random);
        int[] left = left(task, stopping.get().fraction());
        int[] training = new int[order.length];
        int[] validation = new int[order.length];
        int kept = 0;
        int held = 0;
        for (int row : order) {
            int kind = kind(task, row);
            if (left[kind] > 0) {
                left[kind]--;
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
        return new NetSplit(Arrays.copyOf(training, kept), Arrays.copyOf(validation, held));
    }

    /** How many rows of each kind are to be held back; at least one in all, where a kind has two rows. */
    private static int[] left(NetTask task, double fraction) {
        int[] counts = new int[Math.max(1, task.classes().size())];
        for (int i = 0; i < task.rows(); i++) {
            counts[kind(task, i)]++;
        }
        int[] left = new int[counts.length];
        int sum = 0;
        int most = 0;
        for (int k = 0; k < counts.length; k++) {
            left[k] = Math.max(0, Math.min(counts[k] - 1, (int) Math.rint(fraction * counts[k])));
            sum += left[k];
            most = counts[k] > counts[most] ? k : most;
        }
        left[most] = sum == 0 && counts[most] > 1 ? 1 : left[most];
        return left;
    }

    /** The weights with those of rows held back set to 0. */
    double[] trainingOnly(double[] weights) {
        double[] kept = weights.clone();
        for (int row : validation) {
            kept[row] = 0;
        }
        return kept;
    }

    private static int kind(NetTask task, int row) {
        return task.classes().isEmpty() ? 0 : (int) task.target()[row];
    }
}
