package io.limpid.demo.study;

/** A model, a task and a target that do not go together. */
public sealed class TaskException extends IllegalArgumentException permits NumericTargetException {

    private static final long serialVersionUID = 1L;

    /** Says which of them was expected, and which one was there. */
    TaskException(String message) {
        super(message);
    }
}
