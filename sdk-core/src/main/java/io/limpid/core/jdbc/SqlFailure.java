package io.limpid.core.jdbc;

import io.limpid.core.text.Quoted;
import java.sql.SQLException;

/** A failure of the database in one line. */
final class SqlFailure {

    /** Most of a driver's message that is repeated. */
    private static final int SHOWN = 400;

    private SqlFailure() {}

    static JdbcException of(String expected, SQLException e) {
        String reason = String.valueOf(e.getMessage());
        String shown = reason.length() <= SHOWN ? reason : reason.substring(0, SHOWN) + "…";
        String state = e.getSQLState() == null ? "" : " (SQL state " + Quoted.escaped(e.getSQLState()) + ")";
        return new JdbcException(expected + ", got " + Quoted.escaped(shown) + state, e);
    }
}
