package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Convergence;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear and logistic regression whose coefficients keep to signs, of columns that are dependent or nearly so. */
class MonotoneDependenceTest {

    // ---- Linear, dependent ----

    /** The fit is exact with x0 alone, and shorter with x1 and x2 as well, of which neither moves by itself. */
    @Test
    void linear_exactFit_isTheShortest() {
        double[][] x = {{2, 1, 1}, {0, 0, 2}, {2, 1, 0}, {0, 2, 0}};
        LinearRegressionModel model = LinearRegression.withDefaults()
                .withMonotone(signs(4, 0))
                .fit(LinearRegressionTest.data(new double[] {3, 0, 0}, x));
        // By hand: what ridge tends to; tolerance: some roundings.
        assertThat(model.coefficient(0, 0)).isCloseTo(2.4, within(1e-13));
        assertThat(model.coefficient(0, 1)).isCloseTo(0.3, within(1e-13));
        assertThat(model.coefficient(0, 2)).isCloseTo(0.6, within(1e-13));
        assertThat(model.coefficient(0, 3)).isZero();
    }

    /** Against every set of free columns, each by its singular values, on small whole numbers. */
    @Test
    void linear_smallProblems_areTheShortestMinimumOfAllSets() {
        SplittableRandom random = new SplittableRandom(11);
        for (int problem = 0; problem < 500; problem++) {
            int n = 3 + random.nextInt(4);
            int p = 2 + random.nextInt(5);
            double[][] x = new double[p][n];
            int[] signs = new int[p];
            MonotoneConstraints constraints = MonotoneConstraints.none();
            for (int j = 0; j < p; j++) {
                Arrays.setAll(x[j], i -> random.nextInt(3));
                signs[j] = random.nextInt(3) - 1;
                if (signs[j] != 0) {
                    constraints = signs[j] > 0 ? constraints.increasing("x" + j) : constraints.decreasing("x" + j);
                }
            }
            double[] y = new double[n];
            Arrays.setAll(y, i -> random.nextInt(4));
            LinearRegressionModel model =
                    LinearRegression.withDefaults().withMonotone(constraints).fit(LinearRegressionTest.data(y, x));
            double[] expected = shortestOfAllSets(x, y, signs);
            for (int j = 0; j < p; j++) {
                // Tolerance: half the digits of the singular values' own least, 1e-2 in such problems.
                assertThat(model.coefficient(0, j) * norm(centred(x[j])))
                        .as("problem %d, column %d", problem, j)
                        .isCloseTo(expected[j], within(1e-8));
            }
        }
    }

    /** The coefficients of centred columns of norm one; a constant column has 0. */
    private static double[] shortestOfAllSets(double[][] x, double[] y, int[] signs) {
        int p = x.length;
        double[] target = centred(y);
        double[][] z = new double[p][];
        for (int j = 0; j < p; j++) {
            double[] column = centred(x[j]);
            double norm = norm(column);
            z[j] = Arrays.stream(column).map(v -> norm < 1e-9 ? 0 : v / norm).toArray();
        }
        double[] best = new double[p];
        double least = norm(target) * norm(target);
        for (int set = 1; set < 1 << p; set++) {
            double[] b = shortest(z, target, set);
            boolean fits = true;
            for (int j = 0; j < p; j++) {
                fits &= signs[j] * b[j] >= -1e-10;
            }
            double[] left = target.clone();
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < left.length; i++) {
                    left[i] -= z[j][i] * b[j];
                }
            }
            double value = norm(left) * norm(left);
            if (fits && (value < least - 1e-9 || value < least + 1e-9 && norm(b) < norm(best) - 1e-12)) {
                best = b;
                least = Math.min(least, value);
            }
        }
        return best;
    }

    private static double[] shortest(double[][] z, double[] target, int set) {
        double[][] columns = new double[z.length][];
        for (int j = 0; j < z.length; j++) {
            columns[j] = (set >> j & 1) == 1 ? z[j] : new double[target.length];
        }
        RealMatrix a = new Array2DRowRealMatrix(columns).transpose();
        SingularValueDecomposition parts = new SingularValueDecomposition(a);
        double[] b = new double[z.length];
        for (int k = 0; k < parts.getSingularValues().length; k++) {
            if (parts.getSingularValues()[k] > 1e-9) {
                double share = parts.getU().getColumnVector(k).dotProduct(new ArrayRealVector(target))
                        / parts.getSingularValues()[k];
                for (int j = 0; j < b.length; j++) {
                    b[j] += share * parts.getV().getEntry(j, k);
                }
            }
        }
        return b;
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    // ---- Logistic, nearly dependent ----

    /** Of two columns that differ by 1e-4 the one that is left has the coefficient that it has alone. */
    @Test
    void logistic_nearlyEqualColumns_reachesTheMinimum() {
        LogisticRegression trainer = LogisticRegression.withDefaults().withPenalty(Penalty.none());
        int oneHeld = 0;
        for (int seed = 0; seed < 50; seed++) {
            Dataset data = nearlyEqual(100, 2, 0, seed);
            LogisticRegressionModel model = trainer.withMonotone(signs(2, 0)).fit(data);
            assertThat(model.convergence().status()).as("seed %d", seed).isEqualTo(Convergence.Status.REACHED);
            if (model.coefficient(0, 0) == 0 ^ model.coefficient(0, 1) == 0) {
                oneHeld++;
                int free = model.coefficient(0, 0) == 0 ? 1 : 0;
                double alone = trainer.fit(data.withFeatures(data.features().without("x" + (1 - free))))
                        .coefficient(0, 0);
                // Tolerance: both at a gradient of 1e-10, with a curvature above 1e-2.
                assertThat(model.coefficient(0, free)).isCloseTo(alone, within(1e-7));
            }
        }
        assertThat(oneHeld).isGreaterThan(20);
    }

    /** Weights from 1e-3 to 1e3 on columns that cancel: projected Newton steps alone go to and fro. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-6})
    void logistic_columnsThatCancel_reachesTheMinimum(double lambda) {
        LogisticRegression trainer = LogisticRegression.withDefaults().withPenalty(Penalty.ridge(lambda));
        for (int seed = 0; seed < 40; seed++) {
            LogisticRegressionModel model = trainer.withMonotone(signs(6, seed)).fit(nearlyEqual(50, 6, 1e4, seed));
            assertThat(model.convergence().status()).as("seed %d", seed).isEqualTo(Convergence.Status.REACHED);
        }
    }

    /** Columns within 1e-4 of one another; the log-odds have alternating coefficients of this size. */
    private static Dataset nearlyEqual(int rows, int columns, double size, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[columns][rows];
        double[] y = new double[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            double common = 2 * random.nextDouble() - 1;
            double score = common;
            for (int j = 0; j < columns; j++) {
                x[j][i] = common + 1e-4 * random.nextDouble();
                score += (j % 2 == 0 ? size : -size) * x[j][i];
            }
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
            weights[i] = size == 0 ? 1 : Math.pow(10, random.nextInt(7) - 3);
        }
        return Samples.of(y, x).withWeights(weights);
    }

    /** Every column held: the one of bit j down where the bit is set, up otherwise. */
    private static MonotoneConstraints signs(int columns, int down) {
        MonotoneConstraints signs = MonotoneConstraints.none();
        for (int j = 0; j < columns; j++) {
            signs = (down >> j & 1) == 0 ? signs.increasing("x" + j) : signs.decreasing("x" + j);
        }
        return signs;
    }
}
