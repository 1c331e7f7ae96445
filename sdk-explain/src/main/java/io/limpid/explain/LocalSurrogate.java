package io.limpid.explain;

import java.util.List;
import java.util.Objects;

/**
 * A simple weighted linear model that imitates the explained one near a row. Its coefficients are not shares of the
 * prediction, and they hold only as far as {@code rSquared} says.
 *
 * @param method the method's name: {@code lime}
 * @param output which number is imitated, on which scale
 * @param intercept the surrogate's constant
 * @param localPrediction the surrogate's value at the row
 * @param prediction the model's value at the row
 * @param features one entry per raw column, in the model's column order
 * @param rSquared the weighted share of variance it explains among the perturbed rows, at most 1
 * @param effectiveSamples {@code (sum w)^2 / sum w^2} of the perturbed rows' weights
 * @param samples how many perturbed rows were evaluated
 * @param seed the seed of the perturbation
 */
public record LocalSurrogate(
        String method,
        OutputDescription output,
        double intercept,
        double localPrediction,
        double prediction,
        List<Feature> features,
        double rSquared,
        double effectiveSamples,
        int samples,
        long seed)
        implements Explanation {

    /**
     * One raw column's coefficient.
     *
     * @param name the column
     * @param condition what the coefficient speaks of, for example {@code 1080 < Gr_Liv_Area <= 1442}; ends with
     *     {@code (never seen in training)} where no training row meets it
     * @param coefficient how much the output changes when the condition holds; 0 when the surrogate left the column out
     */
    public record Feature(String name, String condition, double coefficient) {}

    /** Copies the list. */
    public LocalSurrogate {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(output, "output");
        features = List.copyOf(features);
    }
}
