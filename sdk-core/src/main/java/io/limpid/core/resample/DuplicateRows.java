package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.EqualRows;
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
        double[] weights = train.weights();
        int[] first = EqualRows.firsts(columns(train), n, i -> weights[i] > 0);
        int[] kept = IntStream.range(0, n).filter(i -> first[i] == i).toArray();
        int[] out = IntStream.range(0, n).filter(i -> first[i] != i).toArray();
        Dataset left = train.select(kept);
        if (weight == Weight.ADDED && out.length > 0) {
            double[] sums = weights.clone();
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
}
