package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("blue", "red")));

    private static final Table TABLE = Table.of(SCHEMA, new double[] {1.5, NA, 3}, new double[] {1, 0, NA});

    @Test
    void of_wrongNumberOfColumns_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(SCHEMA, new double[1]))
                .withMessage("columns: expected 2 as in the schema, got 1");
    }

    @Test
    void of_columnsOfDifferentLengths_namesTheColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(SCHEMA, new double[2], new double[3]))
                .withMessage("column \"color\": expected 2 values like the first column, got 3");
    }

    @Test
    void of_infiniteNumber_namesColumnAndRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(SCHEMA, new double[] {1, Double.NEGATIVE_INFINITY}, new double[2]))
                .withMessage("column \"size\", row 1: expected a finite number, got -Infinity");
    }

    @Test
    void of_codeThatIsNoLevel_namesColumnAndRow() {
        for (double code : new double[] {-1, 2, 0.5, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Table.of(SCHEMA, new double[1], new double[] {code}))
                    .withMessage("column \"color\", row 0: expected a level index below 2, got " + code);
        }
    }

    @Test
    void of_noColumns_hasNoRows() {
        assertThat(Table.of(Schema.of()).rows()).isZero();
    }

    @Test
    void withColumns_noColumnsLeft_keepsTheRows() {
        assertThat(TABLE.withColumns(Schema.of()).rows()).isEqualTo(3);
    }

    @Test
    void withColumns_otherLength_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.withColumns(Schema.of(new Field.Numeric("a")), new double[2]))
                .withMessage("rows: expected 3 in every column, got 2");
    }

    @Test
    void ofRows_unknownText_becomesAFurtherLevel() {
        Map<String, Object> first = Map.of("size", 2, "color", "green");
        Map<String, Object> second = new HashMap<>();
        second.put("size", null);
        second.put("color", "red");
        Table table = Table.ofRows(SCHEMA, List.of(first, second));
        assertThat(table.column("color").field())
                .isEqualTo(new Field.Categorical("color", List.of("blue", "red", "green")));
        assertThat(table.column(0)).containsExactly(2, NA);
        assertThat(table.column(1)).containsExactly(2, 1);
    }

    @Test
    void ofRows_absentName_namesColumnAndRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.ofRows(SCHEMA, List.of(Map.of("size", 1))))
                .withMessage("column \"color\", row 0: expected a value or null, got no such name");
    }

    @Test
    void ofRows_textInANumericColumn_namesColumnAndRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.ofRows(SCHEMA, List.of(Map.of("size", "1", "color", "red"))))
                .withMessage("column \"size\", row 0: expected a number, got a String");
    }

    @Test
    void ofRows_noRows_isEmpty() {
        assertThat(Table.ofRows(SCHEMA, List.of()).rows()).isZero();
        assertThat(Table.ofRows(Schema.of(), List.of(Map.of(), Map.of())).rows())
                .isEqualTo(2);
    }

    @Test
    void select_rowsTwiceAndOutOfOrder_areGivenSo() {
        Table picked = TABLE.select(new int[] {2, 0, 2});
        assertThat(picked.column(0)).containsExactly(3, 1.5, 3);
        assertThat(picked.column(1)).containsExactly(NA, 1, NA);
    }

    @Test
    void select_rowThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.select(new int[] {3}))
                .withMessage("row: expected 0 to 2, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(SCHEMA, new double[0], new double[0]).requireRow(0))
                .withMessage("row: expected a table with rows, got 0");
    }

    @Test
    void slice_middle_hasThoseRows() {
        assertThat(TABLE.slice(1, 2).column(1)).containsExactly(0);
        assertThat(TABLE.slice(0, 3)).isSameAs(TABLE);
        assertThat(TABLE.slice(1, 1).rows()).isZero();
    }

    @Test
    void without_lastColumn_keepsTheRows() {
        Table none = TABLE.without("size").without("color");
        assertThat(none.rows()).isEqualTo(3);
        assertThat(none.schema().size()).isZero();
    }

    @Test
    void column_unknownName_listsTheNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.column("weight"))
                .withMessage("column \"weight\": expected a column of that name, got only [\"size\", \"color\"]");
    }

    @Test
    void text_eachKindOfCell_isWrittenShortAndExact() {
        Schema schema = Schema.of(new Field.Numeric("x"));
        double[] values = {1, 1.5, NA, 0.1 + 0.2, 1e15, 123456789012345.0, -2, 5e-324};
        Table table = Table.of(schema, values);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            texts.add(table.text(i, 0));
        }
        assertThat(texts)
                .containsExactly("1", "1.5", "", "0.30000000000000004", "1.0E15", "123456789012345", "-2", "4.9E-324");
        assertThat(TABLE.text(0, 1)).isEqualTo("red");
    }

    @Test
    void messagesAndTexts_turkishLocale_areTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(TABLE.text(0, 0)).isEqualTo("1.5");
            assertThat(DataWarning.of(SCHEMA, TABLE).get(0).message()).isEqualTo("column \"size\": 1 row has no value");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void of_nullColumn_namesIt() {
        assertThatNullPointerException()
                .isThrownBy(() -> Table.of(
                        Schema.of(new Field.Numeric("a"), new Field.Numeric("b")), new double[1], (double[]) null))
                .withMessage("column \"b\": expected values, got null");
        assertThatNullPointerException()
                .isThrownBy(() -> Table.of(Schema.of(new Field.Numeric("a")), (double[]) null))
                .withMessage("column \"a\": expected values, got null");
    }

    @Test
    void of_nameThatBreaksTheLine_isEscapedInTheMessage() {
        Schema schema = Schema.of(new Field.Numeric("a\nERROR forged\u202e"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(schema, new double[] {Double.POSITIVE_INFINITY}))
                .withMessage("column \"a\\u{a}ERROR forged\\u{202e}\", row 0: expected a finite number, got Infinity");
    }
}
