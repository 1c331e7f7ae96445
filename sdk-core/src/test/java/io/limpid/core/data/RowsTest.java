package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Tables of maps whose types nobody has told. */
class RowsTest {

    private static final double NA = Double.NaN;

    private enum Magnitude {
        SMALL,
        LARGE {
            @Override
            public String toString() {
                return "a large one";
            }
        }
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int k = 0; k < namesAndValues.length; k += 2) {
            row.put((String) namesAndValues[k], namesAndValues[k + 1]);
        }
        return row;
    }

    @Test
    void ofRows_eachKindOfValue_isNumericOrCategorical() {
        Table table = Table.ofRows(List.of(
                row("i", 1, "d", 0.5f, "b", new BigDecimal("0.1"), "t", "x", "z", true, "e", Magnitude.LARGE, "c", 'é'),
                row(
                        "i",
                        2L,
                        "d",
                        NA,
                        "b",
                        OptionalInt.empty(),
                        "t",
                        Optional.of("a"),
                        "z",
                        false,
                        "e",
                        null,
                        "c",
                        null),
                row("day", LocalDate.of(2026, 1, 5))));
        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        new Field.Numeric("i"),
                        new Field.Numeric("d"),
                        new Field.Numeric("b"),
                        new Field.Categorical("t", List.of("a", "x")),
                        new Field.Categorical("z", List.of("false", "true")),
                        new Field.Categorical("e", List.of("LARGE")),
                        new Field.Categorical("c", List.of("é")),
                        new Field.Categorical("day", List.of("2026-01-05"))));
        assertThat(table.column(0)).containsExactly(1, 2, NA);
        assertThat(table.column(1)).containsExactly(0.5, NA, NA);
        assertThat(table.column(2)).containsExactly(0.1, NA, NA);
        assertThat(table.column(3)).containsExactly(1, 0, NA);
        assertThat(table.column(4)).containsExactly(1, 0, NA);
        assertThat(table.column(7)).containsExactly(NA, NA, 0);
    }

    @Test
    void ofRows_valuesWithoutAny_areANumericColumn() {
        Table table = Table.ofRows(List.of(row("x", null), row("x", NA)));
        assertThat(table.schema()).isEqualTo(Schema.of(new Field.Numeric("x")));
        assertThat(table.column(0)).containsExactly(NA, NA);
    }

    @Test
    void ofRows_notANumberBeforeText_isMissing() {
        Table table = Table.ofRows(List.of(row("x", NA), row("x", "a"), row("x", Float.NaN)));
        assertThat(table.schema()).isEqualTo(Schema.of(new Field.Categorical("x", List.of("a"))));
        assertThat(table.column(0)).containsExactly(NA, 0, NA);
    }

    @Test
    void ofRows_mixedTypes_namesColumnAndRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(List.of(row("x", null), row("x", 1), row("x", "two"))))
                .withMessage("column \"x\", row 2: expected a number as in row 1, got a String");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(List.of(row("x", "one"), row("x", 2))))
                .withMessage("column \"x\", row 1: expected text as in row 0, got a Integer");
    }

    @Test
    void ofRows_infiniteNumber_namesColumnAndRow() {
        for (Number infinite : List.of(Double.NEGATIVE_INFINITY, new BigDecimal("-1e400"))) {
            assertThatExceptionOfType(RowException.class)
                    .isThrownBy(() -> Table.ofRows(List.of(row("x", 1), row("x", infinite))))
                    .withMessage("column \"x\", row 1: expected a finite number, got -Infinity");
        }
    }

    @Test
    void ofRows_valueThatIsNeither_namesColumnRowAndWhatMayBe() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(List.of(row("x", 1), row("y", new int[1]))))
                .withMessage(
                        "column \"y\", row 1: expected a number, text, a boolean, an enum constant or an ISO date or"
                                + " time, got a int[]");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(List.of(row("x", 1), row("x", new java.util.Date(0)))))
                .withMessage("column \"x\", row 1: expected a number as in row 0, got a Date");
    }

    @Test
    void ofRows_rowOrNameThatIsNone_namesTheRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(Arrays.asList(row("x", 1), null)))
                .withMessage("row 1: expected a map of names and values, got null");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(Schema.of(new Field.Numeric("x")), Arrays.asList(row("x", 1), null)))
                .withMessage("row 1: expected a map of names and values, got null");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> Table.ofRows(List.of(row(" ", 1))))
                .withMessage("row 0: expected names of columns, got a blank");
    }

    @Test
    void ofRows_mapsWithoutAnOrder_namesComeInCodePointOrder() {
        Map<String, Object> unordered = new HashMap<>();
        for (String name : List.of("q", "b", "z", "a", "m")) {
            unordered.put(name, 1);
        }
        Table table = Table.ofRows(List.of(row("n", 1, "b", 2), unordered, Map.of("A", 1, "b", 1)));
        assertThat(table.schema().names()).containsExactly("n", "b", "a", "m", "q", "z", "A");
        assertThat(Table.ofRows(List.of(new TreeMap<>(unordered))).schema().names())
                .containsExactly("a", "b", "m", "q", "z");
    }

    @Test
    void ofRows_noneOneAndTwoRows_work() {
        assertThat(Table.ofRows(List.of()).schema().size()).isZero();
        assertThat(Table.ofRows(List.of(Map.of(), Map.of())).rows()).isEqualTo(2);
        assertThat(Table.ofRows(List.of(row("x", 1))).column(0)).containsExactly(1);
    }

    @Test
    void ofRows_bySchemaEachKindOfText_isACategory() {
        Schema schema = Schema.of(new Field.Categorical("x", List.of("true")));
        Table table = Table.ofRows(
                schema,
                List.of(
                        Map.of("x", true),
                        Map.of("x", Magnitude.SMALL),
                        Map.of("x", 'c'),
                        Map.of("x", Optional.empty())));
        assertThat(table.column("x").field()).isEqualTo(new Field.Categorical("x", List.of("true", "SMALL", "c")));
        assertThat(table.column(0)).containsExactly(0, 1, 2, NA);
    }

    @Test
    void ofRows_bySchemaInfiniteNumber_namesColumnAndRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Table.ofRows(Schema.of(new Field.Numeric("x")), List.of(Map.of("x", Double.POSITIVE_INFINITY))))
                .withMessage("column \"x\", row 0: expected a finite number, got Infinity");
    }

    @Test
    void ofRows_tenThousandColumns_work() {
        Map<String, Object> wide = new LinkedHashMap<>();
        for (int j = 0; j < 10_000; j++) {
            wide.put("x" + j, j % 2 == 0 ? (Object) j : "t" + j);
        }
        Table table = Table.ofRows(List.of(wide, wide));
        assertThat(table.schema().size()).isEqualTo(10_000);
        assertThat(table.text(1, 9_999)).isEqualTo("t9999");
    }

    @Property(tries = 100)
    void ofRows_rowsInAnyOrder_haveTheSameSchemaAndCells(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 5) Integer> values) {
        List<Map<String, Object>> rows = values.stream()
                .map(v -> row("n", v == 0 ? null : v, "t", "t" + v))
                .toList();
        List<Map<String, Object>> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        Table a = Table.ofRows(rows);
        Table b = Table.ofRows(reversed);
        assertThat(a.schema()).isEqualTo(b.schema());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(a.text(i, j)).isEqualTo(b.text(a.rows() - 1 - i, j));
            }
        }
    }

    @Test
    void ofRows_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Table table = Table.ofRows(List.of(row("TITLE", "I", "x", 0.5), row("TITLE", "i", "x", 1e-7)));
            assertThat(table.schema().field(0)).isEqualTo(new Field.Categorical("TITLE", List.of("I", "i")));
            assertThat(table.text(1, 1)).isEqualTo("1.0E-7");
        } finally {
            Locale.setDefault(before);
        }
    }
}
