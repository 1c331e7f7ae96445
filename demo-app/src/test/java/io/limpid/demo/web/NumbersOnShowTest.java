package io.limpid.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.run.Run;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.OwnModels;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.Threshold;
import io.limpid.demo.study.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and the API with models of a number, given as files: what is said of classes elsewhere is not said here. */
class NumbersOnShowTest {

    @TempDir
    private static Path folder;

    private static Path rows;
    private static WebApp app;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        rows = Files.write(
                folder.resolve("weighed.csv"),
                Files.readAllLines(Path.of("src", "test", "resources", "data", "penguins.csv")).stream()
                        .filter(line -> !line.contains(",,,,"))
                        .toList());
        List<Path> models = List.of(
                train("body_mass_g", "tree", Map.of("maxDepth", "3")),
                train("body_mass_g", "mlp", Map.of("epochs", "20")));
        WebOptions anyPort = new WebOptions("127.0.0.1", 0, Optional.empty());
        app = SharedServer.ready(WebApp.start(anyPort, run -> OwnModels.open(models, rows, run)));
        client = new Client(app);
    }

    private static Path train(String target, String kind, Map<String, String> parameters) {
        Path out = folder.resolve(kind + "-" + target + ".limpid");
        Source source = Source.read(rows, CsvReader.withDefaults());
        Training training = Training.of(target, Models.choose(kind, parameters));
        ModelFiles.write(training.run(source, Run.quiet()).file(), out);
        return out;
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void overview_tree_speaksOfNumbersAndShowsTheTree() {
        String page = client.page("/").body();

        assertThat(page)
                .contains("The models below estimate body_mass_g,", "RMSE", "MAE", "R2", "in units of the target")
                .contains("data-tree", "\"flipper_length_mm\" &lt;= ")
                .doesNotContain("likely", "accuracy", "data-panel=\"training\"");
    }

    @Test
    void overview_net_drawsItsTraining() {
        assertThat(client.page("/?model=2-mlp-body-mass-g").body())
                .contains("data-panel=\"training\"", "Loss in training, epoch by epoch", "validation loss")
                .doesNotContain("data-tree");
    }

    @Test
    void rows_list_hasThePredictedNumberAlone() {
        assertThat(client.page("/rows").body())
                .contains("Predicted body_mass_g", ">3750<")
                .doesNotContain("Probability", "class=\"meter\"");
    }

    @Test
    void row_page_explainsTheNumberWithoutAGauge() {
        assertThat(client.page("/rows/0").body())
                .contains("predicted body_mass_g", "base value", "True body_mass_g: <strong>3750</strong>")
                .doesNotContain("Predicted class", "class=\"gauge\"", "probability");
    }

    @Test
    void row_changed_tellsTheDifference() {
        String page = client.page("/rows/0").body();
        String name = page.replaceAll("(?s).*data-field=\"flipper_length_mm\".*?name=\"(c\\d+)\".*", "$1");
        String answer = client.postForm("/rows/0/prediction", name + "=230").body();

        assertThat(answer).containsPattern("was <strong>3,\\d{3}(\\.\\d)?</strong>, now <strong>[45],\\d{3}");
        assertThat(answer).containsPattern("class=\"change up\">\\+\\d");
    }

    @Test
    void api_predict_isANumberWithoutProbabilities() {
        JsonNode answer = Client.json(client.postJson("/api/v1/predict", "{\"row\": 0}"));

        assertThat(answer.path("prediction").isNumber()).isTrue();
        assertThat(answer.path("prediction").asDouble()).isBetween(3000.0, 4500.0);
        assertThat(answer.has("probabilities")).isFalse();
    }

    @Test
    void api_explain_isOfThePredictionAndOfNoClass() {
        JsonNode answer = Client.json(client.postJson("/api/v1/explain", "{\"row\": 0}"));

        assertThat(answer.path("output").asText()).isEqualTo("prediction");
        assertThat(answer.path("class").isNull()).isTrue();
        assertThat(answer.path("prediction"))
                .isEqualTo(Client.json(client.postJson("/api/v1/predict", "{\"row\": 0}"))
                        .path("prediction"));
    }

    @Test
    void api_explainOfAClass_isRefused() {
        assertThat(client.postJson("/api/v1/explain", "{\"row\": 0, \"class\": \"high\"}")
                        .body())
                .contains("class: expected none for a model of numbers, got one");
        assertThat(client.postJson("/api/v1/explain", "{\"row\": 0, \"output\": \"probability\"}")
                        .body())
                .contains("output: expected one of prediction, got another name");
    }

    @Test
    void api_models_haveTheirTaskAndNoClasses() {
        JsonNode models = Client.json(client.get("/api/v1/models")).path("models");

        assertThat(models).hasSize(2).allSatisfy(model -> {
            assertThat(model.path("task").asText()).isEqualTo("regression");
            assertThat(model.has("classes")).isFalse();
            assertThat(model.path("heldOut").has("RMSE")).isTrue();
        });
        assertThat(models.get(0).path("kind").asText()).isEqualTo("tree");
    }

    @Test
    void open_modelsOfClassesAndOfNumbers_areRefusedTogether() {
        Path numbers = folder.resolve("tree-body_mass_g.limpid");
        Path classes = folder.resolve("cut.limpid");
        Training cut =
                Training.of("body_mass_g", Models.choose("tree", Map.of())).with(new Threshold.Median());
        ModelFiles.write(
                cut.run(Source.read(rows, CsvReader.withDefaults()), Run.quiet())
                        .file(),
                classes);

        assertThatThrownBy(() -> OwnModels.open(List.of(classes, numbers), rows, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tree-body_mass_g.limpid: expected a model of classes like cut.limpid, got one of numbers");
    }
}
