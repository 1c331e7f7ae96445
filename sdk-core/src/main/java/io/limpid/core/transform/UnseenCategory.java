package io.limpid.core.transform;

/** What to do with a category that was not seen in training. */
public enum UnseenCategory {
    /** It becomes zeros in every column of its encoding, like a missing value. */
    ZEROS,
    /** It is an error that names the column, the row and the category. */
    ERROR,
    /** It counts as a rare one; zeros in a column that has no rare ones. */
    OTHER
}
