package io.limpid.core.resample;

import static io.limpid.core.resample.ResampleData.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutlierRowsTest extends ResamplerContract {

    @Override
    protected Resampler resampler() {
        return OutlierRows.quantiles(0.05, 0.95);
    }

    @Override
    protected Result result() {
        return Result.AS_COLLECTED;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.empty();
    }

    /** The rows of one case of the gold file. */
    static int[] gold(String wanted) {
        Table gold = ResampleData.read("/gold/resample_dropped.csv");
        int column = gold.schema().require("case");
        return IntStream.range(0, gold.rows())
                .filter(i -> gold.text(i, column).equals(wanted))
                .map(i -> (int) gold.column("row").values()[i])
                .toArray();
    }

    private static Dataset data(double... x) {
        return ResampleData.classes(new double[x.length], x);
    }

    @Test
    void drop_iqr_namesTheColumnTheValueAndTheFences() {
        // Quartiles at places 1.75 and 5.25 of eight values: 2.75 and 6.25, fences -2.5 and 11.5.
        Dropped dropped = OutlierRows.iqr(1.5).drop(data(1, 2, 3, 4, 5, 6, 7, 13));
        assertThat(dropped.rows()).containsExactly(7);
        assertThat(dropped.reason(0)).isEqualTo("column \"x0\": 13.0 is outside [-2.5, 11.5]");
        assertThat(dropped.kept().features().column(0)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void drop_valueOnTheFence_stays() {
        assertThat(OutlierRows.iqr(1.5).drop(data(1, 2, 3, 4, 5, 6, 7, 11.5)).rows())
                .isEmpty();
    }

    @Test
    void drop_quantiles_dropsBothTails() {
        Dropped dropped = OutlierRows.quantiles(0.25, 0.75).drop(data(5, 1, 2, 9, 3, 4, 6, 7));
        // 2.75 and 6.25.
        assertThat(dropped.rows()).containsExactly(1, 2, 3, 7);
    }

    /** numpy 2.4.6: numpy.quantile([1, ..., 8, 100, 200], [0.05, 0.95]) is [1.45, 155]. */
    @Test
    void drop_fewRows_dropsWhatLiesBeyondTheInterpolatedQuantiles() {
        OutlierRows outliers = OutlierRows.quantiles(0.05, 0.95);
        assertThat(outliers.drop(data(1, 2, 3, 4, 5, 6, 7, 8, 100, 200)).rows()).containsExactly(0, 9);
        assertThat(outliers.drop(data(1, 2, 3, 4, 5, 6, 7, 8, 100, 200, 1.4, 1.5, 154, 156, NA))
                        .rows())
                .as("the fences move with the rows")
                .containsExactly(0, 9);
    }

    @Test
    void drop_missingCells_areNoOutliers() {
        assertThat(OutlierRows.iqr(0).drop(data(NA, 1, 2, 3, NA, 4, NA)).rows()).doesNotContain(0, 4, 6);
    }

    @Test
    void drop_weights_countAsRepeatedRows() {
        double[] x = {4, 8, 15, 16, 23, 42, 3, 5};
        double[] weights = {1, 2, 3, 1, 4, 1, 2, 5};
        int[] repeated = IntStream.range(0, x.length)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i]))
                .toArray();
        for (double low : new double[] {0, 0.1, 0.2, 1 / 3.0, 0.4}) {
            OutlierRows outliers = OutlierRows.quantiles(low, 0.8);
            double[] weighted =
                    outliers.resample(data(x).withWeights(weights)).features().column(0);
            double[] plain =
                    outliers.resample(data(x).select(repeated)).features().column(0);
            assertThat(Arrays.stream(plain).distinct().toArray()).isEqualTo(weighted);
        }
    }

    @Test
    void drop_mostlyZeroColumn_isLeftAloneAndNoted() {
        Dropped dropped = OutlierRows.iqr(1.5).drop(data(0, 0, 0, 0, 0, 0, 0, 900));
        assertThat(dropped.rows()).isEmpty();
        assertThat(dropped.notes())
                .containsExactly("column \"x0\" was left alone: its quartiles are equal or it has no values");
        assertThat(dropped)
                .hasToString("dropped 0 of 8 rows;"
                        + " column \"x0\" was left alone: its quartiles are equal or it has no values");
    }

    @Test
    void drop_wholeClassOutside_isSparedAndNoted() {
        Dataset data = ResampleData.classes(
                ResampleData.codes(0, 0, 0, 0, 0, 0, 0, 0, 1, 1), 1, 2, 3, 4, 5, 6, 7, -90, 100, 120);
        Dropped dropped = OutlierRows.iqr(3).drop(data);
        assertThat(dropped.rows()).containsExactly(7);
        assertThat(dropped.kept().target().values()).contains(1, 1);
        assertThat(dropped.notes()).containsExactly("class \"b\" was spared: each of its 2 rows has an outlier");
    }

    @Test
    void drop_everyRowOutsideSomewhere_sparesThemAll() {
        double[] x = {1, 2, 2, 3};
        Dataset data = Dataset.of(
                Table.of(
                        Schema.of(new Field.Numeric("p"), new Field.Numeric("q")),
                        new double[] {1, 2, 3, 4},
                        new double[] {2, 4, 1, 3}),
                new Column(new Field.Numeric("y"), x));
        Dropped dropped = OutlierRows.quantiles(0.4, 0.6).drop(data);
        assertThat(dropped.rows()).isEmpty();
        assertThat(dropped.notes()).containsExactly("all rows were spared: each of its 4 rows has an outlier");
    }

    @Test
    void withColumns_other_areNotLookedAt() {
        Dataset data = ResampleData.classes(new double[8], 1, 2, 3, 4, 5, 6, 7, 99, 99, 2, 3, 4, 5, 6, 7, 1);
        assertThat(OutlierRows.iqr(1.5).withColumns("x1").drop(data).rows()).containsExactly(0);
        assertThat(OutlierRows.iqr(1.5).drop(data).rows()).containsExactly(0, 7);
    }

    @Test
    void withColumns_missingOrCategorical_isNamed() {
        Table x = Table.of(Schema.of(new Field.Categorical("c", List.of("a"))), new double[] {0, 0});
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutlierRows.iqr(1).withColumns("c").drop(data))
                .withMessage("column \"c\": expected a numeric column, got a categorical one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutlierRows.iqr(1).withColumns("d").drop(data))
                .withMessageContaining("column \"d\": expected a column of that name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutlierRows.iqr(1).withColumns())
                .withMessage("columns: expected at least one name, got none");
    }

    @Test
    void drop_valuesNearTheLargestDouble_doNotOverflow() {
        double max = Double.MAX_VALUE;
        Dropped none = OutlierRows.iqr(1).drop(data(-max, -max, 0, 0, max, max));
        assertThat(none.rows()).isEmpty();
        assertThat(none.notes()).isEmpty();
        assertThat(OutlierRows.iqr(0)
                        .drop(data(-max, -max / 2, 0, 0, max / 2, max))
                        .rows())
                .containsExactly(0, 1, 4, 5); // Beyond 3/8 of the largest.
    }

    @Test
    void iqr_orQuantiles_outOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutlierRows.iqr(NA))
                .withMessage("factor: expected a finite number of at least 0, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutlierRows.quantiles(0.9, 0.1))
                .withMessage("quantiles: expected shares from 0 to 1, the lower one first, got 0.9 and 0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> OutlierRows.quantiles(0, NA));
    }

    /** gold/resample.py, numpy 2.4.6: numpy.quantile with its default method. */
    @Test
    void drop_credit_matchesNumpy() {
        Dataset credit = Dataset.of(ResampleData.read("/data/credit.csv"), "Status");
        assertThat(OutlierRows.iqr(1.5).drop(credit).rows()).hasSize(688).isEqualTo(gold("iqr"));
        assertThat(OutlierRows.quantiles(0.01, 0.99).drop(credit).rows())
                .hasSize(427)
                .isEqualTo(gold("quantiles"));
    }

    @Nested
    class Iqr extends ResamplerContract {

        @Override
        protected Resampler resampler() {
            return OutlierRows.iqr(0.5);
        }

        @Override
        protected Result result() {
            return Result.AS_COLLECTED;
        }

        @Override
        protected Optional<Resampler> reseeded() {
            return Optional.empty();
        }
    }
}
