package io.limpid.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against HSQLDB 2.7.4 in memory. */
class JdbcReaderTest {

    private static final double NA = Double.NaN;

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        System.setProperty("hsqldb.reconfig_logging", "false");
        connection = DriverManager.getConnection("jdbc:hsqldb:mem:JdbcReaderTest");
    }

    @AfterEach
    void dropTables() throws SQLException {
        run("drop schema public cascade");
    }

    @AfterAll
    static void shutDown() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Table read(JdbcReader reader, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return reader.read(rows);
        }
    }

    private Table read(String query) throws SQLException {
        return read(JdbcReader.withDefaults(), query);
    }

    /** Of one row; HSQLDB's way to select without a table. */
    private static String values(String columns) {
        return "select " + columns + " from (values(0))";
    }

    @Test
    void read_numbersOfEveryType_areNumeric() throws SQLException {
        run(
                "create table n (a tinyint, b smallint, c integer, d bigint, e decimal(20, 3), f numeric(5, 1), g real,"
                        + " h float, i double)",
                "insert into n values (-1, 2, 3, 9007199254740993, 12345678901234567.125, 0.1, 0.1, 0.1, 1e-300)",
                "insert into n values (null, null, null, null, null, null, null, null, null)",
                "insert into n values (0, 0, 0, -5, -0.5, 0, 0, 0, 0)");
        Table table = read("select * from n");
        assertThat(table.schema().names()).containsExactly("A", "B", "C", "D", "E", "F", "G", "H", "I");
        assertThat(table.schema().fields()).allMatch(field -> field instanceof Field.Numeric);
        // 2^53 + 1 and a decimal of 20 digits are rounded to the nearest double. To HSQLDB a real is a double.
        double[] first = {-1, 2, 3, 0x1p53, 12345678901234568.0, 0.1, 0.1, 0.1, 1e-300};
        double[] third = {0, 0, 0, -5, -0.5, 0, 0, 0, 0};
        for (int j = 0; j < first.length; j++) {
            assertThat(table.column(j)).containsExactly(first[j], NA, third[j]);
        }
    }

    @Test
    void read_textsOfEveryType_areCategorical() throws SQLException {
        run(
                "create table t (a varchar(20), b char(5), c boolean, d date, e timestamp, f time,"
                        + " g timestamp with time zone, h bit, i longvarchar)",
                "insert into t values ('é ', 'x', true, date '2026-01-05', timestamp '2026-01-05 10:30:00',"
                        + " time '10:30:15', timestamp '2026-01-05 10:30:00+02:00', B'1', 'long')",
                "insert into t values (null, null, null, null, null, null, null, null, null)",
                "insert into t values ('A', 'w', false, date '1582-10-04', timestamp '1969-12-31 23:59:59.5',"
                        + " time '00:00:00', timestamp '2026-01-05 08:30:00+00:00', B'0', '')");
        Table table = read("select * from t");
        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        new Field.Categorical("A", List.of("A", "é ")),
                        new Field.Categorical("B", List.of("w", "x")),
                        new Field.Categorical("C", List.of("false", "true")),
                        new Field.Categorical("D", List.of("1582-10-04", "2026-01-05")),
                        new Field.Categorical("E", List.of("1969-12-31T23:59:59.500", "2026-01-05T10:30")),
                        new Field.Categorical("F", List.of("00:00", "10:30:15")),
                        new Field.Categorical("G", List.of("2026-01-05T08:30Z", "2026-01-05T10:30+02:00")),
                        new Field.Categorical("H", List.of("false", "true")),
                        new Field.Categorical("I", List.of("", "long"))));
        for (int j = 0; j < 9; j++) {
            assertThat(table.column(j)).containsExactly(1, NA, 0);
        }
    }

    @Test
    void read_columnsOfNulls_keepTheirTypes() throws SQLException {
        run("create table t (a integer, b varchar(3), c boolean)", "insert into t values (null, null, null)");
        assertThat(read("select * from t").schema())
                .isEqualTo(Schema.of(
                        new Field.Numeric("A"),
                        new Field.Categorical("B", List.of()),
                        new Field.Categorical("C", List.of("false", "true"))));
    }

    @Test
    void read_noneOneAndTwoRows_work() throws SQLException {
        run("create table t (a integer, b varchar(3))");
        Table none = read("select * from t");
        assertThat(none.rows()).isZero();
        assertThat(none.schema().names()).containsExactly("A", "B");
        run("insert into t values (1, 'x')");
        assertThat(read("select * from t").column(0)).containsExactly(1);
        run("insert into t values (2, 'x')");
        assertThat(read("select * from t order by a").column(1)).containsExactly(0, 0);
    }

    @Test
    void read_labels_nameTheColumns() throws SQLException {
        assertThat(read(values("1 as \"Größe m²\", 2 as b")).schema().names()).containsExactly("Größe m²", "B");
    }

    @Test
    void read_cursorBehindTheFirstRow_readsTheRest() throws SQLException {
        run("create table t (a integer)", "insert into t values (1)", "insert into t values (2)");
        try (PreparedStatement query = connection.prepareStatement("select a from t order by a");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            assertThat(JdbcReader.withDefaults().read(rows).column(0)).containsExactly(2);
            assertThat(rows.isClosed()).isFalse();
        }
    }

    @Test
    void read_labelTwice_isRefused() {
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(values("1 as x, 2 as x")))
                .withMessage("result set, column \"X\": expected one column of that label, got two; name them in the"
                        + " query with \"as\"");
    }

    @Test
    void read_labelTwiceThatTheSchemaLeavesOut_isRead() throws SQLException {
        JdbcReader reader = JdbcReader.withDefaults().withSchema(Schema.of(new Field.Numeric("Y")));
        assertThat(read(reader, values("1 as x, 2 as x, 3 as y")).column(0)).containsExactly(3);
    }

    @Test
    void read_blankLabel_isRefused() {
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(values("1 as x, 2 as \" \"")))
                .withMessage("result set, column 2: expected a label, got a blank; name it in the query with \"as\"");
    }

    @Test
    void read_typeThatIsNoCell_namesColumnAndType() throws SQLException {
        run("create table t (a integer, b blob, c clob, d varbinary(9), e integer array, f bit(3))");
        String[] types = {"BLOB", "CLOB", "VARBINARY", "INTEGER ARRAY", "BIT"};
        for (int k = 0; k < types.length; k++) {
            String column = "BCDEF".substring(k, k + 1);
            assertThatExceptionOfType(JdbcException.class)
                    .isThrownBy(() -> read("select a, " + column + " from t"))
                    .withMessageStartingWith("result set, column \"" + column
                            + "\": expected a number, text, boolean, date or time, got the SQL type " + types[k])
                    .withMessageEndingWith("; cast it or leave it out");
        }
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(JdbcReader.withDefaults().withCategorical("B"), "select b from t"))
                .withMessage(
                        "result set, column \"B\": expected a type that can be read, got the SQL type BLOB; cast it or"
                                + " leave it out");
    }

    @Test
    void withCategorical_numbersOfEveryType_areWrittenOut() throws SQLException {
        String query = values(
                "cast(9007199254740993 as bigint) as a, cast(3.10 as decimal(5, 2)) as b, cast(2 as double) as c,"
                        + " cast(0.1 as double) as d, true as e");
        Table table = read(JdbcReader.withDefaults().withCategorical("A", "B", "C", "D", "E"), query);
        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        new Field.Categorical("A", List.of("9007199254740993")),
                        new Field.Categorical("B", List.of("3.10")),
                        new Field.Categorical("C", List.of("2")),
                        new Field.Categorical("D", List.of("0.1")),
                        new Field.Categorical("E", List.of("true"))));
    }

    @Test
    void withCategorical_columnThatIsNotThere_listsTheLabels() {
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(JdbcReader.withDefaults().withCategorical("zip"), values("1 as zip")))
                .withMessage("result set, column \"zip\": expected a column of that label, got only [\"ZIP\"]");
    }

    @Test
    void withSchema_itsColumnsTypesLevelsAndFlags_decide() throws SQLException {
        run(
                "create table t (a integer, b varchar(9), c integer, d varchar(9))",
                "insert into t values (1, 'n', 7, 'skipped')",
                "insert into t values (2, 'm', 8, 'skipped')");
        Schema schema = Schema.of(
                new Field.Categorical("C", List.of("8")),
                new Field.Categorical("B", List.of("z", "m")).withFlags(Field.Flag.PROTECTED),
                new Field.Numeric("A").withFlags(Field.Flag.IMMUTABLE));
        Table table = read(JdbcReader.withDefaults().withSchema(schema), "select * from t order by a");
        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        new Field.Categorical("C", List.of("8", "7")),
                        new Field.Categorical("B", List.of("z", "m", "n")).withFlags(Field.Flag.PROTECTED),
                        new Field.Numeric("A").withFlags(Field.Flag.IMMUTABLE)));
        assertThat(table.column(0)).containsExactly(1, 0);
        assertThat(table.column(1)).containsExactly(2, 1);
        assertThat(table.column(2)).containsExactly(1, 2);
    }

    @Test
    void withSchema_columnMissingOrOfTheWrongType_namesIt() {
        JdbcReader reader = JdbcReader.withDefaults().withSchema(Schema.of(new Field.Numeric("X")));
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(reader, values("1 as y")))
                .withMessage("result set, column \"X\": expected a column of that label, got only [\"Y\"]");
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(reader, values("'1' as x")))
                .withMessage("result set, column \"X\": expected a number, got the SQL type CHARACTER");
    }

    @Test
    void withLimits_rowsOrLevelsBeyond_areRefused() throws SQLException {
        run("create table t (a varchar(3))", "insert into t values ('a')", "insert into t values ('b')");
        JdbcReader two = JdbcReader.withDefaults().withRowLimit(2).withLevelLimit(2);
        assertThat(read(two, "select a from t").rows()).isEqualTo(2);
        run("insert into t values ('c')");
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(two, "select a from t"))
                .withMessage("result set: expected at most 2 rows, got more");
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(two.withRowLimit(3), "select a from t order by a"))
                .withMessage("result set, row 2, column \"A\": expected at most 2 distinct categories, got more");
        Schema known = Schema.of(new Field.Categorical("A", List.of("c")));
        assertThat(read(two.withRowLimit(3).withSchema(known), "select a from t")
                        .rows())
                .isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.withRowLimit(0))
                .withMessage("rowLimit: expected at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.withLevelLimit(-1))
                .withMessage("levelLimit: expected at least 1, got -1");
    }

    @Test
    void read_closedResultSet_isRefused() throws SQLException {
        ResultSet closed;
        try (Statement statement = connection.createStatement()) {
            closed = statement.executeQuery(values("1 as x"));
            closed.close();
        }
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> JdbcReader.withDefaults().read(closed))
                .withMessage("result set: expected an open one, got one that is closed");
    }

    @Test
    void read_tenThousandLevelsAndRows_work() throws SQLException {
        run(
                "create table t (a varchar(9))",
                "insert into t (select cast(x as varchar(9)) from unnest(sequence_array(1, 10000, 1)) as s(x))");
        Table table = read("select a from t");
        assertThat(table.rows()).isEqualTo(10_000);
        assertThat(((Field.Categorical) table.schema().field(0)).levels())
                .hasSize(10_000)
                .startsWith("1", "10", "100");
    }

    @Test
    void read_turkishLocaleAndOtherTimeZone_isTheSame() throws SQLException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));
        try {
            // In Sao Paulo this day began at one o'clock.
            Table table = read(values("date '2018-11-04' as i, timestamp '2018-11-04 00:30:00' as t, 0.5 as x"));
            assertThat(table.schema().names()).containsExactly("I", "T", "X");
            assertThat(table.text(0, 0)).isEqualTo("2018-11-04");
            assertThat(table.text(0, 1)).isEqualTo("2018-11-04T00:30");
            assertThat(table.text(0, 2)).isEqualTo("0.5");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
