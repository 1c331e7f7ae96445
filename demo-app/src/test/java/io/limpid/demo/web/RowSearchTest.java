package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Words in rows. */
class RowSearchTest {

    private final RowSearch search = new RowSearch(Table.of(
            Schema.of(
                    new Field.Categorical("place", List.of("North_Ames", "Edwards", "IOWA DOT")),
                    new Field.Numeric("year"),
                    new Field.Numeric("depth")),
            new double[] {0, 1, 1, 2},
            new double[] {1950, 1950, 2001, Double.NaN},
            new double[] {0.5, 19500, -7.25, 1}));

    @Test
    void find_severalWords_needsThemAllInAnyOrder() {
        assertThat(search.find("1950 edwards")).containsExactly(1);
    }

    @Test
    void find_beginningOfAWord_isEnoughButItsMiddleIsNot() {
        assertThat(search.find("edw")).containsExactly(1, 2);
        assertThat(search.find("wards")).isEmpty();
        assertThat(search.find("950")).isEmpty();
    }

    @Test
    void find_partOfALevelWithUnderscores_isFound() {
        assertThat(search.find("north ames")).containsExactly(0);
        assertThat(search.find("North_Ames")).containsExactly(0);
    }

    @Test
    void find_decimal_isOneWord() {
        assertThat(search.find("7.25")).containsExactly(2);
        assertThat(search.find("0.5")).containsExactly(0);
    }

    @Test
    void find_blank_isEveryRow() {
        assertThat(search.find("  ")).containsExactly(0, 1, 2, 3);
    }

    @Test
    void find_onlySigns_isNoRow() {
        assertThat(search.find("<>\"'")).isEmpty();
    }

    @Test
    void find_underTurkish_ignoresCaseAsEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(search.find("iowa")).containsExactly(3);
            assertThat(search.find("IOWA")).containsExactly(3);
        } finally {
            Locale.setDefault(before);
        }
    }
}
