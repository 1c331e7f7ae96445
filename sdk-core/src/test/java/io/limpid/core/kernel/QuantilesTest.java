package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    private static final double NA = Double.NaN;

    private static Quantiles of(double... values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return Quantiles.of(values, ones);
    }

    private static double[] random(SplittableRandom random, int n, int distinct) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> random.nextInt(distinct) - distinct / 2);
        return values;
    }

    /** By a sort of everything. */
    @Property(tries = 300)
    void select_anyOrder_isTheSortedOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3_000) int n,
            @ForAll @IntRange(min = 1, max = 4_000) int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random(random, n, d);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int k = random.nextInt(n);
        double[] left = values.clone();
        assertThat(Selection.select(left, 0, n - 1, k)).isEqualTo(sorted[k]);
        if (k + 1 < n) {
            assertThat(Selection.select(left, k + 1, n - 1, k + 1))
                    .as("the next")
                    .isEqualTo(sorted[k + 1]);
        }
        for (int i = 0; i < n; i++) {
            assertThat(i < k ? left[i] <= sorted[k] : left[i] >= sorted[k]).isTrue();
        }
        Arrays.sort(left);
        assertThat(left).isEqualTo(sorted);
    }

    @Test
    void select_sortedReversedConstantOrOrganPipe_isTheSortedOne() {
        int n = 10_000;
        for (int form = 0; form < 4; form++) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = new double[] {i, n - i, 7, Math.min(i, n - i)}[form];
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (int k : new int[] {0, 1, n / 3, n - 1}) {
                assertThat(Selection.select(values.clone(), 0, n - 1, k)).isEqualTo(sorted[k]);
            }
        }
    }

    /** numpy 2.4.6: numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0, 0.1, 0.25, 0.5, 0.9, 1]). */
    @Test
    void at_eightNumbers_isNumpys() {
        double[] expected = {1, 1, 1.75, 3.5, 6.9, 9};
        double[] p = {0, 0.1, 0.25, 0.5, 0.9, 1};
        for (int k = 0; k < p.length; k++) {
            // 6 + 0.3 * 3 in numpy's order of operations: within an ulp.
            assertThat(of(3, 1, 4, 1, 5, 9, 2, 6).at(p[k])).isCloseTo(expected[k], within(1e-15));
        }
    }

    @Test
    void at_manyQuantiles_areTheSameSortedOrNot() {
        double[] values = random(new SplittableRandom(5), 1_000, 900);
        Quantiles quantiles = of(values);
        for (int k = 100; k >= 0; k--) {
            assertThat(quantiles.at(k / 100.0)).isEqualTo(of(values).at(k / 100.0));
        }
    }

    @Test
    void at_placeThatShouldBeWhole_isThatValue() {
        // 0.07 * 100 = 7.000000000000001, 0.29 * 100 = 28.999999999999996 in doubles.
        double[] values = new double[101];
        Arrays.setAll(values, i -> i * i);
        assertThat(of(values).at(0.07)).isEqualTo(49);
        assertThat(of(values).at(0.29)).isEqualTo(841);
    }

    @Property(tries = 300)
    void at_wholeWeights_countAsRepeatedRows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random(random, n, 30);
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> random.nextInt(4));
        double[] repeated = new double[3 * n];
        int m = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < weights[i]; k++) {
                repeated[m++] = values[i];
            }
        }
        Quantiles expected = of(Arrays.copyOf(repeated, m));
        assertThat(Quantiles.of(values, weights).at(p)).isEqualTo(expected.at(p));
        assertThat(Quantiles.of(values, weights).median()).isEqualTo(expected.median());
    }

    @Property(tries = 300)
    void at_anyWeights_risesFromLeastToGreatest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random(random, n, 100);
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> random.nextDouble());
        Quantiles quantiles = Quantiles.of(values, weights);
        double before = Arrays.stream(values).min().orElseThrow();
        for (int k = 0; k <= 50; k++) {
            double q = quantiles.at(k / 50.0);
            assertThat(q).isGreaterThanOrEqualTo(before);
            before = q;
        }
        assertThat(before).isLessThanOrEqualTo(Arrays.stream(values).max().orElseThrow());
        double[] scaled = Arrays.stream(weights).map(w -> w * 0x1p-9).toArray();
        assertThat(Quantiles.of(values, scaled).at(0.3)).as("only shares count").isEqualTo(quantiles.at(0.3));
    }

    @Test
    void at_fractionalWeights_takesRowsByShare() {
        // Shares of three rows: 0.6, 1.2, 1.2, so up to 0.6, 1.8 and 3; the middles 0.5, 1.5, 2.5 fall on 1, 2 and 3.
        double[] weights = {0.1, 0.2, 0.2};
        assertThat(Quantiles.of(new double[] {1, 2, 3}, weights).at(0.25)).isEqualTo(1.5);
        // 2.7, 0.15 and 0.15: two middles fall on 1, the third on 1 too.
        assertThat(Quantiles.of(new double[] {1, 2, 3}, new double[] {1.8, 0.1, 0.1})
                        .at(0.5))
                .isEqualTo(1);
    }

    @Test
    void of_hugeWeights_doNotOverflow() {
        double w = Double.MAX_VALUE;
        assertThat(Quantiles.of(new double[] {1, 2, 3}, new double[] {w, w, w / 2})
                        .median())
                .isEqualTo(2);
        assertThat(Quantiles.of(new double[] {1, 2, 3}, new double[] {w, w, w}).at(0.5))
                .isEqualTo(2);
    }

    @Test
    void of_hugeWeightsOfEqualValues_countByTheirRatios() {
        double w = Double.MAX_VALUE;
        double[] values = {1, 1, 1, 2, 3};
        double[] huge = {w, w, w, w, w / 2};
        assertThat(Quantiles.of(values, huge).median()).isEqualTo(1);
        assertThat(Quantiles.of(values, huge).at(1)).isEqualTo(3);
        assertThat(DistinctValues.of(new double[] {5, 5, 3, 3, 3}, new double[] {w, w, w, w, w})
                        .heaviest())
                .isEqualTo(3);
        assertThat(DistinctValues.of(new double[] {5, 5, 5, 3, 3}, new double[] {w, w, w, w, w})
                        .heaviest())
                .isEqualTo(5);
    }

    @Test
    void of_withoutWeights_countsEachValueOnce() {
        assertThat(Quantiles.of(new double[] {4, NA, 1, 2, NA, 3}).at(0.25)).isEqualTo(1.75);
        assertThat(Quantiles.of(new double[] {NA}).isEmpty()).isTrue();
    }

    @Test
    void at_hugeValues_doNotOverflow() {
        double max = Double.MAX_VALUE;
        assertThat(of(-max, max).at(0.5)).isZero();
        assertThat(of(max, max).at(0.3)).isEqualTo(max);
    }

    @Test
    void of_noValues_isEmpty() {
        for (Quantiles none : new Quantiles[] {of(), of(NA), Quantiles.of(new double[] {3}, new double[] {0})}) {
            assertThat(none.isEmpty()).isTrue();
            assertThat(none.median()).isZero();
            assertThat(none.at(0.3)).isZero();
        }
        assertThat(of(3).isEmpty()).isFalse();
    }

    @Test
    void heaviest_tie_isTheSmallest() {
        double[] values = {4, 2, 4, 2, 9, NA, -0.0, 0};
        double[] weights = {1, 1, 1, 1, 1, 9, 1, 1.5};
        assertThat(DistinctValues.of(values, weights).heaviest()).isEqualTo(0);
        weights[7] = 1;
        weights[6] = 0.5;
        assertThat(DistinctValues.of(values, weights).heaviest()).isEqualTo(2);
    }

    /** By a sort of everything and a look at every row. */
    @Property(tries = 200)
    void distinct_anyColumn_addsWeightsInRowOrder(
            @ForAll long seed, @ForAll @IntRange(max = 400) int n, @ForAll @IntRange(min = 1, max = 500) int d) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random(random, n, d);
        double[] weights = new double[n];
        Arrays.setAll(weights, i -> random.nextInt(5) == 0 ? 0 : random.nextDouble());
        DistinctValues distinct = DistinctValues.of(values, weights);
        double[] expected = IntStream.range(0, n)
                .filter(i -> weights[i] > 0)
                .mapToDouble(i -> values[i])
                .sorted()
                .distinct()
                .toArray();
        assertThat(distinct.values()).isEqualTo(expected);
        for (int k = 0; k < expected.length; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i] == expected[k] ? weights[i] : 0;
            }
            assertThat(distinct.weights()[k]).isEqualTo(sum);
        }
    }
}
