package io.limpid.models.linear;

import static io.limpid.models.linear.LinearRegressionTest.data;
import static io.limpid.models.linear.LinearRegressionTest.random;
import static io.limpid.models.linear.LinearRegressionTest.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.models.Samples;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns far from zero, dependent or nearly so, constant, and more of them than rows. */
class LinearRegressionColumnsTest {

    private static final LinearRegression LEAST_SQUARES = LinearRegression.withDefaults();

    /** The shifted values are exact in double precision, so the fit must not see the offset: some roundings of size. */
    @ParameterizedTest
    @ValueSource(doubles = {1e6, 1e9, 1e12})
    void fit_commonOffset_sameCoefficients(double offset) {
        Dataset plain = random(200, 3, 1);
        double[][] shifted = new double[3][];
        for (int j = 0; j < 3; j++) {
            shifted[j] = Arrays.stream(plain.features().column(j))
                    .map(v -> v + offset)
                    .toArray();
        }
        LinearRegressionModel alone = LEAST_SQUARES.fit(plain);
        LinearRegressionModel model = LEAST_SQUARES.fit(data(plain.target().values(), shifted));
        for (int j = 0; j < 3; j++) {
            assertThat(model.coefficient(0, j)).isCloseTo(alone.coefficient(0, j), within(1e-12));
            assertThat(model.summary().coefficients().get(j).standardError().require())
                    .isCloseTo(
                            alone.summary()
                                    .coefficients()
                                    .get(j)
                                    .standardError()
                                    .require(),
                            within(1e-12));
        }
    }

    /** What the class states of a prediction, and at the columns' own size nothing is lost. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, 1e9})
    void predict_commonOffset_withinTheStatedError(double offset) {
        Dataset plain = random(200, 1, 2);
        double[] shifted =
                Arrays.stream(plain.features().column(0)).map(v -> v + offset).toArray();
        double[] expected = LEAST_SQUARES.fit(plain).predict(plain.features());
        LinearRegressionModel model = LEAST_SQUARES.fit(data(plain.target().values(), shifted));
        double[] predicted = model.predict(Samples.table(shifted));
        double stated = 0x1p-52 * Math.abs(model.coefficient(0, 0) * offset) + 1e-13;
        for (int i = 0; i < expected.length; i++) {
            assertThat(predicted[i]).isCloseTo(expected[i], within(stated));
        }
    }

    /** Columns 1e-7 apart: condition number about 1e8, so 8 of 16 digits are left of each, and more of their sum. */
    @Test
    void fit_nearlyCollinear_findsBoth() {
        Dataset base = random(100, 2, 3);
        double[] first = base.features().column(0);
        double[] second = new double[100];
        double[] y = new double[100];
        for (int i = 0; i < 100; i++) {
            second[i] = first[i] + 0x1p-23 * base.features().column(1)[i];
            y[i] = 1 + 2 * first[i] + 3 * second[i];
        }
        LinearRegressionModel model = LEAST_SQUARES.fit(data(y, first, second));
        assertThat(model.summary().rank()).isEqualTo(2);
        assertThat(model.coefficient(0, 0)).isCloseTo(2, within(1e-6));
        assertThat(model.coefficient(0, 1)).isCloseTo(3, within(1e-6));
        assertThat(model.coefficient(0, 0) + model.coefficient(0, 1)).isCloseTo(5, within(1e-12));
    }

    /** Powers of x up to the ninth are nearly dependent, and every column's norm falls far below its first one. */
    @Test
    void fit_powers_areAllFound() {
        double[][] powers = new double[9][65];
        double[] y = new double[65];
        for (int i = 0; i < 65; i++) {
            double power = 1;
            for (double[] column : powers) {
                power *= i / 64.0;
                column[i] = power;
                y[i] += power;
            }
        }
        LinearRegressionModel model = LEAST_SQUARES.fit(data(y, powers));
        assertThat(model.summary().rank()).isEqualTo(9);
        double[] predicted = model.predict(Samples.table(powers));
        for (int i = 0; i < 65; i++) {
            assertThat(predicted[i]).isCloseTo(y[i], within(1e-13)); // some roundings of sums up to 9
        }
        for (int j = 0; j < 9; j++) {
            assertThat(model.coefficient(0, j)).isCloseTo(1, within(1e-6)); // condition number about 1e9
        }
    }

    /**
     * What is left of the multiples is rounding, and must not be taken for more than the 1e-10 left of the last one.
     */
    @Test
    void fit_nearlyCollinearAmongMultiples_isFound() {
        Dataset base = random(100, 2, 22);
        double[][] columns = new double[13][100];
        for (int i = 0; i < 100; i++) {
            double x = base.features().column(0)[i];
            for (int j = 0; j < 12; j++) {
                columns[j][i] = (2 * j + 1) * x;
            }
            columns[12][i] = x + 0x1p-33 * base.features().column(1)[i];
        }
        assertThat(LEAST_SQUARES
                        .fit(data(base.target().values(), columns))
                        .summary()
                        .rank())
                .isEqualTo(2);
    }

    /** The target's mean less the coefficients' products with the columns' means, in exact arithmetic, then rounded. */
    @Test
    void fit_offsetColumns_interceptIsRoundedOnce() {
        double[] offsets = {4e9, -2e9, 3e9, -2.25e9, 0}; // with coefficients near 1 to 5 they nearly cancel
        Dataset base = random(64, 5, 23);
        double[][] columns = new double[5][];
        for (int j = 0; j < 5; j++) {
            double offset = offsets[j];
            columns[j] = Arrays.stream(base.features().column(j))
                    .map(v -> v + offset)
                    .toArray();
        }
        LinearRegressionModel model = LEAST_SQUARES.fit(data(base.target().values(), columns));
        BigDecimal expected = mean(base.target().values());
        for (int j = 0; j < 5; j++) {
            expected = expected.subtract(new BigDecimal(model.coefficient(0, j)).multiply(mean(columns[j])));
        }
        assertThat(model.intercept(0)).isEqualTo(expected.doubleValue());
    }

    private static BigDecimal mean(double[] values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum.divide(BigDecimal.valueOf(values.length)); // 64 rows: a finite decimal
    }

    @Test
    void fit_sumOfColumns_predictsAsWithoutIt() {
        Dataset two = random(100, 2, 4);
        double[] sum = sum(two.features().column(0), two.features().column(1));
        LinearRegressionModel model = LEAST_SQUARES.fit(data(
                two.target().values(),
                two.features().column(0),
                sum,
                two.features().column(1)));
        assertThat(model.summary().rank()).isEqualTo(2);
        double[] expected = LEAST_SQUARES.fit(two).predict(two.features());
        double[] predicted = model.predict(
                Samples.table(two.features().column(0), sum, two.features().column(1)));
        for (int i = 0; i < expected.length; i++) {
            assertThat(predicted[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    /** Sums of cents far from zero are rounded: the columns are dependent up to that, and no difference is read in. */
    @Test
    void fit_sumOfRoundedColumns_isDependent() {
        SplittableRandom random = new SplittableRandom(5);
        double[] a =
                random.ints(300, 0, 10_000).mapToDouble(v -> 1e6 + v / 100.0).toArray();
        double[] b =
                random.ints(300, 0, 10_000).mapToDouble(v -> 1e6 + v / 100.0).toArray();
        double[] y = random.ints(300, 0, 10_000).mapToDouble(v -> v).toArray();
        LinearRegressionModel model = LEAST_SQUARES.fit(data(y, a, b, sum(a, b)));
        assertThat(model.summary().rank()).isEqualTo(2);
        assertThat(Math.abs(model.coefficient(0, 0))).isLessThan(100);
    }

    /** A column of hardly more than rounding, as identifiers read as numbers are, does not hide the others. */
    @Test
    void fit_columnOfHugeOffset_leavesTheOthers() {
        Dataset two = random(100, 2, 20);
        double[] huge =
                Arrays.stream(two.features().column(1)).map(v -> 0x1p54 + 8 * v).toArray();
        LinearRegressionModel expected = LEAST_SQUARES.fit(two);
        LinearRegressionModel model =
                LEAST_SQUARES.fit(data(two.target().values(), two.features().column(0), huge));
        assertThat(model.summary().rank()).isEqualTo(2);
        assertThat(model.coefficient(0, 0)).isCloseTo(expected.coefficient(0, 0), within(1e-12));
        assertThat(8 * model.coefficient(0, 1)).isCloseTo(expected.coefficient(0, 1), within(1e-12));
    }

    /** Encoded categories sum to one in every row; the columns are dependent, and the fit is as good as any. */
    @Test
    void fit_behindPipelineWithEncodedCategories_givesTheGroupsMeans() {
        Field group = new Field.Categorical("group", List.of("a", "b", "c"));
        double[] codes = {0, 0, 1, 1, 2, 2, 2};
        Table raw = Table.of(Schema.of(group), codes);
        Dataset data = Dataset.of(raw, new Column(new Field.Numeric("y"), new double[] {1, 3, 5, 5, 7, 8, 9}));
        PenalizedTrainer<PipelineRegressor> piped =
                Pipeline.of(OneHotEncoder.withDefaults()).regressor(LEAST_SQUARES);
        double[] means = piped.fit(data).predict(raw);
        double[] expected = {2, 2, 5, 5, 8, 8, 8};
        double[] shrunk = piped.withPenalty(Penalty.ridge(1)).fit(data).predict(raw);
        for (int i = 0; i < 7; i++) {
            assertThat(means[i]).isCloseTo(expected[i], within(1e-13));
        }
        assertThat(shrunk[0]).isBetween(2.1, 38.0 / 7); // towards the mean of all
    }

    @Test
    void fit_equalColumns_shareTheirCoefficient() {
        Dataset one = random(50, 1, 6);
        double[] x = one.features().column(0);
        LinearRegressionModel model = LEAST_SQUARES.fit(data(one.target().values(), x, x, x, x));
        for (int j = 0; j < 4; j++) {
            assertThat(model.coefficient(0, j)).isCloseTo(LEAST_SQUARES.fit(one).coefficient(0, 0) / 4, within(1e-14));
        }
    }

    @Test
    void fit_constantColumn_hasCoefficientZeroAndChangesNothing() {
        Dataset one = random(50, 1, 7);
        double[] constant = new double[50];
        Arrays.fill(constant, 0.1);
        LinearRegressionModel model = LEAST_SQUARES.fit(
                data(one.target().values(), constant, one.features().column(0)));
        LinearRegressionModel alone = LEAST_SQUARES.fit(one);
        assertThat(model.coefficient(0, 0)).isZero();
        assertThat(model.coefficient(0, 1)).isEqualTo(alone.coefficient(0, 0));
        assertThat(model.intercept(0)).isEqualTo(alone.intercept(0));
    }

    @Test
    void fit_onlyConstantColumns_isTheMean() {
        for (double lambda : new double[] {0, 1}) {
            LinearRegressionModel model = LEAST_SQUARES
                    .withPenalty(Penalty.ridge(lambda))
                    .fit(data(new double[] {1, 2, 6}, new double[] {4, 4, 4}));
            assertThat(model.intercept(0)).isEqualTo(3);
            assertThat(model.summary().rank()).isZero();
        }
    }

    /** Every residual is rounding, of 10,000 products a row; and no fit through these points is shorter. */
    @Test
    void fit_tenThousandColumns_goesThroughEveryRow() {
        Dataset wide = random(50, 10_000, 8);
        LinearRegressionModel model = LEAST_SQUARES.fit(wide);
        assertThat(model.summary().rank()).isEqualTo(49);
        double[] predicted = model.predict(wide.features());
        for (int i = 0; i < 50; i++) {
            double y = wide.target().values()[i];
            assertThat(predicted[i]).isCloseTo(y, within(1e-13 * y));
        }
        LinearRegressionModel ridge =
                LEAST_SQUARES.withPenalty(Penalty.ridge(1e-7)).fit(wide);
        assertThat(lengthOf(ridge, wide))
                .isLessThan(lengthOf(model, wide))
                .isCloseTo(lengthOf(model, wide), within(1e-3));
    }

    /** At the minimum the loss's slope is the penalty's: (1 / n) X'(y - z) = lambda b on the standardised scale. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.5, 1e3})
    void fit_anyShape_gradientVanishes(double lambda) {
        for (Dataset data :
                List.of(random(100, 5, 9), random(20, 200, 10), random(30, 30, 11), twice(random(60, 4, 12)))) {
            LinearRegressionModel model =
                    LEAST_SQUARES.withPenalty(Penalty.ridge(lambda)).fit(data);
            double[] predicted = model.predict(data.features());
            double[] y = data.target().values();
            for (int j = 0; j < data.features().schema().size(); j++) {
                double[] x = data.features().column(j);
                double mean = Arrays.stream(x).average().orElseThrow();
                double deviation = Math.sqrt(
                        Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length);
                double slope = 0;
                for (int i = 0; i < x.length; i++) {
                    slope += (x[i] - mean) / deviation * (y[i] - predicted[i]) / x.length;
                }
                // Rounding of predictions around 1e4 for 200 columns.
                assertThat(slope).isCloseTo(lambda * model.coefficient(0, j) * deviation, within(1e-10));
            }
        }
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    /** The root of the sum of squares of the coefficients of standardised columns. */
    private static double lengthOf(LinearRegressionModel model, Dataset data) {
        double squares = 0;
        for (int j = 0; j < data.features().schema().size(); j++) {
            double[] x = data.features().column(j);
            double mean = Arrays.stream(x).average().orElseThrow();
            double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
            squares += model.coefficient(0, j) * model.coefficient(0, j) * variance;
        }
        return Math.sqrt(squares);
    }
}
