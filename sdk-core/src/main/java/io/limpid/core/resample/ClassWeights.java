package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Multiplies each row's weight by a factor of its class: {@code W / (K W_k)}, so that every class weighs the same, or
 * factors that are given. No row is added or dropped.
 *
 * <pre>{@code
 * Dataset balanced = ClassWeights.balanced().resample(train);
 * Dataset careful = ClassWeights.of(Map.of("bad", 5.0)).resample(train);
 * }</pre>
 *
 * <p>{@code W} is the sum of all weights, {@code W_k} that of class k and {@code K} the number of classes that have
 * any, so the sum of all weights stays. With weights of one the factor is {@code n / (K n_k)}, scikit-learn's {@code
 * class_weight="balanced"}. A class without weight has no factor. Keys are kept. Cost: linear in the rows.
 */
public final class ClassWeights implements Resampler {

    private final Optional<Map<String, Double>> given;

    private ClassWeights(Optional<Map<String, Double>> given) {
        this.given = given;
    }

    /** The same weight for every class, the sum of all unchanged. */
    public static ClassWeights balanced() {
        return new ClassWeights(Optional.empty());
    }

    /**
     * These factors by the name of the class; a class that is not named has 1.
     *
     * @throws IllegalArgumentException when a factor is negative or not finite
     */
    public static ClassWeights of(Map<String, Double> factors) {
        factors.forEach((name, factor) -> {
            if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("factor of class " + Quoted.of(name)
                        + ": expected a finite number of at least 0, got " + factor);
            }
        });
        return new ClassWeights(Optional.of(Map.copyOf(factors)));
    }

    /**
     * The same rows with other weights.
     *
     * @throws IllegalArgumentException when the target is numeric, a named class is none of the target's, or a weight
     *     becomes too large for a double
     */
    @Override
    public Dataset resample(Dataset train) {
        double[] codes = train.target().values();
        double[] factors = given.map(named -> factors(named, train)).orElseGet(() -> balancing(train));
        double[] weights = train.weights().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factors[(int) codes[i]];
        }
        return train.withWeights(weights);
    }

    private static double[] factors(Map<String, Double> named, Dataset train) {
        List<String> classes = train.classes();
        List<String> unknown = new ArrayList<>(new TreeMap<>(named).keySet());
        unknown.removeAll(classes);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("factor of class " + Quoted.of(unknown.get(0)) + ": expected a class of "
                    + Quoted.of(train.target().name()) + ", got only " + Quoted.list(classes));
        }
        return classes.stream()
                .mapToDouble(name -> named.getOrDefault(name, 1.0))
                .toArray();
    }

    private static double[] balancing(Dataset train) {
        double[] codes = train.target().values();
        double[] mass = new double[train.classes().size()];
        double largest = 0;
        for (double weight : train.weights()) {
            largest = Math.max(largest, weight);
        }
        double total = 0;
        for (int i = 0; i < codes.length; i++) {
            // Only ratios count; sums of the weights themselves could overflow.
            double share = largest > 0 ? train.weights()[i] / largest : 0;
            mass[(int) codes[i]] += share;
            total += share;
        }
        int present = 0;
        for (double m : mass) {
            present += m > 0 ? 1 : 0;
        }
        double[] factors = new double[mass.length];
        for (int k = 0; k < mass.length; k++) {
            factors[k] = mass[k] > 0 ? total / (present * mass[k]) : 0;
        }
        return factors;
    }
}
