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
        assertThat(Models.choose("mlp", Map.of()).options())
                .isEqualTo(Map.of(
                        "model",
                        "mlp",
                        "hidden",
                        "32",
                        "optimizer",
                        "adam",
                        "learningRate",
                        "0.001",
                        "epochs",
                        "200",
                        "batchSize",
                        "32",
                        "lambda",
                        "0",
                        "engine",
                        "limpid"));
        assertThat(Models.choose("logistic", Map.of()).options())
                .isEqualTo(Map.of("model", "logistic", "lambda", "1/n"));
    }

    @Test
    void options_smileEngine_recordTheOptimizerItHas() {
        assertThat(Models.choose("mlp", Map.of("engine", "smile")).options())
                .containsEntry("optimizer", "sgd")
                .containsEntry("engine", "smile");
    }

    @ParameterizedTest
    @CsvSource({
        "hidden, 0",
        "hidden, 2.5",
        "hidden, many",
        "epochs, 0",
        "batchSize, -1",
        "learningRate, 0",
        "learningRate, NaN",
        "learningRate, Infinity",
        "lambda, -0.1",
        "lambda, Infinity",
        "optimizer, rmsprop",
        "engine, gpu"
    })
    void choose_badValue_namesParameterAndValue(String name, String value) {
        assertThatThrownBy(() -> Models.choose("mlp", Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameter \"" + name + "\": expected ")
                .hasMessageEndingWith("got \"" + value + "\"");
    }

    @Test
    void choose_adamForSmile_isRefused() {
        assertThatThrownBy(() -> Models.choose("mlp", Map.of("engine", "smile", "optimizer", "adam")))
                .hasMessage("parameter \"optimizer\": expected sgd, got \"adam\"");
    }

    @Test
    void choose_unknownParameter_listsTheKnownOnes() {
        assertThatThrownBy(() -> Models.choose("logistic", Map.of("hidden", "3")))
                .isInstanceOf(UnknownEntryException.class)
                .hasMessage("parameter: expected one of lambda, got \"hidden\"");
    }

    @Test
    void require_metricName_ignoresCaseAndHyphens() {
        assertThat(Metrics.require("LOG-loss")).isEqualTo(Metrics.require("log loss"));
        assertThatThrownBy(() -> Metrics.require("speed")).hasMessageContaining("log loss, accuracy, recall");
    }
}
