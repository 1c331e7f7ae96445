package io.limpid.demo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {

    @Test
    void options_nothingChosen_areTheDefaults() {
        assertThat(Models.choose("mlp", Map.of()).options(Task.REGRESSION))
                .isEqualTo(Map.ofEntries(
                        Map.entry("model", "mlp"),
                        Map.entry("hidden", "32"),
                        Map.entry("activation", "relu"),
                        Map.entry("normalization", "none"),
                        Map.entry("optimizer", "adam"),
                        Map.entry("learningRate", "0.001"),
                        Map.entry("schedule", "constant"),
                        Map.entry("warmUp", "0"),
                        Map.entry("epochs", "200"),
                        Map.entry("batchSize", "32"),
                        Map.entry("lambda", "0"),
                        Map.entry("dropout", "0"),
                        Map.entry("earlyStopping", "10"),
                        Map.entry("engine", "limpid")));
        assertThat(Models.choose("logistic", Map.of()).options(Task.CLASSIFICATION))
                .isEqualTo(Map.of("model", "logistic", "lambda", "1/n", "classWeight", "none"));
    }

    @Test
    void options_forest_tellsTheTasksOwnNumberOfColumns() {
        ModelChoice forest = Models.choose("forest", Map.of());

        assertThat(forest.options(Task.CLASSIFICATION)).containsEntry("mtry", "root of the columns");
        assertThat(forest.options(Task.REGRESSION)).containsEntry("mtry", "a third of the columns");
    }

    @Test
    void options_forestOfFewerColumns_tellsHowManyItLookedAt() {
        assertThat(Models.choose("forest", Map.of("mtry", "100")).options(Task.CLASSIFICATION, 10))
                .containsEntry("mtry", "10");
        assertThat(Models.choose("forest", Map.of("mtry", "3")).options(Task.REGRESSION, 10))
                .containsEntry("mtry", "3");
        assertThat(Models.choose("forest", Map.of()).options(Task.CLASSIFICATION, 10))
                .containsEntry("mtry", "root of the columns");
        assertThat(Models.choose("tree", Map.of()).options(Task.CLASSIFICATION, 10))
                .doesNotContainKey("mtry");
    }

    @Test
    void options_smileEngine_recordTheOptimizerItHas() {
        assertThat(Models.choose("mlp", Map.of("engine", "smile")).options(Task.CLASSIFICATION))
                .containsEntry("optimizer", "sgd")
                .containsEntry("engine", "smile");
    }

    @ParameterizedTest
    @CsvSource({
        "mlp, hidden, 0",
        "mlp, hidden, 2.5",
        "mlp, hidden, many",
        "mlp, hidden, 64x",
        "mlp, hidden, 64x0",
        "mlp, activation, RELU",
        "mlp, normalization, instance",
        "mlp, schedule, linear",
        "mlp, warmUp, -1",
        "mlp, weightDecay, -1",
        "mlp, epochs, 0",
        "mlp, batchSize, -1",
        "mlp, learningRate, 0",
        "mlp, learningRate, NaN",
        "mlp, learningRate, Infinity",
        "mlp, lambda, -0.1",
        "mlp, lambda, Infinity",
        "mlp, l1Ratio, 1.5",
        "mlp, dropout, 1",
        "mlp, earlyStopping, 0",
        "mlp, optimizer, adagrad",
        "mlp, engine, gpu",
        "logistic, classWeight, heavy",
        "linear, lambda, -1",
        "elastic-net, lambda, -1",
        "tree, maxDepth, 0",
        "tree, maxDepth, 101",
        "tree, minLeaf, 0",
        "forest, trees, 100001",
        "forest, mtry, 0",
        "boosting, learningRate, 1.5",
        "boosting, subsample, 0"
    })
    void choose_badValue_namesParameterAndValue(String model, String name, String value) {
        assertThatThrownBy(() -> Models.choose(model, Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameter \"" + name + "\": expected ")
                .hasMessageEndingWith("got \"" + value + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "hidden, 64x32",
        "hidden, 8",
        "activation, leaky-relu",
        "activation, gelu",
        "normalization, batch",
        "normalization, layer",
        "optimizer, adamw",
        "optimizer, rmsprop",
        "optimizer, momentum",
        "optimizer, nesterov",
        "schedule, cosine",
        "schedule, exponential",
        "schedule, step",
        "schedule, plateau",
        "warmUp, 5",
        "dropout, 0.5",
        "earlyStopping, none"
    })
    void choose_valueOfANet_isKept(String name, String value) {
        assertThat(Models.choose("mlp", Map.of(name, value)).options(Task.CLASSIFICATION))
                .containsEntry(name, value);
    }

    @Test
    void choose_decayForAnotherOptimizer_isRefused() {
        assertThatThrownBy(() -> Models.choose("mlp", Map.of("weightDecay", "0.1")))
                .hasMessage("parameter \"weightDecay\": expected optimizer adamw beside it, got \"adam\"");
    }

    @ParameterizedTest
    @CsvSource({
        "optimizer, momentum, hidden, 6x4",
        "optimizer, rmsprop, activation, sigmoid",
        "activation, linear, lambda, 0.1",
        "lambda, 1, learningRate, 0.1"
    })
    void choose_whatSmileHas_isKept(String name, String value, String other, String more) {
        Map<String, String> values = Map.of("engine", "smile", name, value, other, more);

        assertThat(Models.choose("mlp", values).options(Task.CLASSIFICATION)).containsAllEntriesOf(values);
    }

    @ParameterizedTest
    @CsvSource({
        "activation, tanh, epochs, 9",
        "optimizer, nesterov, epochs, 9",
        "normalization, batch, epochs, 9",
        "schedule, cosine, epochs, 9",
        "warmUp, 5, epochs, 9",
        "dropout, 0.5, epochs, 9",
        "l1Ratio, 0.5, lambda, 0.1",
        "lambda, 0.1, optimizer, momentum",
        "lambda, 2, learningRate, 0.1"
    })
    void choose_whatSmileLacks_namesParameterAndValue(String name, String value, String other, String more) {
        assertThatThrownBy(() -> Models.choose("mlp", Map.of("engine", "smile", name, value, other, more)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameter \"" + name + "\": expected ")
                .hasMessageEndingWith("got \"" + value + "\"");
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "0, ''", "0.5, 0.0"})
    void choose_shareOfNoPenalty_isRefused(String share, String lambda) {
        Map<String, String> values =
                lambda.isEmpty() ? Map.of("l1Ratio", share) : Map.of("l1Ratio", share, "lambda", lambda);

        assertThatThrownBy(() -> Models.choose("mlp", values))
                .hasMessage("parameter \"l1Ratio\": expected lambda above 0 beside it, got \""
                        + (lambda.isEmpty() ? "0" : lambda) + '"');
    }

    @Test
    void options_whatDoesSomething_isRecorded() {
        assertThat(Models.choose("mlp", Map.of("optimizer", "adamw")).options(Task.CLASSIFICATION))
                .containsEntry("weightDecay", "0.01");
        assertThat(Models.choose("mlp", Map.of("lambda", "0.1")).options(Task.CLASSIFICATION))
                .containsEntry("l1Ratio", "0")
                .doesNotContainKey("weightDecay");
        assertThat(Models.choose("mlp", Map.of("lambda", "0.1", "l1Ratio", "1")).options(Task.CLASSIFICATION))
                .containsEntry("l1Ratio", "1");
    }

    @Test
    void choose_adamForSmile_isRefused() {
        assertThatThrownBy(() -> Models.choose("mlp", Map.of("engine", "smile", "optimizer", "adam")))
                .hasMessage("parameter \"optimizer\": expected sgd or momentum or rmsprop, got \"adam\"");
    }

    @Test
    void choose_elasticNetWithoutLambda_isRefused() {
        assertThatThrownBy(() -> Models.choose("elastic-net", Map.of("l1Ratio", "0.5")))
                .hasMessage("parameter \"lambda\": expected a finite number of at least 0, got none; tune finds one");
    }

    @ParameterizedTest
    @CsvSource({"l1Ratio, 2", "scaling, r"})
    void choose_elasticNetsBadValue_namesParameterAndValue(String name, String value) {
        assertThatThrownBy(() -> Models.choose("elastic-net", Map.of("lambda", "1", name, value)))
                .hasMessageStartingWith("parameter \"" + name + "\": expected ")
                .hasMessageEndingWith("got \"" + value + "\"");
    }

    @Test
    void options_elasticNet_leaveOutWhatDoesNothing() {
        assertThat(Models.choose("elastic-net", Map.of("lambda", "0.1")).options(Task.REGRESSION))
                .isEqualTo(Map.of("model", "elastic-net", "lambda", "0.1", "l1Ratio", "1", "scaling", "textbook"));
        assertThat(Models.choose("elastic-net", Map.of("lambda", "0.1")).options(Task.CLASSIFICATION))
                .doesNotContainKey("scaling");
    }

    @Test
    void objection_scalingOfClasses_isNamed() {
        ModelChoice choice = Models.choose("elastic-net", Map.of("lambda", "0.1", "scaling", "glmnet"));

        assertThat(choice.objection(Task.CLASSIFICATION, 2))
                .contains("parameter \"scaling\": expected none for classes, got \"glmnet\"");
        assertThat(choice.objection(Task.REGRESSION, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"elastic-net, 1", "mlp, 0", "logistic, 0", "tree, 0"})
    void l1Ratio_notGiven_isTheKindsOwn(String kind, double expected) {
        Map<String, String> values = kind.equals("elastic-net") ? Map.of("lambda", "1") : Map.of();

        assertThat(Models.choose(kind, values).l1Ratio()).isEqualTo(expected);
    }

    @Test
    void choose_unknownParameter_listsTheKnownOnes() {
        assertThatThrownBy(() -> Models.choose("logistic", Map.of("hidden", "3")))
                .isInstanceOf(UnknownEntryException.class)
                .hasMessage("parameter: expected one of lambda, classWeight, got \"hidden\"");
    }

    @Test
    void require_metricName_ignoresCaseAndHyphens() {
        assertThat(Metrics.require("LOG-loss")).isEqualTo(Metrics.require("log loss"));
        assertThatThrownBy(() -> Metrics.require("speed")).hasMessageContaining("log loss, accuracy, recall");
    }

    @Test
    void require_metricOfTheOtherTask_listsThoseOfThisOne() {
        assertThatThrownBy(() -> Metrics.require(Task.REGRESSION, "accuracy"))
                .hasMessageStartingWith("metric for task regression: expected one of RMSE, MAE, R2, ");
    }
}
