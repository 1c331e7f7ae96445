package io.limpid.regularize.diagnosis;

/** How something of the rows to be predicted, or of their target, can have reached the rows to learn from. */
public enum LeakKind {
    /** Rows equal in every feature train and validate in the same fold. Needs folds. */
    DUPLICATE_ROWS,
    /** Rows nearly equal in every feature, and not equal in all, train and validate in the same fold. Needs folds. */
    NEAR_DUPLICATE_ROWS,
    /** One column by itself predicts the target, or a class of it, almost perfectly. */
    PERFECT_PREDICTOR,
    /** A column is the target in other units: a linear, strictly monotone or one-to-one function of it. */
    TARGET_COPY,
    /** Cutting a column somewhere gives the target's classes, or cutting the target gives the column. */
    TARGET_CUT,
    /** All rows with the same value in a column have the same target. */
    TARGET_BY_LEVEL,
    /** Whether a column has a value tells the target. */
    TARGET_BY_MISSINGNESS,
    /** A column numbers or names the rows. */
    IDENTIFIER,
    /** Rows of later times train what earlier rows validate, or the target drifts over the order of the rows. */
    TIME_ORDER,
    /** Columns have mean 0 and deviation 1 over all rows, so they were scaled before the split. */
    STANDARDIZED,
    /** Columns reach from exactly 0, or -1, to exactly 1 over all rows. */
    RANGE_SCALED,
    /** A value that repeats in a column is the mean over all rows, so gaps were filled before the split. */
    MEAN_IMPUTED,
    /** A column's values are means of the target over all rows that share the value. */
    TARGET_ENCODED,
    /** The columns look chosen by their association with the target over all rows. */
    SELECTED_COLUMNS
}
