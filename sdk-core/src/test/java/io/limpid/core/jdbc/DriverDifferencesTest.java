package io.limpid.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What other databases answer and HSQLDB never does: a result set of one column, made up. */
class DriverDifferencesTest {

    /** What is answered depends on what is asked: on the method, or on the class that is wanted. */
    private record ByMethod(String asked, Object value) {

        Object answer(Method method, Object[] arguments) throws SQLException {
            boolean typed = arguments.length == 2 && arguments[1] instanceof Class<?>;
            String asks = typed ? ((Class<?>) arguments[1]).getSimpleName() : method.getName();
            if (!asks.equals(asked)) {
                throw new SQLException("conversion to " + asks + " not supported");
            }
            return value;
        }
    }

    /** The column x of this type, with these values; an exception among them is thrown. */
    private static ResultSet column(int type, String typeName, Object... values) {
        ResultSetMetaData about = (ResultSetMetaData) Proxy.newProxyInstance(
                DriverDifferencesTest.class.getClassLoader(),
                new Class<?>[] {ResultSetMetaData.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getColumnCount", "getPrecision" -> 1;
                    case "getColumnLabel" -> "x";
                    case "getColumnType" -> type;
                    case "getColumnTypeName" -> typeName;
                    default -> throw new AssertionError(method);
                });
        List<Object> rest = new ArrayList<>(List.of(values));
        Object[] current = new Object[1];
        return (ResultSet) Proxy.newProxyInstance(
                DriverDifferencesTest.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getMetaData":
                            return about;
                        case "isClosed", "wasNull":
                            return false;
                        case "next":
                            boolean more = !rest.isEmpty();
                            current[0] = more ? rest.remove(0) : null;
                            return more;
                        default:
                            if (current[0] instanceof SQLException e) {
                                throw e;
                            }
                            return current[0] instanceof ByMethod by ? by.answer(method, arguments) : current[0];
                    }
                });
    }

    private static Table read(ResultSet rows) {
        return JdbcReader.withDefaults().read(rows);
    }

    @Test
    void read_real_isTheExactValueOfItsFloat() {
        assertThat(read(column(Types.REAL, "float4", 0.1f, 2f)).column(0)).containsExactly(0.10000000149011612, 2);
        Table text = JdbcReader.withDefaults().withCategorical("x").read(column(Types.REAL, "float4", 0.1f, 2f));
        assertThat(text.schema().field(0)).isEqualTo(new Field.Categorical("x", List.of("0.1", "2")));
    }

    @Test
    void read_notANumber_isMissing() {
        assertThat(read(column(Types.DOUBLE, "float8", Double.NaN, 1.0)).column(0))
                .containsExactly(Double.NaN, 1);
    }

    /** PostgreSQL 42.7: its types with a time zone are called TIMESTAMP and TIME. */
    @Test
    void read_timeWithZoneThatIsCalledOneWithout_isRead() {
        OffsetDateTime moment = OffsetDateTime.parse("2024-05-06T07:08:09Z");
        for (String name : List.of("timestamptz", "TIMESTAMP(6) WITH TIME ZONE")) {
            Table table = read(column(Types.TIMESTAMP, name, new ByMethod("OffsetDateTime", moment)));
            assertThat(table.text(0, 0)).isEqualTo("2024-05-06T07:08:09Z");
        }
        OffsetTime time = OffsetTime.parse("07:08:09+02:00");
        assertThat(read(column(Types.TIME, "timetz", new ByMethod("OffsetTime", time)))
                        .text(0, 0))
                .isEqualTo("07:08:09+02:00");
    }

    @Test
    void read_timeWithoutZone_isReadAsSuch() {
        LocalDateTime moment = LocalDateTime.parse("2024-05-06T07:08:09");
        for (String name : List.of("timestamp", "TIMESTAMP WITHOUT TIME ZONE")) {
            Table table = read(column(Types.TIMESTAMP, name, new ByMethod("LocalDateTime", moment)));
            assertThat(table.text(0, 0)).isEqualTo("2024-05-06T07:08:09");
        }
    }

    /** PostgreSQL 42.7: getBigDecimal fails on them. */
    @Test
    void read_decimalThatIsNotANumber_isMissing() {
        Object notANumber = new ByMethod("getDouble", Double.NaN);
        BigDecimal half = new BigDecimal("0.5");
        assertThat(read(column(Types.NUMERIC, "numeric", half, notANumber)).column(0))
                .containsExactly(0.5, Double.NaN);
        Table text =
                JdbcReader.withDefaults().withCategorical("x").read(column(Types.NUMERIC, "numeric", half, notANumber));
        assertThat(text.column(0)).containsExactly(0, Double.NaN);
        assertThat(text.schema().field(0)).isEqualTo(new Field.Categorical("x", List.of("0.5")));
    }

    @Test
    void read_decimalThatIsInfinite_namesRowAndColumn() {
        Object infinite = new ByMethod("getDouble", Double.POSITIVE_INFINITY);
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(column(Types.NUMERIC, "numeric", infinite)))
                .withMessage("result set, row 0, column \"x\": expected a finite number, got Infinity");
    }

    @Test
    void read_decimalThatCannotBeRead_isTheFirstFailure() {
        for (Object value : List.of(new ByMethod("getDouble", 1.0), new ByMethod("getString", "?"))) {
            assertThatExceptionOfType(JdbcException.class)
                    .isThrownBy(() -> read(column(Types.DECIMAL, "numeric", value)))
                    .withMessage("result set, row 0, column \"x\": expected a value that can be read, got conversion to"
                            + " getBigDecimal not supported");
        }
    }

    @Test
    void read_notANumberAsCategory_isMissing() {
        JdbcReader reader = JdbcReader.withDefaults().withCategorical("x");
        assertThat(reader.read(column(Types.DOUBLE, "float8", 1.0, Double.NaN)).column(0))
                .containsExactly(0, Double.NaN);
        assertThat(reader.read(column(Types.REAL, "float4", Float.NaN, 1f)).column(0))
                .containsExactly(Double.NaN, 0);
    }

    @Test
    void read_run_hearsOfRowsOfAnUnknownTotal() {
        Object[] rows = IntStream.range(0, 2_500).mapToObj(i -> (long) i).toArray();
        List<String> heard = new ArrayList<>();
        Progress progress = (stage, done, total) -> heard.add(stage + " " + done + "/" + total);
        Table table = JdbcReader.withDefaults()
                .read(column(Types.BIGINT, "int8", rows), Run.quiet().with(progress));
        assertThat(table.rows()).isEqualTo(2_500);
        assertThat(heard)
                .containsExactly(
                        "reading a result set 1000/0", "reading a result set 2000/0", "reading a result set 2500/0");
        heard.clear();
        JdbcReader.withDefaults().read(column(Types.BIGINT, "int8"), Run.quiet().with(progress));
        assertThat(heard).containsExactly("reading a result set 0/0");
    }

    @Test
    void read_cancelled_stopsAtTheNextRow() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with((Cancellation) () -> asked.incrementAndGet() > 2);
        ResultSet rows = column(Types.BIGINT, "int8", 1L, 2L, 3L, 4L);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> JdbcReader.withDefaults().read(rows, run));
        assertThat(asked).hasValue(3);
        assertThat(read(rows).column(0)).containsExactly(3, 4);
    }

    @Test
    void read_infiniteNumber_namesRowAndColumn() {
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(column(Types.DOUBLE, "float8", 1.0, Double.NEGATIVE_INFINITY)))
                .withMessage("result set, row 1, column \"x\": expected a finite number, got -Infinity");
    }

    @Test
    void read_databasesOwnType_isReadWhenSaidToBeCategorical() {
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(column(Types.OTHER, "uuid", "a")))
                .withMessage(
                        "result set, column \"x\": expected a number, text, boolean, date or time, got the SQL type"
                                + " uuid; read it as categorical, cast it or leave it out");
        Table told = JdbcReader.withDefaults().withCategorical("x").read(column(Types.OTHER, "uuid", "a"));
        assertThat(told.text(0, 0)).isEqualTo("a");
        Schema schema = Schema.of(new Field.Categorical("x", List.of("a")));
        assertThat(JdbcReader.withDefaults()
                        .withSchema(schema)
                        .read(column(Types.OTHER, "uuid", "a"))
                        .schema())
                .isEqualTo(schema);
    }

    @Test
    void read_paddedText_hasNoSpacesBehindIt() {
        Table table = read(column(Types.CHAR, "bpchar", " a  ", "   ", "a b"));
        assertThat(table.schema().field(0)).isEqualTo(new Field.Categorical("x", List.of("", " a", "a b")));
    }

    @Test
    void read_bitThatIsABoolean_isTrueOrFalse() {
        assertThat(read(column(Types.BIT, "bool", true, false)).column(0)).containsExactly(1, 0);
    }

    @Test
    void read_failureInTheMiddle_saysWhereInOneLineAndKeepsTheCause() {
        SQLException failure = new SQLException("connection\nlost", "08006");
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(column(Types.INTEGER, "int4", 1L, failure)))
                .withMessage(
                        "result set, row 1, column \"x\": expected a value that can be read, got connection\\u{a}lost"
                                + " (SQL state 08006)")
                .withCause(failure);
    }

    @Test
    void read_failureWithAnEndlessText_isCut() {
        assertThatExceptionOfType(JdbcException.class)
                .isThrownBy(() -> read(column(Types.INTEGER, "int4", new SQLException("x".repeat(100_000)))))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).endsWith("x…"));
    }
}
