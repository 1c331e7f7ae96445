package io.limpid.core.model;

import io.limpid.core.kernel.Elementary;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Penalties of one kind from the strongest to the weakest, along which a path of models is fitted.
 *
 * @param l1Ratio the share of the absolute-value part, from 0 (ridge) to 1 (lasso)
 * @param lambdas strictly falling, at least one, each finite and at least 0
 */
public record LambdaSequence(double l1Ratio, List<Double> lambdas) {

    /** Checks the numbers and copies the list. */
    public LambdaSequence {
        lambdas = List.copyOf(Objects.requireNonNull(lambdas, "lambdas"));
        if (lambdas.isEmpty()) {
            throw new IllegalArgumentException("lambdas: expected at least one, got none");
        }
        for (int m = 0; m < lambdas.size(); m++) {
            new Penalty(lambdas.get(m), l1Ratio);
            if (m > 0 && !(lambdas.get(m) < lambdas.get(m - 1))) {
                throw new IllegalArgumentException("lambdas: expected each to be smaller than the one before, got "
                        + lambdas.get(m) + " after " + lambdas.get(m - 1));
            }
        }
    }

    /**
     * Lambdas that fall by a constant factor, {@code largest * minRatio^(m / (count - 1))}.
     *
     * @param largest the first one, positive
     * @param minRatio the last one's share of it, above 0 and below 1
     * @throws IllegalArgumentException when they do not make a falling sequence of finite numbers
     */
    public static LambdaSequence geometric(double l1Ratio, double largest, double minRatio, int count) {
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambdas: expected a largest one above 0 and finite, got " + largest);
        }
        LambdaGrid grid = LambdaGrid.withDefaults().withCount(count).withMinRatio(minRatio);
        return new LambdaSequence(
                l1Ratio,
                IntStream.range(0, grid.count())
                        .mapToObj(m -> largest * share(m, minRatio, count))
                        .toList());
    }

    private static double share(int m, double minRatio, int count) {
        return m == 0 ? 1 : Elementary.exp(Elementary.log(minRatio) * m / (count - 1));
    }

    /** How many there are. */
    public int size() {
        return lambdas.size();
    }

    /**
     * The one at a place, counted from 0 for the strongest.
     *
     * @throws IndexOutOfBoundsException when there is no such place
     */
    public Penalty penalty(int m) {
        return new Penalty(lambdas.get(m), l1Ratio);
    }

    /**
     * The first ones of these.
     *
     * @throws IllegalArgumentException when there are not as many, or none are asked for
     */
    public LambdaSequence first(int count) {
        if (!(count >= 1 && count <= lambdas.size())) {
            throw new IllegalArgumentException(
                    "lambdas: expected a number of them from 1 to " + lambdas.size() + ", got " + count);
        }
        return new LambdaSequence(l1Ratio, lambdas.subList(0, count));
    }
}
