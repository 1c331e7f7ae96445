package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.data;
import static io.limpid.demo.cli.Ran.limpid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command prints and writes when all goes well. */
class CommandLineTest {

    @TempDir
    private static Path folder;

    private static Path cancer;
    private static Path credit;
    private static Ran trained;

    @BeforeAll
    static void train() {
        cancer = folder.resolve("cancer.limpid");
        credit = folder.resolve("credit.limpid");
        trained = limpid(
                "train",
                "--data",
                data("breast_cancer.csv"),
                "--target",
                "diagnosis",
                "--model",
                "logistic",
                "--out",
                cancer,
                "--json");
        limpid(
                "train",
                "--data",
                data("credit.csv"),
                "--target",
                "Status",
                "--positive",
                "bad",
                "--model",
                "mlp",
                "--param",
                "hidden=3",
                "--param",
                "epochs=5",
                "--ignore",
                "Records",
                "--out",
                credit);
    }

    @Test
    void train_json_holdsScoresOfBothSides() {
        JsonNode result = trained.json();

        assertThat(trained.status()).isZero();
        assertThat(result.get("trainingRows").asInt()
                        + result.get("heldOutRows").asInt())
                .isEqualTo(569);
        assertThat(result.get("classes").toString()).isEqualTo("[\"benign\",\"malignant\"]");
        assertThat(result.get("training").size()).isEqualTo(5);
        assertThat(result.get("heldOut").get("accuracy").asDouble()).isGreaterThan(0.9);
        assertThat(result.get("warnings").size()).isZero();
        assertThat(trained.err()).isEmpty();
    }

    @Test
    void train_testFractionZero_trainsOnEveryRow() {
        JsonNode result = limpid(
                        "train",
                        "--data",
                        data("breast_cancer.csv"),
                        "--target",
                        "diagnosis",
                        "--model",
                        "logistic",
                        "--test-fraction",
                        "0",
                        "--out",
                        folder.resolve("all.limpid"),
                        "--json")
                .json();

        assertThat(result.get("trainingRows").asInt()).isEqualTo(569);
        assertThat(result.get("heldOut").isNull()).isTrue();
    }

    @Test
    void train_sameSeed_writesTheSameModel() {
        String again = limpid(
                        "train",
                        "--data",
                        data("breast_cancer.csv"),
                        "--target",
                        "diagnosis",
                        "--model",
                        "logistic",
                        "--out",
                        folder.resolve("again.limpid"),
                        "--json")
                .json()
                .get("model")
                .asText();

        assertThat(again).isEqualTo(trained.json().get("model").asText());
    }

    @Test
    void train_numberAsThreshold_isKeptAndShown() {
        JsonNode result = limpid(
                        "train",
                        "--data",
                        data("breast_cancer.csv"),
                        "--target",
                        "mean_radius",
                        "--threshold",
                        "14.5",
                        "--ignore",
                        "diagnosis",
                        "--model",
                        "logistic",
                        "--out",
                        folder.resolve("radius.limpid"),
                        "--json")
                .json();

        assertThat(result.get("threshold").asDouble()).isEqualTo(14.5);
        assertThat(result.get("classes").toString()).isEqualTo("[\"low\",\"high\"]");
    }

    @Test
    void inspect_linearModel_coefficientsInRawUnitsReproduceTheProbability() throws IOException {
        JsonNode model = limpid("inspect", "--model", cancer, "--json").json();
        JsonNode predicted = limpid("predict", "--model", cancer, "--data", data("breast_cancer.csv"), "--json")
                .json();
        List<String> lines = Files.readAllLines(data("breast_cancer.csv"));
        String[] header = lines.get(0).split(",");
        String[] cells = lines.get(1).split(",");
        double logOdds = model.get("intercept").asDouble();
        for (int j = 0; j < header.length - 1; j++) {
            logOdds += model.get("coefficients").get(header[j]).asDouble() * Double.parseDouble(cells[j]);
        }

        double p =
                predicted.get("predictions").get(0).get("probability:malignant").asDouble();
        // Tolerance: 30 products of up to 1e2 in another order of rounding than the model's.
        assertThat(1 / (1 + StrictMath.exp(-logOdds))).isCloseTo(p, within(1e-12));
        assertThat(model.get("engine").asText()).contains("Smile");
        assertThat(model.get("schema").size()).isEqualTo(30);
    }

    @Test
    void inspect_net_namesItsEngineAndOptions() {
        Ran text = limpid("inspect", "--model", credit);
        JsonNode model = limpid("inspect", "--model", credit, "--json").json();

        assertThat(text.out()).contains("Limpid (plain Java)");
        assertThat(model.get("kind").asText()).isEqualTo("mlp");
        assertThat(model.get("options").get("hidden").asText()).isEqualTo("3");
        assertThat(model.get("options").get("batchSize").asText()).isEqualTo("32");
        assertThat(model.has("intercept")).isFalse();
        assertThat(model.get("classes").toString()).isEqualTo("[\"good\",\"bad\"]");
    }

    @Test
    void verify_wholeFile_saysSo() {
        assertThat(limpid("verify", "--model", cancer).out()).contains("whole and unaltered");
        assertThat(limpid("verify", "--model", cancer, "--json")
                        .json()
                        .get("verified")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void predict_toStandardOutput_isCsvInRowOrderWithFullPrecision() {
        Ran ran = limpid("predict", "--model", cancer, "--data", data("breast_cancer.csv"));
        String[] lines = ran.out().split("\\R");
        String[] cells = lines[1].split(",");

        assertThat(lines).hasSize(570);
        assertThat(lines[0]).isEqualTo("prediction,probability:benign,probability:malignant");
        assertThat(cells[0]).isEqualTo("malignant");
        assertThat(Double.parseDouble(cells[1]) + Double.parseDouble(cells[2])).isCloseTo(1, within(1e-15));
    }

    @Test
    void predict_toFile_writesTheSameCsv() throws IOException {
        Path out = folder.resolve("p.csv");

        Ran ran = limpid("predict", "--model", cancer, "--data", data("breast_cancer.csv"), "--out", out);

        assertThat(ran.out()).contains("569");
        assertThat(Files.readString(out).lines())
                .containsExactlyElementsOf(limpid("predict", "--model", cancer, "--data", data("breast_cancer.csv"))
                        .out()
                        .lines()
                        .toList());
    }

    @Test
    void predict_withoutTarget_works() throws IOException {
        Path rows = folder.resolve("no-target.csv");
        Files.write(
                rows,
                Files.readAllLines(data("breast_cancer.csv")).stream()
                        .limit(4)
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());

        assertThat(limpid("predict", "--model", cancer, "--data", rows).out().lines())
                .hasSize(4);
    }

    @Test
    void predict_missingAndUnseenCells_areWarnings() throws IOException {
        Path rows = folder.resolve("odd.csv");
        List<String> lines = Files.readAllLines(data("credit.csv")).subList(0, 3);
        Files.write(
                rows,
                List.of(
                        lines.get(0),
                        lines.get(1).replace("\"rent\"", "\"houseboat\""),
                        lines.get(2).replace("\"rent\"", "")));

        Ran ran = limpid("predict", "--model", credit, "--data", rows, "--json");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("column \"Home\"").contains("houseboat").contains("no value");
        assertThat(ran.json().get("warnings").size()).isEqualTo(2);
    }

    @Test
    void evaluate_trainingFile_scoresEveryMetric() {
        JsonNode result = limpid("evaluate", "--model", cancer, "--data", data("breast_cancer.csv"), "--json")
                .json();

        assertThat(result.get("rows").asInt()).isEqualTo(569);
        assertThat(result.get("scores").size()).isEqualTo(13);
        assertThat(result.get("scores").get("ROC AUC").asDouble()).isGreaterThan(0.99);
    }

    @Test
    void cv_fewFolds_givesFoldsAndSummary() {
        Object[] command = {
            "cv",
            "--data",
            data("breast_cancer.csv"),
            "--target",
            "diagnosis",
            "--model",
            "logistic",
            "--folds",
            "3",
            "--metric",
            "log-loss",
            "--metric",
            "accuracy"
        };
        Ran text = limpid(command);
        Object[] json = Arrays.copyOf(command, command.length + 1);
        json[command.length] = "--json";
        JsonNode result = limpid(json).json();

        assertThat(text.status()).isZero();
        assertThat(text.out()).contains("95 % interval");
        assertThat(result.get("folds").size()).isEqualTo(3);
        assertThat(result.get("rows").asInt()).isEqualTo(569);
        JsonNode accuracy = result.get("summary").get("accuracy");
        double mean = 0;
        for (JsonNode fold : result.get("folds")) {
            mean += fold.get("validation").get("accuracy").asDouble() / 3;
        }
        assertThat(accuracy.get("validation").asDouble()).isCloseTo(mean, within(1e-12));
        assertThat(accuracy.get("lower").asDouble()).isLessThan(mean);
        assertThat(result.get("summary").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "kernel", "exact"})
    void explain_shapleyMethods_addUp(String method) {
        JsonNode result = limpid(
                        "explain",
                        "--model",
                        credit,
                        "--data",
                        data("credit.csv"),
                        "--row",
                        "4",
                        "--method",
                        method,
                        "--class",
                        "bad",
                        "--json")
                .json();
        double sum = result.get("baseValue").asDouble();
        for (JsonNode feature : result.get("features")) {
            sum += feature.get("attribution").asDouble();
        }

        assertThat(sum).isCloseTo(result.get("prediction").asDouble(), within(1e-9));
        assertThat(result.get("class").asText()).isEqualTo("bad");
        assertThat(result.get("output").asText()).isEqualTo("probability");
        assertThat(result.get("features").size()).isEqualTo(12);
        for (String key : List.of(
                "kind",
                "method",
                "seed",
                "model",
                "limpid",
                "warnings",
                "exact",
                "additivityGap",
                "evaluations",
                "background")) {
            assertThat(result.has(key)).as(key).isTrue();
        }
        assertThat(result.get("seed").asLong()).isEqualTo(42);
    }

    @Test
    void explain_lime_tellsHowFarItHolds() {
        JsonNode result = limpid(
                        "explain",
                        "--model",
                        credit,
                        "--data",
                        data("credit.csv"),
                        "--row",
                        "4",
                        "--method",
                        "lime",
                        "--budget",
                        "300",
                        "--json")
                .json();

        for (String key : List.of("features", "intercept", "localPrediction", "prediction", "r2", "effectiveSamples")) {
            assertThat(result.has(key)).as(key).isTrue();
        }
    }

    @Test
    void explain_backgroundFile_isTheBaseValue() throws IOException {
        Path background = folder.resolve("background.csv");
        List<String> lines = Files.readAllLines(data("breast_cancer.csv"));
        Files.write(background, lines.subList(0, 11));
        JsonNode predictions = limpid("predict", "--model", cancer, "--data", background, "--json")
                .json();
        double mean = 0;
        for (JsonNode row : predictions.get("predictions")) {
            mean += row.get("probability:malignant").asDouble() / 10;
        }

        JsonNode result = limpid(
                        "explain",
                        "--model",
                        cancer,
                        "--data",
                        data("breast_cancer.csv"),
                        "--row",
                        "20",
                        "--background",
                        background,
                        "--method",
                        "kernel",
                        "--budget",
                        "200",
                        "--json")
                .json();

        // Tolerance: a mean of ten doubles below one in another order.
        assertThat(result.get("baseValue").asDouble()).isCloseTo(mean, within(1e-14));
    }

    @Test
    void explain_text_endsWithThePrediction() {
        String text = limpid("explain", "--model", credit, "--data", data("credit.csv"), "--row", "4")
                .out();

        assertThat(text).contains("base value").contains("probability of bad").contains("exact");
    }

    @Test
    void importance_fewRepeats_namesEveryColumn() {
        JsonNode result = limpid(
                        "importance",
                        "--model",
                        credit,
                        "--data",
                        data("credit.csv"),
                        "--repeats",
                        "2",
                        "--metric",
                        "roc auc",
                        "--json")
                .json();

        assertThat(result.get("features").size()).isEqualTo(12);
        assertThat(result.get("model").asText()).hasSize(64);
    }

    @Test
    void train_turkishLocale_printsTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
        try {
            Ran ran = limpid("evaluate", "--model", cancer, "--data", data("breast_cancer.csv"));
            assertThat(ran.out()).containsPattern("accuracy +0\\.9");
            assertThat(limpid(
                                    "importance",
                                    "--model",
                                    credit,
                                    "--data",
                                    data("credit.csv"),
                                    "--repeats",
                                    "1",
                                    "--metric",
                                    "LOGLOSS")
                            .status())
                    .isEqualTo(Limpid.WRONG_USAGE);
            assertThat(limpid(
                                    "cv",
                                    "--data",
                                    data("breast_cancer.csv"),
                                    "--target",
                                    "diagnosis",
                                    "--model",
                                    "logistic",
                                    "--folds",
                                    "2",
                                    "--metric",
                                    "LOG-LOSS")
                            .status())
                    .isZero();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void help_everyCommand_isUsageOnStandardOutput() {
        for (String command :
                List.of("serve", "train", "inspect", "verify", "predict", "evaluate", "cv", "explain", "importance")) {
            Ran ran = limpid(command, "--help");
            assertThat(ran.status()).as(command).isZero();
            assertThat(ran.out())
                    .as(command)
                    .contains("Usage: limpid " + command)
                    .contains("--json");
        }
        assertThat(limpid("--version").out()).startsWith("limpid 0.1");
    }
}
