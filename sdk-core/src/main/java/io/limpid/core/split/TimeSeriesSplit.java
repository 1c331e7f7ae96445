package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Validates blocks of rows one after another in time, each by what came before it. Time is the order of the rows, or a
 * column ({@link #withTime}); the last rows make the last fold. Draws nothing at random.
 *
 * <pre>{@code
 * List<Fold> folds = TimeSeriesSplit.of(5).withTime("date").withGap(7).split(data);
 * }</pre>
 *
 * <p>With {@code n} rows in order of time, fold {@code f} of {@code k} (from 0) validates the {@code s} rows from
 * {@code n - (k - f) s} on, where {@code s = floor(n / (k + 1))} unless given, and trains those before, less the gap.
 * So training windows grow from fold to fold, or with {@link #withTrainRows} slide. These are the folds of
 * scikit-learn's {@code TimeSeriesSplit}, with one difference: rows of the same time are never on both sides. Those of
 * the first validation row's time do not train.
 *
 * <p>The first rows validate in no fold.
 */
public final class TimeSeriesSplit implements Splitter {

    private final int folds;
    private final Optional<String> time;
    private final int gap;
    private final OptionalInt validationRows;
    private final OptionalInt trainRows;

    private TimeSeriesSplit(
            int folds, Optional<String> time, int gap, OptionalInt validationRows, OptionalInt trainRows) {
        this.folds = folds;
        this.time = time;
        this.gap = gap;
        this.validationRows = validationRows;
        this.trainRows = trainRows;
    }

    /**
     * So many folds, in the order of the rows, without a gap.
     *
     * @throws IllegalArgumentException when there are fewer than two
     */
    public static TimeSeriesSplit of(int folds) {
        return new TimeSeriesSplit(Folds.require(folds), Optional.empty(), 0, OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * The same in the order of this key or feature: of its numbers, or of its levels' texts by code points, wherever
     * they stand among the levels. So dates as 2024-02-29 are in order of time, and dates as 29.2.2024 or months by
     * name are not.
     */
    public TimeSeriesSplit withTime(String column) {
        return new TimeSeriesSplit(
                folds, Optional.of(Objects.requireNonNull(column, "column")), gap, validationRows, trainRows);
    }

    /**
     * The same with so many rows left out between training and validation.
     *
     * @throws IllegalArgumentException when negative
     */
    public TimeSeriesSplit withGap(int rows) {
        if (!(rows >= 0)) {
            throw new IllegalArgumentException("gap: expected at least 0 rows, got " + rows);
        }
        return new TimeSeriesSplit(folds, time, rows, validationRows, trainRows);
    }

    /**
     * The same with so many validation rows in each fold.
     *
     * @throws IllegalArgumentException when below 1
     */
    public TimeSeriesSplit withValidationRows(int rows) {
        return new TimeSeriesSplit(folds, time, gap, OptionalInt.of(positive("validation rows", rows)), trainRows);
    }

    /**
     * The same with a window that slides instead of growing: at most so many training rows, the latest.
     *
     * @throws IllegalArgumentException when below 1
     */
    public TimeSeriesSplit withTrainRows(int rows) {
        return new TimeSeriesSplit(folds, time, gap, validationRows, OptionalInt.of(positive("train rows", rows)));
    }

    private static int positive(String what, int rows) {
        if (!(rows >= 1)) {
            throw new IllegalArgumentException(what + ": expected at least 1, got " + rows);
        }
        return rows;
    }

    /**
     * The folds, from the earliest to the latest.
     *
     * @throws IllegalArgumentException when the rows are too few, there is no such column, a row has no time, or a fold
     *     has no row to train that is earlier than its first to validate
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        int n = data.rows();
        int size = validationRows.orElse(Math.max(1, n / (folds + 1)));
        long least = (long) folds * size + gap + 1;
        if (!(n >= least)) {
            throw new IllegalArgumentException("rows: expected at least " + least + ", for " + folds + " folds of "
                    + size + " after a gap of " + gap + " and one to train, got " + n);
        }
        Folds.requireMemory(folds, (int) Math.min(n, (long) trainRows.orElse(n) + size));
        TimeOrder order = time.map(column -> TimeOrder.byColumn(data, column)).orElseGet(() -> TimeOrder.byRow(n));
        List<Fold> split = new ArrayList<>(folds);
        for (int f = 0; f < folds; f++) {
            int start = n - (folds - f) * size;
            int end = start - gap;
            while (end > 0 && order.times()[end - 1] == order.times()[start]) {
                end--;
            }
            if (end == 0) {
                throw new IllegalArgumentException("fold " + (f + 1) + " of " + folds + ": expected at least one row"
                        + " earlier than its first to validate, got none");
            }
            int from = Math.max(0, end - trainRows.orElse(end));
            split.add(new Fold(order.rows(from, end), order.rows(start, start + size)));
        }
        return List.copyOf(split);
    }
}
