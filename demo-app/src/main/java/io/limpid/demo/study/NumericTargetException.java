package io.limpid.demo.study;

/** A numeric target for a model of classes; a threshold makes two of it, or it can be read as categorical. */
public final class NumericTargetException extends TaskException {

    private static final long serialVersionUID = 1L;

    /** Names the column. */
    NumericTargetException(String column) {
        super("column \"" + column + "\": expected a categorical target, got a numeric one");
    }
}
