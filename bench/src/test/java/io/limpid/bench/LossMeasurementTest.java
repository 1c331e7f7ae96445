package io.limpid.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Dataset;
import io.limpid.core.run.Run;
import io.limpid.models.linear.LogisticRegression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossMeasurementTest {

    @Test
    void measure_penguins_exportsStandardisedRowsAndLosesLessThanAGuess(@TempDir Path directory) throws IOException {
        FoldedData penguins = FoldedData.penguins();
        FoldedData oneFold = new FoldedData("some birds", penguins.folds().subList(0, 1));
        ObjectNode result = new ObjectMapper().createObjectNode();
        LossMeasurement.measure(oneFold, directory, 2, Run.quiet(), result);

        JsonNode fold = result.get("folds").get(0);
        assertThat(fold.get("file").asText()).isEqualTo("some-birds-0.bin");
        int train = fold.get("train").asInt();
        int columns = fold.get("columns").asInt();
        assertThat(train + fold.get("validation").asInt()).isEqualTo(344);
        double[] numbers = read(directory.resolve("some-birds-0.bin"));
        assertThat(numbers).hasSize(344 * (columns + 1));
        double sum = 0;
        for (int i = 0; i < train; i++) {
            sum += numbers[i * (columns + 1)];
        }
        // The sum of 275 standardised values of size 1 to 3: roundings of 2^-53 each.
        assertThat(sum).isCloseTo(0, within(1e-12));
        assertThat(numbers[columns])
                .isEqualTo(penguins.folds().get(0).train().target().values()[0]);

        JsonNode losses = result.get("losses");
        assertThat(losses).hasSize(LossMeasurement.contenders().size());
        assertThat(losses.get("net")).hasSize(2);
        assertThat(losses.get("logistic")).hasSize(1);
        for (LossMeasurement.Contender contender : LossMeasurement.contenders()) {
            assertThat(losses.get(contender.key()).get(0).get(0).asDouble())
                    .as(contender.key())
                    .isBetween(0.0, Math.log(3));
        }
    }

    private static double[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.remaining() / 8];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }

    @Test
    void loss_sameFold_isTheSameEachTime() {
        FoldedData.Split split = FoldedData.credit().folds().get(0);
        double loss = LossMeasurement.loss(LogisticRegression.withDefaults(), split, Run.quiet());
        assertThat(LossMeasurement.loss(LogisticRegression.withDefaults(), split, Run.quiet()))
                .isEqualTo(loss);
    }

    @Test
    void all_folds_holdEveryRowOutOnce() {
        for (FoldedData data : FoldedData.all()) {
            int rows = data.folds().get(0).train().rows()
                    + data.folds().get(0).validation().rows();
            assertThat(data.folds().stream()
                            .mapToInt(fold -> fold.validation().rows())
                            .sum())
                    .as(data.name())
                    .isEqualTo(rows);
        }
    }

    @Test
    void ames_classes_areCutAtTheTrainingRowsMedian() {
        Dataset train = FoldedData.ames().folds().get(0).train();
        assertThat(train.classes()).containsExactly("low", "high");
        double high = Arrays.stream(train.target().values()).sum();
        // Prices are round numbers: those equal to the median are low.
        assertThat(high / train.rows()).isBetween(0.48, 0.5);
    }
}
