package io.limpid.models.neural;

import io.limpid.core.numeric.OptionChecks;
import java.util.Objects;
import java.util.OptionalDouble;

/** The options that say which steps a training makes. */
record NetSteps(
        Optimizer optimizer, LearningRateSchedule schedule, OptionalDouble clipping, int epochs, int batchSize) {

    NetSteps {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        OptionChecks.requireCount("epochs", epochs, 1_000_000);
        OptionChecks.requireCount("batchSize", batchSize, Integer.MAX_VALUE);
        clipping.ifPresent(norm -> OptionChecks.requireAboveZero("clipping", norm));
    }

    NetSteps with(Optimizer other) {
        return new NetSteps(other, schedule, clipping, epochs, batchSize);
    }

    NetSteps with(LearningRateSchedule other) {
        return new NetSteps(optimizer, other, clipping, epochs, batchSize);
    }

    NetSteps withClipping(double norm) {
        return new NetSteps(optimizer, schedule, OptionalDouble.of(norm), epochs, batchSize);
    }

    NetSteps withEpochs(int passes) {
        return new NetSteps(optimizer, schedule, clipping, passes, batchSize);
    }

    NetSteps withBatchSize(int rows) {
        return new NetSteps(optimizer, schedule, clipping, epochs, rows);
    }
}
