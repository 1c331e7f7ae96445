package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import io.limpid.core.transform.StandardScaler;
import io.limpid.models.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

    private static final LogisticRegression UNPENALISED =
            LogisticRegression.withDefaults().withPenalty(Penalty.none());

    /**
     * gold/bc_std_l2_C1.csv (see its README), whose positive class is benign: ours is malignant, so signs are flipped.
     * Tolerance: the judge's; glmnet's own convergence leaves about 1e-8.
     */
    @Test
    void fit_breastCancer_matchesGold() {
        Dataset data = Samples.breastCancer();
        double[] ours = standardised(LogisticRegression.withDefaults().fit(data), data);
        double[] gold = Arrays.stream(
                        Samples.text("gold/bc_std_l2_C1.csv").trim().split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(gold).hasSize(31);
        for (int j = 0; j < gold.length; j++) {
            assertThat(ours[j]).as("value " + j).isCloseTo(-gold[j], within(1e-6));
        }
    }

    /** The gradient worked out anew from the definition, with StrictMath and its own standardisation. */
    @Test
    void fit_breastCancer_gradientVanishes() {
        Dataset data = Samples.breastCancer();
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(data);
        assertThat(gradientNorm(standardised(model, data), data, 1.0 / 569)).isLessThanOrEqualTo(1e-10);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        assertThat(model.convergence().measure()).isLessThanOrEqualTo(1e-10);
    }

    /** Standardising twice changes rounding only; the minimum is unique, its condition about 1e3. */
    @Test
    void fit_standardisedByTheCaller_sameFit() {
        Dataset raw = Samples.breastCancer();
        Dataset scaled = StandardScaler.withDefaults().fit(raw).training();
        double[] inside = standardised(LogisticRegression.withDefaults().fit(raw), raw);
        LogisticRegressionModel outside = LogisticRegression.withDefaults().fit(scaled);
        assertThat(outside.intercept(0)).isCloseTo(inside[0], within(1e-9));
        for (int j = 0; j < 30; j++) {
            assertThat(outside.coefficient(0, j)).isCloseTo(inside[j + 1], within(1e-9));
        }
    }

    /**
     * Two groups without a penalty: the log-odds are those of the counts, 1 of 3 and 3 of 4. Exact up to the gradient.
     */
    @Test
    void fit_twoGroupsUnpenalised_logOddsOfTheCounts() {
        Dataset data = Samples.of(new double[] {0, 1, 0, 1, 1, 0, 1}, new double[] {0, 0, 0, 5, 5, 5, 5});
        LogisticRegressionModel model = UNPENALISED.fit(data);
        assertThat(model.intercept(0)).isCloseTo(StrictMath.log(1.0 / 2), within(1e-8));
        assertThat(model.coefficient(0, 0)).isCloseTo((StrictMath.log(3) - StrictMath.log(0.5)) / 5, within(1e-8));
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
    }

    @Test
    void fit_separableUnpenalised_notReached() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4});
        LogisticRegressionModel model = UNPENALISED.fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
        assertThat(model.predict(data.features())[0]).isGreaterThan(0.5);
    }

    /** Rows on the border keep the loss above 0, yet no finite minimum exists. */
    @Test
    void fit_quasiSeparableUnpenalised_notReached() {
        Dataset data = Samples.of(new double[] {0, 0, 0, 1, 1, 1}, new double[] {1, 2, 3, 3, 4, 5});
        assertThat(UNPENALISED.fit(data).convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
    }

    @Test
    void fit_separableWithPenalty_reached() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4});
        assertThat(LogisticRegression.withDefaults().fit(data).convergence().status())
                .isEqualTo(Convergence.Status.REACHED);
    }

    /**
     * The gradient is within the tolerance long before the minimum; the steps' length says so. At it, lambda b = -g.
     */
    @Test
    void fit_separableHardlyPenalised_goesOnToTheMinimum() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {-2, -1, 1, 2});
        LogisticRegressionModel model = LogisticRegression.withDefaults()
                .withPenalty(Penalty.ridge(1e-13))
                .fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        double deviation = Math.sqrt(2.5);
        double b = model.coefficient(0, 0) * deviation;
        double slope = 0;
        for (double x : new double[] {1, 2}) {
            slope += x / deviation / (1 + StrictMath.exp(b * x / deviation)) / 2;
        }
        assertThat(1e-13 * b / slope).isCloseTo(1, within(0.01)); // a step of LARGEST_MOVE changes it by that much
    }

    /**
     * At the minimum lambda b = 1 / (1 + e^b), so b is near 684, farther than the steps go: the gradient is within the
     * tolerance from b = 23 on and tells nothing.
     */
    @Test
    void fit_separableMinimumFarAway_notReached() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {-1, -1, 1, 1});
        LogisticRegressionModel model = LogisticRegression.withDefaults()
                .withPenalty(Penalty.ridge(1e-300))
                .fit(data);
        assertThat(model.coefficient(0, 0)).isLessThan(600);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.NOT_REACHED);
    }

    @Test
    void fit_collinearUnpenalised_reached() {
        Dataset data = Samples.random(200, 2, 1);
        double[] x = data.features().column(0);
        double[] twice = Arrays.stream(x).map(v -> 2 * v + 1).toArray();
        Dataset collinear = data.withFeatures(Samples.table(x, data.features().column(1), twice));
        LogisticRegressionModel model = UNPENALISED.fit(collinear);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        // The same function, however it is shared between the two; tolerance: the gradient's.
        double[] alone = UNPENALISED.fit(data).predict(data.features());
        double[] shared = model.predict(collinear.features());
        for (int i = 0; i < alone.length; i++) {
            assertThat(shared[i]).isCloseTo(alone[i], within(1e-7));
        }
    }

    @Test
    void fit_manyMoreColumnsThanRows_reached() {
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(Samples.random(12, 60, 5));
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
    }

    @Test
    void fit_constantColumn_coefficientIsZero() {
        Dataset data = Samples.of(new double[] {0, 1, 0, 1}, new double[] {1, 2, 3, 4}, new double[] {.1, .1, .1, .1});
        LogisticRegressionModel model = LogisticRegression.withDefaults().fit(data);
        assertThat(model.coefficient(0, 1)).isZero();
        assertThat(model.coefficient(0, 0)).isNotZero();
    }

    @Test
    void fit_onlyConstantColumns_classShares() {
        Dataset data = Samples.of(new double[] {0, 1, 1, 1}, new double[] {2, 2, 2, 2});
        // Tolerance: the gradient's.
        assertThat(LogisticRegression.withDefaults().fit(data).predict(data.features())[1])
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void fit_wildlyScaledColumns_sameProbabilities() {
        Dataset data = Samples.random(300, 3, 2);
        Dataset wild = data.withFeatures(Samples.table(
                Arrays.stream(data.features().column(0)).map(v -> 1e6 * v).toArray(),
                Arrays.stream(data.features().column(1)).map(v -> 1e-9 * v).toArray(),
                Arrays.stream(data.features().column(2)).map(v -> 1e200 * v).toArray()));
        double[] plain = LogisticRegression.withDefaults().fit(data).predict(data.features());
        double[] scaled = LogisticRegression.withDefaults().fit(wild).predict(wild.features());
        for (int i = 0; i < plain.length; i++) {
            assertThat(scaled[i]).isCloseTo(plain[i], within(1e-9)); // rounding of the scaled columns
        }
    }

    /** Under an explicit lambda a row of weight 3 is three rows; only the order of the sums differs. */
    @Test
    void fit_weights_asRepeatedRows() {
        Dataset data = Samples.random(60, 3, 3);
        double[] weights = new double[60];
        int[] repeated = new int[120];
        int count = 0;
        for (int i = 0; i < 60; i++) {
            weights[i] = 1 + i % 3;
            for (int r = 0; r <= i % 3; r++) {
                repeated[count++] = i;
            }
        }
        LogisticRegression trainer = LogisticRegression.withDefaults().withPenalty(Penalty.ridge(0.01));
        LogisticRegressionModel weighted = trainer.fit(data.withWeights(weights));
        LogisticRegressionModel rows = trainer.fit(data.select(repeated));
        assertThat(weighted.intercept(0)).isCloseTo(rows.intercept(0), within(1e-10));
        for (int j = 0; j < 3; j++) {
            assertThat(weighted.coefficient(0, j)).isCloseTo(rows.coefficient(0, j), within(1e-10));
        }
    }

    @Test
    void fit_rowOfWeightZero_asAbsent() {
        double nan = Double.NaN;
        Dataset with = Samples.of(new double[] {0, 1, 1, 0, 1}, new double[] {1, 2, nan, 4, 3})
                .withWeights(new double[] {1, 1, 0, 1, 1});
        Dataset without = Samples.of(new double[] {0, 1, 0, 1}, new double[] {1, 2, 4, 3});
        LogisticRegressionModel a = LogisticRegression.withDefaults().fit(with);
        LogisticRegressionModel b = LogisticRegression.withDefaults().fit(without);
        assertThat(a.intercept(0)).isEqualTo(b.intercept(0));
        assertThat(a.coefficient(0, 0)).isEqualTo(b.coefficient(0, 0));
    }

    @Test
    void fit_weightsNextToNothing_namesTheWeights() {
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2})
                .withWeights(new double[] {Double.MIN_VALUE, Double.MIN_VALUE});
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights: expected a sum whose inverse, the default lambda, is finite, got ")
                .hasMessageEndingWith("; set the penalty or scale the weights");
    }

    @Test
    void fit_twice_sameBits() {
        Dataset data = Samples.breastCancer();
        assertThat(LogisticRegression.withDefaults().fit(data).predict(data.features()))
                .isEqualTo(LogisticRegression.withDefaults().fit(data).predict(data.features()));
    }

    @Test
    void fit_cancelled_throws() {
        AtomicInteger asked = new AtomicInteger();
        Run run = Run.quiet().with(() -> asked.incrementAndGet() > 3);
        Dataset data = Samples.breastCancer();
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(data, run))
                .isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(4);
    }

    /** Cancelled when the second method has begun: it asks too. */
    @Test
    void fit_cancelledAmongNewtonSteps_throws() {
        AtomicBoolean newton = new AtomicBoolean();
        Run run = Run.quiet()
                .with((stage, done, total) -> newton.compareAndSet(false, stage.contains("Newton")))
                .with(newton::get);
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(Samples.random(50, 2, 4), run))
                .isInstanceOf(CancellationException.class);
        assertThat(newton).isTrue();
    }

    @Test
    void fit_watched_reportsBothStages() {
        List<String> stages = new ArrayList<>();
        Run run = Run.quiet().with((stage, done, total) -> stages.add(stage));
        LogisticRegression.withDefaults().fit(Samples.random(50, 2, 4), run);
        assertThat(stages)
                .allMatch(stage -> stage.matches("logistic regression, (descent|Newton steps), loss 0\\.\\d{6}"));
        assertThat(stages.get(0)).startsWith("logistic regression, descent, loss ");
        assertThat(stages.get(stages.size() - 1)).startsWith("logistic regression, Newton steps, loss ");
        assertThat(loss(stages.get(stages.size() - 1))).isLessThan(loss(stages.get(0)));
    }

    @Test
    void withPenalty_l1_refusedByName() {
        assertThatThrownBy(() -> LogisticRegression.withDefaults().withPenalty(new Penalty(0.1, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("l1Ratio: expected 0, as this trainer knows only the squared penalty, got 0.5");
    }

    @Test
    void fit_oneClassOnly_saysWhich() {
        Dataset data = Samples.of(new double[] {1, 1}, new double[] {1, 2});
        refused(data, "column \"class\": expected rows of both classes [\"no\", \"yes\"], got only \"yes\"");
    }

    @Test
    void fit_noRows_saysSo() {
        refused(
                Samples.of(new double[0], new double[0]),
                "column \"class\": expected rows of both classes [\"no\", \"yes\"], got no rows with weight");
    }

    @Test
    void fit_numericTarget_saysSo() {
        Dataset data =
                Dataset.of(Samples.table(new double[] {1, 2}), new Column(new Field.Numeric("y"), new double[] {0, 1}));
        refused(
                data,
                "column \"y\": expected a categorical target for classification, got a numeric one;"
                        + " read it with CsvReader.withCategorical(\"y\") or apply a ThresholdTarget");
    }

    @Test
    void fit_categoricalFeature_namesItAndTheEncoder() {
        Field street = new Field.Categorical("Street", List.of("gravel", "paved"));
        Table features = Table.of(Schema.of(street), new double[] {0, 1});
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2}).withFeatures(features);
        refused(
                data,
                "column \"Street\": expected a numeric column, got a categorical one; put a OneHotEncoder before the"
                        + " model in a Pipeline");
    }

    @Test
    void fit_missingValue_namesColumnAndRow() {
        refused(
                Samples.of(new double[] {0, 1}, new double[] {1, 2}, new double[] {1, Double.NaN}),
                "column \"x1\", row 1: expected a number, got a missing value; put a MissingValueImputer before the"
                        + " model in a Pipeline");
    }

    /** Names and classes come from files: none may break the line or fill the screen. */
    @Test
    void fit_forgedNames_escapedAndCut() {
        Field street = new Field.Categorical("a\nERROR forged", List.of("x"));
        Dataset words = Dataset.of(
                Table.of(Schema.of(street), new double[] {0}),
                new Column(new Field.Categorical("y", List.of("a", "b")), new double[] {0}));
        assertOneShortLine(words);
        Field target = new Field.Categorical("t\nERROR forged", List.of("b\nERROR forged", "c".repeat(5_000)));
        Table features = Samples.table(new double[] {1, 2});
        assertOneShortLine(Dataset.of(features, new Column(target, new double[] {1, 1})));
        Field many = new Field.Categorical("t", List.of("b\nERROR forged", "c".repeat(5_000), "d"));
        assertOneShortLine(Dataset.of(features, new Column(many, new double[] {1, 1})));
    }

    @Test
    void fit_noFeatures_saysSo() {
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {1, 2}).withFeatures(Samples.table());
        refused(data, "features: expected at least 1 column, got 0");
    }

    @Test
    void fit_valuesTooSmallToStandardise_namesTheColumn() {
        Dataset data = Samples.of(new double[] {0, 1}, new double[] {0, Double.MIN_VALUE});
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x0\": expected values that can be standardised");
    }

    /** Its deviation is 6e-309, whose inverse is a double, but not times the coefficient. */
    @Test
    void fit_coefficientBeyondDoubles_namesTheColumn() {
        Dataset data = Samples.of(
                new double[] {0, 0, 1, 1}, new double[] {1, 2, 1, 2}, new double[] {0, 0, 1.2e-308, 1.2e-308});
        assertThatThrownBy(() -> LogisticRegression.withDefaults()
                        .withPenalty(Penalty.ridge(1e-3))
                        .fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column \"x1\", coefficient: expected finite numbers, got Infinity");
    }

    @Test
    void fit_weightsTooFarApart_namesTheWeights() {
        Dataset data = Samples.of(new double[] {0, 1, 1}, new double[] {1, 2, 3})
                .withWeights(new double[] {1e-200, 1e-200, 1e200});
        refused(
                data,
                "weights: expected ones close enough to each other for column \"x0\" to have a standard deviation,"
                        + " got 1.0E-200 to 1.0E200");
    }

    private static double loss(String stage) {
        return Double.parseDouble(stage.substring(stage.lastIndexOf(' ') + 1));
    }

    private static void refused(Dataset data, String message) {
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Intercept and coefficients on the standardised scale. */
    private static double[] standardised(LogisticRegressionModel model, Dataset data) {
        int p = data.features().schema().size();
        double[] b = new double[p + 1];
        b[0] = model.intercept(0);
        for (int j = 0; j < p; j++) {
            double[] x = data.features().column(j);
            b[0] += model.coefficient(0, j) * mean(x);
            b[j + 1] = model.coefficient(0, j) * deviation(x);
        }
        return b;
    }

    private static double gradientNorm(double[] b, Dataset data, double lambda) {
        int n = data.rows();
        int p = b.length - 1;
        double[][] x = new double[p][];
        for (int j = 0; j < p; j++) {
            double[] raw = data.features().column(j);
            double mean = mean(raw);
            double deviation = deviation(raw);
            x[j] = Arrays.stream(raw).map(v -> (v - mean) / deviation).toArray();
        }
        double[] g = new double[b.length];
        for (int i = 0; i < n; i++) {
            double z = b[0];
            for (int j = 0; j < p; j++) {
                z += b[j + 1] * x[j][i];
            }
            double r = (1 / (1 + StrictMath.exp(-z)) - data.target().values()[i]) / n;
            g[0] += r;
            for (int j = 0; j < p; j++) {
                g[j + 1] += r * x[j][i];
            }
        }
        double squares = g[0] * g[0];
        for (int j = 1; j <= p; j++) {
            squares += (g[j] + lambda * b[j]) * (g[j] + lambda * b[j]);
        }
        return Math.sqrt(squares);
    }

    private static void assertOneShortLine(Dataset data) {
        assertThatThrownBy(() -> LogisticRegression.withDefaults().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(400));
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).sum() / x.length;
    }

    private static double deviation(double[] x) {
        double mean = mean(x);
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length);
    }
}
