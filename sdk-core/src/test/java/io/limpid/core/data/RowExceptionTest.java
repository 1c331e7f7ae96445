package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowExceptionTest {

    @Test
    void of_column_namesColumnAndRow() {
        RowException e = RowException.of("a\n", 3, "expected a number, got a missing value");
        assertThat(e).hasMessage("column \"a\\u{a}\", row 3: expected a number, got a missing value");
        assertThat(e.row()).isEqualTo(3);
    }

    @Test
    void of_wholeRow_namesTheRow() {
        assertThat(RowException.of(3, "expected less, got more")).hasMessage("row 3: expected less, got more");
    }

    @Test
    void at_otherRow_keepsTheRest() {
        RowException first = RowException.of("a", 3, "expected a number, got a missing value");
        RowException same = first.at(515);
        assertThat(same)
                .hasMessage("column \"a\", row 515: expected a number, got a missing value")
                .hasCause(first);
        assertThat(same.row()).isEqualTo(515);
    }

    @Test
    void among_selectedRows_namesTheSelectedOne() {
        RowException e = RowException.of("a", 1, "expected a number, got a missing value");
        assertThat(e.among(new int[] {7, 9}).row()).isEqualTo(9);
    }

    @Test
    void among_tooFewRows_isUnchanged() {
        RowException e = RowException.of("a", 2, "expected a number, got a missing value");
        assertThat(e.among(new int[] {7, 9})).isSameAs(e);
    }
}
