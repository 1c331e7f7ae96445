package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.limpid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossValidateTest {

    @TempDir
    private Path folder;

    /** Sixty rows: {@code y = 2 x} and a bend, customers of four rows each, and folds a, b and c of twenty. */
    private Path numbers;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("x,customer,part,y,class\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i).append(",c").append(i / 4).append(',').append("abc".charAt(i % 3));
            rows.append(',')
                    .append(2 * i + i * 7 % 5)
                    .append(',')
                    .append(i * 37 % 60 > i ? "yes" : "no")
                    .append('\n');
        }
        numbers = folder.resolve("numbers.csv");
        Files.writeString(numbers, rows);
    }

    @ParameterizedTest
    @CsvSource({"tree, ''", "linear, ''", "tree, regression"})
    void cv_ofNumbers_scoresByTheMetricsOfNumbers(String kind, String task) {
        List<String> more = task.isEmpty() ? List.of() : List.of("--task", task);
        JsonNode result = cv("y", kind, more).json();

        assertThat(result.get("task").asText()).isEqualTo("regression");
        assertThat(result.has("classes")).isFalse();
        assertThat(names(result.get("summary"))).containsExactly("RMSE", "MAE", "R2");
        assertThat(result.get("folds")).hasSize(10);
        assertThat(result.get("summary").get("R2").get("validation").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("repeats").asInt()).isEqualTo(1);
    }

    @Test
    void cv_ofNumbers_textShowsFoldsAndSummary() {
        Ran ran = limpid(command("y", "linear", List.of("--folds", "3", "--metric", "rmse")));

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("fold", "RMSE", "95 % interval");
    }

    @Test
    void cv_repeats_everyRowIsCutIntoFoldsAgain() {
        JsonNode result = cv("class", "logistic", List.of("--folds", "3", "--repeats", "2", "--metric", "accuracy"))
                .json();

        assertThat(result.get("repeats").asInt()).isEqualTo(2);
        assertThat(result.get("folds")).hasSize(6);
        assertThat(IntStream.range(0, 6)
                        .map(f ->
                                result.get("folds").get(f).get("validationRows").asInt())
                        .sum())
                .isEqualTo(120);
    }

    /** The three folds of twenty rows; the column itself does not reach the model, which is linear in x alone. */
    @Test
    void cv_foldsColumn_itsValuesAreTheFolds() {
        JsonNode result = cv(
                        "y",
                        "linear",
                        List.of(
                                "--folds-column",
                                "part",
                                "--ignore",
                                "customer",
                                "--ignore",
                                "class",
                                "--metric",
                                "RMSE"))
                .json();

        assertThat(result.get("foldsColumn").asText()).isEqualTo("part");
        assertThat(result.get("folds")).hasSize(3).allSatisfy(fold -> {
            assertThat(fold.get("trainingRows").asInt()).isEqualTo(40);
            assertThat(fold.get("validationRows").asInt()).isEqualTo(20);
        });
        assertThat(result.get("folds").get(1).get("validation").get("RMSE").asDouble())
                .isCloseTo(leftOut(1), within(1e-9)); // Least squares of 40 rows, once by QR and once by hand.
    }

    @Test
    void cv_groupColumn_noValueIsInTwoFolds() {
        JsonNode result = cv("class", "tree", List.of("--group-column", "customer", "--folds", "5"))
                .json();

        // Fifteen customers of four rows: three of them in each fold only when none is divided.
        assertThat(result.get("groupColumn").asText()).isEqualTo("customer");
        assertThat(result.get("folds"))
                .hasSize(5)
                .allSatisfy(fold ->
                        assertThat(fold.get("validationRows").asInt() % 4).isZero());
    }

    @Test
    void cv_resamples_giveASecondInterval() {
        List<String> more = List.of("--folds", "4", "--metric", "accuracy", "--resamples", "100");
        JsonNode accuracy = cv("class", "logistic", more).json().get("summary").get("accuracy");
        JsonNode bootstrap = accuracy.get("bootstrap");

        assertThat(bootstrap.get("resamples").asInt()).isEqualTo(100);
        // Four folds of fifteen rows: the mean over folds is that over rows.
        assertThat(bootstrap.get("score").asDouble())
                .isCloseTo(accuracy.get("validation").asDouble(), within(1e-12));
        assertThat(bootstrap.get("lower").asDouble())
                .isLessThan(bootstrap.get("score").asDouble());
        assertThat(limpid(command("class", "logistic", more)).out()).contains("95 % interval by bootstrap");
    }

    @Test
    void cv_withoutResamples_hasNoBootstrap() {
        JsonNode result = cv("class", "logistic", List.of("--folds", "3")).json();

        assertThat(result.get("summary").get("accuracy").has("bootstrap")).isFalse();
    }

    @Test
    void cv_sameSeed_sameOutput() {
        List<String> more = List.of("--folds", "3", "--repeats", "2", "--resamples", "40", "--seed", "7");

        assertThat(cv("class", "tree", more).out())
                .isEqualTo(cv("class", "tree", more).out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--folds-column part --folds 3; --folds: expected none beside --folds-column",
                "--folds-column part --repeats 2; --repeats: expected none beside --folds-column",
                "--folds-column part --group-column customer; --group-column: expected none beside --folds-column",
                "--folds-column y; --folds-column: expected another column than the target, got \"y\"",
                "--group-column y; --group-column: expected another column than the target, got \"y\"",
                "--group-column part --ignore part; --group-column: expected a column that is not ignored",
                "--repeats 0; repeats: expected at least 1, got 0",
                "--folds 1; folds: expected at least 2, got 1",
                "--folds 1 --group-column part; folds: expected at least 2, got 1",
                "--folds 1 --repeats 2; folds: expected at least 2, got 1",
                "--resamples 10; --resamples: expected 0 or at least 40, got 10",
                "--metric accuracy; metric for task regression: expected one of",
                "--metric speed; metric: expected one of"
            })
    void cv_optionsThatCannotBe_areWrongUsageInOneLine(String options, String words) {
        Ran ran = limpid(command("y", "linear", Arrays.asList(options.split(" "))));

        assertThat(ran.status()).as(ran.err()).isEqualTo(Limpid.WRONG_USAGE);
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(ran.err()).contains(words);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void cv_unknownColumn_namesIt() {
        Ran ran = limpid(command("y", "linear", List.of("--folds-column", "week")));

        assertThat(ran.status()).isEqualTo(Limpid.FAILED);
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(ran.err()).contains("\"week\"");
    }

    @Test
    void cv_moreFoldsThanGroups_saysSo() {
        Ran ran = limpid(command("class", "tree", List.of("--group-column", "part", "--folds", "4")));

        assertThat(ran.status()).isEqualTo(Limpid.FAILED);
        assertThat(ran.err()).contains("column \"part\": expected at least 4 groups, one for each fold, got 3");
    }

    private Ran cv(String target, String kind, List<String> more) {
        Object[] command = command(target, kind, more);
        Object[] json = Arrays.copyOf(command, command.length + 1);
        json[command.length] = "--json";
        Ran ran = limpid(json);
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran;
    }

    private Object[] command(String target, String kind, List<String> more) {
        List<Object> command = new ArrayList<>(List.of("cv", "--data", numbers, "--target", target, "--model", kind));
        command.addAll(more);
        return command.toArray();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The root mean squared error of a line through the rows of other folds, on the rows of this one. */
    private double leftOut(int fold) {
        Table rows = CsvReader.withDefaults().read(numbers);
        double[] x = rows.column(0);
        double[] y = rows.column(3);
        int[] train = IntStream.range(0, 60).filter(i -> i % 3 != fold).toArray();
        double meanX = Arrays.stream(train).mapToDouble(i -> x[i]).average().orElseThrow();
        double meanY = Arrays.stream(train).mapToDouble(i -> y[i]).average().orElseThrow();
        double xy = Arrays.stream(train)
                .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                .sum();
        double xx = Arrays.stream(train)
                .mapToDouble(i -> (x[i] - meanX) * (x[i] - meanX))
                .sum();
        return Math.sqrt(IntStream.range(0, 60)
                .filter(i -> i % 3 == fold)
                .mapToDouble(i -> Math.pow(y[i] - meanY - xy / xx * (x[i] - meanX), 2))
                .average()
                .orElseThrow());
    }
}
