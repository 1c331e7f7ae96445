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
        double[][] columns = new double[10_000][];
        for (int j = 0; j < columns.length; j++) {
            fields.add(new Field.Categorical("c" + j, List.of("a", "b", "c")));
            columns[j] = new double[] {j % 3, (j + 1) % 3};
        }
        Table x = Table.of(new Schema(fields), columns);
        Table out = fitted(OneHotEncoder.withDefaults(), x).transform(x);
        assertThat(out.schema().size()).isEqualTo(30_000);
        assertThat(out.column("c9999=a").values()).containsExactly(1, 0);
        assertThat(out.column("c9998=a").values()).containsExactly(0, 1);
        assertThat(out.column("c9998=c").values()).containsExactly(1, 0);
    }

    @Test
    void fit_moreThanAMillionColumns_isRefused() {
        List<String> levels = new ArrayList<>();
        for (int k = 0; k <= 1_000_000; k++) {
            levels.add(Integer.toString(k));
        }
        Table x = Table.of(Schema.of(new Field.Categorical("c", levels)), new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted(OneHotEncoder.withDefaults(), x))
                .withMessage("one-hot encoding: expected at most 1000000 columns, got 1000001");
    }
}
