package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The imputer with other fills and with indicators, through the contract too. */
class ImputerStrategiesTest extends NumericTransformerContract {

    private static final double NA = Double.NaN;

    private static final Field.Numeric AGE = new Field.Numeric("Age").withFlags(Field.Flag.PERSONAL);
    private static final Field.Categorical CITY = new Field.Categorical("City", List.of("Bonn", "Rome"));

    @Override
    protected Transformer transformer() {
        return MissingValueImputer.withDefaults()
                .withNumeric(NumericFill.mean())
                .withCategories(CategoryFill.ownLevel())
                .withIndicator(MissingIndicator.ALL);
    }

    @Override
    boolean keepsMissing() {
        return false;
    }

    @Override
    Field transformedKind() {
        return new Field.Categorical("kind", List.of("a", "b", "c", "(missing)"));
    }

    private static Dataset data(double[] ages, double... cities) {
        return Dataset.of(
                Table.of(Schema.of(AGE, CITY), ages, cities),
                new Column(new Field.Numeric("y"), new double[ages.length]));
    }

    private static double filled(NumericFill fill, double[] values, double... weights) {
        return Transformed.training(MissingValueImputer.withDefaults().withNumeric(fill), values, weights)[0];
    }

    @Test
    void withNumeric_mean_isTheWeightedMean() {
        assertThat(filled(NumericFill.mean(), new double[] {NA, 1, 4}, 1, 2, 1)).isEqualTo(2);
        assertThat(filled(NumericFill.mean(), new double[] {NA, NA})).isZero();
    }

    @Test
    void withNumeric_mostFrequent_isTheHeaviestAndTheSmallestOfEqual() {
        assertThat(filled(NumericFill.mostFrequent(), new double[] {NA, 7, 2, 7, 2, 1}))
                .isEqualTo(2);
        assertThat(filled(NumericFill.mostFrequent(), new double[] {NA, 7, 2, 2}, 1, 3, 1, 1))
                .isEqualTo(7);
        assertThat(filled(NumericFill.mostFrequent(), new double[] {NA, NA})).isZero();
    }

    @Test
    void withNumeric_constant_isThatEvenForAColumnWithoutValues() {
        assertThat(filled(NumericFill.constant(-1), new double[] {NA, 7})).isEqualTo(-1);
        assertThat(filled(NumericFill.constant(-1), new double[] {NA, NA})).isEqualTo(-1);
    }

    @Test
    void constant_notFinite_isRefused() {
        for (double bad : new double[] {NA, 1 / 0.0, -1 / 0.0}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NumericFill.constant(bad))
                    .withMessage("constant: expected a finite number, got " + bad);
        }
    }

    @Test
    void withNumeric_meanOfValuesTooFarApart_namesTheColumn() {
        double max = Double.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled(NumericFill.mean(), new double[] {-max, -max, -max, max}))
                .withMessageStartingWith("column \"x\": expected values with a finite standard deviation");
    }

    @Test
    void withCategories_knownLevel_isFilledIn() {
        Table out = MissingValueImputer.withDefaults()
                .withCategories(CategoryFill.constant("Rome"))
                .fit(data(new double[3], 0, NA, 0))
                .training()
                .features();
        assertThat(out.schema().field(1)).isEqualTo(CITY);
        assertThat(out.column(1)).containsExactly(0, 1, 0);
    }

    @Test
    void withCategories_ownLevel_isAddedToEveryColumn() {
        FittedTransformer fitted = MissingValueImputer.withDefaults()
                .withCategories(CategoryFill.ownLevel())
                .fit(data(new double[2], 0, 1))
                .fitted();
        assertThat(fitted.output().field(1)).isEqualTo(CITY.withLevels(List.of("Bonn", "Rome", "(missing)")));
        assertThat(fitted.input().field(1)).isEqualTo(CITY);
        Table out = fitted.transform(data(new double[2], NA, 1).features());
        assertThat(List.of(out.text(0, 1), out.text(1, 1))).containsExactly("(missing)", "Rome");
    }

    /** An unseen category and the added level would both have the code behind the known levels. */
    @Test
    void transform_unseenCategoryBesideOwnLevel_staysItself() {
        FittedTransformer fitted = MissingValueImputer.withDefaults()
                .withCategories(CategoryFill.ownLevel())
                .fit(data(new double[2], 0, NA))
                .fitted();
        Field.Categorical other = CITY.withLevels(List.of("Oslo", "Rome"));
        Table x = Table.of(Schema.of(AGE, other), new double[3], new double[] {0, NA, 1});
        Table out = fitted.transform(x);
        assertThat(List.of(out.text(0, 1), out.text(1, 1), out.text(2, 1)))
                .containsExactly("Oslo", "(missing)", "Rome");
        assertThat(out.column(1)).containsExactly(3, 2, 1);
    }

    @Test
    void withCategories_columnWithoutLevels_getsOne() {
        Field none = new Field.Categorical("none", List.of());
        Table x = Table.of(Schema.of(none), new double[] {NA, NA});
        Table out = MissingValueImputer.withDefaults()
                .withCategories(CategoryFill.constant("?"))
                .fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[2])))
                .training()
                .features();
        assertThat(List.of(out.text(0, 0), out.text(1, 0))).containsExactly("?", "?");
    }

    @Test
    void withIndicator_whereSeen_tellsOfColumnsWithGapsOnly() {
        FittedTransformer fitted = MissingValueImputer.withDefaults()
                .withIndicator(MissingIndicator.WHERE_SEEN)
                .fit(data(new double[] {30, NA, 50}, 0, 1, 0))
                .fitted();
        assertThat(fitted.output().names()).containsExactly("Age", "City", "Age is missing");
        assertThat(fitted.output().field(2).flags()).containsExactly(Field.Flag.PERSONAL);
        assertThat(fitted.sources(2)).containsExactly(0);
        Table out = fitted.transform(data(new double[] {NA, 20}, 0, NA).features());
        assertThat(out.column(0)).containsExactly(40, 20);
        assertThat(out.column(1)).containsExactly(0, 0);
        assertThat(out.column(2)).containsExactly(1, 0);
    }

    @Test
    void withIndicator_whereSeen_doesNotLookAtWeightZero() {
        Dataset weighted = data(new double[] {30, NA, 50}, 0, NA, 0).withWeights(new double[] {1, 0, 1});
        assertThat(MissingValueImputer.withDefaults()
                        .withIndicator(MissingIndicator.WHERE_SEEN)
                        .fit(weighted)
                        .fitted()
                        .output())
                .isEqualTo(weighted.features().schema());
    }

    @Test
    void withIndicator_all_tellsOfEveryColumn() {
        FittedTransformer fitted = MissingValueImputer.withDefaults()
                .withIndicator(MissingIndicator.ALL)
                .fit(data(new double[] {30}, 0))
                .fitted();
        assertThat(fitted.output().names()).containsExactly("Age", "City", "Age is missing", "City is missing");
        assertThat(fitted.sources(3)).containsExactly(1);
    }

    @Test
    void withIndicator_nameTaken_isRefused() {
        Schema schema = Schema.of(AGE, new Field.Numeric("Age is missing"));
        Table x = Table.of(schema, new double[] {NA}, new double[1]);
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingValueImputer.withDefaults()
                        .withIndicator(MissingIndicator.WHERE_SEEN)
                        .fit(data))
                .withMessageContaining("column \"Age is missing\": expected unique names");
    }

    /** Through one-hot encoding and the chain, a column and its indicator stay one raw feature. */
    @Test
    void sources_ofAPipeline_leadToTheRawColumn() {
        Dataset train = data(new double[] {30, NA, 50}, 0, NA, 1);
        FittedTransformer imputer = MissingValueImputer.withDefaults()
                .withCategories(CategoryFill.ownLevel())
                .withIndicator(MissingIndicator.WHERE_SEEN)
                .fit(train)
                .fitted();
        FittedTransformer oneHot = OneHotEncoder.withDefaults()
                .fit(train.withFeatures(imputer.transform(train.features())))
                .fitted();
        FittedChain chain = new FittedChain(train.features().schema(), List.of(imputer, oneHot));
        assertThat(chain.output().names())
                .containsExactly(
                        "Age", "City=Bonn", "City=Rome", "City=(missing)", "Age is missing", "City is missing");
        int[] raw = {0, 1, 1, 1, 0, 1};
        for (int k = 0; k < raw.length; k++) {
            assertThat(chain.sources(k)).containsExactly(raw[k]);
        }
    }
}
