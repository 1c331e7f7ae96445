package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One fold for each row, which validates alone what all the others train. Draws nothing at random.
 *
 * <pre>{@code
 * List<Fold> folds = LeaveOneOut.withDefaults().split(data);
 * }</pre>
 *
 * <p>For small data: {@code n} rows make {@code n} fits, and the folds alone hold {@code 4 n^2} bytes; beyond
 * 11,585 rows, which is 512 MiB, they are refused. A metric that
 * needs several rows, as ROC AUC or R2, is undefined in every fold.
 */
public final class LeaveOneOut implements Splitter {

    private LeaveOneOut() {}

    /** The only one there is. */
    public static LeaveOneOut withDefaults() {
        return new LeaveOneOut();
    }

    /**
     * The folds, in the order of their rows.
     *
     * @throws IllegalArgumentException when there are fewer than two rows, or more than 11,585
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        int n = data.rows();
        Folds.requireRows(2, n);
        return Folds.of(IntStream.range(0, n).toArray(), n);
    }
}
