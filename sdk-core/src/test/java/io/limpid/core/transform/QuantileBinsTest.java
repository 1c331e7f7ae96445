package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileBinsTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return QuantileBins.of(4).withOutput(BinOutput.ORDINALS);
    }

    private static Table categories(QuantileBins bins, double... values) {
        return bins.fit(Transformed.data(values)).training().features();
    }

    private static List<String> levels(Table out) {
        return ((Field.Categorical) out.schema().field(0)).levels();
    }

    @Test
    void fit_quarters_holdAsManyRowsEach() {
        // Quantiles at places 1.75, 3.5 and 5.25.
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(Transformed.training(QuantileBins.of(4).withOutput(BinOutput.ORDINALS), values))
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    }

    @Test
    void fit_categories_areNamedAfterTheirIntervals() {
        Table out = categories(QuantileBins.of(4), 1, 2, 3, 4, 5, 6, 7, 8, NA);
        assertThat(levels(out)).containsExactly("< 2.75", "[2.75, 4.5)", "[4.5, 6.25)", ">= 6.25");
        assertThat(out.text(2, 0)).isEqualTo("[2.75, 4.5)");
        assertThat(out.column(0)[8]).isNaN();
    }

    @Test
    void fit_equalWidth_cutsTheRangeEvenly() {
        QuantileBins even = QuantileBins.of(4).withEdges(BinEdges.EQUAL_WIDTH);
        Table out = categories(even, 0, 1, 2, 100);
        assertThat(levels(out)).containsExactly("< 25", "[25, 50)", "[50, 75)", ">= 75");
        assertThat(out.column(0)).containsExactly(0, 0, 0, 3);
    }

    @Test
    void transform_valueAtAnEdge_belongsAboveIt() {
        QuantileBins even = QuantileBins.of(2).withEdges(BinEdges.EQUAL_WIDTH).withOutput(BinOutput.ORDINALS);
        assertThat(Transformed.later(even, new double[] {0, 10}, 5, Math.nextDown(5.0), -1e300, 1e300))
                .containsExactly(1, 0, 0, 1);
    }

    @Test
    void fit_fewValues_makeFewerBins() {
        // Edges 0, 0, 0 and 1: none left between 0 and 1.
        assertThat(levels(categories(QuantileBins.of(5), 0, 0, 0, 0, 0, 1))).containsExactly("any");
        assertThat(levels(categories(QuantileBins.of(5), 0, 0, 0, 2, 2, 5))).containsExactly("< 2", ">= 2");
        assertThat(levels(categories(QuantileBins.of(5), 7, 7))).containsExactly("any");
        assertThat(levels(categories(QuantileBins.of(5), NA, NA))).containsExactly("any");
    }

    @Test
    void fit_edges_areRoundedInNamesAsFarAsTheyStayApart() {
        double third = 1 / 3.0;
        assertThat(levels(categories(QuantileBins.of(2), third, third, 2, 2)))
                .containsExactly("< 1.16667", ">= 1.16667");
        assertThat(levels(categories(QuantileBins.of(3), 1000000, 1000001, 1000002, 1000003)))
                .containsExactly("< 1000001", "[1000001, 1000002)", ">= 1000002");
        assertThat(levels(categories(QuantileBins.of(2), 0, 3e20))).containsExactly("< 1.5E+20", ">= 1.5E+20");
        assertThat(levels(categories(QuantileBins.of(2), -2, 2))).containsExactly("< 0", ">= 0");
        assertThat(levels(categories(QuantileBins.of(2), 0, 1e-7))).containsExactly("< 5E-8", ">= 5E-8");
    }

    @Test
    void fit_categorical_keepsNameAndSources() {
        FittedTransformer fitted =
                QuantileBins.of(3).fit(Transformed.data(new double[] {1, 2, 3})).fitted();
        assertThat(fitted.output().names()).containsExactly("x");
        assertThat(fitted.sources(0)).containsExactly(0);
    }

    @Test
    void fit_oneHotBehind_namesColumnsByInterval() {
        Table out = OneHotEncoder.withDefaults()
                .fit(QuantileBins.of(2)
                        .fit(Transformed.data(new double[] {1, 3}))
                        .training())
                .training()
                .features();
        assertThat(out.schema().names()).containsExactly("x=< 2", "x=>= 2");
    }

    @Test
    void of_badNumber_isRefused() {
        for (int bad : new int[] {-1, 0, 1, 1_001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QuantileBins.of(bad))
                    .withMessage("bins: expected 2 to 1000, got " + bad);
        }
    }

    @Test
    void fit_manyBins_areAsManyAsAsked() {
        double[] values = new double[5_000];
        Arrays.setAll(values, i -> (i * 7919) % 5_000);
        assertThat(levels(categories(QuantileBins.of(1_000), values))).hasSize(1_000);
    }
}
