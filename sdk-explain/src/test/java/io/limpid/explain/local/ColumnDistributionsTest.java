package io.limpid.explain.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnDistributionsTest {

    private static final Table MIXED = Table.of(
            Schema.of(new Field.Numeric("front"), new Field.Categorical("place", List.of("hill", "sea", "moor"))),
            new double[] {1080, 1442.5, Double.NaN, 900, 2000, 1100, Double.NaN, 1300},
            new double[] {0, 1, 1, Double.NaN, 1, 0, 1, 1});

    private static double[] iris(int column) throws IOException {
        return Iris.columns()[column];
    }

    /** The quartiles lime's own discretiser tests expect of iris; numpy.percentile, printed to 2 decimals. */
    @Test
    void of_iris_quartilesMatchLime() throws IOException {
        double[][] expected = {{5.1, 5.8, 6.4}, {2.8, 3.0, 3.3}, {1.6, 4.35, 5.1}, {.3, 1.3, 1.8}};
        for (int j = 0; j < 4; j++) {
            assertThat(NumericBins.of(iris(j)).cuts()).containsExactly(expected[j], within(1e-12));
        }
    }

    @Test
    void of_iris_binsAreRightClosedWithTheirMoments() throws IOException {
        double[] values = iris(0);
        NumericBins bins = NumericBins.of(values);
        double[] first = Arrays.stream(values).filter(v -> v <= 5.1).toArray();
        double mean = Arrays.stream(first).average().orElseThrow();
        double variance =
                Arrays.stream(first).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(bins.frequencies()[0]).isEqualTo(first.length / 150.0);
        assertThat(bins.mean()[0]).isEqualTo(mean, within(1e-12));
        assertThat(bins.deviation()[0]).isEqualTo(Math.sqrt(variance), within(1e-12));
        assertThat(bins.low()[0]).isEqualTo(4.3);
        assertThat(bins.high()[3]).isEqualTo(7.9);
        assertThat(bins.cell(5.1)).isEqualTo(0);
        assertThat(bins.cell(5.11)).isEqualTo(1);
    }

    @Test
    void of_fewDistinctValues_equalQuartilesAreOneCut() {
        NumericBins bins = NumericBins.of(new double[] {0, 0, 0, 0, 0, 0, 0, 5});
        assertThat(bins.cuts()).containsExactly(0);
        assertThat(bins.frequencies()).containsExactly(7 / 8., 1 / 8., 0);
    }

    @Test
    void of_constantAndEmptyColumns_drawThatValueOrMissing() {
        double[] values = new double[50];
        int[] cells = new int[50];
        NumericBins.of(new double[] {4, 4}).draw(new SplittableRandom(1), values, cells);
        assertThat(values).containsOnly(4);
        NumericBins.of(new double[] {Double.NaN, Double.NaN}).draw(new SplittableRandom(1), values, cells);
        assertThat(values).containsOnly(Double.NaN);
    }

    @Test
    void draw_numericColumn_followsTheFrequenciesWithinTheBins() throws IOException {
        NumericBins bins = NumericBins.of(iris(2));
        double[] values = new double[20_000];
        int[] cells = new int[20_000];
        bins.draw(new SplittableRandom(7), values, cells);
        double[] counts = new double[5];
        double[] sums = new double[5];
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isBetween(bins.low()[cells[i]], bins.high()[cells[i]]);
            counts[cells[i]]++;
            sums[cells[i]] += values[i];
        }
        for (int k = 0; k < 4; k++) {
            // 4 standard deviations of a share of 20,000 draws are at most 0.0142.
            assertThat(counts[k] / values.length).isEqualTo(bins.frequencies()[k], within(0.0142));
            // A cut normal keeps about its mean where the bin is about symmetric around it: iris's outer bins aren't.
            assertThat(sums[k] / counts[k]).isEqualTo(bins.mean()[k], within(0.25));
        }
        assertThat(counts[4]).isZero();
    }

    @Test
    void draw_mixedTable_missingValuesKeepTheirShare() {
        ColumnDistributions learned = ColumnDistributions.of(MIXED);
        double[] values = new double[20_000];
        learned.column(0).draw(new SplittableRandom(1), values, new int[values.length]);
        assertThat(Arrays.stream(values).filter(Double::isNaN).count() / 20_000.0)
                .isEqualTo(0.25, within(0.0123)); // 4 standard deviations
        learned.column(1).draw(new SplittableRandom(1), values, new int[values.length]);
        assertThat(Arrays.stream(values).filter(v -> v == 1).count() / 20_000.0)
                .isEqualTo(0.625, within(0.0137)); // 4 standard deviations
        assertThat(values).doesNotContain(2);
    }

    @Test
    void condition_everyCell_readsAsASentence() {
        ColumnDistribution front = ColumnDistributions.of(MIXED).column(0);
        assertThat(front.condition("Front", 1080, "1080")).isEqualTo("Front <= 1085");
        assertThat(front.condition("Front", 1150, "1150")).isEqualTo("1085 < Front <= 1200");
        assertThat(front.condition("Front", 1300, "1300")).isEqualTo("1200 < Front <= 1406.88");
        assertThat(front.condition("Front", 9e9, "")).isEqualTo("Front > 1406.88");
        assertThat(front.condition("Front", Double.NaN, "")).isEqualTo("Front is missing");
        ColumnDistribution place = ColumnDistributions.of(MIXED).column(1);
        assertThat(place.condition("Place", 1, "sea")).isEqualTo("Place = sea");
        assertThat(place.condition("Place", Double.NaN, "")).isEqualTo("Place is missing");
    }

    @Test
    void of_noRows_isRefused() {
        assertThatThrownBy(() -> ColumnDistributions.of(MIXED.slice(0, 0)))
                .hasMessage("rows: expected at least 1 to learn distributions from, got 0");
    }

    /**
     * Quantiles of the standard normal between -1 and 2, SciPy 1.17.1: scipy.stats.truncnorm.ppf([.1, .5, .9], -1, 2).
     */
    @Test
    void at_cutNormal_matchesItsQuantiles() {
        QuantileTable table = new QuantileTable(-1, 2, 0, 1);
        assertThat(table.at(0.1)).isEqualTo(-0.704647821094745, within(1e-4)); // linear between 256 points
        assertThat(table.at(0.5)).isEqualTo(0.17116391801782482, within(1e-4));
        assertThat(table.at(0.9)).isEqualTo(1.2557153641502152, within(1e-4));
    }

    @Test
    void of_valuesOf1e200_haveTheMomentsOfSmallOnes() {
        double huge = 0x1p700; // A power of two changes no digits.
        double[] small = {1, 2, 3, 5, 8, 13, 21, 34};
        NumericBins expected = NumericBins.of(small);
        NumericBins bins =
                NumericBins.of(Arrays.stream(small).map(v -> v * huge).toArray());
        for (int k = 0; k < 4; k++) {
            assertThat(bins.mean()[k]).isEqualTo(expected.mean()[k] * huge);
            assertThat(bins.deviation()[k]).isEqualTo(expected.deviation()[k] * huge);
        }
        for (int k = 0; k < 3; k++) {
            assertThat(bins.cuts()[k]).isEqualTo(expected.cuts()[k] * huge);
        }
    }

    @Test
    void of_valuesAtBothEndsOfTheRange_haveFiniteMoments() {
        double most = Double.MAX_VALUE;
        NumericBins bins = NumericBins.of(new double[] {-most, most});
        assertThat(bins.cuts()).containsExactly(new double[] {-most / 2, 0, most / 2}, within(most * 1e-15));
        NumericBins one = NumericBins.of(new double[] {-most, -most, most, most, most, most, most, most});
        assertThat(one.deviation()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        double[] values = new double[100];
        one.draw(new SplittableRandom(1), values, new int[100]);
        assertThat(Arrays.stream(values)).allSatisfy(v -> assertThat(v).isBetween(-most, most));
        NumericBins all = NumericBins.of(new double[] {-most, most, most, most, most, most});
        assertThat(Arrays.stream(all.mean())).allSatisfy(v -> assertThat(v).isBetween(-most, most));
        assertThat(Arrays.stream(all.deviation())).allSatisfy(v -> assertThat(v).isBetween(0.0, most));
    }
}
