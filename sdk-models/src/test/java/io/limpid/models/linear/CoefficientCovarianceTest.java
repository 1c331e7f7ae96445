package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Penalty;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.models.Samples;
import io.limpid.models.TrainedModelCodecs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Covariances of coefficients; gold/covariance.csv is made by covariance.py beside it. */
class CoefficientCovarianceTest {

    private static final LogisticRegression UNPENALISED =
            LogisticRegression.withDefaults().withPenalty(Penalty.none());

    private static final Map<String, List<String[]>> GOLD = Samples.text("gold/covariance.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(","))
            .collect(Collectors.groupingBy(cells -> cells[0]));

    @TempDir
    private Path folder;

    // ---- Against exact ones ----

    /** Tolerance: that of the standard errors' gold, of the two errors' product. */
    @Test
    void covariance_weightedDiabetes_matchesGold() {
        Table table = Samples.read("diabetes.csv");
        List<String> columns = table.schema().without("target").names();
        Dataset data = Samples.complete(table, columns, table.column("target"), i -> 1 + i % 3);
        LinearRegressionModel model = LinearRegression.withDefaults().fit(data);
        assertGold("diabetes", List.of(""), columns, model.covariance(), 1e-10);
    }

    /** Two classes and three. Tolerance: the fit is at a gradient of 1e-10, and mostly beyond. */
    @ParameterizedTest
    @ValueSource(strings = {"sex", "island"})
    void covariance_penguins_matchesGold(String target) {
        Table table = Samples.read("penguins.csv");
        // The script drops rows that miss the sex or the island, whichever is the target.
        List<String> columns = List.of("bill_length_mm", "body_mass_g");
        Table sexed = table.select(IntStream.range(0, table.rows())
                .filter(i -> !Double.isNaN(table.column("sex").values()[i]))
                .toArray());
        Dataset data = Samples.complete(sexed, columns, sexed.column(target), i -> 1);
        LogisticRegressionModel model = UNPENALISED.fit(data);
        List<String> predictors = model.predictors() == 1 ? List.of("") : model.classes();
        assertGold(target, predictors, columns, model.covariance(), 1e-7);
    }

    private static void assertGold(
            String name, List<String> predictors, List<String> columns, CoefficientCovariance ours, double relative) {
        int block = columns.size() + 1;
        assertThat(ours.size()).isEqualTo(block * predictors.size());
        List<String[]> gold = GOLD.get(name);
        assertThat(gold).hasSize(ours.size() * (ours.size() + 1) / 2);
        double[][] matrix = ours.matrix();
        for (String[] line : gold) {
            int a = place(line[1], predictors, columns);
            int b = place(line[2], predictors, columns);
            double size = Math.sqrt(matrix[a][a] * matrix[b][b]);
            assertThat(matrix[a][b] / size)
                    .as("%s, %s", line[1], line[2])
                    .isCloseTo(Double.parseDouble(line[3]) / size, within(relative));
            assertThat(matrix[b][a]).isEqualTo(matrix[a][b]);
            assertThat(ours.between(a, b)).isEqualTo(Score.of(matrix[a][b]));
        }
    }

    private static int place(String name, List<String> predictors, List<String> columns) {
        int colon = name.indexOf(':');
        int k = predictors.indexOf(name.substring(0, colon));
        int j = columns.indexOf(name.substring(colon + 1));
        return k * (columns.size() + 1) + (j < 0 ? columns.size() : j);
    }

    // ---- By hand ----

    /** For counts of 1 of 3 and 3 of 4: slope and intercept share the errors of the first group's log-odds. */
    @Test
    void covariance_twoGroups_isThatOfTheCounts() {
        Dataset data = Samples.of(new double[] {0, 1, 0, 1, 1, 0, 1}, new double[] {0, 0, 0, 1, 1, 1, 1});
        CoefficientCovariance covariance = UNPENALISED.fit(data).covariance();
        // Tolerance: the gradient's.
        assertThat(covariance.between(0, 1).require()).isCloseTo(-1.5, within(1e-8));
        assertThat(covariance.between(1, 1).require()).isCloseTo(1.5, within(1e-8));
    }

    @Test
    void covariance_diagonal_isTheSquareOfTheErrors() {
        LinearRegressionModel model = LinearRegression.withDefaults().fit(LinearRegressionTest.random(40, 3, 7));
        double error = model.summary().coefficients().get(1).standardError().require();
        assertThat(model.covariance().between(1, 1).require()).isEqualTo(error * error);
        double intercept = model.summary().intercept().standardError().require();
        assertThat(model.covariance().between(3, 3).require()).isEqualTo(intercept * intercept);
    }

    /** A column in thousandths has a coefficient a thousand times as large. */
    @Test
    void covariance_columnInOtherUnits_scalesAlong() {
        Dataset data = LinearRegressionTest.random(40, 2, 7);
        double[] x = data.features().column(0).clone();
        for (int i = 0; i < x.length; i++) {
            x[i] /= 1024;
        }
        Dataset other = data.withFeatures(Samples.table(x, data.features().column(1)));
        CoefficientCovariance one = LinearRegression.withDefaults().fit(data).covariance();
        CoefficientCovariance two = LinearRegression.withDefaults().fit(other).covariance();
        double expected = 1024 * one.between(0, 1).require();
        assertThat(two.between(0, 1).require()).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void covariance_constantColumn_hasNoneAndTheOthersHave() {
        Dataset two = Samples.random(200, 2, 7);
        Table with = Samples.table(
                two.features().column(0), new double[200], two.features().column(1));
        CoefficientCovariance covariance =
                UNPENALISED.fit(two.withFeatures(with)).covariance();
        assertThat(((Score.Undefined) covariance.between(0, 1)).reason()).startsWith("the column is constant");
        assertThat(covariance.matrix()[1]).containsOnly(Double.NaN);
        assertThat(covariance.between(0, 2))
                .isEqualTo(UNPENALISED.fit(two).covariance().between(0, 1));
        Dataset numbers = LinearRegressionTest.random(40, 2, 7);
        Table constant = Samples.table(numbers.features().column(0), new double[40]);
        assertThat(LinearRegression.withDefaults()
                        .fit(numbers.withFeatures(constant))
                        .covariance()
                        .between(1, 0))
                .isInstanceOf(Score.Undefined.class);
    }

    // ---- Absent ----

    @Test
    void covariance_ofAPenalisedFit_isAbsentForItsReason() {
        LinearRegressionModel linear = LinearRegression.withDefaults()
                .withPenalty(Penalty.ridge(0.1))
                .fit(LinearRegressionTest.random(40, 2, 7));
        Score.Undefined error = (Score.Undefined) linear.summary().intercept().standardError();
        assertThat(linear.covariance().absence()).contains(error.reason());
        LogisticRegressionModel logistic = LogisticRegression.withDefaults().fit(Samples.random(50, 2, 7));
        CoefficientCovariance absent = logistic.covariance();
        assertThat(absent.absence()).contains("the coefficients are shrunk by a penalty");
        assertThat(absent.size()).isEqualTo(3);
        assertThat(absent.between(0, 1)).isEqualTo(Score.undefined("the coefficients are shrunk by a penalty"));
        assertThatThrownBy(absent::matrix)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("got none: the coefficients are shrunk by a penalty");
    }

    @Test
    void covariance_moreCoefficientsThanAreKept_saysSo() {
        Dataset data = LinearRegressionTest.random(510, 500, 7);
        LinearRegressionModel model = LinearRegression.withDefaults().fit(data);
        assertThat(model.summary().intercept().standardError()).isInstanceOf(Score.Value.class);
        assertThat(model.covariance().absence())
                .contains("no covariances are kept of more than 500 coefficients, and there are 501");
    }

    @Test
    void between_noSuchCoefficient_refused() {
        CoefficientCovariance covariance = LinearRegression.withDefaults()
                .fit(LinearRegressionTest.random(40, 2, 7))
                .covariance();
        assertThatThrownBy(() -> covariance.between(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    // ---- In files ----

    @Test
    void read_savedModels_haveTheSameCovariances() {
        Dataset numbers = LinearRegressionTest.random(40, 3, 7);
        LinearRegressionModel linear = LinearRegression.withDefaults().fit(numbers);
        Path file = folder.resolve("m.limpid");
        ModelFile.of(linear, TrainingRecord.of(numbers, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(ModelFile.read(file, TrainedModelCodecs.ALL)
                        .model(LinearRegressionModel.class)
                        .covariance())
                .isEqualTo(linear.covariance());
        Dataset classes = Samples.threeClasses(200, 7);
        LogisticRegressionModel logistic = UNPENALISED.fit(classes);
        ModelFile.of(logistic, TrainingRecord.of(classes, 0)).write(file, TrainedModelCodecs.ALL);
        assertThat(ModelFile.read(file, TrainedModelCodecs.ALL)
                        .model(LogisticRegressionModel.class)
                        .covariance())
                .isEqualTo(logistic.covariance());
        assertThat(logistic.covariance().absence()).isEmpty();
    }

    @Test
    void of_noCorrelations_saysThatTheFileIsOld() {
        CoefficientCovariance old = CoefficientCovariance.of(new double[] {1, 2}, new double[0]);
        assertThat(old.absence()).contains("the model's file is from before covariances were kept");
    }

    @Test
    void requireCorrelations_thatCannotBe_refused() {
        assertThatThrownBy(() -> CoefficientCovariance.requireCorrelations(new double[] {1.5}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("correlations: expected numbers from -1 to 1 or missing ones, got 1.5");
        assertThatThrownBy(() -> CoefficientCovariance.requireCorrelations(new double[] {0.5, 0.5}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("correlations: expected none or 1, got 2");
    }
}
