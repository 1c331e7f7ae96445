package io.limpid.explain;

import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Objects;

/** Absent columns take the values of given rows, each with equal weight. Immutable; shares the table it is given. */
public final class Marginal implements Masker {

    private final Table background;

    private Marginal(Table background) {
        this.background = background;
    }

    /**
     * These rows as background. An explanation costs time in proportion to their number.
     *
     * @throws IllegalArgumentException when there are no rows
     */
    public static Marginal of(Table rows) {
        Objects.requireNonNull(rows, "rows");
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("background: expected at least 1 row, got 0");
        }
        return new Marginal(rows);
    }

    @Override
    public Table background() {
        return background;
    }

    @Override
    public double[] weights() {
        double[] weights = new double[background.rows()];
        Arrays.fill(weights, 1.0 / weights.length);
        return weights;
    }
}
