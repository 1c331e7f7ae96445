package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.limpid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tune}, and the reports of {@code cv} and {@code tune}. */
class TuneTest {

    @TempDir
    private static Path folder;

    private static Path rows;

    /** Ninety rows in which two of six numbers tell the class and the size; groups of three rows. */
    @BeforeAll
    static void write() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("a,b,c,d,e,f,shop,part,size,class\n");
        for (int i = 0; i < 90; i++) {
            double[] x = random.doubles(6).toArray();
            double size = 3 * x[0] - 2 * x[1] + random.nextDouble();
            text.append(
                    String.join(",", Arrays.stream(x).mapToObj(Double::toString).toList()));
            text.append(",s")
                    .append(i / 3)
                    .append(",p")
                    .append(i % 3)
                    .append(',')
                    .append(size);
            text.append(',').append(size > 1 ? "yes" : "no").append('\n');
        }
        rows = Files.writeString(folder.resolve("rows.csv"), text);
    }

    private Ran tune(String target, String model, Object... more) {
        return run("tune", target, model, more);
    }

    private Ran run(String command, String target, String model, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of(command, "--data", rows, "--target", target, "--model", model));
        Stream.of("size", "class", "shop", "part")
                .filter(column -> !column.equals(target) && !Arrays.asList(more).contains(column))
                .forEach(column -> arguments.addAll(List.of("--ignore", column)));
        arguments.addAll(Arrays.asList(more));
        return limpid(arguments.toArray());
    }

    @Test
    void tune_elasticNet_tellsTheCurveAndBothLambdas() {
        JsonNode result = tune("class", "elastic-net", "--lambdas", 12, "--folds", 5, "--json")
                .json();

        JsonNode curve = result.get("curve");
        assertThat(curve).hasSize(12);
        assertThat(result.get("metric").asText()).isEqualTo("log loss");
        assertThat(result.get("l1Ratio").asDouble()).isEqualTo(1);
        // The first lambda is the one at which all rows leave every column out.
        assertThat(curve.get(0).get("nonzeros").asDouble()).isLessThan(1);
        JsonNode best = curve.get(0);
        for (JsonNode point : curve) {
            best = loss(point) < loss(best) ? point : best;
        }
        assertThat(result.get("lambdaMin").asDouble())
                .isEqualTo(best.get("lambda").asDouble());
        double most = loss(best) + best.get("standardError").get("log loss").asDouble();
        for (JsonNode point : curve) {
            boolean stronger =
                    point.get("lambda").asDouble() > result.get("lambda1se").asDouble();
            assertThat(loss(point)).matches(loss -> !stronger || loss > most);
        }
        assertThat(result.get("chosen").get("settings").get("lambda").asText())
                .isEqualTo(result.get("lambdaMin").asText());
        assertThat(result.get("chosen").get("score").asDouble()).isEqualTo(loss(best));
        assertThat(result.has("nested")).isFalse();
    }

    private static double loss(JsonNode point) {
        return point.get("validation").get("log loss").asDouble();
    }

    /** A point of the curve is a cross-validation: that of the same model under the same lambda on the same folds. */
    @Test
    void tune_aPointOfTheCurve_isWhatCvGives() {
        JsonNode point = tune("size", "elastic-net", "--lambdas", 6, "--folds", 3, "--metric", "mse", "--json")
                .json()
                .get("curve")
                .get(3);
        JsonNode summary = run(
                        "cv",
                        "size",
                        "elastic-net",
                        "--param",
                        "lambda=" + point.get("lambda").asText(),
                        "--folds",
                        3,
                        "--metric",
                        "mse",
                        "--json")
                .json()
                .get("summary")
                .get("MSE");

        // Three folds of thirty rows; both fits are within 1e-8 of the minimum.
        assertThat(point.get("validation").get("MSE").asDouble())
                .isCloseTo(summary.get("validation").asDouble(), within(1e-5));
        assertThat(point.get("training").get("MSE").asDouble())
                .isCloseTo(summary.get("training").asDouble(), within(1e-5));
    }

    @Test
    void tune_out_isTheModelThatTrainFitsAtTheChosenLambda() {
        Path tuned = folder.resolve("tuned.limpid");
        Path trained = folder.resolve("trained.limpid");
        JsonNode result = tune(
                        "size",
                        "elastic-net",
                        "--lambdas",
                        10,
                        "--folds",
                        3,
                        "--choose",
                        "1se",
                        "--out",
                        tuned,
                        "--json")
                .json();
        String lambda = result.get("lambda1se").asText();
        JsonNode again = run(
                        "train",
                        "size",
                        "elastic-net",
                        "--param",
                        "lambda=" + lambda,
                        "--test-fraction",
                        0,
                        "--out",
                        trained,
                        "--json")
                .json();

        assertThat(result.get("chosen").get("settings").get("lambda").asText()).isEqualTo(lambda);
        assertThat(result.get("model").asText()).isEqualTo(again.get("model").asText());
        JsonNode inspected = limpid("inspect", "--model", tuned, "--json").json();
        assertThat(inspected.get("kind").asText()).isEqualTo("elastic-net");
        assertThat(inspected.get("coefficients")).hasSize(6);
        assertThat(inspected.get("evidence").get("lambda").asText()).isEqualTo(lambda);
        assertThat(inspected.get("evidence").get("certified").asBoolean()).isTrue();
        assertThat(inspected.get("evidence").get("relativeGap").asDouble()).isLessThanOrEqualTo(1e-8);
        assertThat(limpid("inspect", "--model", tuned).out())
                .contains("  penalty         lambda " + lambda + ", l1Ratio 1.0\n", "  certificate");
    }

    @Test
    void tune_nested_tellsTheHonestScoreAndEveryChoice() {
        JsonNode result = tune(
                        "class",
                        "elastic-net",
                        "--lambdas",
                        6,
                        "--folds",
                        3,
                        "--nested",
                        4,
                        "--metric",
                        "log loss",
                        "--metric",
                        "accuracy",
                        "--json")
                .json();

        JsonNode nested = result.get("nested");
        assertThat(nested.get("folds").asInt()).isEqualTo(4);
        assertThat(nested.get("chosen")).hasSize(4);
        assertThat(nested.get("selected").asDouble())
                .isEqualTo(result.get("chosen").get("score").asDouble());
        assertThat(nested.get("score").asDouble())
                .isEqualTo(
                        nested.get("summary").get("log loss").get("validation").asDouble());
        // Lower is better, so the search's own score is too good by what the honest one is above it.
        assertThat(nested.get("optimism").asDouble())
                .isCloseTo(
                        nested.get("score").asDouble() - nested.get("selected").asDouble(), within(1e-15));
        assertThat(nested.get("summary").get("accuracy").get("validation").asDouble())
                .isGreaterThan(0.7);
    }

    @Test
    void tune_grid_ranksEveryCombination() {
        Path out = folder.resolve("grid.limpid");
        JsonNode result = tune(
                        "class",
                        "tree",
                        "--grid",
                        "maxDepth=1,3",
                        "--grid",
                        "minLeaf=20,5",
                        "--folds",
                        3,
                        "--out",
                        out,
                        "--json")
                .json();

        assertThat(result.get("candidates")).hasSize(4);
        assertThat(result.get("candidates").findValuesAsText("score").stream()
                        .map(Double::valueOf)
                        .toList())
                .isSorted();
        assertThat(result.get("chosen").get("settings"))
                .isEqualTo(result.get("candidates").get(0).get("settings"));
        assertThat(result.has("lambdaMin")).isFalse();
        JsonNode options = limpid("inspect", "--model", out, "--json").json().get("options");
        assertThat(options.get("maxDepth"))
                .isEqualTo(result.get("chosen").get("settings").get("maxDepth"));
        assertThat(options.get("minLeaf"))
                .isEqualTo(result.get("chosen").get("settings").get("minLeaf"));
    }

    /** Smile's engine has no dropout, so one of four cannot be made. */
    @Test
    void tune_candidateThatCannotBeMade_isReportedAndNotChosen() {
        Ran ran = tune(
                "class",
                "mlp",
                "--grid",
                "engine=limpid,smile",
                "--grid",
                "dropout=0,0.5",
                "--param",
                "epochs=3",
                "--folds",
                2,
                "--json");
        JsonNode candidates = ran.json().get("candidates");

        assertThat(candidates).hasSize(4);
        assertThat(candidates.get(3).get("settings").toString())
                .isEqualTo("{\"engine\":\"smile\",\"dropout\":\"0.5\"}");
        assertThat(candidates.get(3).get("failed").asText())
                .isEqualTo("parameter \"dropout\": expected 0 with engine smile, got \"0.5\"");
        assertThat(candidates.findValues("score")).hasSize(3);
    }

    /** The column of groups is no feature, neither in the folds nor in the model that is written. */
    @Test
    void tune_groupColumn_isNoFeatureOfTheModelWritten() {
        Path out = folder.resolve("groups.limpid");
        JsonNode result = tune(
                        "size",
                        "elastic-net",
                        "--group-column",
                        "shop",
                        "--lambdas",
                        4,
                        "--folds",
                        3,
                        "--nested",
                        3,
                        "--out",
                        out,
                        "--json")
                .json();

        assertThat(result.get("groupColumn").asText()).isEqualTo("shop");
        assertThat(limpid("inspect", "--model", out, "--json").json().get("schema"))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"linear, size", "logistic, class"})
    void tune_otherPenalisedKinds_goAlongRidgeLambdas(String model, String target) {
        JsonNode result =
                tune(target, model, "--lambdas", 4, "--folds", 3, "--json").json();

        assertThat(result.get("curve")).hasSize(4);
        assertThat(result.get("l1Ratio").asDouble()).isZero();
    }

    @Test
    void tune_net_takesItsShareOfTheAbsolutePenalty() {
        JsonNode result = tune(
                        "class",
                        "mlp",
                        "--lambdas",
                        2,
                        "--folds",
                        2,
                        "--param",
                        "epochs=3",
                        "--param",
                        "l1Ratio=0.5",
                        "--json")
                .json();

        assertThat(result.get("l1Ratio").asDouble()).isEqualTo(0.5);
    }

    @Test
    void tune_text_hasCurveChoiceAndWorth() {
        Ran ran = tune("class", "elastic-net", "--lambdas", 5, "--folds", 3, "--nested", 3);

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "columns in use",
                        "lambdaMin  ",
                        "lambda1se  ",
                        "chosen: lambda ",
                        "honest",
                        "outer fold 2 chose ");
    }

    @Test
    void tune_bestIsTheSmallestLambda_warns() {
        Ran ran = tune("size", "elastic-net", "--lambdas", 3, "--lambda-min-ratio", 0.5, "--folds", 3);

        assertThat(ran.err()).contains("is the smallest one tried and scores best");
    }

    @Test
    void tune_report_isAPageOfItsOwn() throws IOException {
        Path page = folder.resolve("tune.html");
        Ran ran = tune("class", "elastic-net", "--lambdas", 5, "--folds", 3, "--nested", 3, "--report", page);

        assertThat(ran.out()).contains("wrote " + page);
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "class of rows.csv, by elastic-net",
                        "The search",
                        "The same lambdas",
                        "What it is worth",
                        "<svg")
                .doesNotContain("<script", "<link");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    /** Three classes have three coefficients of a column, which the plot of a path has no place for. */
    @Test
    void tune_threeClasses_hasACurveAndNoPathOfCoefficients() throws IOException {
        Path page = folder.resolve("species.html");
        Ran ran = limpid(
                "tune",
                "--data",
                Ran.data("penguins.csv"),
                "--target",
                "species",
                "--model",
                "elastic-net",
                "--lambdas",
                4,
                "--folds",
                3,
                "--report",
                page,
                "--json");

        assertThat(ran.json().get("classes")).hasSize(3);
        assertThat(ran.json().get("curve")).hasSize(4);
        assertThat(Files.readString(page)).contains("The search").doesNotContain("The same lambdas");
    }

    @Test
    void tune_reportOfAGrid_listsWhatWasTried() throws IOException {
        Path page = folder.resolve("grid.html");
        tune("class", "tree", "--grid", "maxDepth=1,2", "--folds", 3, "--report", page);

        assertThat(Files.readString(page)).contains("What was tried, the best first", "maxDepth 2");
    }

    @Test
    void cv_report_isThePageOfTheCrossValidation() throws IOException {
        Path page = folder.resolve("cv.html");
        Files.writeString(page, "older");
        Ran ran = run("cv", "class", "logistic", "--folds", 3, "--report", page, "--json");

        assertThat(ran.json().get("report").asText()).isEqualTo(page.toString());
        assertThat(Files.readString(page)).contains("class of rows.csv, by logistic", "ROC AUC");
    }

    @Test
    void report_ontoTheData_isRefused() {
        Ran ran = run("cv", "class", "logistic", "--report", rows);

        assertThat(ran.status()).isEqualTo(Limpid.WRONG_USAGE);
        assertThat(ran.err()).contains("--report: expected another file than --data, got ");
        assertThat(tune("class", "elastic-net", "--out", folder.resolve("same"), "--report", folder.resolve("same"))
                        .err())
                .contains("--report: expected another file than --out, got ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elastic-net | --choose=best | --choose: expected min or 1se, got \"best\"",
                "elastic-net | --nested=1 | --nested: expected at least 2 outer folds, got 1",
                "elastic-net | --lambdas=0 | lambdas: expected a number from 1 to 10000, got 0",
                "elastic-net | --lambda-min-ratio=1 | minRatio: expected a number above 0 and below 1, got 1.0",
                "elastic-net | --param=lambda=1 | --param: expected no lambda, which is searched for, got \"1\"",
                "tree | --folds=3 | --grid: expected values to try for model \"tree\", which has no lambda, got none",
                "forest | --grid=depth=1 | parameter: expected one of trees, maxDepth",
                "tree | --grid=maxDepth | --grid: expected name=v1,v2,..., got \"maxDepth\"",
                "oracle | --folds=3 | model: expected one of logistic, linear, elastic-net",
                "elastic-net | --metric=speed | metric: expected one of log loss"
            })
    void tune_badOption_isWrongUsage(String model, String option, String message) {
        Ran ran = tune("class", model, option);

        assertThat(ran.status()).isEqualTo(Limpid.WRONG_USAGE);
        assertThat(ran.err()).startsWith("limpid: " + message).endsWith("(see 'limpid tune --help')\n");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void tune_optionsThatContradictEachOther_areWrongUsage() {
        assertThat(tune("class", "elastic-net", "--grid", "lambda=1,2", "--lambdas", 3)
                        .err())
                .contains("--grid: expected none beside --lambdas, got [lambda=1,2]");
        assertThat(tune("class", "elastic-net", "--folds-column", "part", "--nested", 3)
                        .err())
                .contains("--nested: expected none beside --folds-column, whose values are the folds, got 3");
    }
}
