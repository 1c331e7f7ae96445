package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneHotEncoderTest extends TransformerContract {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("n"), new Field.Categorical("c", List.of("a", "b", "")), new Field.Numeric("m"));

    @Override
    protected Transformer transformer() {
        return OneHotEncoder.withDefaults();
    }

    private static FittedTransformer fitted(OneHotEncoder encoder, Table x) {
        return encoder.fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[x.rows()])))
                .fitted();
    }

    private static Table table(double... codes) {
        return Table.of(SCHEMA, new double[codes.length], codes, new double[codes.length]);
    }

    @Test
    void fit_categoricalColumn_isReplacedByItsLevelsInPlace() {
        FittedTransformer fitted = fitted(OneHotEncoder.withDefaults(), table(0));
        assertThat(fitted.output().names()).containsExactly("n", "c=a", "c=b", "c=", "m");
        assertThat(fitted.sources(0)).containsExactly(0);
        assertThat(fitted.sources(3)).containsExactly(1);
        assertThat(fitted.sources(4)).containsExactly(2);
    }

    @Test
    void transform_category_isOneInItsColumn() {
        Table out = fitted(OneHotEncoder.withDefaults(), table(0)).transform(table(1, 0, NA));
        assertThat(out.column(1)).containsExactly(0, 1, 0);
        assertThat(out.column(2)).containsExactly(1, 0, 0);
        assertThat(out.column(3)).containsExactly(0, 0, 0);
    }

    @Test
    void transform_unseenCategory_isZerosByDefault() {
        Table given = Table.of(
                Schema.of(
                        new Field.Numeric("n"), new Field.Categorical("c", List.of("z", "a")), new Field.Numeric("m")),
                new double[2],
                new double[] {0, 1},
                new double[2]);
        Table out = fitted(OneHotEncoder.withDefaults(), table(0)).transform(given);
        assertThat(out.column(1)).containsExactly(0, 1);
        assertThat(out.column(2)).containsExactly(0, 0);
        assertThat(out.schema().names()).containsExactly("n", "c=a", "c=b", "c=", "m");
    }

    @Test
    void transform_unseenCategoryUnderError_namesColumnRowAndCategory() {
        Table given = Table.of(
                Schema.of(
                        new Field.Numeric("n"), new Field.Categorical("c", List.of("z", "a")), new Field.Numeric("m")),
                new double[2],
                new double[] {1, 0},
                new double[2]);
        FittedTransformer strict = fitted(OneHotEncoder.withDefaults().withUnseen(UnseenCategory.ERROR), table(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.transform(given))
                .withMessage("column \"c\", row 1: expected one of the 3 categories seen in training, got \"z\"");
    }

    @Test
    void transform_missingCategoryUnderError_isZeros() {
        FittedTransformer strict = fitted(OneHotEncoder.withDefaults().withUnseen(UnseenCategory.ERROR), table(0));
        assertThat(strict.transform(table(NA)).column(1)).containsExactly(0);
    }

    @Test
    void fit_namesThatCollide_namesTheColumn() {
        Table x = Table.of(
                Schema.of(new Field.Numeric("c=a"), new Field.Categorical("c", List.of("a"))),
                new double[1],
                new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted(OneHotEncoder.withDefaults(), x))
                .withMessageStartingWith("column \"c=a\": expected unique names");
    }

    @Test
    void transform_onlyColumnsWithoutLevels_keepsTheRows() {
        Table x = Table.of(Schema.of(new Field.Categorical("c", List.of())), new double[] {NA, NA});
        Table out = fitted(OneHotEncoder.withDefaults(), x).transform(x);
        assertThat(out.schema().size()).isZero();
        assertThat(out.rows()).isEqualTo(2);
    }

    @Test
    void transform_tenThousandColumns_areEncoded() {
        List<Field> fields = new ArrayList<>();
        double[][] columns = new double[5_000][];
        for (int j = 0; j < columns.length; j++) {
            fields.add(new Field.Categorical("c" + j, List.of("a", "b")));
            columns[j] = new double[] {j % 2, (j + 1) % 2};
        }
        Table x = Table.of(new Schema(fields), columns);
        Table out = fitted(OneHotEncoder.withDefaults(), x).transform(x);
        assertThat(out.schema().size()).isEqualTo(10_000);
        assertThat(out.column("c4999=a").values()).containsExactly(0, 1);
        assertThat(out.column("c4998=a").values()).containsExactly(1, 0);
        assertThat(out.column("c4998=b").values()).containsExactly(0, 1);
    }

    private static Table oneColumn(int levels) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < levels; k++) {
            names.add(Integer.toString(k));
        }
        return Table.of(Schema.of(new Field.Categorical("order_id", names)), new double[1]);
    }

    @Test
    void fit_moreThanTenThousandColumns_isRefused() {
        OneHotEncoder encoder = OneHotEncoder.withDefaults().withMostLevels(20_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted(encoder, oneColumn(10_001)))
                .withMessage("one-hot encoding: expected at most 10000 columns, got 10001");
    }

    @Test
    void fit_moreThanAThousandLevels_asksForTheIdentifier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted(OneHotEncoder.withDefaults(), oneColumn(1_001)))
                .withMessage("column \"order_id\": expected at most 1000 categories, got 1001; is it an identifier?");
    }

    @Test
    void fit_aThousandLevels_areEncoded() {
        assertThat(fitted(OneHotEncoder.withDefaults(), oneColumn(1_000))
                        .output()
                        .size())
                .isEqualTo(1_000);
    }

    @Test
    void withMostLevels_moreOrFewer_movesTheLimit() {
        assertThat(fitted(OneHotEncoder.withDefaults().withMostLevels(1_001), oneColumn(1_001))
                        .output()
                        .size())
                .isEqualTo(1_001);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted(OneHotEncoder.withDefaults().withMostLevels(2), oneColumn(3)))
                .withMessageStartingWith("column \"order_id\": expected at most 2 categories, got 3");
    }

    @Test
    void withMostLevels_none_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHotEncoder.withDefaults().withMostLevels(0))
                .withMessage("mostLevels: expected at least 1, got 0");
    }

    @Test
    void withUnseen_afterWithMostLevels_keepsBoth() {
        OneHotEncoder encoder = OneHotEncoder.withDefaults().withMostLevels(2).withUnseen(UnseenCategory.ERROR);
        assertThatIllegalArgumentException().isThrownBy(() -> fitted(encoder, oneColumn(3)));
    }

    @Test
    void fit_namesOfOverAThousandCharacters_areRefused() {
        for (Field field : List.of(
                new Field.Categorical("c", List.of("a", "x".repeat(999))),
                new Field.Categorical("c", List.of("x".repeat(10_000))),
                new Field.Numeric("c".repeat(1_001)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fitted(OneHotEncoder.withDefaults(), Table.of(Schema.of(field), new double[1])))
                    .withMessageStartingWith("column \"c")
                    .withMessageContaining("expected names of at most 1000 characters with their categories, got 1")
                    .withMessageEndingWith("; does it hold free text?");
        }
    }

    @Test
    void fit_nameOfAThousandCharacters_isKept() {
        Schema schema = Schema.of(new Field.Categorical("c", List.of("x".repeat(998))));
        assertThat(fitted(OneHotEncoder.withDefaults(), Table.of(schema, new double[1]))
                        .output()
                        .names())
                .containsExactly("c=" + "x".repeat(998));
    }

    @Test
    void transform_unseenCategoryThatBreaksTheLine_isEscaped() {
        Table given = Table.of(
                Schema.of(new Field.Numeric("n"), new Field.Categorical("c", List.of("z\n")), new Field.Numeric("m")),
                new double[1],
                new double[1],
                new double[1]);
        FittedTransformer strict = fitted(OneHotEncoder.withDefaults().withUnseen(UnseenCategory.ERROR), table(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.transform(given))
                .withMessageEndingWith("got \"z\\u{a}\"");
    }
}
