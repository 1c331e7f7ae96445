package io.limpid.core.modelfile;

/** A model file that cannot be used; the message names the file or section, what was expected and what came. */
public final class ModelFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what, where and what was expected. */
    public ModelFormatException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
