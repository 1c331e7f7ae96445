package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.kernel.Moments;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.MonotoneConstraints;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Convergence;
import io.limpid.models.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * gold/monotone.csv against ours, on the standardised scale; monotone.py beside it has the commands. Tolerance: the
 * 1e-6 asked for is far from what is reached, as both sides are exact minima, but the breast cancer columns, of
 * condition number 1e3, leave scipy some 1e-10.
 */
class MonotoneRegressionGoldTest {

    private static final double TOLERANCE = 1e-8;

    private static final Map<String, List<String[]>> GOLD = Samples.text("gold/monotone.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(","))
            .collect(Collectors.groupingBy(cells -> cells[0]));

    @ParameterizedTest
    @CsvSource({
        "linear,diabetes,target",
        "ridge,diabetes,target",
        "linear,breast_cancer,worst_area",
        "ridge,breast_cancer,worst_area",
        "linear,ames,Sale_Price",
        "ridge,ames,Sale_Price"
    })
    void fit_numbers_matchesScipy(String method, String file, String target) {
        List<String[]> gold = GOLD.get(method + " " + file);
        boolean ridge = method.equals("ridge");
        Table table = Samples.read(file + ".csv");
        Dataset data = data(table, gold, table.column(target), ridge);
        LinearRegressionModel model = LinearRegression.withDefaults()
                .withPenalty(Penalty.ridge(ridge ? 0.01 : 0))
                .withMonotone(constraints(gold))
                .fit(data);
        double unit = Moments.of("y", data.target().values(), data.weights()).deviation();
        assertCoefficients(gold, model, data, unit);
        Score.Undefined error =
                (Score.Undefined) model.summary().coefficients().get(1).standardError();
        assertThat(error.reason()).contains(ridge ? "penalty" : "monotone constraints hold the coefficients of [");
    }

    @ParameterizedTest
    @CsvSource({"breast_cancer,diagnosis,0.001", "credit,Status,0", "ames,Sale_Price,0.01"})
    void fit_classes_matchesScipy(String file, String target, double lambda) {
        List<String[]> gold = GOLD.get("logistic " + file);
        Table table = Samples.read(file + ".csv");
        Column classes = table.column(target);
        if (classes.field() instanceof Field.Numeric) {
            Dataset prices = Dataset.of(table, target);
            classes = ThresholdTarget.median(prices).apply(prices).target();
        }
        Dataset data = data(table, gold, classes, file.equals("ames"));
        LogisticRegressionModel model = LogisticRegression.withDefaults()
                .withPenalty(Penalty.ridge(lambda))
                .withMonotone(constraints(gold))
                .fit(data);
        assertThat(model.convergence().status()).isEqualTo(Convergence.Status.REACHED);
        assertThat(model.convergence().measure()).isLessThanOrEqualTo(1e-10);
        assertThat(model.classes().get(1)).isIn("malignant", "good", "high"); // the script's positive ones
        assertCoefficients(gold, model, data, 1);
    }

    private static void assertCoefficients(List<String[]> gold, LinearModel model, Dataset data, double unit) {
        int held = 0;
        double intercept = model.intercept(0);
        for (String[] line : gold) {
            int j = model.features().names().indexOf(line[1]);
            if (j < 0) {
                continue;
            }
            Moments moments = Moments.of("x", data.features().column(j), data.weights());
            double expected = Double.parseDouble(line[3]);
            double ours = model.coefficient(0, j) * moments.deviation() / unit;
            intercept += model.coefficient(0, j) * moments.mean();
            assertThat(ours).as(line[1]).isCloseTo(expected, within(TOLERANCE));
            if (!line[2].equals("0") && expected == 0) {
                held++;
                assertThat(ours).as(line[1]).isZero();
            }
        }
        assertThat(held).isGreaterThanOrEqualTo(2);
        String[] last = gold.get(gold.size() - 1);
        if (last[1].equals("(intercept)")) {
            assertThat(intercept).isCloseTo(Double.parseDouble(last[3]), within(TOLERANCE));
        }
    }

    private static Dataset data(Table table, List<String[]> gold, Column target, boolean weighted) {
        List<String> columns = gold.stream()
                .map(line -> line[1])
                .filter(name -> !name.equals("(intercept)"))
                .toList();
        return Samples.complete(table, columns, target, i -> weighted ? 1 + i % 3 : 1);
    }

    private static MonotoneConstraints constraints(List<String[]> gold) {
        MonotoneConstraints constraints = MonotoneConstraints.none();
        for (String[] line : gold) {
            if (line[2].equals("1")) {
                constraints = constraints.increasing(line[1]);
            } else if (line[2].equals("-1")) {
                constraints = constraints.decreasing(line[1]);
            }
        }
        return constraints;
    }
}
