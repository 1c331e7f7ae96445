package io.limpid.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void of_plainText_standsInQuotes() {
        assertThat(Quoted.of("Lot area, m²")).isEqualTo("\"Lot area, m²\"");
    }

    @Test
    void of_lineBreakAndReordering_areEscaped() {
        assertThat(Quoted.of("x\nERROR forged\u202e\u2028\t\ud800"))
                .isEqualTo("\"x\\u{a}ERROR forged\\u{202e}\\u{2028}\\u{9}\\u{d800}\"");
    }

    @Test
    void of_fortyCharacters_areAllShown() {
        assertThat(Quoted.of("x".repeat(40))).isEqualTo('"' + "x".repeat(40) + '"');
    }

    @Test
    void of_longText_isCut() {
        assertThat(Quoted.of("x".repeat(41))).isEqualTo('"' + "x".repeat(40) + "…\"");
    }

    @Test
    void of_pairAtTheCut_isNotHalved() {
        assertThat(Quoted.of("x".repeat(39) + "😀😀")).isEqualTo('"' + "x".repeat(39) + "…\"");
    }

    @Test
    void list_twoTexts_bothInQuotes() {
        assertThat(Quoted.list(List.of("a", "b\n"))).isEqualTo("[\"a\", \"b\\u{a}\"]");
    }

    @Test
    void list_manyTexts_countsTheRest() {
        assertThat(Quoted.list(Collections.nCopies(23, "a")))
                .startsWith("[\"a\", \"a\"")
                .endsWith("] and 3 more");
    }
}
