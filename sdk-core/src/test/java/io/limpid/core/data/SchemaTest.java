package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final double NA = Double.NaN;

    private static final Schema KNOWN =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("red", "blue")));

    private static Table table(List<String> levels, double... codes) {
        double[] sizes = new double[codes.length];
        return Table.of(
                Schema.of(
                        new Field.Categorical("color", levels), new Field.Numeric("extra"), new Field.Numeric("size")),
                codes,
                sizes,
                sizes);
    }

    @Test
    void of_nameTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.of(new Field.Numeric("a"), new Field.Numeric("b"), new Field.Numeric("a")))
                .withMessage("column \"a\": expected unique names, got it as column 0 and as column 2");
    }

    @Test
    void field_blankName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field.Numeric(" \t"))
                .withMessage("column name: expected text, got a blank");
    }

    @Test
    void field_levelTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field.Categorical("a", List.of("x", "x")))
                .withMessage("column \"a\": expected distinct levels, got \"x\" twice");
    }

    @Test
    void require_unknownAmongMany_namesTwentyAndCountsTheRest() {
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < 23; j++) {
            fields.add(new Field.Numeric("c" + j));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schema(fields).require("z"))
                .withMessageEndingWith("\"c18\", \"c19\"] and 3 more");
    }

    @Test
    void align_sameSchema_isTheSameTable() {
        Table table = Table.of(KNOWN, new double[1], new double[1]);
        assertThat(KNOWN.align(table)).isSameAs(table);
    }

    @Test
    void align_otherOrderAndExtraColumns_matchesByName() {
        Table table = table(List.of("red", "blue"), 1, 0);
        Table aligned = KNOWN.align(table);
        assertThat(aligned.schema()).isEqualTo(KNOWN);
        assertThat(aligned.column(1)).isSameAs(table.column(0));
        assertThat(aligned.rows()).isEqualTo(2);
    }

    @Test
    void align_levelsInOtherOrder_mapsTheCodes() {
        Table aligned = KNOWN.align(table(List.of("blue", "red"), 0, 1, NA));
        assertThat(aligned.schema()).isEqualTo(KNOWN);
        assertThat(aligned.column(1)).containsExactly(1, 0, NA);
    }

    @Test
    void align_unseenLevels_followTheKnownOnes() {
        Table aligned = KNOWN.align(table(List.of("black", "blue", "green"), 0, 1, 2, NA));
        assertThat(aligned.schema().field(1))
                .isEqualTo(new Field.Categorical("color", List.of("red", "blue", "black", "green")));
        assertThat(aligned.column(1)).containsExactly(2, 1, 3, NA);
        assertThat(aligned.text(0, 1)).isEqualTo("black");
    }

    @Test
    void align_fewerLevels_leavesTheTableAsItWas() {
        Table table = table(List.of("blue"), 0);
        assertThat(KNOWN.align(table).column(1)).containsExactly(1);
        assertThat(table.column(0)).containsExactly(0);
    }

    @Test
    void align_missingColumn_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KNOWN.align(Table.of(Schema.of(new Field.Numeric("size")), new double[1])))
                .withMessage("column \"color\": expected a categorical column, got no column of that name");
    }

    @Test
    void align_otherType_namesTheColumn() {
        Table table = Table.of(
                Schema.of(new Field.Numeric("color"), new Field.Numeric("size")), new double[1], new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KNOWN.align(table))
                .withMessage("column \"color\": expected a categorical column, got a numeric column");
    }

    @Test
    void align_zeroRows_hasZeroRows() {
        assertThat(KNOWN.align(table(List.of("x"))).rows()).isZero();
    }

    @Test
    void align_tenThousandColumnsReversed_matchesByName() {
        int p = 10_000;
        List<Field> fields = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            fields.add(j % 2 == 0 ? new Field.Numeric("c" + j) : new Field.Categorical("c" + j, List.of("a", "b" + j)));
        }
        List<Field> reversed = new ArrayList<>(fields);
        Collections.reverse(reversed);
        double[][] columns = new double[p][1];
        for (int j = 0; j < p; j++) {
            columns[j][0] = (p - 1 - j) % 2 == 0 ? p - 1 - j : 1;
        }
        Table aligned = new Schema(fields).align(Table.of(new Schema(reversed), columns));
        assertThat(aligned.schema().fields()).isEqualTo(fields);
        assertThat(aligned.column(4_000)).containsExactly(4_000);
        assertThat(aligned.text(0, 4_001)).isEqualTo("b4001");
    }

    @Test
    void without_oneColumn_keepsTheOthers() {
        assertThat(KNOWN.without("size").names()).isEqualTo(Arrays.asList("color"));
    }

    @Test
    void find_level_isItsIndex() {
        Field.Categorical field = new Field.Categorical("color", List.of("red", "blue"));
        assertThat(field.find("blue")).hasValue(1);
        assertThat(field.find("green")).isEmpty();
    }

    @Test
    void align_numericColumnWithoutValues_standsForCategories() {
        Schema known = Schema.of(new Field.Categorical("c", List.of("a", "b")));
        Table empty = Table.of(Schema.of(new Field.Numeric("c")), new double[] {Double.NaN, Double.NaN});
        Table aligned = known.align(empty);
        assertThat(aligned.schema()).isEqualTo(known);
        assertThat(aligned.column(0)).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void align_numericColumnWithOneValue_isNoCategory() {
        Schema known = Schema.of(new Field.Categorical("c", List.of("a", "b")));
        Table number = Table.of(Schema.of(new Field.Numeric("c")), new double[] {Double.NaN, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> known.align(number))
                .withMessage("column \"c\": expected a categorical column, got a numeric column");
    }

    @Test
    void require_unknownName_listsTheOthersInQuotes() {
        Schema schema = Schema.of(new Field.Numeric(" a"), new Field.Numeric("b\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.require("a"))
                .withMessage("column \"a\": expected a column of that name, got only [\" a\", \"b\\u{a}\"]");
    }

    @Test
    void categorical_levelTwice_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field.Categorical("c", List.of("a", "b\n", "b\n")))
                .withMessage("column \"c\": expected distinct levels, got \"b\\u{a}\" twice");
    }
}
