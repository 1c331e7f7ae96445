package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.data;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of model through every command, for classes and for numbers; and kinds and targets that don't fit. */
class KindsTest {

    @TempDir
    private static Path folder;

    static Stream<Arguments> ofClasses() {
        return Stream.of(
                Arguments.of("logistic", List.of("classWeight=balanced")),
                Arguments.of("elastic-net", List.of("lambda=0.01", "l1Ratio=0.5")),
                Arguments.of("mlp", List.of("hidden=6x4", "epochs=60", "optimizer=adamw", "activation=tanh")),
                Arguments.of("tree", List.of("maxDepth=4")),
                Arguments.of("forest", List.of("trees=20", "mtry=3")),
                Arguments.of("boosting", List.of("trees=20", "learningRate=0.3", "subsample=0.8")));
    }

    static Stream<Arguments> ofNumbers() {
        return Stream.of(
                Arguments.of("linear", List.of("lambda=0.001")),
                Arguments.of("elastic-net", List.of("lambda=1", "l1Ratio=0.5", "scaling=glmnet")),
                Arguments.of("mlp", List.of("hidden=8", "epochs=60", "schedule=cosine", "earlyStopping=none")),
                Arguments.of("tree", List.of("minLeaf=8")),
                Arguments.of("forest", List.of("trees=20")),
                Arguments.of("boosting", List.of("trees=40")));
    }

    private static Ran run(String command, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(Arrays.asList(options));
        return limpid(arguments.toArray());
    }

    private static Ran train(String target, String kind, List<String> parameters, Path out, Object... more) {
        List<Object> options = new ArrayList<>(
                List.of("--data", data("penguins.csv"), "--target", target, "--model", kind, "--out", out, "--json"));
        parameters.forEach(parameter -> options.addAll(List.of("--param", parameter)));
        options.addAll(Arrays.asList(more));
        return run("train", options.toArray());
    }

    /** The rows with a body mass: two penguins have none. */
    private static Path weighed() throws IOException {
        Path rows = folder.resolve("weighed.csv");
        return Files.write(
                rows,
                Files.readAllLines(data("penguins.csv")).stream()
                        .filter(line -> !line.contains(",,,,"))
                        .toList());
    }

    private static Ran trainOnMass(String kind, List<String> parameters, Path out, Object... more) throws IOException {
        List<Object> options = new ArrayList<>(List.of("--data", weighed(), "--target", "body_mass_g"));
        options.addAll(List.of("--model", kind, "--out", out, "--json"));
        parameters.forEach(parameter -> options.addAll(List.of("--param", parameter)));
        options.addAll(Arrays.asList(more));
        return run("train", options.toArray());
    }

    private static double additivityGap(JsonNode explanation) {
        double sum = explanation.get("baseValue").asDouble();
        for (JsonNode feature : explanation.get("features")) {
            sum += feature.get("attribution").asDouble();
        }
        return sum - explanation.get("prediction").asDouble();
    }

    @ParameterizedTest
    @MethodSource("ofClasses")
    void threeClasses_everyKind_goesThroughEveryCommand(String kind, List<String> parameters) {
        Path model = folder.resolve("classes-" + kind + ".limpid");
        Path rows = data("penguins.csv");
        JsonNode trained = train("species", kind, parameters, model).json();

        assertThat(trained.get("kind").asText()).isEqualTo(kind);
        assertThat(trained.get("task").asText()).isEqualTo("classification");
        assertThat(trained.get("heldOut").get("accuracy").asDouble()).isGreaterThan(0.9);
        JsonNode seen = run("inspect", "--model", model, "--json").json();
        assertThat(seen.get("kind").asText()).isEqualTo(kind);
        assertThat(seen.get("classes").toString()).isEqualTo("[\"Adelie\",\"Chinstrap\",\"Gentoo\"]");
        assertThat(seen.get("engine").asText()).isNotEqualTo("unknown");
        assertThat(seen.get("schema").size()).isEqualTo(6);
        assertThat(run("predict", "--model", model, "--data", rows)
                        .out()
                        .lines()
                        .findFirst())
                .contains("prediction,probability:Adelie,probability:Chinstrap,probability:Gentoo");
        JsonNode scores =
                run("evaluate", "--model", model, "--data", rows, "--json").json();
        assertThat(scores.get("scores").get("accuracy").asDouble()).isGreaterThan(0.9);
        JsonNode why = run("explain", "--model", model, "--data", rows, "--row", 0, "--class", "Adelie", "--json")
                .json();
        assertThat(why.get("class").asText()).isEqualTo("Adelie");
        assertThat(additivityGap(why)).isCloseTo(0, within(1e-9)); // Rounding of 2^6 coalitions.
        JsonNode importance = run("importance", "--model", model, "--data", rows, "--repeats", 2, "--json")
                .json();
        assertThat(importance.get("metric").asText()).isEqualTo("log loss");
        assertThat(importance.get("features").size()).isEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("ofNumbers")
    void number_everyKind_goesThroughEveryCommand(String kind, List<String> parameters) throws IOException {
        Path model = folder.resolve("numbers-" + kind + ".limpid");
        Path rows = weighed();
        JsonNode trained = trainOnMass(kind, parameters, model).json();

        assertThat(trained.get("task").asText()).isEqualTo("regression");
        assertThat(trained.has("classes")).isFalse();
        assertThat(trained.get("heldOut").size()).isEqualTo(3);
        assertThat(trained.get("heldOut").get("R2").asDouble()).isGreaterThan(0.7);
        JsonNode seen = run("inspect", "--model", model, "--json").json();
        assertThat(seen.get("kind").asText()).isEqualTo(kind);
        assertThat(seen.get("task").asText()).isEqualTo("regression");
        assertThat(seen.has("classes")).isFalse();
        List<String> predictions =
                run("predict", "--model", model, "--data", rows).out().lines().toList();
        assertThat(predictions).hasSize(343).startsWith("prediction");
        JsonNode scores =
                run("evaluate", "--model", model, "--data", rows, "--json").json();
        assertThat(scores.get("scores").size()).isEqualTo(8);
        JsonNode why = run("explain", "--model", model, "--data", rows, "--row", 2, "--output", "prediction", "--json")
                .json();
        assertThat(why.get("class").isNull()).isTrue();
        assertThat(why.get("output").asText()).isEqualTo("prediction");
        assertThat(why.get("prediction").asDouble()).isCloseTo(Double.parseDouble(predictions.get(3)), within(1e-9));
        assertThat(additivityGap(why)).isCloseTo(0, within(1e-8)); // Rounding of 2^6 coalitions of thousands of grams.
        JsonNode importance = run("importance", "--model", model, "--data", rows, "--repeats", 2, "--json")
                .json();
        assertThat(importance.get("metric").asText()).isEqualTo("RMSE");
        assertThat(importance.get("baseline").asDouble())
                .isCloseTo(scores.get("scores").get("RMSE").asDouble(), within(1e-9));
    }

    /** Without island and sex four columns are left, all of numbers. */
    @Test
    void train_forestOfMoreColumnsThanThereAre_recordsThoseThereAre() {
        Path model = folder.resolve("wide.limpid");
        List<String> parameters = List.of("trees=3", "mtry=100");
        JsonNode trained = train("species", "forest", parameters, model, "--ignore", "island", "--ignore", "sex")
                .json();

        assertThat(trained.get("options").get("mtry").asText()).isEqualTo("4");
        JsonNode seen = run("inspect", "--model", model, "--json").json();
        assertThat(seen.get("options").get("mtry").asText()).isEqualTo("4");
    }

    @Test
    void cv_tree_scoresEveryFold() {
        JsonNode result = run(
                        "cv",
                        "--data",
                        data("penguins.csv"),
                        "--target",
                        "species",
                        "--model",
                        "tree",
                        "--folds",
                        3,
                        "--json")
                .json();

        assertThat(result.get("folds").size()).isEqualTo(3);
        assertThat(result.get("summary").get("accuracy").get("validation").asDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void inspect_linear_givesCoefficientsInRawUnitsAndTheSummary() throws IOException {
        Path model = folder.resolve("lines.limpid");
        trainOnMass("linear", List.of(), model, "--ignore", "species", "--ignore", "island", "--ignore", "sex");
        JsonNode seen = run("inspect", "--model", model, "--json").json();
        String[] cells = Files.readAllLines(weighed()).get(1).split(",");
        double mass = seen.get("intercept").asDouble()
                + seen.get("coefficients").get("bill_length_mm").asDouble() * Double.parseDouble(cells[2])
                + seen.get("coefficients").get("bill_depth_mm").asDouble() * Double.parseDouble(cells[3])
                + seen.get("coefficients").get("flipper_length_mm").asDouble() * Double.parseDouble(cells[4]);
        String predicted = run("predict", "--model", model, "--data", weighed())
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();

        // Tolerance: a sum of four products of up to 1e4, in another order than the model's.
        assertThat(mass).isCloseTo(Double.parseDouble(predicted), within(1e-8));
        JsonNode summary = seen.get("summary");
        assertThat(summary.get("rank").asInt()).isEqualTo(3);
        assertThat(summary.get("standardised").get(0).get("name").asText()).isEqualTo("(intercept)");
        assertThat(summary.get("standardised").get(3).get("p").asDouble()).isLessThan(1e-20);
        assertThat(summary.findValue("undefined")).isNull();
        assertThat(run("inspect", "--model", model).out())
                .contains("body_mass_g = sum of", "least squares", "R squared: 0.7");
    }

    @Test
    void inspect_tree_isToldAsTextInRawUnits() {
        Path model = folder.resolve("small.limpid");
        train("species", "tree", List.of("maxDepth=2"), model);
        JsonNode trees = run("inspect", "--model", model, "--json").json().get("trees");

        assertThat(trees.get("count").asInt()).isEqualTo(1);
        assertThat(trees.get("depth").asInt()).isEqualTo(2);
        assertThat(trees.get("leaves").asInt()).isEqualTo(4);
        assertThat(trees.get("text").asText()).contains("\"flipper_length_mm\" <= 206.5", "\"Gentoo\" 0.9");
        assertThat(run("inspect", "--model", model).out()).contains("1 tree of depth 2, 4 leaves");
    }

    @Test
    void inspect_net_tellsItsTrainingRoundByRound() {
        Path model = folder.resolve("rounds-net.limpid");
        train("species", "mlp", List.of("epochs=7", "hidden=3"), model);
        JsonNode history = run("inspect", "--model", model, "--json").json().get("history");

        assertThat(history.size()).isEqualTo(7);
        assertThat(history.get(6).get("learningRate").asDouble()).isEqualTo(0.001);
        assertThat(history.get(6).get("training").get("loss").asDouble())
                .isLessThan(history.get(0).get("training").get("loss").asDouble());
        assertThat(history.get(6).get("validation").has("metric")).isTrue();
        assertThat(run("inspect", "--model", model).out())
                .containsPattern("training +7 rounds, training loss .*, lowest validation loss .* in round 7");
    }

    @Test
    void inspect_boostingOfThreeClasses_countsItsTrees() {
        Path model = folder.resolve("rounds.limpid");
        train("species", "boosting", List.of("trees=5"), model);

        assertThat(run("inspect", "--model", model).out()).contains("15 trees of depth 3 at most");
        assertThat(run("inspect", "--model", model, "--json")
                        .json()
                        .get("trees")
                        .has("text"))
                .isFalse();
    }

    @Test
    void train_sameSeed_writesTheSameForest() {
        List<String> few = List.of("trees=10");
        JsonNode one =
                train("species", "forest", few, folder.resolve("f1.limpid")).json();
        JsonNode two =
                train("species", "forest", few, folder.resolve("f2.limpid")).json();
        JsonNode other = train("species", "forest", few, folder.resolve("f3.limpid"), "--seed", 7)
                .json();

        assertThat(two.get("model")).isEqualTo(one.get("model"));
        assertThat(other.get("model")).isNotEqualTo(one.get("model"));
    }

    @Test
    void train_taskClassification_readsNumbersAsClasses() throws IOException {
        Path rows = Files.writeString(folder.resolve("digits.csv"), "x,y\n" + "1,0\n2,1\n3,0\n4,1\n".repeat(5));
        Path model = folder.resolve("digits.limpid");
        Object[] options = {"--data", rows, "--target", "y", "--model", "tree", "--out", model, "--json"};
        JsonNode number = run("train", options).json();
        Object[] told = Arrays.copyOf(options, options.length + 2);
        told[options.length] = "--task";
        told[options.length + 1] = "classification";
        JsonNode classes = run("train", told).json();

        assertThat(number.get("task").asText()).isEqualTo("regression");
        assertThat(number.get("warnings").toString()).contains("only 2 different values");
        assertThat(classes.get("classes").toString()).isEqualTo("[\"0\",\"1\"]");
        assertThat(classes.get("warnings").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    species     | linear   |                              | column "species" asks for
                    species     | linear   |                              | "linear"
                    body_mass_g | logistic |                              | --threshold median
                    body_mass_g | linear   | --task classification        | expected one of logistic
                    body_mass_g | linear   | --threshold median           | expected one of logistic
                    body_mass_g | logistic | --task regression            | expected one of linear
                    species     | tree     | --task regression            | column "species"
                    body_mass_g | tree     | --task regression --threshold median | threshold: expected none
                    body_mass_g | tree     | --task regression --positive x | positive class: expected none
                    body_mass_g | tree     | --positive high              | numeric target "body_mass_g"
                    body_mass_g | tree     | --task ranking               | classification, regression
                    species     | tree     | --threshold median           | numeric target to put a threshold on
                    species     | tree     | --positive Foo               | the positive class to be one of
                    species     | mlp      | --param engine=smile         | parameter "engine": expected limpid for 3 classes, got "smile"
                    body_mass_g | mlp      | --param engine=smile         | expected limpid for a target of numbers, got "smile"
                    species     | mlp      | --param hidden=100000x100000 | parameter "hidden": expected layers of at most
                    """)
    void train_thingsThatDoNotGoTogether_areWrongUsageInOneLine(String target, String kind, String more, String words)
            throws IOException {
        Object[] options = more == null ? new Object[0] : more.strip().split(" ");
        Path never = folder.resolve("never.limpid");
        List<Object> command = new ArrayList<>(List.of("train", "--data", weighed(), "--target", target));
        command.addAll(List.of("--model", kind, "--out", never));
        command.addAll(Arrays.asList(options));
        Ran ran = limpid(command.toArray());

        assertThat(ran.status()).as(ran.err()).isEqualTo(Limpid.WRONG_USAGE);
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(ran.err()).contains(words);
        assertThat(ran.out()).isEmpty();
        assertThat(never).doesNotExist();
    }

    @Test
    void cv_modelOfNumbersForClasses_blamesTheModelAsTrainDoes() {
        Object[] options = {"--data", data("penguins.csv"), "--target", "species", "--model", "linear"};
        Ran ran = run("cv", options);

        assertThat(ran.status()).isEqualTo(Limpid.WRONG_USAGE);
        Ran trained = train("species", "linear", List.of(), folder.resolve("none"));
        assertThat(ran.err())
                .isEqualTo(trained.err().replace("limpid train --help", "limpid cv --help"))
                .contains("which column \"species\" asks for: expected one of logistic", "got \"linear\"");
    }

    @ParameterizedTest
    @CsvSource({"momentum, sigmoid", "rmsprop, linear", "sgd, relu"})
    void train_smilesEngine_takesWhatTheCatalogueOffers(String optimizer, String activation) {
        Object[] options = {
            "--data",
            data("breast_cancer.csv"),
            "--target",
            "diagnosis",
            "--model",
            "mlp",
            "--json",
            "--out",
            folder.resolve("smile.limpid"),
            "--param",
            "engine=smile",
            "--param",
            "hidden=6x4",
            "--param",
            "optimizer=" + optimizer,
            "--param",
            "activation=" + activation,
            "--param",
            "learningRate=0.01",
            "--param",
            "epochs=30"
        };
        Ran ran = run("train", options);

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.json().get("options").get("optimizer").asText()).isEqualTo(optimizer);
        assertThat(ran.json().get("heldOut").size()).isPositive();
    }

    @Test
    void cv_netTooLarge_isWrongUsageThatNamesTheParameter() {
        Ran ran = run(
                "cv",
                "--data",
                data("penguins.csv"),
                "--target",
                "species",
                "--model",
                "mlp",
                "--param",
                "hidden=100000x100000");

        assertThat(ran.status()).as(ran.err()).isEqualTo(Limpid.WRONG_USAGE);
        assertThat(ran.err()).contains("parameter \"hidden\": expected layers of at most");
    }

    @ParameterizedTest
    @CsvSource({
        "explain, --output probability --row 0, prediction",
        "explain, --class high --row 0, --class: expected none",
        "importance, --metric accuracy, RMSE"
    })
    void number_askedLikeClasses_isWrongUsage(String command, String options, String words) throws IOException {
        Path model = folder.resolve("plain.limpid");
        trainOnMass("linear", List.of(), model);
        List<Object> asked = new ArrayList<>(List.of("--model", model, "--data", weighed()));
        asked.addAll(Arrays.asList(options.split(" ")));
        Ran ran = run(command, asked.toArray());

        assertThat(ran.status()).as(ran.err()).isEqualTo(Limpid.WRONG_USAGE);
        assertThat(ran.err().strip().lines()).hasSize(1);
        assertThat(ran.err()).contains(words);
    }
}
