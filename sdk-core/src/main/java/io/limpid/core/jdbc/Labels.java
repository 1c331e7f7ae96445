package io.limpid.core.jdbc;

import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What columns a result set has. */
final class Labels {

    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final List<Integer> blank = new ArrayList<>();

    private Labels() {}

    static Labels of(ResultSet rows) {
        try {
            // Some drivers answer from a closed one, as if it were empty.
            if (rows.isClosed()) {
                throw new JdbcException("result set: expected an open one, got one that is closed");
            }
            ResultSetMetaData about = rows.getMetaData();
            Labels labels = new Labels();
            for (int position = 1; position <= about.getColumnCount(); position++) {
                labels.add(about, position);
            }
            return labels;
        } catch (SQLException e) {
            throw SqlFailure.of("result set: expected columns with labels and types", e);
        }
    }

    private void add(ResultSetMetaData about, int position) throws SQLException {
        String name = about.getColumnLabel(position);
        if (name == null || name.isBlank()) {
            blank.add(position);
            return;
        }
        int type = about.getColumnType(position);
        String typeName = String.valueOf(about.getColumnTypeName(position));
        SqlType kind = SqlType.of(type, type == Types.BIT ? about.getPrecision(position) : 0, typeName);
        Label label = new Label(name, position, kind, typeName);
        if (labels.putIfAbsent(name, label) != null) {
            twice.add(name);
        }
    }

    /** Every column, each of which must have a label of its own. */
    Collection<Label> all() {
        if (!blank.isEmpty()) {
            throw new JdbcException("result set, column " + blank.get(0)
                    + ": expected a label, got a blank; name it in the query with \"as\"");
        }
        labels.keySet().forEach(this::require);
        return labels.values();
    }

    Label require(String name) {
        Label label = labels.get(name);
        if (label == null) {
            throw new JdbcException("result set, column " + Quoted.of(name)
                    + ": expected a column of that label, got only " + Quoted.list(List.copyOf(labels.keySet())));
        }
        if (twice.contains(name)) {
            throw new JdbcException("result set, column " + Quoted.of(name)
                    + ": expected one column of that label, got two; name them in the query with \"as\"");
        }
        return label;
    }

    /** A column of the result set. */
    record Label(String name, int position, SqlType type, String typeName) {

        /** What the column is, as its SQL type says. */
        Field field() {
            if (type == SqlType.UNREADABLE || type == SqlType.OTHER) {
                String instead = type == SqlType.OTHER ? "read it as categorical, " : "";
                throw wrongType("a number, text, boolean, date or time", "; " + instead + "cast it or leave it out");
            }
            if (type.isNumeric()) {
                return new Field.Numeric(name);
            }
            return new Field.Categorical(name, type == SqlType.BOOLEAN ? List.of("false", "true") : List.of());
        }

        /** The column, to be read as this field says. */
        SqlColumn as(Field field, int levelLimit) {
            if (type == SqlType.UNREADABLE) {
                throw wrongType("a type that can be read", "; cast it or leave it out");
            }
            if (field instanceof Field.Numeric && !type.isNumeric()) {
                throw wrongType("a number", "");
            }
            return new SqlColumn(this, field, levelLimit);
        }

        private JdbcException wrongType(String expected, String advice) {
            return new JdbcException("result set, column " + Quoted.of(name) + ": expected " + expected
                    + ", got the SQL type " + Quoted.escaped(typeName) + advice);
        }
    }
}
