package io.limpid.models;

import java.util.Objects;
import java.util.OptionalDouble;

/** The options that say which steps a training makes. */
record NetSteps(
        Optimizer optimizer, LearningRateSchedule schedule, OptionalDouble clipping, int epochs, int batchSize) {

    NetSteps {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        requireCount("epochs", epochs, 1_000_000);
        requireCount("batchSize", batchSize, Integer.MAX_VALUE);
        clipping.ifPresent(norm -> requireAboveZero("clipping", norm));
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

    static int requireCount(String option, int value, int most) {
        if (!(value >= 1 && value <= most)) {
            throw new IllegalArgumentException(
                    option + ": expected a whole number from 1 to " + most + ", got " + value);
        }
        return value;
    }

    static double requireAboveZero(String option, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(option + ": expected a finite number above 0, got " + value);
        }
        return value;
    }

    /** From 0 to below 1. */
    static double requireShare(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(option + ": expected a number from 0 to below 1, got " + value);
        }
        return value;
    }
}
