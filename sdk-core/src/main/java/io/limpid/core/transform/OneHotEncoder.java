package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Weights;
import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * Turns each categorical column into one column of zeros and ones for each of its levels, named {@code Column=level}
 * and in the levels' order, in the place of the column. All levels are kept, also the first. A missing category is
 * zeros in all of them; numeric columns pass unchanged.
 *
 * <p>On request the rare levels of a column share one column, its last, named {@code Column=(other)}; a column
 * without a rare level has none. Should a kept level bear that name, the column is {@code Column=(other 2)}. A level is
 * rare when the weight of its training rows is below a bound: so is one without any.
 *
 * <p>A column without levels has no part in the output. A column of over 1,000 levels, beside rare ones, is refused,
 * unless told otherwise: it is likely an identifier, which says nothing about a new row. So are more than 10,000 output
 * columns and names of over 1,000 characters, which no model file holds. Cost: rows × output columns, in time and
 * memory.
 *
 * <pre>{@code
 * OneHotEncoder encoder = OneHotEncoder.withDefaults()
 *         .withRareBelowShare(0.01)
 *         .withUnseen(UnseenCategory.OTHER);
 * Dataset encoded = encoder.fit(train).training();
 * }</pre>
 */
public final class OneHotEncoder implements Transformer {

    private static final int MOST_LEVELS = 1_000;

    private final UnseenCategory unseen;
    private final int mostLevels;

    /** Of the weight of all training rows. */
    private final double leastShare;

    private final double leastWeight;

    private OneHotEncoder(UnseenCategory unseen, int mostLevels, double leastShare, double leastWeight) {
        this.unseen = unseen;
        this.mostLevels = mostLevels;
        this.leastShare = leastShare;
        this.leastWeight = leastWeight;
    }

    /** All levels, at most 1,000 in a column, none of them rare, zeros for an unseen category. */
    public static OneHotEncoder withDefaults() {
        return new OneHotEncoder(UnseenCategory.ZEROS, MOST_LEVELS, 0, 0);
    }

    /** Treats unseen categories so. */
    public OneHotEncoder withUnseen(UnseenCategory treatment) {
        return new OneHotEncoder(Objects.requireNonNull(treatment, "treatment"), mostLevels, leastShare, leastWeight);
    }

    /** Refuses a column of more than this many levels that are not rare; at least 1. */
    public OneHotEncoder withMostLevels(int most) {
        if (!(most >= 1)) {
            throw new IllegalArgumentException("mostLevels: expected at least 1, got " + most);
        }
        return new OneHotEncoder(unseen, most, leastShare, leastWeight);
    }

    /**
     * Calls a level rare when its rows have less than this share, from 0 to 1, of the weight of all training rows,
     * those with a missing category included; 0 calls none rare. Replaces {@link #withRareBelowWeight}.
     */
    public OneHotEncoder withRareBelowShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("rareBelowShare: expected a number from 0 to 1, got " + share);
        }
        return new OneHotEncoder(unseen, mostLevels, share, 0);
    }

    /**
     * Calls a level rare when its training rows weigh less than this in sum, which with equal weights is their number;
     * 0 calls none rare. Replaces {@link #withRareBelowShare}.
     */
    public OneHotEncoder withRareBelowWeight(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "rareBelowWeight: expected a finite number of at least 0, got " + weight);
        }
        return new OneHotEncoder(unseen, mostLevels, 0, weight);
    }

    /**
     * Learns the levels of every categorical column, and which are rare.
     *
     * @throws IllegalArgumentException when a column has too many levels, the output too many columns, or a name too
     *     many characters; the message names the column
     */
    @Override
    public Fitting fit(Dataset train) {
        Schema schema = train.features().schema();
        boolean[][] rare = new boolean[schema.size()][];
        for (int j = 0; j < rare.length; j++) {
            if (schema.field(j) instanceof Field.Categorical c) {
                rare[j] = rare(
                        train.features().column(j), train.weights(), c.levels().size());
                requireFewLevels(c, rare[j]);
            }
        }
        return Fitting.of(new FittedOneHot(schema, unseen, rare), train);
    }

    private boolean[] rare(double[] codes, double[] weights, int levels) {
        boolean[] rare = new boolean[levels];
        if (leastShare > 0 || leastWeight > 0) {
            // A share is the same of weights that are all smaller; a weight is not.
            double[] sums = LevelWeights.of(codes, leastShare > 0 ? Weights.withFiniteSum(weights) : weights, levels);
            double least = leastShare > 0 ? leastShare * LevelWeights.total(sums) : leastWeight;
            for (int k = 0; k < levels; k++) {
                rare[k] = sums[k] < least || sums[k] == 0;
            }
        }
        return rare;
    }

    private void requireFewLevels(Field.Categorical field, boolean[] rare) {
        int kept = 0;
        for (boolean one : rare) {
            kept += one ? 0 : 1;
        }
        if (kept > mostLevels) {
            throw new IllegalArgumentException("column " + Quoted.of(field.name()) + ": expected at most " + mostLevels
                    + " categories, got " + kept + "; is it an identifier?");
        }
    }
}
