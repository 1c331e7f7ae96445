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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One-hot encoding with a column for the rare levels. */
class RareLevelsTest extends TransformerContract {

    private static final double NA = Double.NaN;

    private static final OneHotEncoder BELOW_TWO = OneHotEncoder.withDefaults().withRareBelowWeight(2);

    @Override
    protected Transformer transformer() {
        return OneHotEncoder.withDefaults().withRareBelowShare(0.31).withUnseen(UnseenCategory.OTHER);
    }

    private static FittedTransformer fitted(OneHotEncoder encoder, List<String> levels, double... codes) {
        double[] ones = new double[codes.length];
        Arrays.fill(ones, 1);
        return fitted(encoder, levels, ones, codes);
    }

    private static FittedTransformer fitted(
            OneHotEncoder encoder, List<String> levels, double[] weights, double... codes) {
        Table x = Table.of(Schema.of(new Field.Categorical("c", levels)), codes);
        return encoder.fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[codes.length]), weights))
                .fitted();
    }

    @Test
    void fit_rareLevels_shareTheLastColumn() {
        FittedTransformer fitted = fitted(BELOW_TWO, List.of("a", "b", "d", "e"), 1, 0, 1, 2, 2, NA);
        assertThat(fitted.output().names()).containsExactly("c=b", "c=d", "c=(other)");
        Table out = fitted.transform(Table.of(
                Schema.of(new Field.Categorical("c", List.of("a", "b", "d", "e"))), new double[] {0, 1, 2, 3, NA}));
        assertThat(out.column(0)).containsExactly(0, 1, 0, 0, 0);
        assertThat(out.column(1)).containsExactly(0, 0, 1, 0, 0);
        assertThat(out.column(2)).containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void fit_noRareLevel_makesNoOtherColumn() {
        assertThat(fitted(BELOW_TWO, List.of("a", "b"), 0, 0, 1, 1).output().names())
                .containsExactly("c=a", "c=b");
    }

    @Test
    void fit_shareOfWeightsOfInfiniteSum_isThatOfSmallerOnes() {
        OneHotEncoder below = OneHotEncoder.withDefaults().withRareBelowShare(0.25);
        double[] huge = {1e308, 1e308, 0.5e308};
        assertThat(fitted(below, List.of("a", "b", "d"), huge, 0, 1, 2).output().names())
                .containsExactly("c=a", "c=b", "c=(other)");
        assertThat(fitted(BELOW_TWO, List.of("a", "b"), huge, 0, 1, 1).output().names())
                .containsExactly("c=a", "c=b");
    }

    @Test
    void fit_share_isOfAllRowsWeight() {
        OneHotEncoder below = OneHotEncoder.withDefaults().withRareBelowShare(0.25);
        assertThat(fitted(below, List.of("a", "b"), 0, 0, 0, 1).output().names())
                .containsExactly("c=a", "c=b");
        assertThat(fitted(below, List.of("a", "b"), 0, 0, 0, 1, NA).output().names())
                .containsExactly("c=a", "c=(other)");
        assertThat(fitted(below, List.of("a", "b"), new double[] {1, 5}, 0, 1)
                        .output()
                        .names())
                .containsExactly("c=b", "c=(other)");
    }

    @Test
    void fit_levelWithoutRows_isRare() {
        assertThat(fitted(OneHotEncoder.withDefaults().withRareBelowShare(1e-9), List.of("a", "b"), 0)
                        .output()
                        .names())
                .containsExactly("c=a", "c=(other)");
    }

    @Test
    void fit_keptLevelOfThatName_isNotMixedUp() {
        List<String> levels = List.of("(other 2)", "(other)", "z");
        assertThat(fitted(BELOW_TWO, levels, 0, 0, 1, 1, 2).output().names())
                .containsExactly("c=(other 2)", "c=(other)", "c=(other 3)");
        assertThat(fitted(BELOW_TWO, levels, 0, 0, 1, 2, 2).output().names())
                .containsExactly("c=(other 2)", "c=z", "c=(other)");
    }

    @Test
    void fit_otherColumnOfThatName_isRefused() {
        Table x = Table.of(
                Schema.of(new Field.Numeric("c=(other)"), new Field.Categorical("c", List.of("a"))),
                new double[1],
                new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BELOW_TWO.fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[1]))))
                .withMessageStartingWith("column \"c=(other)\": expected unique names");
    }

    @Test
    void transform_unseenLevelUnderOther_countsAsRareWhereThereAreSuch() {
        Table given = Table.of(Schema.of(new Field.Categorical("c", List.of("z"))), new double[] {0, NA});
        FittedTransformer bucket = fitted(BELOW_TWO.withUnseen(UnseenCategory.OTHER), List.of("a", "b"), 0, 0, 1);
        assertThat(bucket.transform(given).column(0)).containsExactly(0, 0);
        assertThat(bucket.transform(given).column(1)).containsExactly(1, 0);
        FittedTransformer none = fitted(BELOW_TWO.withUnseen(UnseenCategory.OTHER), List.of("a", "b"), 0, 0, 1, 1);
        assertThat(none.transform(given).column(1)).containsExactly(0, 0);
    }

    @Test
    void transform_unseenLevelUnderZerosOrError_isNotRare() {
        Table given = Table.of(Schema.of(new Field.Categorical("c", List.of("z"))), new double[] {0});
        assertThat(fitted(BELOW_TWO, List.of("a", "b"), 0, 0, 1)
                        .transform(given)
                        .column(1))
                .containsExactly(0);
        FittedTransformer strict = fitted(BELOW_TWO.withUnseen(UnseenCategory.ERROR), List.of("a", "b"), 0, 0, 1);
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> strict.transform(given))
                .withMessage("column \"c\", row 0: expected one of the 2 categories seen in training, got \"z\"");
    }

    @Test
    void fit_manyRareLevels_doNotCountAgainstTheLimit() {
        List<String> levels = IntStream.range(0, 5_000).mapToObj(k -> "k" + k).toList();
        assertThat(fitted(BELOW_TWO, levels, 7, 7).output().names()).containsExactly("c=k7", "c=(other)");
    }

    @Test
    void fit_flags_areThoseOfTheColumn() {
        Field flagged = new Field.Categorical("c", List.of("a", "b")).withFlags(Field.Flag.PROTECTED);
        Table x = Table.of(Schema.of(flagged), new double[] {0, 0, 1});
        Schema output = BELOW_TWO
                .fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[3])))
                .fitted()
                .output();
        assertThat(output.fields()).allMatch(field -> field.flags().contains(Field.Flag.PROTECTED));
    }

    @Test
    void withRare_outOfRange_isRefused() {
        for (double bad : new double[] {-0.1, 1.1, NA}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OneHotEncoder.withDefaults().withRareBelowShare(bad))
                    .withMessage("rareBelowShare: expected a number from 0 to 1, got " + bad);
        }
        for (double bad : new double[] {-1, Double.POSITIVE_INFINITY, NA}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OneHotEncoder.withDefaults().withRareBelowWeight(bad))
                    .withMessage("rareBelowWeight: expected a finite number of at least 0, got " + bad);
        }
    }

    @Test
    void with_options_areKeptByEachOther() {
        OneHotEncoder encoder = BELOW_TWO.withMostLevels(1).withUnseen(UnseenCategory.OTHER);
        assertThat(fitted(encoder, List.of("a", "b"), 0, 0, 1).output().names()).containsExactly("c=a", "c=(other)");
        assertThatIllegalArgumentException().isThrownBy(() -> fitted(encoder, List.of("a", "b"), 0, 0, 1, 1));
        OneHotEncoder share = BELOW_TWO.withRareBelowShare(0.5);
        assertThat(fitted(share, List.of("a", "b"), 0, 1).output().names()).containsExactly("c=a", "c=b");
    }
}
