package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdinalEncoderTest extends TransformerContract {

    private static final double NA = Double.NaN;

    private static final Field QUALITY =
            new Field.Categorical("quality", List.of("fair", "good", "poor")).withFlags(Field.Flag.PROTECTED);

    @Override
    protected Transformer transformer() {
        return OrdinalEncoder.withDefaults().withOrder("color", "red", "white", "green", "blue");
    }

    private static Table table(List<String> levels, double... codes) {
        return Table.of(Schema.of(new Field.Categorical("quality", levels)), codes);
    }

    private static FittedTransformer fitted(OrdinalEncoder encoder) {
        Table x = Table.of(Schema.of(QUALITY), new double[] {0, 1, 2});
        return encoder.fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[3])))
                .fitted();
    }

    @Test
    void transform_levels_becomeTheirPositions() {
        FittedTransformer fitted = fitted(OrdinalEncoder.withDefaults());
        assertThat(fitted.output()).isEqualTo(Schema.of(new Field.Numeric("quality").withFlags(Field.Flag.PROTECTED)));
        assertThat(fitted.transform(table(List.of("poor", "fair"), 0, 1, NA)).column(0))
                .containsExactly(2, 0, NA);
    }

    @Test
    void transform_givenOrder_countsInIt() {
        FittedTransformer fitted =
                fitted(OrdinalEncoder.withDefaults().withOrder("quality", "poor", "fair", "good", "excellent"));
        assertThat(fitted.transform(table(List.of("excellent", "fair", "good", "poor"), 0, 1, 2, 3))
                        .column(0))
                .containsExactly(3, 1, 2, 0);
    }

    @Test
    void transform_unknownLevel_isMissingByDefault() {
        Table given = table(List.of("fair", "so-so"), 1, 0);
        assertThat(fitted(OrdinalEncoder.withDefaults()).transform(given).column(0))
                .containsExactly(NA, 0);
    }

    @Test
    void transform_unknownLevelUnderError_namesColumnRowAndLevel() {
        FittedTransformer strict = fitted(OrdinalEncoder.withDefaults().withUnknown(UnknownLevel.ERROR));
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> strict.transform(table(List.of("fair", "so-so"), 0, NA, 1)))
                .withMessage("column \"quality\", row 2: expected one of the 3 levels known, got \"so-so\"");
        assertThat(strict.transform(table(List.of("fair", "so-so"), 0, NA)).column(0))
                .containsExactly(0, NA);
    }

    @Test
    void fit_orderWithoutATrainingLevel_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted(OrdinalEncoder.withDefaults().withOrder("quality", "poor", "good")))
                .withMessage("column \"quality\": expected an order of all its levels, got one without \"fair\"");
    }

    @Test
    void fit_orderOfAColumnThatIsNotThereOrNumeric_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OrdinalEncoder.withDefaults().withOrder("colour", "red").fit(train()))
                .withMessageStartingWith("column \"colour\": expected a column of that name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrdinalEncoder.withDefaults()
                        .withOrder("count", "1", "2")
                        .fit(train()))
                .withMessage("column \"count\": expected a categorical column to put in order, got a numeric one");
    }

    @Test
    void withOrder_levelTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrdinalEncoder.withDefaults().withOrder("quality", "a", "b", "a"))
                .withMessage("column \"quality\": expected distinct levels, got \"a\" twice");
    }
}
