package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColumnBuilderTest {

    private static final double NA = Double.NaN;

    @Test
    void category_noKnownLevels_areSortedByCodePoint() {
        // U+1F600 is above U+FF5E, though its first half is below.
        Column column = ColumnBuilder.categorical("c")
                .category("\uFF5E")
                .category("\uD83D\uDE00")
                .missing()
                .category("b")
                .category("\uFF5E")
                .category("")
                .column();
        assertThat(column.field()).isEqualTo(new Field.Categorical("c", List.of("", "b", "\uFF5E", "\uD83D\uDE00")));
        assertThat(column.values()).containsExactly(2, 3, NA, 1, 2, 0);
    }

    @Test
    void category_knownLevels_keepTheirCodesAndFlags() {
        Field known = new Field.Categorical("c", List.of("z", "a")).withFlags(Field.Flag.PROTECTED);
        ColumnBuilder builder = ColumnBuilder.of(known);
        for (String text : List.of("a", "n", "z", "m", "n", "a", "m")) {
            builder.category(text);
        }
        assertThat(builder.levels()).isEqualTo(4);
        assertThat(builder.column().field())
                .isEqualTo(new Field.Categorical("c", List.of("z", "a", "n", "m")).withFlags(Field.Flag.PROTECTED));
        assertThat(builder.column().values()).containsExactly(1, 2, 0, 3, 2, 1, 3);
    }

    @Property(tries = 200)
    void category_anyTexts_codesSayThem(@ForAll List<String> known, @ForAll List<String> texts) {
        List<String> levels = known.stream().distinct().toList();
        ColumnBuilder builder = ColumnBuilder.of(new Field.Categorical("c", levels));
        texts.forEach(builder::category);
        Column column = builder.column();
        List<String> all = ((Field.Categorical) column.field()).levels();
        assertThat(all.subList(0, levels.size())).isEqualTo(levels);
        List<String> said = new ArrayList<>();
        for (double code : column.values()) {
            said.add(all.get((int) code));
        }
        assertThat(said).isEqualTo(texts);
    }

    @Test
    void column_addedToAfterwards_staysAsItWas() {
        ColumnBuilder builder = ColumnBuilder.categorical("c");
        // As many as fill the builder's first array, so that nothing needs to be cut off.
        for (int i = 0; i < 16; i++) {
            builder.category("m");
        }
        Column before = builder.column();
        Column after = builder.category("a").column();
        assertThat(before.values()).hasSize(16).containsOnly(0);
        assertThat(after.values()).hasSize(17).endsWith(1, 0);
        assertThat(((Field.Categorical) before.field()).levels()).containsExactly("m");
    }

    @Test
    void number_infinite_namesColumnAndRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> ColumnBuilder.numeric("x").number(1).number(Double.NEGATIVE_INFINITY))
                .withMessage("column \"x\", row 1: expected a finite number, got -Infinity");
    }

    @Test
    void add_ofTheOtherType_namesColumnAndRow() {
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> ColumnBuilder.numeric("x").category("1"))
                .withMessage("column \"x\", row 0: expected a number, got text");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> ColumnBuilder.categorical("c").number(1))
                .withMessage("column \"c\", row 0: expected text, got a number");
        assertThatNullPointerException()
                .isThrownBy(() -> ColumnBuilder.categorical("c").category(null))
                .withMessage("text");
    }

    @Test
    void ofRows_manyRowsOfManyLevels_keepEveryText() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add(Map.of("c", "level " + i));
        }
        Table table = Table.ofRows(Schema.of(new Field.Categorical("c", List.of("level 7"))), rows);
        assertThat(table.text(7, 0)).isEqualTo("level 7");
        assertThat(table.column(0)[7]).isZero();
        assertThat(table.text(19_999, 0)).isEqualTo("level 19999");
    }
}
