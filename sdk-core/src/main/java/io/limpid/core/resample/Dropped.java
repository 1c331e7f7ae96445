package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What a resampler left out, and why. Immutable; shares its arrays as {@link Dataset} does.
 *
 * <pre>{@code
 * Dropped dropped = OutlierRows.iqr(3).drop(train);
 * System.out.println(dropped);
 * int[] rows = dropped.rows();
 * for (int k = 0; k < rows.length; k++) {
 *     System.out.println("row " + rows[k] + ": " + dropped.reason(k));
 * }
 * }</pre>
 */
public final class Dropped {

    private final Dataset kept;
    private final int given;
    private final int[] rows;
    private final IntFunction<String> reasons;
    private final List<String> notes;

    /** Reasons are asked for by position in {@code rows}: most callers never do, and a million texts are large. */
    Dropped(Dataset kept, int given, int[] rows, IntFunction<String> reasons, List<String> notes) {
        this.kept = kept;
        this.given = given;
        this.rows = rows;
        this.reasons = reasons;
        this.notes = List.copyOf(notes);
    }

    /** The rows to train on. */
    public Dataset kept() {
        return kept;
    }

    /** The rows left out, ascending, as counted in the data set that was handed over; a new array. */
    public int[] rows() {
        return rows.clone();
    }

    /**
     * Why the row {@code rows()[k]} was left out, such as {@code same as row 3}.
     *
     * @throws IllegalArgumentException when there is no such position
     */
    public String reason(int k) {
        if (!(k >= 0 && k < rows.length)) {
            throw new IllegalArgumentException("k: expected "
                    + (rows.length == 0 ? "a row to have been dropped" : "0 to " + (rows.length - 1)) + ", got " + k);
        }
        return reasons.apply(k);
    }

    /** What else was decided, such as a class that was spared; a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** How many rows were left out, the first reason, and the notes. */
    @Override
    public String toString() {
        String first = rows.length == 0 ? "" : String.format(Locale.ROOT, "; row %d: %s", rows[0], reason(0));
        String count = String.format(Locale.ROOT, "dropped %d of %d rows%s", rows.length, given, first);
        return notes.isEmpty() ? count : count + "; " + String.join("; ", notes);
    }
}
