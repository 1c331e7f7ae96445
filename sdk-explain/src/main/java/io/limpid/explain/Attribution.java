package io.limpid.explain;

import java.util.List;
import java.util.Objects;

/**
 * Additive values: how much each raw column moves the explained number from the base value to this row's prediction.
 *
 * @param method the method's name: {@code exact} or {@code kernel}
 * @param exactness whether the values are exact or estimated
 * @param output which number is explained, on which scale
 * @param baseValue the mean of the number over the background rows; where these are cluster centres, as with {@link
 *     Summary}, it is not the mean over the rows they stand for
 * @param prediction the number for the explained row
 * @param features one entry per raw column, in the model's column order
 * @param evaluations how many rows the model was asked to predict
 * @param seed the seed of the sampled coalitions
 * @param backgroundRows how many background rows stood in for absent columns
 */
public record Attribution(
        String method,
        Exactness exactness,
        OutputDescription output,
        double baseValue,
        double prediction,
        List<Feature> features,
        long evaluations,
        long seed,
        int backgroundRows)
        implements Explanation {

    /** Whether values are exact. */
    public enum Exactness {
        /** Equal to the full enumeration, up to rounding. */
        EXACT,
        /** Estimated from a sample of coalitions; each value has a standard error. */
        ESTIMATED
    }

    /**
     * One raw column's part.
     *
     * @param name the column
     * @param value its value in the explained row as people write it, empty when missing
     * @param attribution its share of {@code prediction - baseValue}
     * @param standardError of the attribution over samples of coalitions; 0 when exact
     */
    public record Feature(String name, String value, double attribution, double standardError) {}

    /** Copies the list. */
    public Attribution {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(exactness, "exactness");
        Objects.requireNonNull(output, "output");
        features = List.copyOf(features);
    }

    /** The attribution of the column at an index. */
    public double value(int feature) {
        return features.get(feature).attribution();
    }

    /** {@code prediction - baseValue - sum of the attributions}: zero up to rounding. */
    public double additivityGap() {
        double sum = 0;
        for (Feature feature : features) {
            sum += feature.attribution();
        }
        return prediction - baseValue - sum;
    }
}
