package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Convergence;
import io.limpid.models.Samples;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear and logistic regression whose coefficients keep to signs, of columns that are dependent or nearly so. */
class MonotoneDependenceTest {

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
        for (int seed = 0; seed < 100; seed++) {
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
