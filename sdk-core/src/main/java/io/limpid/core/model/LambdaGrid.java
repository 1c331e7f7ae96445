package io.limpid.core.model;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a sequence of lambdas is laid out when the data say where it begins: it falls by a constant factor from there.
 *
 * @param count how many lambdas at most, from 1 to 10,000
 * @param minRatio the last one's share of the first, above 0 and below 1; empty for what the trainer finds fit
 */
public record LambdaGrid(int count, OptionalDouble minRatio) {

    private static final int MOST = 10_000;

    /** Checks both numbers. */
    public LambdaGrid {
        if (!(count >= 1 && count <= MOST)) {
            throw new IllegalArgumentException("lambdas: expected a number from 1 to " + MOST + ", got " + count);
        }
        Objects.requireNonNull(minRatio, "minRatio");
        if (minRatio.isPresent() && !(minRatio.getAsDouble() > 0 && minRatio.getAsDouble() < 1)) {
            throw new IllegalArgumentException(
                    "minRatio: expected a number above 0 and below 1, got " + minRatio.getAsDouble());
        }
    }

    /** A hundred lambdas, down to where the trainer finds fit. */
    public static LambdaGrid withDefaults() {
        return new LambdaGrid(100, OptionalDouble.empty());
    }

    /** The same with so many lambdas. */
    public LambdaGrid withCount(int lambdas) {
        return new LambdaGrid(lambdas, minRatio);
    }

    /** The same down to this share of the first lambda. */
    public LambdaGrid withMinRatio(double ratio) {
        return new LambdaGrid(count, OptionalDouble.of(ratio));
    }
}
