package io.limpid.explain;

import io.limpid.core.metric.Metric;
import java.util.List;
import java.util.Objects;

/**
 * How much a model's score depends on each raw column over a data set.
 *
 * @param method the method's name: {@code permutation}
 * @param metric the score that got worse
 * @param baseline the score with every column intact
 * @param features one entry per raw column, in the model's column order
 * @param repeats how often each column was permuted
 * @param seed the seed of the permutations
 */
public record Importance(String method, Metric metric, double baseline, List<Feature> features, int repeats, long seed)
        implements Explanation {

    /**
     * One raw column's importance.
     *
     * @param name the column
     * @param mean how much worse the score became on average, positive when worse
     * @param standardDeviation over the repeats (n - 1); 0 for one repeat
     */
    public record Feature(String name, double mean, double standardDeviation) {}

    /** Copies the list. */
    public Importance {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(metric, "metric");
        features = List.copyOf(features);
    }
}
