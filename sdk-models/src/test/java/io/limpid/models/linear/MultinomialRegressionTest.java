package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.Penalty;
import io.limpid.core.numeric.ClassificationTask;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Logistic regression of three classes and more. */
class MultinomialRegressionTest {

    private static final LogisticRegression TRAINER = LogisticRegression.withDefaults();
    private static final LogisticRegression UNPENALISED = TRAINER.withPenalty(Penalty.none());

    private static Dataset of(List<String> classes, double[] codes, double[]... columns) {
        return Dataset.of(Samples.table(columns), new Column(new Field.Categorical("kind", classes), codes));
    }

    /** Three overlapping classes along two of the features. */
    private static Dataset random(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[features][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = random.nextInt(3);
            for (int j = 0; j < features; j++) {
                x[j][i] = 4 * random.nextDouble() + (j == 0 ? y[i] : j == 1 ? -y[i] * y[i] / 2 : 0);
            }
        }
        return of(List.of("a", "b", "c"), y, x);
    }

    /** The counts of a constant feature are the probabilities, and log-shares minus their mean the intercepts. */
    @Test
    void fit_onlyConstantColumns_classShares() {
        Dataset data = of(List.of("a", "b", "c"), new double[] {0, 1, 1, 2, 2, 2}, new double[] {7, 7, 7, 7, 7, 7});
        LogisticRegressionModel model = TRAINER.fit(data);
        double mean = (StrictMath.log(1) + StrictMath.log(2) + StrictMath.log(3)) / 3;
        for (int k = 0; k < 3; k++) {
            assertThat(model.intercept(k)).isCloseTo(StrictMath.log(k + 1) - mean, within(1e-9)); // the gradient's
            assertThat(model.coefficient(k, 0)).isZero();
            assertThat(model.predict(data.features())[k]).isCloseTo((k + 1) / 6.0, within(1e-10));
        }
    }

    /** A cell of its own for every value and class: without a penalty the fitted shares are the observed ones. */
    @Test
    void fit_twoGroupsUnpenalised_sharesOfTheCounts() {
        double[] y = {0, 0, 0, 1, 1, 2, 0, 1, 1, 2, 2, 2};
        double[] x = {0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5};
        Dataset data = of(List.of("a", "b", "c"), y, x);
        LogisticRegressionModel model = UNPENALISED.fit(data);
        double[] p = model.predict(data.features());
        double[] first = {3 / 6.0, 2 / 6.0, 1 / 6.0};
        double[] second = {1 / 6.0, 2 / 6.0, 3 / 6.0};
        for (int k = 0; k < 3; k++) {
            assertThat(p[k]).isCloseTo(first[k], within(1e-9));
            assertThat(p[3 * 11 + k]).isCloseTo(second[k], within(1e-9));
        }
    }

    /** Tolerance: some roundings of coefficients up to ten. */
    @Test
    void fit_withAndWithoutPenalty_sumsToZeroOverTheClasses() {
        Dataset data = random(300, 4, 1);
        for (LogisticRegression trainer : List.of(TRAINER, UNPENALISED)) {
            LogisticRegressionModel model = trainer.fit(data);
            assertThat(model.predictors()).isEqualTo(3);
            assertThat(model.intercept(0) + model.intercept(1) + model.intercept(2))
                    .isCloseTo(0, within(1e-13));
            for (int j = 0; j < 4; j++) {
                assertThat(model.coefficient(0, j) + model.coefficient(1, j) + model.coefficient(2, j))
                        .isCloseTo(0, within(1e-14));
            }
        }
    }

    /** The gradient worked out anew from the model's own probabilities and its own standardisation. */
    @Test
    void fit_anyData_gradientVanishes() {
        Dataset data = random(300, 4, 2);
        double lambda = 0.03;
        LogisticRegressionModel model =
                TRAINER.withPenalty(Penalty.ridge(lambda)).fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        double[] p = model.predict(data.features());
        for (int j = 0; j < 4; j++) {
            double[] x = data.features().column(j);
            double mean = Arrays.stream(x).average().orElseThrow();
            double deviation = Math.sqrt(
                    Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
            for (int k = 0; k < 3; k++) {
                double g = lambda * model.coefficient(k, j) * deviation;
                for (int i = 0; i < 300; i++) {
                    double r = p[3 * i + k] - (data.target().values()[i] == k ? 1 : 0);
                    g += r * (x[i] - mean) / deviation / 300;
                }
                assertThat(g).isCloseTo(0, within(1e-10));
            }
        }
    }

    /** The derivatives against differences: of the loss for the gradient, of the gradient for the Hessian. */
    @Test
    void softmaxLoss_gradientAndHessian_matchDifferences() {
        Dataset data = random(40, 2, 3);
        ClassificationTask task = ClassificationTask.of(data.withWeights(weights(40)));
        SoftmaxLoss loss = new SoftmaxLoss(task.columns(), task, 0.1);
        double[] b = {0.3, -0.2, 0.5, -0.4, 0.1, 0.2, 0.1, 0.1, -0.7};
        double[] g = new double[9];
        loss.evaluate(b);
        loss.gradient(b, g);
        double[][] hessian = new double[9][9];
        for (int at = 0; at < 9; at++) {
            loss.hessianRow(at, hessian[at]);
        }
        double shift = 1 / loss.shiftVariance(new double[] {1, 0, 0, 1, 0, 0, 1, 0, 0}) * 3;
        double step = 1e-6;
        double[] up = new double[9];
        double[] down = new double[9];
        for (int at = 0; at < 9; at++) {
            b[at] += step;
            double above = loss.evaluate(b);
            loss.gradient(b, up);
            b[at] -= 2 * step;
            double below = loss.evaluate(b);
            loss.gradient(b, down);
            b[at] += step;
            assertThat((above - below) / (2 * step)).isCloseTo(g[at], within(1e-8)); // 1e-16 / step and step^2
            for (int m = at; m < 9; m++) {
                double common = (m - at) % 3 == 0 ? shift / 3 : 0;
                assertThat((up[m] - down[m]) / (2 * step)).isCloseTo(hessian[m][at] - common, within(1e-8));
            }
        }
    }

    @Test
    void fit_weights_asRepeatedRows() {
        Dataset data = random(60, 3, 4);
        int[] repeated = IntStream.range(0, 60)
                .flatMap(i -> IntStream.generate(() -> i).limit(1 + i % 3))
                .toArray();
        LogisticRegressionModel weighted = UNPENALISED.fit(data.withWeights(weights(60)));
        LogisticRegressionModel rows = UNPENALISED.fit(data.select(repeated));
        for (int k = 0; k < 3; k++) {
            assertThat(weighted.intercept(k)).isCloseTo(rows.intercept(k), within(1e-9));
            WaldTest one = ((WaldTests.Available) weighted.waldTests())
                    .coefficient(k, 1)
                    .orElseThrow();
            WaldTest other =
                    ((WaldTests.Available) rows.waldTests()).coefficient(k, 1).orElseThrow();
            assertThat(one.estimate()).isCloseTo(other.estimate(), within(1e-9));
            assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-9));
        }
    }

    @Test
    void fit_separableUnpenalised_notReached() {
        Dataset data = of(List.of("a", "b", "c"), new double[] {0, 0, 1, 1, 2, 2}, new double[] {1, 2, 4, 5, 7, 8});
        LogisticRegressionModel model = UNPENALISED.fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
        assertThat(model.waldTests()).isEqualTo(new WaldTests.Absent(WaldTests.Reason.NOT_CONVERGED));
        assertThat(TRAINER.fit(data).convergence().status()).isEqualTo(Convergence.Status.REACHED);
    }

    /** One class lies apart, the other two overlap: the loss stays above 0, yet no finite minimum exists. */
    @Test
    void fit_oneClassSeparableUnpenalised_notReached() {
        Dataset data = of(
                List.of("a", "b", "c"), new double[] {0, 0, 1, 2, 1, 2, 1, 2}, new double[] {-9, -8, 1, 2, 3, 4, 5, 3});
        assertThat(UNPENALISED.fit(data).convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
    }

    @Test
    void fit_moreCoefficientsThanNewtonTakes_descentAlone() {
        Run run =
                Run.quiet().with((stage, done, total) -> assertThat(stage).startsWith("logistic regression, descent,"));
        LogisticRegressionModel model = TRAINER.fit(random(30, 1_700, 5), run);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        assertThat(model.convergence().measure()).isLessThanOrEqualTo(1e-10);
    }

    @Test
    void fit_classWithoutRows_isNamed() {
        Dataset data = of(List.of("a", "b", "c"), new double[] {0, 0, 2}, new double[] {1, 2, 3});
        refused(data, "column \"kind\": expected rows of every class of [\"a\", \"b\", \"c\"], got none of [\"b\"]");
    }

    @Test
    void fit_noRows_saysSo() {
        Dataset data = of(List.of("a", "b", "c"), new double[0], new double[0]);
        refused(
                data,
                "column \"kind\": expected rows of every class of [\"a\", \"b\", \"c\"], got no rows with weight");
    }

    @Test
    void fit_oneLevel_saysHowMany() {
        Dataset data = of(List.of("a"), new double[] {0, 0}, new double[] {1, 2});
        refused(data, "column \"kind\": expected at least 2 classes, got 1 [\"a\"]");
    }

    @Test
    void fit_oneRowPerClass_reached() {
        Dataset data = of(List.of("a", "b", "c"), new double[] {0, 1, 2}, new double[] {1, 2, 3});
        LogisticRegressionModel model = TRAINER.fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        assertThat(model.predict(data.features())[0]).isGreaterThan(0.4);
    }

    @Test
    void fit_cancelledOnTheWay_throws() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with(() -> asked.incrementAndGet() > 3);
        assertThatThrownBy(() -> TRAINER.fit(random(100, 3, 6), run)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void predict_hugeValues_probabilitiesSumToOne() {
        LogisticRegressionModel model = TRAINER.fit(random(100, 2, 7));
        double[] huge = {1e300, -1e300, 1.7e308, 0};
        double[] p = model.predict(Samples.table(huge, new double[4]));
        for (int i = 0; i < 4; i++) {
            assertThat(p[3 * i] + p[3 * i + 1] + p[3 * i + 2]).isCloseTo(1, within(1e-15));
        }
    }

    private static double[] weights(int rows) {
        double[] weights = new double[rows];
        Arrays.setAll(weights, i -> 1 + i % 3);
        return weights;
    }

    private static void refused(Dataset data, String message) {
        assertThatThrownBy(() -> TRAINER.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
