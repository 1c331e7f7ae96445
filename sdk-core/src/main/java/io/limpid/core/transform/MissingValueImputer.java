package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Fills missing cells: in numeric columns with the weighted median of the training values, in categorical ones with
 * the level of the greatest training weight, ties to the first level; or as told ({@link NumericFill},
 * {@link CategoryFill}).
 *
 * <p>The weighted median is the smallest value up to which half of the weight lies, or the mean of it and the next
 * value when exactly half does, up to the rounding of the sums: with equal weights the usual median. Rows of weight
 * zero are not looked at. No column is ever dropped: a numeric column without a training value is filled with 0 unless
 * with a constant, a categorical one with its first level, and a categorical column without levels keeps its missing
 * cells. Unseen categories pass unchanged.
 *
 * <p>With indicators, columns of 1 where a cell was missing and 0 elsewhere stand behind the others, in their order,
 * named {@code Age is missing}. Their source is the column they tell of, whose flags they bear: both are one raw
 * feature. Which columns have one is settled in training ({@link MissingIndicator}); a column that was complete there
 * and has gaps later is filled all the same.
 *
 * <p>Cost: selection in a copy of every numeric column at fitting, a sort for unequal weights or most frequent numbers.
 * Columns without gaps are shared.
 *
 * <pre>{@code
 * Transformer imputer = MissingValueImputer.withDefaults()
 *         .withNumeric(NumericFill.mean())
 *         .withCategories(CategoryFill.ownLevel())
 *         .withIndicator(MissingIndicator.WHERE_SEEN);
 * Table complete = imputer.fit(train).fitted().transform(test.features());
 * }</pre>
 */
public final class MissingValueImputer implements Transformer {

    private final NumericFill numeric;
    private final CategoryFill categories;
    private final MissingIndicator indicator;

    private MissingValueImputer(NumericFill numeric, CategoryFill categories, MissingIndicator indicator) {
        this.numeric = numeric;
        this.categories = categories;
        this.indicator = indicator;
    }

    /** Median and most frequent level, no indicators. */
    public static MissingValueImputer withDefaults() {
        return new MissingValueImputer(NumericFill.median(), CategoryFill.mostFrequent(), MissingIndicator.NONE);
    }

    /** Fills numeric columns so. */
    public MissingValueImputer withNumeric(NumericFill fill) {
        return new MissingValueImputer(Objects.requireNonNull(fill, "fill"), categories, indicator);
    }

    /** Fills categorical columns so. */
    public MissingValueImputer withCategories(CategoryFill fill) {
        return new MissingValueImputer(numeric, Objects.requireNonNull(fill, "fill"), indicator);
    }

    /** Adds these indicators. */
    public MissingValueImputer withIndicator(MissingIndicator columns) {
        return new MissingValueImputer(numeric, categories, Objects.requireNonNull(columns, "columns"));
    }

    /**
     * Learns what to fill with.
     *
     * @throws IllegalArgumentException when a column's values are too far apart for a mean, or an indicator has the
     *     name of another column; the message names it
     */
    @Override
    public Fitting fit(Dataset train) {
        double[] fills = new double[train.features().schema().size()];
        for (int j = 0; j < fills.length; j++) {
            double[] values = train.features().column(j);
            Field field = train.features().schema().field(j);
            fills[j] = field instanceof Field.Numeric n
                    ? numeric.learn(n, values, train.weights())
                    : categories.learn((Field.Categorical) field, values, train.weights());
        }
        int[] indicated = IntStream.range(0, fills.length)
                .filter(j -> indicator == MissingIndicator.ALL
                        || indicator == MissingIndicator.WHERE_SEEN
                                && hasGap(train.features().column(j), train.weights()))
                .toArray();
        return Fitting.of(new FittedImputer(train.features().schema(), fills, categories.level(), indicated), train);
    }

    private static boolean hasGap(double[] values, double[] weights) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i]) && weights[i] > 0) {
                return true;
            }
        }
        return false;
    }
}
