package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardScalerTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    @Override
    protected Transformer transformer() {
        return StandardScaler.withDefaults();
    }

    private static double[] scaled(double[] values, double... weights) {
        Table x = Table.of(Schema.of(new Field.Numeric("x")), values);
        Column target = new Column(new Field.Numeric("y"), new double[values.length]);
        double[] w = weights.length == 0 ? Arrays.stream(values).map(v -> 1).toArray() : weights;
        return StandardScaler.withDefaults()
                .fit(Dataset.of(x, target, w))
                .training()
                .features()
                .column(0);
    }

    @Test
    void fit_fewNumbers_haveMeanZeroAndVarianceOneOverN() {
        // mean 3, variance ((2^2 + 2^2) / 2) = 4
        assertThat(scaled(new double[] {1, 5})).containsExactly(-1, 1);
    }

    @Test
    void fit_missing_staysMissingAndIsLeftOut() {
        assertThat(scaled(new double[] {1, NA, 5})).containsExactly(-1, NA, 1);
    }

    @Test
    void fit_weights_countAsRepeatedRows() {
        double[] weighted = scaled(new double[] {1, 2, 7}, 1, 2, 3);
        double[] repeated = scaled(new double[] {1, 2, 2, 7, 7, 7});
        // The sums run in another order: a few ulp.
        assertThat(weighted[0]).isCloseTo(repeated[0], within(1e-15));
        assertThat(weighted[1]).isCloseTo(repeated[1], within(1e-15));
        assertThat(weighted[2]).isCloseTo(repeated[3], within(1e-15));
    }

    @Test
    void fit_weightZero_isNotLookedAt() {
        assertThat(scaled(new double[] {1, 5, 1e9}, 1, 1, 0)).startsWith(-1, 1);
    }

    @Test
    void fit_constantColumn_becomesZero() {
        double[] tenths = new double[1000];
        Arrays.fill(tenths, 0.1);
        assertThat(scaled(tenths)).containsOnly(0);
        assertThat(scaled(new double[] {7})).containsExactly(0);
    }

    @Test
    void fit_columnWithoutValues_passesUnchanged() {
        assertThat(scaled(new double[] {NA, NA})).containsExactly(NA, NA);
        assertThat(scaled(new double[0])).isEmpty();
        assertThat(scaled(new double[] {3}, 0)).containsExactly(3);
    }

    @Test
    void fit_largeCommonOffset_losesNoDigits() {
        assertThat(scaled(new double[] {1e15 + 1, 1e15 + 3})).containsExactly(-1, 1);
    }

    @Test
    void fit_hugeOrTinyValues_neitherOverflowNorVanish() {
        assertThat(scaled(new double[] {-1e300, 1e300})).containsExactly(-1, 1);
        assertThat(scaled(new double[] {-1e-300, 1e-300})).containsExactly(-1, 1);
    }

    @Test
    void fit_valuesTooFarApart_namesTheColumn() {
        double max = Double.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaled(new double[] {-max, -max, -max, max}))
                .withMessage(
                        "column \"x\": expected values with a finite standard deviation, got " + -max + " to " + max);
    }

    @Test
    void transform_categories_passUnchanged() {
        Table x = train().features();
        Table out = transformer().fit(train()).fitted().transform(x);
        assertThat(out.column(2)).isSameAs(x.column(2));
        assertThat(out.schema().field(2)).isEqualTo(x.schema().field(2));
    }

    /**
     * scikit-learn 1.5.2:
     * StandardScaler().fit(SimpleImputer(strategy="median").fit_transform(penguins[["bill_length_mm"]]),
     * sample_weight=np.arange(344) % 3.0), mean_ and scale_; here through two rows 0 and 1. Tolerance: both sum 344
     * terms of the order of 40, rounding of 1e-16 each.
     */
    @Test
    void fit_weightedPenguins_matchesScikitLearn() {
        Table penguins = ScikitLearnGoldTest.read("/data/penguins.csv");
        double[] weights = new double[penguins.rows()];
        Arrays.setAll(weights, i -> i % 3);
        Table bill = Table.of(
                Schema.of(new Field.Numeric("b")),
                penguins.column("bill_length_mm").values());
        Column target = new Column(new Field.Numeric("y"), new double[weights.length]);
        Dataset imputed = MissingValueImputer.withDefaults()
                .fit(Dataset.of(bill, target))
                .training()
                .withWeights(weights);
        Table probe = Table.of(Schema.of(new Field.Numeric("b")), new double[] {0, 1});
        double[] out = StandardScaler.withDefaults()
                .fit(imputed)
                .fitted()
                .transform(probe)
                .column(0);
        double mean = 43.93921282798834;
        double scale = 5.512362223333555;
        assertThat(out[0]).isCloseTo(-mean / scale, within(1e-13));
        assertThat(out[1] - out[0]).isCloseTo(1 / scale, within(1e-13));
    }

    @Test
    void names_ofTheOutput_areThoseOfTheInput() {
        assertThat(transformer().fit(train()).fitted().output().names())
                .isEqualTo(List.of("length", "count", "color", "kind"));
    }
}
