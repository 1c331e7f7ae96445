package io.limpid.core.split;

import io.limpid.core.data.Dataset;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Folds that a column names: the rows of each value validate once what all others train. The values are taken in
 * ascending order, categories in that of their levels; one without rows makes no fold. With a column of groups this
 * leaves one group out at a time. More than ten folds are refused where folds times rows are above 2^27: a column that
 * tells every row apart is hardly one of folds.
 *
 * <pre>{@code
 * List<Fold> folds = PredefinedFolds.of("fold").withTrainOnly("-1").split(data);
 * }</pre>
 */
public final class PredefinedFolds implements Splitter {

    private final String column;
    private final Optional<String> trainOnly;

    private PredefinedFolds(String column, Optional<String> trainOnly) {
        this.column = Objects.requireNonNull(column, "column");
        this.trainOnly = trainOnly;
    }

    /** Folds by the values of this key or feature. */
    public static PredefinedFolds of(String column) {
        return new PredefinedFolds(column, Optional.empty());
    }

    /** The same where rows of this value, a level or a number's text, train in every fold and validate in none. */
    public PredefinedFolds withTrainOnly(String value) {
        return new PredefinedFolds(column, Optional.of(value));
    }

    /**
     * The folds, in ascending order of the column's values.
     *
     * @throws IllegalArgumentException when there is no such column, a row has no value there, no row has the value
     *     that only trains, no row would be left to train or to validate, or the folds are too many
     */
    @Override
    public List<Fold> split(Dataset data) {
        Splitter.requireCollected(data);
        Groups groups = Groups.of(data, column);
        int resting = trainOnly.map(value -> index(groups, value)).orElse(groups.count());
        boolean rests = resting < groups.count();
        if (!(groups.count() >= 2)) {
            throw new IllegalArgumentException("column " + Quoted.of(column)
                    + ": expected at least two values, one to train and one to validate, got " + groups.count());
        }
        int[] fold = Arrays.stream(groups.of())
                .map(g -> g == resting ? Folds.NEVER : g > resting ? g - 1 : g)
                .toArray();
        return Folds.of(fold, groups.count() - (rests ? 1 : 0));
    }

    private int index(Groups groups, String value) {
        List<String> texts = List.of(groups.texts());
        int at = texts.indexOf(value);
        if (at < 0) {
            throw new IllegalArgumentException("column " + Quoted.of(column) + ": expected rows of the value "
                    + Quoted.of(value) + " that only trains, got only " + Quoted.list(texts));
        }
        return at;
    }
}
