package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegressionTest {

    private static final LinearRegression LEAST_SQUARES = LinearRegression.withDefaults();

    static Dataset data(double[] target, double[]... columns) {
        return Dataset.of(Samples.table(columns), new Column(new Field.Numeric("y"), target));
    }

    /** Whole numbers 0 to 9 in each column, and a target of them and noise in quarters: sums of them are exact. */
    static Dataset random(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[features][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = 0.25 * random.nextInt(20);
            for (int j = 0; j < features; j++) {
                x[j][i] = random.nextInt(10);
                y[i] += (j + 1) * x[j][i];
            }
        }
        return data(y, x);
    }

    // ---- Weights ----

    @Test
    void fit_weightsTimesAConstant_changeOnlyTheResidualStandardError() {
        Dataset data = random(40, 2, 13);
        double[] four = new double[40];
        Arrays.fill(four, 4);
        LinearSummary one = LEAST_SQUARES.fit(data).summary();
        LinearSummary same = LEAST_SQUARES.fit(data.withWeights(four)).summary();
        assertThat(same.intercept()).isEqualTo(one.intercept());
        assertThat(same.coefficients()).isEqualTo(one.coefficients());
        assertThat(same.residualStandardError().require())
                .isEqualTo(2 * one.residualStandardError().require());
    }

    @Test
    void fit_rowWithoutWeight_isAsGoodAsAbsent() {
        double[] x = {1, 2, 3, Double.NaN, 5};
        double[] y = {2, 3, 7, 1e9, 8};
        Dataset data = data(y, x);
        LinearRegressionModel model = LEAST_SQUARES.fit(data.withWeights(new double[] {1, 1, 1, 0, 1}));
        assertThat(model.summary())
                .isEqualTo(
                        LEAST_SQUARES.fit(data.select(new int[] {0, 1, 2, 4})).summary());
    }

    @Test
    void fit_weightsBeyondSums_refused() {
        Dataset data = random(3, 1, 14).withWeights(new double[] {1e308, 1e308, 1e308});
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights: expected a finite sum, got Infinity");
    }

    @Test
    void fit_weightsTooFarApart_namesTheWeights() {
        Dataset data = random(3, 1, 14).withWeights(new double[] {1e-200, 1e-200, 1e200});
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights: expected ones close enough to each other for column \"y\" to have a standard"
                        + " deviation, got 1.0E-200 to 1.0E200");
    }

    /** Values too far apart stay the column's fault. */
    @Test
    void fit_valuesTooFarApart_namesTheColumn() {
        double[] x = {-Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data(new double[] {1, 2, 3}, x)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x0\": expected");
    }

    // ---- Few rows ----

    @Test
    void fit_oneRow_isItsTarget() {
        LinearRegressionModel model = LEAST_SQUARES.fit(data(new double[] {5}, new double[] {3}));
        assertThat(model.intercept(0)).isEqualTo(5);
        assertThat(model.coefficient(0, 0)).isZero();
    }

    @Test
    void fit_twoRows_isTheLineThroughThem() {
        LinearRegressionModel model = LEAST_SQUARES.fit(data(new double[] {5, 9}, new double[] {1, 3}));
        assertThat(model.coefficient(0, 0)).isCloseTo(2, within(1e-15));
        assertThat(model.intercept(0)).isCloseTo(3, within(1e-14));
    }

    // ---- What is refused ----

    @Test
    void withPenalty_absoluteValues_refusedByName() {
        assertThatThrownBy(() -> LEAST_SQUARES.withPenalty(new Penalty(1, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("l1Ratio: expected 0")
                .hasMessageEndingWith("got 0.5");
    }

    @Test
    void fit_columnTooFine_refusedByName() {
        Dataset data = data(new double[] {1, 2, 3}, new double[] {0, Double.MIN_VALUE, 0});
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x0\"");
    }

    /** The slope would be 1e400. */
    @Test
    void fit_coefficientBeyondDoubles_refusedByName() {
        Dataset data = data(new double[] {0, 1e200, 3e200}, new double[] {0, 1e-200, 2e-200});
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x0\", coefficient: expected finite numbers");
    }

    /** Objects around the columns and no more: one byte a row would be 100,000. */
    @Test
    void predict_manyRows_allocatesNothingPerRow() {
        Dataset data = random(100_000, 5, 19);
        LinearRegressionModel model = LEAST_SQUARES.fit(data.select(new int[] {0, 1, 2, 3, 4, 5, 6, 7}));
        double[] out = new double[data.rows()];
        model.predict(data.features(), out);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        model.predict(data.features(), out);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_384);
    }

    @Test
    void predict_beyondDoubles_refusedWithItsRow() {
        LinearRegressionModel model = LEAST_SQUARES.fit(data(new double[] {0, 10, 30}, new double[] {0, 1, 2}));
        assertThatThrownBy(() -> model.predict(Samples.table(new double[] {1, 1e308})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row 1: expected");
    }

    /** Large and small targets go through; only their own size counts. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e300})
    void fit_targetOfAnySize_scalesAlong(double size) {
        LinearRegressionModel model = LEAST_SQUARES.fit(data(new double[] {0, size, 3 * size}, new double[] {0, 1, 2}));
        assertThat(model.coefficient(0, 0) / size).isCloseTo(1.5, within(1e-14));
        assertThat(model.summary().rSquared().require()).isCloseTo(27.0 / 28, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e100, Double.MAX_VALUE})
    void fit_penaltyOfAnySize_givesNumbers(double lambda) {
        Dataset data = random(40, 3, 15);
        LinearRegressionModel model =
                LEAST_SQUARES.withPenalty(Penalty.ridge(lambda)).fit(data);
        double expected = lambda < 1 ? LEAST_SQUARES.fit(data).coefficient(0, 0) : 0;
        assertThat(model.coefficient(0, 0)).isCloseTo(expected, within(1e-13));
    }

    // ---- How it runs ----

    @Test
    void fit_cancelledHalfway_ends() {
        Dataset data = random(60, 20, 16);
        AtomicInteger steps = new AtomicInteger();
        Run run = Run.quiet()
                .with((stage, done, total) -> steps.incrementAndGet())
                .with(() -> steps.get() == 10);
        assertThatThrownBy(() -> LEAST_SQUARES.fit(data, run)).isInstanceOf(CancellationException.class);
        assertThat(steps).hasValue(10);
    }

    @Test
    void fit_progress_countsEveryColumn() {
        List<String> heard = new ArrayList<>();
        LEAST_SQUARES.fit(
                random(60, 2, 17),
                Run.quiet().with((stage, done, total) -> heard.add(stage + " " + done + "/" + total)));
        String stage = "linear regression, orthogonal factors ";
        assertThat(heard).containsExactly(stage + "0/2", stage + "1/2", stage + "2/2");
    }

    /** What JDK 17 and 25 both gave. A change means that saved models can no longer be made again. */
    @Test
    void fit_bothMethods_knownBits() {
        Dataset data = twice(random(80, 7, 18));
        assertThat(hash(LEAST_SQUARES.fit(data))).isEqualTo(1213697515415297886L);
        assertThat(hash(LEAST_SQUARES.withPenalty(Penalty.ridge(0.1)).fit(data)))
                .isEqualTo(1104520406186771451L);
        assertThat(hash(LEAST_SQUARES.fit(random(80, 7, 18)))).isEqualTo(3196415442961543774L);
    }

    private static long hash(LinearRegressionModel model) {
        long hash = Double.doubleToRawLongBits(model.intercept(0));
        for (LinearSummary.Coefficient c : model.summary().coefficients()) {
            hash = 31 * hash + Double.doubleToRawLongBits(c.estimate());
            hash = 31 * hash + Double.doubleToRawLongBits(c.p().value().orElse(-1));
        }
        return hash;
    }

    /** With every column a second time. */
    static Dataset twice(Dataset data) {
        int p = data.features().schema().size();
        double[][] columns = new double[2 * p][];
        for (int j = 0; j < 2 * p; j++) {
            columns[j] = data.features().column(j % p);
        }
        return data(data.target().values(), columns);
    }
}
