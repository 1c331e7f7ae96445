package io.limpid.core.transform;

import io.limpid.core.data.Field;
import java.util.Objects;
import java.util.Optional;

/** What the missing cells of a categorical column are filled with. */
public final class CategoryFill {

    private static final String OWN = "(missing)";

    private final Optional<String> level;

    private CategoryFill(Optional<String> level) {
        this.level = level;
    }

    /** The level of the greatest training weight, ties to the first; nothing in a column without levels. */
    public static CategoryFill mostFrequent() {
        return new CategoryFill(Optional.empty());
    }

    /** The same level in every column. Where a column has no such level, it gets it as its last. */
    public static CategoryFill constant(String level) {
        return new CategoryFill(Optional.of(Objects.requireNonNull(level, "level")));
    }

    /** A level of their own, {@code (missing)}, which every categorical column gets as its last. */
    public static CategoryFill ownLevel() {
        return constant(OWN);
    }

    /** The level that columns get if they don't have it, if any. */
    Optional<String> level() {
        return level;
    }

    /** The code to fill with: one of the column's, or the next one for the level it gets, or NaN for nothing. */
    double learn(Field.Categorical field, double[] codes, double[] weights) {
        int levels = field.levels().size();
        if (level.isPresent()) {
            return field.find(level.get()).orElse(levels);
        }
        double[] totals = new double[levels];
        for (int i = 0; i < codes.length; i++) {
            if (!Double.isNaN(codes[i])) {
                totals[(int) codes[i]] += weights[i];
            }
        }
        double best = Double.NaN;
        for (int k = 0; k < levels; k++) {
            if (Double.isNaN(best) || totals[k] > totals[(int) best]) {
                best = k;
            }
        }
        return best;
    }
}
