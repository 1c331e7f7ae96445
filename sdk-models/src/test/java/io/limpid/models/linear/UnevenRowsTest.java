package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Score;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear regressions where some rows weigh very much more than others, beside fractions of whole numbers. */
class UnevenRowsTest {

    private static final LinearRegression LEAST_SQUARES = LinearRegression.withDefaults();

    /** Numbers with all 53 bits, as whole ones are exact in any order. */
    private static Dataset random(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[features][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = random.nextDouble();
            for (int j = 0; j < features; j++) {
                x[j][i] = 2 * random.nextDouble() - 1;
                y[i] += (j + 1) * x[j][i];
            }
        }
        return LinearRegressionTest.data(y, x);
    }

    /** Weights of 1, but from row {@code first} on {@code heavy} rows of another. */
    private static Dataset weighted(Dataset data, int first, int heavy, double weight) {
        double[] weights = new double[data.rows()];
        Arrays.fill(weights, 1);
        Arrays.fill(weights, first, first + heavy, weight);
        return data.withWeights(weights);
    }

    private static double[] exact(Dataset data) {
        double[][] columns = new double[data.features().schema().size()][];
        Arrays.setAll(columns, j -> data.features().column(j));
        return Arrays.stream(fractions(columns, data.target().values(), data.weights()))
                .mapToDouble(BigFraction::doubleValue)
                .toArray();
    }

    /** The coefficients and then the intercept, from the normal equations in fractions of any length. */
    private static BigFraction[] fractions(double[][] columns, double[] y, double[] weights) {
        return fractions(columns, y, weights, 0);
    }

    /** The same under a penalty, a multiple of the columns' weighted squares from their means. */
    private static BigFraction[] fractions(double[][] columns, double[] y, double[] weights, double lambda) {
        int p = columns.length + 1;
        BigFraction[][] a = new BigFraction[p][p + 1];
        for (BigFraction[] row : a) {
            Arrays.fill(row, BigFraction.ZERO);
        }
        for (int i = 0; i < y.length; i++) {
            BigFraction[] row = new BigFraction[p + 1];
            for (int j = 0; j < p - 1; j++) {
                row[j] = new BigFraction(columns[j][i]);
            }
            row[p - 1] = BigFraction.ONE;
            row[p] = new BigFraction(y[i]);
            BigFraction weight = new BigFraction(weights[i]);
            for (int j = 0; j < p; j++) {
                for (int k = 0; k <= p; k++) {
                    a[j][k] = a[j][k].add(weight.multiply(row[j]).multiply(row[k]));
                }
            }
        }
        for (int j = 0; j < p - 1; j++) {
            a[j][j] = a[j][j].add(penalty(columns[j], weights, lambda));
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                BigFraction share = a[k][j].divide(a[j][j]);
                for (int l = 0; l <= p && k != j; l++) {
                    a[k][l] = a[k][l].subtract(share.multiply(a[j][l]));
                }
            }
        }
        BigFraction[] solution = new BigFraction[p];
        Arrays.setAll(solution, j -> a[j][p].divide(a[j][j]));
        return solution;
    }

    private static BigFraction penalty(double[] column, double[] weights, double lambda) {
        BigFraction total = BigFraction.ZERO;
        BigFraction sum = BigFraction.ZERO;
        BigFraction squares = BigFraction.ZERO;
        for (int i = 0; i < column.length; i++) {
            BigFraction w = new BigFraction(weights[i]);
            BigFraction x = new BigFraction(column[i]);
            total = total.add(w);
            sum = sum.add(w.multiply(x));
            squares = squares.add(w.multiply(x).multiply(x));
        }
        return squares.subtract(sum.multiply(sum).divide(total)).multiply(new BigFraction(lambda));
    }

    private static void assertExact(Dataset data, double tolerance) {
        LinearRegressionModel model = LEAST_SQUARES.fit(data);
        double[] expected = exact(data);
        int p = expected.length - 1;
        for (int j = 0; j < p; j++) {
            assertThat(model.coefficient(0, j)).isCloseTo(expected[j], within(tolerance));
        }
        assertThat(model.intercept(0)).isCloseTo(expected[p], within(tolerance));
        assertThat(model.summary().rank()).isEqualTo(p);
    }

    // ---- The right answer, wherever the heavy rows stand ----

    /** Tolerance: coefficients up to 3 of columns of condition up to a hundred, in roundings. */
    @ParameterizedTest
    @CsvSource({"1e7, 0", "1e7, 10", "1e12, 10", "1e16, 0", "1e16, 5", "1e16, 10", "1e20, 10"})
    void fit_twoHeavyRows_asExactArithmetic(double weight, int first) {
        for (int seed = 0; seed < 5; seed++) {
            assertExact(weighted(random(12, 3, seed), first, 2, weight), 2e-13);
        }
    }

    /** So many that even weights would be factored by tiles. */
    @Test
    void fit_heavyRowsLastOfMany_asExactArithmetic() {
        assertExact(weighted(LinearRegressionTest.random(1_100, 3, 3), 1_098, 2, 1e16), 1e-13);
    }

    /** Three sizes of weights, shuffled; the lightest decide one direction. */
    @Test
    void fit_weightsOfManySizes_asExactArithmetic() {
        double[] weights = {1, 1e9, 1e18, 1, 1e9, 1, 1, 1e18, 1, 1};
        assertExact(random(10, 4, 8).withWeights(weights), 2e-13);
    }

    /** The heavy rows are one point with two targets, and say nothing of the slopes. */
    @Test
    void fit_heavyRowsAtOnePoint_asExactArithmetic() {
        double[] x = {1, 4, 2, 0.3, 5, 5};
        double[] y = {2, 3, 2.5, 0.7, 5, 7};
        assertExact(weighted(LinearRegressionTest.data(y, x), 4, 2, 1e16), 1e-13);
    }

    @Test
    void fit_twoRows_isTheLineThroughThem() {
        Dataset data = LinearRegressionTest.data(new double[] {5, 9}, new double[] {1, 3});
        assertExact(data.withWeights(new double[] {1, 1e16}), 1e-14);
    }

    @Test
    void among_aMillionTimes_isStillEven() {
        assertThat(UnevenRows.among(new double[] {1e6, 3, 1})).isFalse();
        assertThat(UnevenRows.among(new double[] {1, 3, 1.001e6})).isTrue();
        assertThat(UnevenRows.among(new double[] {Double.MIN_VALUE, Double.MAX_VALUE}))
                .isTrue();
        assertThat(UnevenRows.among(new double[] {7})).isFalse();
        assertThat(UnevenRows.among(new double[0])).isFalse();
    }

    // ---- Under signs ----

    /**
     * Two heavy rows of eleven, and nine that say which columns are held beside them; penalties from less than their
     * share of the squares to more. Expected is the best of all choices of columns whose least squares have the signs.
     * Tolerance: as above.
     */
    @ParameterizedTest
    @CsvSource({"1e7, 0", "1e7, 1e-9", "1e16, 0", "1e16, 1e-20", "1e16, 1e-18", "1e16, 1e-16", "1e16, 1e-3", "1e16, 9"})
    void fit_monotone_isTheBestOfAllChoices(double weight, double lambda) {
        for (int seed = 10; seed < 20; seed++) {
            Dataset data = weighted(noise(seed), 8, 2, weight);
            MonotoneConstraints constraints = MonotoneConstraints.none();
            for (String name : data.features().schema().names()) {
                constraints = constraints.increasing(name);
            }
            LinearRegressionModel model = LEAST_SQUARES
                    .withMonotone(constraints)
                    .withPenalty(Penalty.ridge(lambda))
                    .fit(data);
            double[] expected = bestOfAllChoices(data, lambda);
            for (int j = 0; j < 4; j++) {
                assertThat(model.coefficient(0, j)).as("seed %d", seed).isCloseTo(expected[j], within(2e-13));
            }
        }
    }

    /** One column twice: a penalty of any size, and none, share the coefficient. Tolerance: as above. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-40, 1e-20, 1e-18, 1e-3})
    void fit_monotoneCopies_shareTheirCoefficient(double lambda) {
        for (int seed = 10; seed < 20; seed++) {
            Dataset data = weighted(noise(seed), 8, 2, 1e16);
            double[] a = data.features().column(0);
            double[] b = data.features().column(1);
            LinearRegressionModel model = LEAST_SQUARES
                    .withMonotone(MonotoneConstraints.none().increasing("x1").increasing("x2"))
                    .withPenalty(Penalty.ridge(lambda))
                    .fit(data.withFeatures(Samples.table(a, b, b)));
            assertThat(model.coefficient(0, 1)).isCloseTo(model.coefficient(0, 2), within(1e-13));
            assertThat(model.coefficient(0, 1)).isNotNegative();
        }
    }

    /** Short numbers, so that fractions stay short. */
    private static Dataset noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[5][11];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextInt(-999, 1_000) / 256.0);
        }
        return LinearRegressionTest.data(columns[4], Arrays.copyOf(columns, 4));
    }

    private static double[] bestOfAllChoices(Dataset data, double lambda) {
        double[] best = new double[4];
        BigFraction least = null;
        for (int choice = 0; choice < 16; choice++) {
            int[] places = new int[Integer.bitCount(choice)];
            double[][] columns = new double[places.length][];
            for (int j = 0, f = 0; j < 4; j++) {
                if ((choice >> j & 1) == 1) {
                    places[f] = j;
                    columns[f++] = data.features().column(j);
                }
            }
            BigFraction[] solution = fractions(columns, data.target().values(), data.weights(), lambda);
            boolean signs = true;
            for (int f = 0; f < places.length; f++) {
                signs &= solution[f].compareTo(BigFraction.ZERO) >= 0;
            }
            BigFraction objective = objective(columns, data, solution, lambda);
            if (signs && (least == null || objective.compareTo(least) < 0)) {
                least = objective;
                best = new double[4];
                for (int f = 0; f < places.length; f++) {
                    best[places[f]] = solution[f].doubleValue();
                }
            }
        }
        return best;
    }

    private static BigFraction objective(double[][] columns, Dataset data, BigFraction[] solution, double lambda) {
        BigFraction sum = BigFraction.ZERO;
        for (int f = 0; f < columns.length; f++) {
            BigFraction penalty = penalty(columns[f], data.weights(), lambda);
            sum = sum.add(penalty.multiply(solution[f]).multiply(solution[f]));
        }
        for (int i = 0; i < data.rows(); i++) {
            BigFraction left = new BigFraction(data.target().values()[i]).subtract(solution[columns.length]);
            for (int f = 0; f < columns.length; f++) {
                left = left.subtract(solution[f].multiply(new BigFraction(columns[f][i])));
            }
            sum = sum.add(left.multiply(left).multiply(new BigFraction(data.weights()[i])));
        }
        return sum;
    }

    // ---- One row that has all the weight ----

    /**
     * A line through the heavy row. Its share of the target's variance has no weight in it, the row's own part being 0.
     */
    @ParameterizedTest
    @CsvSource({"1e16, 0", "1e30, 4", "1e60, 0", "1e60, 5", "1e60, 9", "1e200, 9"})
    void fit_oneRowOfAllWeight_isTheLineThroughIt(double weight, int row) {
        Dataset data = weighted(random(10, 1, 21), row, 1, weight);
        assertExact(data, 1e-13);
        LinearSummary summary = LEAST_SQUARES.fit(data).summary();
        double slope = exact(data)[0];
        double[] x = data.features().column(0);
        double[] y = data.target().values();
        double left = 0;
        double whole = 0;
        for (int i = 0; i < 10; i++) {
            double below = y[i] - y[row];
            left += (below - slope * (x[i] - x[row])) * (below - slope * (x[i] - x[row]));
            whole += below * below;
        }
        // Tolerance: 1e16 is not yet all the weight, by 1e-15.
        assertThat(summary.rSquared().require()).isCloseTo(1 - left / whole, within(1e-13));
        assertThat(summary.coefficients().get(0).standardError().require()).isPositive();
    }

    /** Residuals within rounding are an exact fit beside any weight. */
    @Test
    void fit_exactLine_staysExact() {
        double[] x = {0.1, 0.2, 0.3, 0.7, 1.3};
        double[] y = new double[5];
        Arrays.setAll(y, i -> 1e3 + 3 * x[i]);
        LinearSummary summary = LEAST_SQUARES
                .fit(weighted(LinearRegressionTest.data(y, x), 4, 1, 1e60))
                .summary();
        assertThat(summary.rSquared().require()).isEqualTo(1);
        assertThat(summary.coefficients().get(0).standardError())
                .isEqualTo(Score.undefined("the fit is exact: the residuals are no more than rounding"));
    }

    // ---- Weights that leave nothing of the others ----

    /** Two rows decide one slope, and what the others say of the second one is below double precision. */
    @Test
    void fit_weightsThatHideAColumn_refused() {
        Dataset data = weighted(random(10, 2, 22), 8, 2, 1e60);
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights: expected ones close enough to each other for 2 independent columns to count, and"
                        + " not only 1, got 1.0 to 1.0E60");
    }

    /** The penalty leaves nothing of what the light rows say. Tolerance: of numbers of order one. */
    @Test
    void fit_weightsThatHideAColumnWithAPenalty_isTheHeavyRows() {
        Dataset data = random(10, 2, 22);
        LinearRegression ridge = LEAST_SQUARES.withPenalty(Penalty.ridge(0.1));
        LinearRegressionModel model = ridge.fit(weighted(data, 8, 2, 1e60));
        LinearRegressionModel alone = ridge.fit(data.select(new int[] {8, 9}));
        assertThat(model.coefficient(0, 0)).isCloseTo(alone.coefficient(0, 0), within(1e-14));
        assertThat(model.coefficient(0, 1)).isCloseTo(alone.coefficient(0, 1), within(1e-14));
    }

    /** Copies are dependent under any weights. */
    @Test
    void fit_dependentColumns_shareTheirCoefficient() {
        Dataset one = weighted(random(10, 1, 23), 9, 1, 1e60);
        double[] x = one.features().column(0);
        LinearRegressionModel model = LEAST_SQUARES.fit(one.withFeatures(Samples.table(x, x)));
        assertThat(model.summary().rank()).isEqualTo(1);
        assertThat(model.coefficient(0, 0)).isCloseTo(exact(one)[0] / 2, within(1e-14));
        assertThat(model.coefficient(0, 1)).isCloseTo(exact(one)[0] / 2, within(1e-14));
    }

    // ---- Edges ----

    /** Equal weights fit, as their mean is near 0; the heavy row's difference from another is no double. */
    @Test
    void fit_differencesBeyondDoubles_blamesTheColumn() {
        double[] x = {1e308, -1e308, 1, 2, 3, 4};
        Dataset data = LinearRegressionTest.data(new double[] {1, 3, 2, 5, 4, 6}, x);
        assertThat(LEAST_SQUARES.fit(data).coefficient(0, 0)).isFinite();
        assertThatThrownBy(() -> LEAST_SQUARES.fit(weighted(data, 0, 1, 1e10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"x0\": expected values whose differences double precision can hold, got -1.0E308"
                        + " to 1.0E308");
    }

    @Test
    void fit_constantTargetAndColumn_isThatNumber() {
        Dataset data =
                LinearRegressionTest.data(new double[] {7, 7, 7}, new double[] {1, 2, 3}, new double[] {0.1, 0.1, 0.1});
        LinearRegressionModel model = LEAST_SQUARES.fit(data.withWeights(new double[] {1, 1e16, 1}));
        assertThat(model.intercept(0)).isEqualTo(7);
        assertThat(model.coefficient(0, 0)).isZero();
        assertThat(model.coefficient(0, 1)).isZero();
    }

    @Test
    void fit_onlyAConstantColumn_isTheWeightedMean() {
        Dataset data = LinearRegressionTest.data(new double[] {1, 2, 4}, new double[] {5, 5, 5})
                .withWeights(new double[] {1e16, 1e-4, 3e16});
        assertThat(LEAST_SQUARES.fit(data).intercept(0)).isCloseTo(3.25, within(1e-15));
    }

    /** Values whose squares no double has. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200})
    void fit_valuesOfAnySize_scaleAlong(double size) {
        double[] x = {size, 2 * size, 4 * size};
        Dataset data = LinearRegressionTest.data(new double[] {1, 3, 4}, x).withWeights(new double[] {1, 1, 1e16});
        Dataset plain = LinearRegressionTest.data(new double[] {1, 3, 4}, new double[] {1, 2, 4})
                .withWeights(new double[] {1, 1, 1e16});
        assertThat(LEAST_SQUARES.fit(data).coefficient(0, 0) * size).isCloseTo(exact(plain)[0], within(1e-14));
    }

    @Test
    void fit_cancelledWhileRowsAreOrdered_ends() {
        Dataset data = weighted(random(12, 3, 1), 11, 1, 1e16);
        AtomicInteger asked = new AtomicInteger();
        // The start, the moments of three columns, and then the second column in order.
        Run run = Run.quiet().with(() -> asked.incrementAndGet() == 6);
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data, run)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(6);
    }
}
