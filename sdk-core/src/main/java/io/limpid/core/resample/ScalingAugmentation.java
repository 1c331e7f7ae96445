package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Appends copies of every row whose numeric values are multiplied by a factor drawn evenly from {@code [1 - spread, 1 +
 * spread)}: for measurements whose error grows with their size, such as prices or lengths. Categories, missing cells,
 * targets and weights are copied unchanged.
 *
 * <pre>{@code
 * Dataset more = ScalingAugmentation.withDefaults()
 *         .withSpread(0.02)
 *         .withFactor(ScalingAugmentation.Factor.PER_ROW)
 *         .resample(train);
 * }</pre>
 *
 * <p>Zero stays zero, and the effect depends on where a column's zero lies: it belongs before standardising. The same
 * seed gives the same bits. Cost: one draw per copy, row and numeric column.
 */
public final class ScalingAugmentation implements Resampler {

    /** What shares one factor. */
    public enum Factor {
        /** Nothing: each value has its own. */
        PER_CELL,
        /** All values of a row, as when a whole measurement is taken with a longer ruler or in brighter light. */
        PER_ROW
    }

    private final double spread;
    private final Factor factor;
    private final int copies;
    private final long seed;

    private ScalingAugmentation(double spread, Factor factor, int copies, long seed) {
        this.spread = spread;
        this.factor = factor;
        this.copies = copies;
        this.seed = seed;
    }

    /** One copy of each row, each value times its own factor from 0.9 to 1.1, seed 0. */
    public static ScalingAugmentation withDefaults() {
        return new ScalingAugmentation(0.1, Factor.PER_CELL, 1, 0);
    }

    /** Factors up to this far from 1: at least 0 and at most 1. */
    public ScalingAugmentation withSpread(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("spread: expected a number from 0 to 1, got " + share);
        }
        return new ScalingAugmentation(share, factor, copies, seed);
    }

    /** A factor for each cell or for each row. */
    public ScalingAugmentation withFactor(Factor drawn) {
        return new ScalingAugmentation(spread, Objects.requireNonNull(drawn, "drawn"), copies, seed);
    }

    /** This many copies of each row, at least one. */
    public ScalingAugmentation withCopies(int count) {
        return new ScalingAugmentation(spread, factor, Copies.requireCount(count), seed);
    }

    /** Draws the factors from this seed. */
    public ScalingAugmentation withSeed(long value) {
        return new ScalingAugmentation(spread, factor, copies, value);
    }

    @Override
    public Dataset resample(Dataset train) {
        Table x = train.features();
        int n = train.rows();
        double[][] columns = new double[x.schema().size()][];
        SplittableRandom random = new SplittableRandom(seed);
        double[] factors = new double[Copies.requireRows((long) copies * n)];
        if (factor == Factor.PER_ROW) {
            draw(factors, random.split());
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Copies.repeated(x.column(j), copies);
            if (x.schema().field(j) instanceof Field.Numeric) {
                if (factor == Factor.PER_CELL) {
                    draw(factors, random.split());
                }
                for (int i = 0; i < factors.length; i++) {
                    columns[j][n + i] *= factors[i];
                }
            }
        }
        return Copies.of(train, columns, copies);
    }

    private void draw(double[] factors, SplittableRandom random) {
        for (int i = 0; i < factors.length; i++) {
            factors[i] = 1 + spread * (2 * random.nextDouble() - 1);
        }
    }
}
