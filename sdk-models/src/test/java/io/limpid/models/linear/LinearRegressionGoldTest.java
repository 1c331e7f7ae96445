package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.model.Penalty;
import io.limpid.models.Samples;
import io.limpid.models.linear.LinearSummary.Coefficient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * gold/linear.csv (see its README): exact solutions, which statsmodels and scikit-learn confirm. Tolerance 1e-10 of
 * each value: the columns' condition numbers, up to 1e3, times the rounding of a double.
 */
class LinearRegressionGoldTest {

    private static final double RELATIVE = 1e-10;

    private static final Map<String, Double> GOLD = gold();

    @ParameterizedTest
    @CsvSource({"ames,Sale_Price", "diabetes,target", "breast_cancer,worst_area"})
    void fit_leastSquares_matchesGold(String file, String target) {
        assertSummary(file, LinearRegression.withDefaults().fit(numeric(file, target)));
    }

    @ParameterizedTest
    @ValueSource(strings = "weighted")
    void fit_weights_matchesGold(String name) {
        Dataset data = numeric("diabetes", "target");
        double[] weights =
                IntStream.range(0, data.rows()).mapToDouble(i -> 0.5 + i % 4).toArray();
        assertSummary(name, LinearRegression.withDefaults().fit(data.withWeights(weights)));
    }

    @ParameterizedTest
    @CsvSource({
        "ames,Sale_Price,0.001",
        "ames,Sale_Price,1.0",
        "diabetes,target,0.001",
        "diabetes,target,1.0",
        "breast_cancer,worst_area,0.001",
        "breast_cancer,worst_area,1.0"
    })
    void fit_ridge_matchesGold(String file, String target, double lambda) {
        LinearRegressionModel model = LinearRegression.withDefaults()
                .withPenalty(Penalty.ridge(lambda))
                .fit(numeric(file, target));
        String name = file + " ridge " + lambda;
        assertEstimates(name, model);
        assertGold(name, "r2", "", model.summary().rSquared().require());
    }

    /** Eight rows of ten columns: of all exact fits the shortest. */
    @ParameterizedTest
    @ValueSource(strings = "shortest")
    void fit_moreColumnsThanRows_matchesGold(String name) {
        Dataset data =
                numeric("diabetes", "target").select(IntStream.range(0, 8).toArray());
        LinearRegressionModel model = LinearRegression.withDefaults().fit(data);
        assertEstimates(name, model);
        assertThat(model.summary().rank()).isEqualTo(7);
    }

    private static void assertSummary(String name, LinearRegressionModel model) {
        assertEstimates(name, model);
        LinearSummary summary = model.summary();
        assertTest(name, summary.intercept());
        summary.coefficients().forEach(c -> assertTest(name, c));
        assertGold(name, "residual", "", summary.residualStandardError().require());
        assertGold(name, "r2", "", summary.rSquared().require());
        assertGold(name, "adjusted", "", summary.adjustedRSquared().require());
        assertGold(name, "f", "", summary.fStatistic().require());
        assertProbability(name, "fp", "", summary.fPValue().require());
    }

    private static void assertEstimates(String name, LinearRegressionModel model) {
        assertGold(name, "estimate", "(intercept)", model.intercept(0));
        for (int j = 0; j < model.features().size(); j++) {
            assertGold(name, "estimate", model.features().field(j).name(), model.coefficient(0, j));
        }
    }

    private static void assertTest(String name, Coefficient c) {
        assertGold(name, "error", c.name(), c.standardError().require());
        assertGold(name, "t", c.name(), c.t().require());
        assertProbability(name, "p", c.name(), c.p().require());
    }

    private static void assertGold(String name, String what, String column, double ours) {
        double gold = GOLD.get(name + "," + what + "," + column);
        assertThat(ours).as(name + " " + what + " " + column).isCloseTo(gold, within(RELATIVE * Math.abs(gold)));
    }

    /** Probabilities fall as fast as exp(-t^2 / 2) with t, and digits are lost as fast: 1e-10 t^2. */
    private static void assertProbability(String name, String what, String column, double ours) {
        double gold = GOLD.get(name + "," + what + "," + column);
        double exponent = 1 - 2 * StrictMath.log(Math.max(gold, Double.MIN_NORMAL));
        assertThat(ours).as(name + " " + what + " " + column).isCloseTo(gold, within(RELATIVE * exponent * gold));
    }

    private static Dataset numeric(String file, String target) {
        try (InputStream in = LinearRegressionGoldTest.class.getResourceAsStream("/data/" + file + ".csv")) {
            Table all = CsvReader.withDefaults().read(file, in);
            for (Field field : all.schema().fields()) {
                all = field instanceof Field.Numeric ? all : all.without(field.name());
            }
            return Dataset.of(all, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Double> gold() {
        Map<String, Double> gold = new HashMap<>();
        Samples.text("gold/linear.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int comma = line.lastIndexOf(',');
                    gold.put(line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
                });
        return gold;
    }
}
