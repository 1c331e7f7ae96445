package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("age").withFlags(Field.Flag.PROTECTED),
            new Field.Categorical("city", List.of("a")).withFlags(Field.Flag.PERSONAL, Field.Flag.PROTECTED),
            new Field.Numeric("income"),
            new Field.Categorical("job", List.of("b")));

    @Test
    void positions_byType_areThoseOfTheType() {
        assertThat(Columns.numeric().positions(SCHEMA)).containsExactly(0, 2);
        assertThat(Columns.categorical().positions(SCHEMA)).containsExactly(1, 3);
        assertThat(Columns.all().positions(SCHEMA)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void positions_byName_areInTheSchemasOrder() {
        assertThat(Columns.named("job", "age").positions(SCHEMA)).containsExactly(0, 3);
    }

    @Test
    void named_noName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.named())
                .withMessage("columns: expected at least one name, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.all().except())
                .withMessage("columns: expected at least one name, got none");
    }

    @Test
    void positions_byFlag_areThoseThatBearIt() {
        assertThat(Columns.flagged(Field.Flag.PROTECTED).positions(SCHEMA)).containsExactly(0, 1);
        assertThat(Columns.flagged(Field.Flag.IMMUTABLE).positions(SCHEMA)).isEmpty();
    }

    @Test
    void positions_combined_areUnionsAndDifferences() {
        assertThat(Columns.numeric().except("age").and(Columns.named("job")).positions(SCHEMA))
                .containsExactly(2, 3);
        assertThat(Columns.all().except(Columns.flagged(Field.Flag.PROTECTED)).positions(SCHEMA))
                .containsExactly(2, 3);
    }

    @Test
    void positions_nameThatIsNotThere_listsTheNames() {
        String message = "column \"town\": expected a column of that name, got only"
                + " [\"age\", \"city\", \"income\", \"job\"]";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.named("age", "town").positions(SCHEMA))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.numeric().except("town").positions(SCHEMA))
                .withMessage(message);
    }
}
