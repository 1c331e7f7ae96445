package io.limpid.core.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other databases answer and HSQLDB never does: a result set of one column, made up. */
class DriverDifferencesTest {

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
                            return current[0];
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
