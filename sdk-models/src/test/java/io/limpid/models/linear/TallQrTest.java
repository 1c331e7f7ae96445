package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear regressions of so many rows that they are factored tile by tile, and in more blocks than one. */
class TallQrTest {

    private static final LinearRegression LEAST_SQUARES = LinearRegression.withDefaults();

    /** The rows of a data set one after another, again and again. */
    private static Dataset repeated(Dataset data, int times) {
        int[] rows = new int[data.rows() * times];
        Arrays.setAll(rows, i -> i % data.rows());
        return data.select(rows);
    }

    // ---- The factor itself ----

    /** R'R = A'A of whole numbers, whose products are exact. Tolerance: the size of the products, 1e3, in roundings. */
    @Test
    void fold_rowsInUnevenParts_keepsTheProducts() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = new double[23][5];
        double[][] products = new double[5][5];
        for (double[] row : rows) {
            for (int j = 0; j < 5; j++) {
                row[j] = random.nextInt(10) - 4;
            }
            for (int j = 0; j < 5; j++) {
                for (int k = 0; k < 5; k++) {
                    products[j][k] += row[j] * row[k];
                }
            }
        }
        double[][] r = new double[5][5];
        TallQr.fold(r, Arrays.copyOfRange(rows, 0, 3), 3, new double[5], new double[5]);
        TallQr.fold(r, Arrays.copyOfRange(rows, 3, 23), 20, new double[5], new double[5]);
        for (int j = 0; j < 5; j++) {
            for (int k = j; k < 5; k++) {
                double sum = 0;
                for (int i = 0; i <= j; i++) {
                    sum += r[i][j] * r[i][k];
                }
                assertThat(sum).isCloseTo(products[j][k], within(1e-12));
            }
        }
    }

    @Test
    void fold_zeros_leaveEverything() {
        double[][] r = {{2, 3}, {0, 4}};
        TallQr.fold(r, new double[6][2], 6, new double[2], new double[2]);
        assertThat(r).isDeepEqualTo(new double[][] {{2, 3}, {0, 4}});
    }

    // ---- Against the factors of few rows ----

    /**
     * 500 rows take the other way; repeated a hundred times they are four blocks, of which one is short. Tolerance: of
     * coefficients up to 6 and sums of 50,000 numbers, some hundred roundings.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void fit_rowsRepeated_sameCoefficients(double lambda) {
        Dataset few = LinearRegressionTest.random(500, 6, 11);
        LinearRegression trainer = LEAST_SQUARES.withPenalty(Penalty.ridge(lambda));
        LinearRegressionModel one = trainer.fit(few);
        LinearRegressionModel many = trainer.fit(repeated(few, 100));
        for (int j = 0; j < 6; j++) {
            assertThat(many.coefficient(0, j)).isCloseTo(one.coefficient(0, j), within(1e-12));
        }
        assertThat(many.intercept(0)).isCloseTo(one.intercept(0), within(1e-11));
        assertThat(many.summary().rSquared().require())
                .isCloseTo(one.summary().rSquared().require(), within(1e-13));
        assertThat(many.summary().rank()).isEqualTo(6);
        if (lambda == 0) {
            // Errors shrink with the root of the degrees of freedom.
            double ratio = Math.sqrt(493.0 / (50_000 - 7));
            double error = one.summary().coefficients().get(2).standardError().require();
            assertThat(many.summary().coefficients().get(2).standardError().require())
                    .isCloseTo(error * ratio, within(1e-12 * error));
        }
    }

    /** Copies share their coefficient and are found out, among so many rows too. */
    @Test
    void fit_dependentColumns_areFoundDependent() {
        Dataset data = repeated(LinearRegressionTest.random(500, 2, 12), 40);
        double[] x = data.features().column(0);
        double[] sum = new double[x.length];
        Arrays.setAll(sum, i -> x[i] + data.features().column(1)[i]);
        LinearRegressionModel model = LEAST_SQUARES.fit(
                data.withFeatures(Samples.table(x, data.features().column(1), sum, x)));
        assertThat(model.summary().rank()).isEqualTo(2);
        assertThat(model.coefficient(0, 0)).isCloseTo(model.coefficient(0, 3), within(1e-12));
    }

    @Test
    void fit_constantTarget_isThatNumber() {
        Dataset data = repeated(LinearRegressionTest.random(500, 2, 12), 5);
        double[] seven = new double[data.rows()];
        Arrays.fill(seven, 7);
        LinearRegressionModel model = LEAST_SQUARES.fit(LinearRegressionTest.data(
                seven, data.features().column(0), data.features().column(1)));
        assertThat(model.intercept(0)).isEqualTo(7);
        assertThat(model.coefficient(0, 1)).isZero();
    }

    /** The first thousand rows count next to nothing: 1e-310 of the weight, whose roots' squares are no doubles. */
    @Test
    void fit_firstRowsOfNoWeight_areNothing() {
        Dataset last = LinearRegressionTest.random(1_100, 3, 13);
        Dataset first = LinearRegressionTest.random(1_000, 3, 14);
        double[][] x = new double[3][2_100];
        double[] y = new double[2_100];
        double[] weights = new double[2_100];
        for (int i = 0; i < 2_100; i++) {
            Dataset from = i < 1_000 ? first : last;
            int row = i < 1_000 ? i : i - 1_000;
            y[i] = from.target().values()[row];
            weights[i] = i < 1_000 ? 1e-310 : 1;
            for (int j = 0; j < 3; j++) {
                x[j][i] = from.features().column(j)[row];
            }
        }
        LinearRegressionModel model =
                LEAST_SQUARES.fit(LinearRegressionTest.data(y, x).withWeights(weights));
        LinearRegressionModel expected = LEAST_SQUARES.fit(last);
        for (int j = 0; j < 3; j++) {
            assertThat(model.coefficient(0, j)).isCloseTo(expected.coefficient(0, j), within(1e-13));
        }
    }

    // ---- How it runs ----

    @Test
    void fit_threeWorkers_sameBitsAsOne() {
        Dataset data = repeated(LinearRegressionTest.random(500, 6, 11), 100);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            LinearRegressionModel many = LEAST_SQUARES.fit(data, Run.quiet().with(Workers.on(pool)));
            assertThat(many.summary()).isEqualTo(LEAST_SQUARES.fit(data).summary());
        } finally {
            pool.shutdownNow();
        }
    }

    /** What JDK 17 and 25 both gave. */
    @Test
    void fit_manyRows_knownBits() {
        LinearRegressionModel model =
                LEAST_SQUARES.withPenalty(Penalty.ridge(0.1)).fit(LinearRegressionTest.random(20_000, 7, 18));
        long hash = Double.doubleToRawLongBits(model.intercept(0));
        for (int j = 0; j < 7; j++) {
            hash = 31 * hash + Double.doubleToRawLongBits(model.coefficient(0, j));
        }
        assertThat(hash).isEqualTo(-5228577482167915092L);
    }

    @Test
    void fit_manyRows_progressPerBlockThenPerColumn() {
        List<String> heard = new ArrayList<>();
        LEAST_SQUARES.fit(
                LinearRegressionTest.random(20_000, 1, 17),
                Run.quiet().with((stage, done, total) -> heard.add(stage + " " + done + "/" + total)));
        assertThat(heard)
                .containsExactly(
                        "linear regression, factors of blocks of rows 0/2",
                        "linear regression, factors of blocks of rows 1/2",
                        "linear regression, factors of blocks of rows 2/2",
                        "linear regression, orthogonal factors 0/1",
                        "linear regression, orthogonal factors 1/1");
    }

    @Test
    void fit_cancelledWithinABlock_ends() {
        Dataset data = LinearRegressionTest.random(10_000, 2, 16);
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet()
                .with((stage, done, total) -> steps.incrementAndGet())
                .with(() -> steps.get() == 1 && asked.incrementAndGet() == 5);
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data, run)).isInstanceOf(CancellationException.class);
        assertThat(steps).hasValue(1);
    }
}
