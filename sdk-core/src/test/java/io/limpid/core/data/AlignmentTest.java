package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    private static final double NA = Double.NaN;

    private static final Schema KNOWN =
            Schema.of(new Field.Numeric("x"), new Field.Categorical("c", List.of("a", "b")));

    private static final Table OTHER_ORDER = Table.of(
            Schema.of(
                    new Field.Categorical("c", List.of("z", "b", "a")),
                    new Field.Numeric("extra"),
                    new Field.Numeric("x")),
            new double[] {0, 1, 2, NA},
            new double[] {9, 9, 9, 9},
            new double[] {1, 2, 3, 4});

    @Test
    void rows_otherOrderAndLevels_areTheSameAsOfTheWholeTable() {
        Alignment alignment = Alignment.of(KNOWN, OTHER_ORDER);
        Table whole = alignment.table();
        assertThat(whole.column(0)).containsExactly(1, 2, 3, 4);
        assertThat(whole.column(1)).containsExactly(2, 1, 0, NA);
        assertThat(((Field.Categorical) whole.schema().field(1)).levels()).containsExactly("a", "b", "z");
        for (int from = 0; from <= 4; from++) {
            for (int to = from; to <= 4; to++) {
                Table part = alignment.rows(from, to);
                assertThat(part.schema()).isEqualTo(whole.schema());
                assertThat(part.rows()).isEqualTo(to - from);
                for (int j = 0; j < 2; j++) {
                    assertThat(part.column(j)).isEqualTo(whole.slice(from, to).column(j));
                }
            }
        }
    }

    @Test
    void rows_partOfAMappedTable_leavesTheTableAsItIs() {
        double[] before = OTHER_ORDER.column(0).clone();
        Alignment.of(KNOWN, OTHER_ORDER).rows(0, 2);
        assertThat(OTHER_ORDER.column(0)).isEqualTo(before);
    }

    @Test
    void of_equalSchema_sharesTheTable() {
        Table same = Table.of(KNOWN, new double[] {1}, new double[] {0});
        assertThat(Alignment.of(KNOWN, same).table()).isSameAs(same);
    }

    @Test
    void of_flaggedSchema_givesTheFlagsOfTheSchema() {
        Schema flagged = Schema.of(
                new Field.Numeric("x").withFlags(Field.Flag.IMMUTABLE),
                new Field.Categorical("c", List.of("a")).withFlags(Field.Flag.PROTECTED, Field.Flag.PERSONAL));
        Schema aligned = Alignment.of(flagged, OTHER_ORDER).table().schema();
        assertThat(aligned.field(0).flags()).containsExactly(Field.Flag.IMMUTABLE);
        assertThat(aligned.field(1).flags()).containsExactly(Field.Flag.PERSONAL, Field.Flag.PROTECTED);
    }

    @Test
    void of_emptyNumericColumnForACategoricalOne_isThatColumnWithoutValues() {
        Table empty = Table.of(
                Schema.of(new Field.Numeric("c"), new Field.Numeric("x")), new double[] {NA, NA}, new double[] {1, 2});
        Table part = Alignment.of(KNOWN, empty).rows(1, 2);
        assertThat(part.schema()).isEqualTo(KNOWN);
        assertThat(part.column(1)).containsExactly(NA);
    }

    @Test
    void of_missingColumn_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Alignment.of(KNOWN, OTHER_ORDER.without("c")))
                .withMessage("column \"c\": expected a categorical column, got no column of that name");
    }

    @Test
    void read_otherOrderAndLevels_fillsTheArraysWithTheRowsFromThere() {
        Alignment alignment = Alignment.of(KNOWN, OTHER_ORDER);
        double[][] into = new double[2][2];
        alignment.read(1, into);
        assertThat(into[0]).containsExactly(2, 3);
        assertThat(into[1]).containsExactly(1, 0);
        alignment.read(2, into);
        assertThat(into[0]).containsExactly(3, 4);
        assertThat(into[1]).containsExactly(0, NA);
        assertThat(alignment.schema()).isEqualTo(alignment.table().schema());
    }

    @Test
    void copy_sameSchema_sharesNoArray() {
        Table x = Table.of(KNOWN, new double[] {1}, new double[] {0});
        Table copy = Alignment.of(KNOWN, x).copy();
        x.column(0)[0] = 99;
        assertThat(copy.column(0)).containsExactly(1);
        assertThat(copy.schema()).isEqualTo(KNOWN);
    }
}
