package io.limpid.core.jdbc;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JDBC result set into a table: a column of each label, its type after the SQL type.
 *
 * <pre>{@code
 * Table customers;
 * try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:postgresql:shop");
 *         java.sql.PreparedStatement query = connection.prepareStatement("select age, city from customer");
 *         java.sql.ResultSet rows = query.executeQuery()) {
 *     customers = JdbcReader.withDefaults().withRowLimit(1_000_000).read(rows);
 * }
 * }</pre>
 *
 * <p>TINYINT to BIGINT, DECIMAL, NUMERIC, REAL, FLOAT and DOUBLE make numeric columns, rounded to the nearest double: a
 * whole number beyond 2<sup>53</sup> in size may lose its last digits, and so identifiers of that length belong under
 * {@link #withCategorical}. BOOLEAN and BIT make a categorical column with the levels {@code false} and {@code true};
 * CHAR (without the spaces that fill it up), VARCHAR, DATE, TIME and TIMESTAMP, with a time zone or without, one of
 * their texts, dates and times as ISO 8601 writes them, with levels in ascending code-point order. NULL and NaN are
 * missing. Other types, as UUID of some databases, are read as text when {@link #withCategorical} or a schema names
 * them; BLOB, CLOB, binary, arrays, XML and structures are refused. Labels are taken as the database gives them, which
 * often means upper case; none may stand twice.
 *
 * <p>One pass, a row at a time as the driver fetches them; memory is 8 bytes a cell, half as much again while the
 * columns grow, and the distinct texts. Whatever goes wrong is a {@link JdbcException}. Immutable and thread-safe.
 */
public final class JdbcReader {

    private static final String STAGE = "reading a result set";

    /** A listener hears of every so many rows. */
    private static final int STEP = 1_000;

    private final Optional<Schema> schema;
    private final Set<String> categorical;
    private final int rowLimit;
    private final int levelLimit;

    private JdbcReader(Optional<Schema> schema, Set<String> categorical, int rowLimit, int levelLimit) {
        this.schema = schema;
        this.categorical = categorical;
        this.rowLimit = rowLimit;
        this.levelLimit = levelLimit;
    }

    /** Every column, types as the database says, no limit but memory. */
    public static JdbcReader withDefaults() {
        return new JdbcReader(Optional.empty(), Set.of(), Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Reads the columns of this schema only, by label, in its order and by its types. A numeric column must be of a
     * numeric SQL type; a categorical one may be of any, numbers being written out. A categorical column's own levels
     * keep their codes; levels it does not list follow them in the order they come.
     */
    public JdbcReader withSchema(Schema known) {
        return new JdbcReader(Optional.of(Objects.requireNonNull(known, "known")), categorical, rowLimit, levelLimit);
    }

    /**
     * Reads these columns as categories whatever their SQL type. Under a schema its types decide instead; either way
     * the columns must be there.
     */
    public JdbcReader withCategorical(String... columns) {
        Set<String> all = new HashSet<>(categorical);
        all.addAll(List.of(columns));
        return new JdbcReader(schema, Set.copyOf(all), rowLimit, levelLimit);
    }

    /**
     * Refuses more rows than this.
     *
     * @throws IllegalArgumentException when it is not at least 1
     */
    public JdbcReader withRowLimit(int most) {
        return new JdbcReader(schema, categorical, requirePositive("rowLimit", most), levelLimit);
    }

    /**
     * Refuses more distinct categories in a column than this; beyond a schema's own, when there is one.
     *
     * @throws IllegalArgumentException when it is not at least 1
     */
    public JdbcReader withLevelLimit(int most) {
        return new JdbcReader(schema, categorical, rowLimit, requirePositive("levelLimit", most));
    }

    private static int requirePositive(String limit, int value) {
        if (!(value >= 1)) {
            throw new IllegalArgumentException(limit + ": expected at least 1, got " + value);
        }
        return value;
    }

    /**
     * Reads the rows behind the cursor, for a new result set all of them, to the end; the caller closes it.
     *
     * @throws JdbcException when a label is blank or stands twice, a column is missing or of a type that cannot be
     *     read, a number is infinite, a limit is exceeded, or the database fails; the message names the row and column
     */
    public Table read(ResultSet rows) {
        return read(rows, Run.quiet());
    }

    /**
     * Reads as {@link #read(ResultSet)} does, on the calling thread. Progress is in rows, of a total of 0, since nobody
     * knows it: every thousand and the last. The run is asked before each row whether to stop.
     *
     * @throws JdbcException as without a run
     * @throws java.util.concurrent.CancellationException when the run is cancelled
     */
    public Table read(ResultSet rows, Run run) {
        Objects.requireNonNull(run, "run");
        Labels labels = Labels.of(Objects.requireNonNull(rows, "rows"));
        categorical.forEach(labels::require);
        List<SqlColumn> columns = columns(labels);
        int count = 0;
        run.cancellation().check();
        while (next(rows, count)) {
            if (count == rowLimit) {
                throw new JdbcException("result set: expected at most " + rowLimit + " rows, got more");
            }
            for (SqlColumn column : columns) {
                column.add(rows, count);
            }
            count++;
            if (count % STEP == 0) {
                run.progress().update(STAGE, count, 0);
            }
            run.cancellation().check();
        }
        if (count % STEP != 0 || count == 0) {
            run.progress().update(STAGE, count, 0);
        }
        return table(columns);
    }

    private static Table table(List<SqlColumn> columns) {
        Field[] fields = new Field[columns.size()];
        double[][] values = new double[fields.length][];
        for (int j = 0; j < fields.length; j++) {
            Column column = columns.get(j).finish();
            fields[j] = column.field();
            values[j] = column.values();
        }
        return Table.of(Schema.of(fields), values);
    }

    private List<SqlColumn> columns(Labels labels) {
        List<SqlColumn> columns = new ArrayList<>();
        if (schema.isPresent()) {
            for (Field field : schema.get().fields()) {
                columns.add(labels.require(field.name()).as(field, levelLimit));
            }
            return columns;
        }
        for (Labels.Label label : labels.all()) {
            boolean asText = categorical.contains(label.name());
            columns.add(label.as(asText ? new Field.Categorical(label.name(), List.of()) : label.field(), levelLimit));
        }
        return columns;
    }

    private static boolean next(ResultSet rows, int count) {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw SqlFailure.of("result set, row " + count + ": expected a row that can be read", e);
        }
    }
}
