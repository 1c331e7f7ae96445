package io.limpid.core.jdbc;

/**
 * What a database answered and cannot be made a table of, or a failure of the database while it was read; the message
 * names the row and column, what was expected and what came. A {@link java.sql.SQLException} is its cause.
 */
public final class JdbcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what, where and what was expected. */
    public JdbcException(String message) {
        super(message);
    }

    /** With a message and what caused it. */
    public JdbcException(String message, Throwable cause) {
        super(message, cause);
    }
}
