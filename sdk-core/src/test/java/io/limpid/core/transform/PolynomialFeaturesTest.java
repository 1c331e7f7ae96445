package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolynomialFeaturesTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    private static final Schema SCHEMA = Schema.of(
            new Field.Numeric("width").withFlags(Field.Flag.PERSONAL),
            new Field.Categorical("kind", List.of("a", "b")),
            new Field.Numeric("height").withFlags(Field.Flag.IMMUTABLE),
            new Field.Numeric("depth"));

    private static final Table TABLE =
            Table.of(SCHEMA, new double[] {2, -1}, new double[] {0, 1}, new double[] {3, NA}, new double[] {5, 7});

    private static final Dataset DATA = Dataset.of(TABLE, new Column(new Field.Numeric("y"), new double[2]));

    @Override
    protected Transformer transformer() {
        return PolynomialFeatures.withDefaults();
    }

    private static Table products(int degree, PolynomialTerms terms) {
        return PolynomialFeatures.withDefaults()
                .withDegree(degree)
                .withTerms(terms)
                .fit(DATA)
                .training()
                .features();
    }

    private static Dataset wide(int columns) {
        Field[] fields = IntStream.range(0, columns)
                .mapToObj(j -> new Field.Numeric("c" + j))
                .toArray(Field[]::new);
        Table x = Table.of(Schema.of(fields), new double[columns][1]);
        return Dataset.of(x, new Column(new Field.Numeric("y"), new double[1]));
    }

    @Test
    void fit_degreeTwo_addsSquaresAndProductsBehind() {
        Table out = products(2, PolynomialTerms.ALL);
        assertThat(out.schema().names())
                .containsExactly(
                        "width",
                        "kind",
                        "height",
                        "depth",
                        "width^2",
                        "width*height",
                        "width*depth",
                        "height^2",
                        "height*depth",
                        "depth^2");
        assertThat(out.column("width*height").values()).containsExactly(6, NA);
        assertThat(out.column("width^2").values()).containsExactly(4, 1);
        assertThat(out.column("depth").values()).isSameAs(TABLE.column(3));
    }

    @Test
    void fit_degreeThree_addsProductsOfThree() {
        Table out = products(3, PolynomialTerms.ALL);
        assertThat(out.schema().size()).isEqualTo(4 + 6 + 10);
        assertThat(out.column("width^3").values()).containsExactly(8, -1);
        assertThat(out.column("width^2*depth").values()).containsExactly(20, 7);
        assertThat(out.column("width*height*depth").values()).containsExactly(30, NA);
    }

    @Test
    void fit_interactions_multipliesDifferentColumnsOnly() {
        assertThat(products(3, PolynomialTerms.INTERACTIONS).schema().names())
                .containsExactly(
                        "width",
                        "kind",
                        "height",
                        "depth",
                        "width*height",
                        "width*depth",
                        "height*depth",
                        "width*height*depth");
    }

    @Test
    void sources_product_areAllItsColumns() {
        FittedTransformer fitted =
                PolynomialFeatures.withDefaults().withDegree(3).fit(DATA).fitted();
        assertThat(fitted.sources(fitted.output().require("width"))).containsExactly(0);
        assertThat(fitted.sources(fitted.output().require("height^2"))).containsExactly(2);
        assertThat(fitted.sources(fitted.output().require("width^2*depth"))).containsExactly(0, 3);
        assertThat(fitted.sources(fitted.output().require("width*height*depth")))
                .containsExactly(0, 2, 3);
    }

    @Test
    void output_product_bearsTheFlagsOfItsColumns() {
        Schema out = products(2, PolynomialTerms.ALL).schema();
        assertThat(out.field(out.require("width*height")).flags())
                .containsExactly(Field.Flag.PERSONAL, Field.Flag.IMMUTABLE);
        assertThat(out.field(out.require("depth^2")).flags()).isEmpty();
    }

    @Test
    void transform_productBeyondDoubles_namesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transformed.training(transformer(), new double[] {1, 1e200}))
                .withMessage("column \"x^2\", row 1: expected a finite number, got Infinity");
    }

    @Test
    void fit_tooManyColumns_isRefusedBeforeAnyIsMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolynomialFeatures.withDefaults().fit(wide(10_000)))
                .withMessage("polynomial features: expected at most 10000 columns with the products, got 50015000; use"
                        + " fewer columns or a lower degree");
        // 140 + 140 * 141 / 2 = 10010, without squares 140 + 140 * 139 / 2 = 9870.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolynomialFeatures.withDefaults().fit(wide(140)))
                .withMessageContaining("got 10010");
        int made = PolynomialFeatures.withDefaults()
                .withTerms(PolynomialTerms.INTERACTIONS)
                .fit(wide(140))
                .fitted()
                .output()
                .size();
        assertThat(made).isEqualTo(9870);
    }

    @Test
    void fit_everyCount_isAsForetold() {
        for (int n = 0; n < 7; n++) {
            for (int degree = 2; degree <= 3; degree++) {
                int all = PolynomialFeatures.withDefaults()
                        .withDegree(degree)
                        .fit(wide(n))
                        .fitted()
                        .output()
                        .size();
                // Monomials of degree 1 to d in n variables: (n + d over d) - 1.
                int expected = degree == 2 ? (n + 1) * (n + 2) / 2 - 1 : (n + 1) * (n + 2) * (n + 3) / 6 - 1;
                assertThat(all).isEqualTo(expected);
            }
        }
    }

    @Test
    void fit_nameOfAProductTaken_isRefused() {
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Numeric("a^2"));
        Table x = Table.of(schema, new double[1], new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[1]))))
                .withMessageContaining("column \"a^2\": expected unique names");
    }

    @Test
    void fit_longNames_areRefused() {
        Schema schema = Schema.of(new Field.Numeric("a".repeat(600)), new Field.Numeric("b".repeat(600)));
        Table x = Table.of(schema, new double[1], new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transformer().fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[1]))))
                .withMessageContaining("expected a name of at most 1000 characters, got 1201");
    }

    @Test
    void withDegree_otherThanTwoOrThree_isRefused() {
        for (int bad : new int[] {-1, 0, 1, 4}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PolynomialFeatures.withDefaults().withDegree(bad))
                    .withMessage("degree: expected 2 or 3, got " + bad);
        }
    }

    @Test
    void fit_noNumericColumn_addsNothing() {
        Schema schema = Schema.of(new Field.Categorical("kind", List.of("a")));
        Table x = Table.of(schema, new double[3]);
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[3]));
        assertThat(transformer().fit(data).fitted().output()).isEqualTo(schema);
    }
}
