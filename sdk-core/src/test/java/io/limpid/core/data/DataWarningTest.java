package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataWarningTest {

    private static final double NA = Double.NaN;

    private static final Schema KNOWN =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("red", "blue")));

    @Test
    void of_onlyKnownValues_isEmpty() {
        assertThat(DataWarning.of(KNOWN, Table.of(KNOWN, new double[] {1}, new double[] {1})))
                .isEmpty();
    }

    @Test
    void of_missingAndUnseen_countsRowsAndShowsTheFirst() {
        Schema given =
                Schema.of(new Field.Categorical("color", List.of("green", "red", "black")), new Field.Numeric("size"));
        Table table = Table.of(given, new double[] {1, 2, NA, 0}, new double[] {NA, 1, NA, 1});
        assertThat(DataWarning.of(KNOWN, table))
                .containsExactly(
                        new DataWarning(
                                DataWarning.Kind.MISSING_VALUES, "size", "column \"size\": 2 rows have no value"),
                        new DataWarning(
                                DataWarning.Kind.MISSING_VALUES, "color", "column \"color\": 1 row has no value"),
                        new DataWarning(
                                DataWarning.Kind.UNSEEN_CATEGORY,
                                "color",
                                "column \"color\": 2 rows have a category unseen in training, first \"black\" in row"
                                        + " 1"));
    }

    @Test
    void of_hugeNumbers_areNoCategories() {
        Table table = Table.of(KNOWN, new double[] {1.7e12, -1e300}, new double[] {0, 0});
        assertThat(DataWarning.of(KNOWN, table)).isEmpty();
    }

    @Test
    void of_missingColumn_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataWarning.of(KNOWN, Table.of(Schema.of())))
                .withMessage("column \"size\": expected a numeric column, got no column of that name");
    }

    @Test
    void of_categoryThatBreaksTheLine_isEscaped() {
        Schema schema = Schema.of(new Field.Categorical("c\t", List.of("a")));
        Table table = Table.of(Schema.of(new Field.Categorical("c\t", List.of("x\nERROR forged"))), new double[] {0});
        assertThat(DataWarning.of(schema, table).get(0).message())
                .isEqualTo("column \"c\\u{9}\": 1 row has a category unseen in training, first"
                        + " \"x\\u{a}ERROR forged\" in row 0");
    }
}
