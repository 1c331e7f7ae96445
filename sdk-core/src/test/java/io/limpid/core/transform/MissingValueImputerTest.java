package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValueImputerTest extends TransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return MissingValueImputer.withDefaults();
    }

    private static double fill(Field field, double[] values, double[] weights) {
        Table x = Table.of(Schema.of(field), values);
        Column target = new Column(new Field.Numeric("y"), new double[values.length]);
        FittedTransformer fitted = MissingValueImputer.withDefaults()
                .fit(Dataset.of(x, target, weights))
                .fitted();
        return fitted.transform(Table.of(Schema.of(field), new double[] {NA})).column(0)[0];
    }

    private static double median(double[] values, double... weights) {
        return fill(new Field.Numeric("x"), values, weights);
    }

    private static double mode(List<String> levels, double[] codes, double... weights) {
        return fill(new Field.Categorical("x", levels), codes, weights);
    }

    @Test
    void fit_oddNumberOfValues_fillsWithTheMiddleOne() {
        assertThat(median(new double[] {9, NA, 1, 4}, 1, 1, 1, 1)).isEqualTo(4);
    }

    @Test
    void fit_evenNumberOfValues_fillsWithTheMeanOfTheMiddleTwo() {
        assertThat(median(new double[] {9, 1, 4, 2}, 1, 1, 1, 1)).isEqualTo(3);
        assertThat(median(new double[] {9, 1, 4, 2}, 0.1, 0.1, 0.1, 0.1)).isEqualTo(3);
    }

    @Test
    void fit_weights_countAsRepeatedRows() {
        assertThat(median(new double[] {1, 2, 3}, 1, 1, 3)).isEqualTo(3);
        assertThat(median(new double[] {3, 2, 1}, 3, 2, 1)).isEqualTo(2.5);
        assertThat(median(new double[] {2, 1, 2, 1}, 1, 2, 2, 3)).isEqualTo(1);
        // 0.1 + 0.7 = 0.7999999999999999 in doubles, half of 0.1 + 0.7 + 0.8 is 0.8.
        assertThat(median(new double[] {1, 2, 3}, 0.1, 0.7, 0.8)).isEqualTo(2.5);
        assertThat(median(new double[] {1, 2, 3}, 0.1, 0.7, 0.8000001)).isEqualTo(3);
    }

    @Test
    void fit_weightZero_isNotLookedAt() {
        assertThat(median(new double[] {1, 2, 100}, 1, 1, 0)).isEqualTo(1.5);
    }

    @Test
    void fit_hugeValues_doNotOverflow() {
        assertThat(median(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}, 1, 1))
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void fit_numericColumnWithoutValues_fillsWithZero() {
        assertThat(median(new double[] {NA, NA}, 1, 1)).isZero();
        assertThat(median(new double[] {5}, 0)).isZero();
        assertThat(median(new double[0])).isZero();
    }

    @Test
    void fit_categories_fillsWithTheHeaviest() {
        assertThat(mode(List.of("a", "b", "c"), new double[] {1, 0, 1, NA, NA, NA}, 1, 1, 1, 1, 1, 1))
                .isEqualTo(1);
        assertThat(mode(List.of("a", "b", "c"), new double[] {1, 2, 1}, 1, 5, 1))
                .isEqualTo(2);
    }

    @Test
    void fit_tieOfCategories_fillsWithTheFirst() {
        assertThat(mode(List.of("a", "b", "c"), new double[] {2, 1, 2, 1}, 1, 1, 1, 1))
                .isEqualTo(1);
    }

    @Test
    void fit_categoricalColumnWithoutValues_fillsWithItsFirstLevelIfAny() {
        assertThat(mode(List.of("a", "b"), new double[] {NA}, 1)).isZero();
        assertThat(mode(List.of(), new double[] {NA}, 1)).isNaN();
    }

    @Test
    void transform_unseenCategory_passesUnchanged() {
        Field known = new Field.Categorical("x", List.of("a", "b"));
        Table train = Table.of(Schema.of(known), new double[] {1, 1, 0});
        FittedTransformer fitted = transformer()
                .fit(Dataset.of(train, new Column(new Field.Numeric("y"), new double[3])))
                .fitted();
        Table given = Table.of(Schema.of(new Field.Categorical("x", List.of("z", "b"))), new double[] {0, NA, 1});
        Table out = fitted.transform(given);
        assertThat(List.of(out.text(0, 0), out.text(1, 0), out.text(2, 0))).containsExactly("z", "b", "b");
        assertThat(out.column(0)).containsExactly(2, 1, 1);
    }

    @Test
    void transform_columnWithoutGaps_isShared() {
        Table x = Table.of(Schema.of(new Field.Numeric("x")), new double[] {1, 2});
        FittedTransformer fitted = transformer()
                .fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[2])))
                .fitted();
        assertThat(fitted.transform(x).column(0)).isSameAs(x.column(0));
    }

    @Test
    void transform_contractData_leavesNoGap() {
        Table out = transformer().fit(train()).training().features();
        for (int j = 0; j < out.schema().size(); j++) {
            assertThat(Arrays.stream(out.column(j)).noneMatch(Double::isNaN)).isTrue();
        }
    }
}
