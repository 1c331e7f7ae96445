package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Drops rows that repeat an earlier one in every feature and the target. Of equal rows the first one of positive weight
 * stays; those of weight zero are left alone.
 *
 * <pre>{@code
 * Dropped dropped = DuplicateRows.withDefaults()
 *         .withWeight(DuplicateRows.Weight.ADDED)
 *         .drop(train);
 * }</pre>
 *
 * <p>Two missing cells are equal, and so are 0 and -0. Keys are not compared: an identifier would make every row
 * unique. Rows of equal features and different targets are no duplicates. Kept rows keep their order, weights and keys.
 * Cost: linear in the cells; equality is tested cell by cell and never taken from a hash.
 */
public final class DuplicateRows implements DroppingResampler {

    /** What becomes of a dropped row's weight. */
    public enum Weight {
        /** It goes with the row: a row counts once, however often it stands in the data. */
        DROPPED,
        /** It is added to the kept row's: a model that takes weights sees the same data in fewer rows. */
        ADDED
    }

    private static final int EMPTY = -1;

    private final Weight weight;

    private DuplicateRows(Weight weight) {
        this.weight = weight;
    }

    /** Drops repeated rows with their weights. */
    public static DuplicateRows withDefaults() {
        return new DuplicateRows(Weight.DROPPED);
    }

    /** Does this with the dropped rows' weights. */
    public DuplicateRows withWeight(Weight fate) {
        return new DuplicateRows(Objects.requireNonNull(fate, "fate"));
    }

    /** The first of equal rows, and the rows that repeat one. */
    @Override
    public Dropped drop(Dataset train) {
        int n = train.rows();
        int[] first = firsts(columns(train), train.weights());
        int[] kept = IntStream.range(0, n).filter(i -> first[i] == i).toArray();
        int[] out = IntStream.range(0, n).filter(i -> first[i] != i).toArray();
        Dataset left = train.select(kept);
        if (weight == Weight.ADDED && out.length > 0) {
            double[] sums = train.weights().clone();
            for (int row : out) {
                sums[first[row]] += sums[row];
            }
            left = left.withWeights(
                    Arrays.stream(kept).mapToDouble(i -> sums[i]).toArray());
        }
        return new Dropped(left, n, out, k -> "same as row " + first[out[k]], List.of());
    }

    private static double[][] columns(Dataset data) {
        Table x = data.features();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < x.schema().size(); j++) {
            columns.add(x.column(j));
        }
        columns.add(data.target().values());
        return columns.toArray(double[][]::new);
    }

    /** For each row the first that equals it; for a row of weight zero itself. */
    private static int[] firsts(double[][] columns, double[] weights) {
        int[] hashes = hashes(columns, weights.length);
        // At most two thirds full, so that a probe ends soon.
        int capacity = Integer.highestOneBit(Math.max(1, (int) Math.min(1L << 29, weights.length * 3L / 2))) * 2;
        int[] slots = new int[capacity];
        Arrays.fill(slots, EMPTY);
        int[] first = new int[weights.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = i;
            if (weights[i] > 0) {
                int slot = hashes[i] & (capacity - 1);
                while (slots[slot] != EMPTY && !(hashes[slots[slot]] == hashes[i] && equal(columns, slots[slot], i))) {
                    slot = (slot + 1) & (capacity - 1);
                }
                if (slots[slot] == EMPTY) {
                    slots[slot] = i;
                }
                first[i] = slots[slot];
            }
        }
        return first;
    }

    private static int[] hashes(double[][] columns, int rows) {
        long[] hashes = new long[rows];
        for (double[] column : columns) {
            for (int i = 0; i < rows; i++) {
                // Adding zero makes 0 of -0.
                long bits = Double.doubleToLongBits(column[i] + 0.0);
                hashes[i] = (hashes[i] ^ bits ^ bits >>> 32) * 0x9e3779b97f4a7c15L;
                hashes[i] ^= hashes[i] >>> 29;
            }
        }
        return Arrays.stream(hashes).mapToInt(h -> (int) (h ^ h >>> 32)).toArray();
    }

    private static boolean equal(double[][] columns, int a, int b) {
        for (double[] column : columns) {
            if (column[a] != column[b] && !(Double.isNaN(column[a]) && Double.isNaN(column[b]))) {
                return false;
            }
        }
        return true;
    }
}
