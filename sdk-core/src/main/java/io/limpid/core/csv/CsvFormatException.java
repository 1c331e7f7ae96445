package io.limpid.core.csv;

/**
 * Delimited text that cannot be read; the message names the file and the line or column, what was expected and what
 * came.
 */
public final class CsvFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what, where and what was expected. */
    public CsvFormatException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public CsvFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
