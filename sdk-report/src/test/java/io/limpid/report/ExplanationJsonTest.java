package io.limpid.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.explain.Attribution;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.OutputDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationJsonTest {

    private static final OutputDescription HIGH =
            new OutputDescription(OutputDescription.Space.PROBABILITY, Optional.of("high"));

    @Test
    void of_attribution_hasThePromisedKeysInOrder() {
        Map<String, Object> json = ExplanationJson.of(attribution(0.25));

        assertThat(json)
                .containsExactly(
                        entry("kind", "attribution"),
                        entry("method", "kernel"),
                        entry("output", "probability"),
                        entry("class", "high"),
                        entry("seed", 42L),
                        entry("exact", false),
                        entry("baseValue", 0.5),
                        entry("prediction", 0.75),
                        entry(
                                "features",
                                List.of(Map.of("name", "x", "value", "7", "attribution", 0.25, "standardError", 0.01))),
                        entry("additivityGap", 0.0),
                        entry("evaluations", 9L),
                        entry("background", 3));
    }

    @Test
    void of_surrogate_hasThePromisedKeysInOrder() {
        LocalSurrogate surrogate = new LocalSurrogate(
                "lime",
                HIGH,
                0.1,
                0.2,
                0.3,
                List.of(new LocalSurrogate.Feature("x", "x <= 7", 0.1)),
                0.9,
                88.5,
                500,
                1);

        assertThat(ExplanationJson.of(surrogate))
                .containsExactly(
                        entry("kind", "surrogate"),
                        entry("method", "lime"),
                        entry("output", "probability"),
                        entry("class", "high"),
                        entry("seed", 1L),
                        entry("features", List.of(Map.of("name", "x", "condition", "x <= 7", "coefficient", 0.1))),
                        entry("intercept", 0.1),
                        entry("localPrediction", 0.2),
                        entry("prediction", 0.3),
                        entry("r2", 0.9),
                        entry("effectiveSamples", 88.5),
                        entry("samples", 500));
    }

    @Test
    void of_importance_hasThePromisedKeysAndNoClass() {
        Importance importance = new Importance(
                "permutation", new LogLossName(), 0.4, List.of(new Importance.Feature("x", 0.2, 0.01)), 5, 2);

        assertThat(ExplanationJson.of(importance))
                .containsExactly(
                        entry("kind", "importance"),
                        entry("method", "permutation"),
                        entry("output", "score"),
                        entry("class", null),
                        entry("seed", 2L),
                        entry("metric", "log loss"),
                        entry("baseline", 0.4),
                        entry("repeats", 5),
                        entry("features", List.of(Map.of("name", "x", "importance", 0.2, "standardDeviation", 0.01))));
    }

    @Test
    void of_origin_standsAfterTheSeed() {
        ExplanationJson.Origin origin =
                new ExplanationJson.Origin("sha256:ab", "0.1.0", List.of("column \"x\": 1 missing value"));

        assertThat(ExplanationJson.of(attribution(0.25), origin))
                .containsEntry("model", "sha256:ab")
                .containsEntry("limpid", "0.1.0")
                .containsEntry("warnings", List.of("column \"x\": 1 missing value"))
                .extractingByKey("exact")
                .isEqualTo(false);
        assertThat(ExplanationJson.of(attribution(0.25), origin).keySet())
                .startsWith("kind", "method", "output", "class", "seed", "model", "limpid", "warnings", "exact");
    }

    @Test
    void of_numberNotFinite_namesTheKey() {
        assertThatThrownBy(() -> ExplanationJson.of(attribution(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribution: expected a finite number, got NaN");
    }

    private static Attribution attribution(double value) {
        return new Attribution(
                "kernel",
                Attribution.Exactness.ESTIMATED,
                HIGH,
                0.5,
                0.75,
                List.of(new Attribution.Feature("x", "7", value, 0.01)),
                9,
                42,
                3);
    }

    private record LogLossName() implements Metric {
        @Override
        public String name() {
            return "log loss";
        }

        @Override
        public Direction direction() {
            return Direction.LOWER_IS_BETTER;
        }

        @Override
        public Score score(Predictions predictions) {
            return Score.undefined("not asked for");
        }
    }
}
