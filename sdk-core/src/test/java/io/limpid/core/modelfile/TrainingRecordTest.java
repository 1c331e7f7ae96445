package io.limpid.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.model.TrainingRound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainingRecordTest {

    private static final TrainingRecord RECORD = TrainingRecord.of(Everything.data(), 42);
    private static final TrainingRound ROUND =
            new TrainingRound(OptionalDouble.of(0.1), Optional.empty(), Optional.empty());

    @Test
    void of_dataSet_knowsItsTargetAndRows() {
        assertThat(RECORD)
                .isEqualTo(new TrainingRecord(
                        "",
                        "",
                        "y",
                        OptionalDouble.empty(),
                        2,
                        0,
                        42,
                        ModelFile.libraryVersion(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        List.of()));
    }

    @Test
    void withEverything_replacesThatAlone() {
        assertThat(RECORD.withData("houses.csv", "ab12")
                        .withThreshold(1.5)
                        .withOptions(Map.of("lambda", "1"))
                        .withTrainingScores(Map.of("accuracy", 0.5))
                        .withHeldOut(7, Map.of("accuracy", 0.25))
                        .withHistory(List.of(ROUND)))
                .isEqualTo(new TrainingRecord(
                        "houses.csv",
                        "ab12",
                        "y",
                        OptionalDouble.of(1.5),
                        2,
                        7,
                        42,
                        ModelFile.libraryVersion(),
                        new TreeMap<>(Map.of("lambda", "1")),
                        new TreeMap<>(Map.of("accuracy", 0.5)),
                        new TreeMap<>(Map.of("accuracy", 0.25)),
                        List.of(ROUND)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void withThreshold_notFinite_isRefused(double threshold) {
        assertThatThrownBy(() -> RECORD.withThreshold(threshold))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold: expected a finite number, got " + threshold);
    }
}
