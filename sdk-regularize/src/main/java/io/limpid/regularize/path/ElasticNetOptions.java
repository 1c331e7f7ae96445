package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.model.Penalty;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What both trainers can be told.
 *
 * @param penalty the penalty of a single fit
 * @param standardization the scale of the penalty
 * @param intercept whether there is one
 * @param factors penalty factors by column, 1 where there is none
 * @param limits limits by column
 * @param offset the column whose coefficient is held at 1
 */
record ElasticNetOptions(
        Optional<Penalty> penalty,
        Standardization standardization,
        Intercept intercept,
        Map<String, Double> factors,
        Map<String, CoefficientLimits> limits,
        Optional<String> offset) {

    ElasticNetOptions {
        factors = Map.copyOf(factors);
        limits = Map.copyOf(limits);
    }

    static ElasticNetOptions defaults() {
        return new ElasticNetOptions(
                Optional.empty(), Standardization.STANDARDIZED, Intercept.FITTED, Map.of(), Map.of(), Optional.empty());
    }

    ElasticNetOptions with(Penalty other) {
        return new ElasticNetOptions(Optional.of(other), standardization, intercept, factors, limits, offset);
    }

    ElasticNetOptions with(Standardization other) {
        return new ElasticNetOptions(penalty, other, intercept, factors, limits, offset);
    }

    ElasticNetOptions with(Intercept other) {
        return new ElasticNetOptions(penalty, standardization, other, factors, limits, offset);
    }

    ElasticNetOptions withFactor(String column, double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("penalty factor of column " + Quoted.of(column)
                    + ": expected a finite number of at least 0, got " + factor);
        }
        Map<String, Double> more = new HashMap<>(factors);
        more.put(column, factor);
        return new ElasticNetOptions(penalty, standardization, intercept, more, limits, offset);
    }

    ElasticNetOptions withLimits(String column, CoefficientLimits coefficient) {
        Map<String, CoefficientLimits> more = new HashMap<>(limits);
        more.put(column, coefficient);
        return new ElasticNetOptions(penalty, standardization, intercept, factors, more, offset);
    }

    ElasticNetOptions withOffset(String column) {
        return new ElasticNetOptions(penalty, standardization, intercept, factors, limits, Optional.of(column));
    }

    /** The penalty, which a single fit must have been given. */
    Penalty requirePenalty() {
        return penalty.orElseThrow(() -> new IllegalStateException(
                "penalty: expected one from withPenalty before fit, got none; lambdas, path and fitPath need none"));
    }

    /** The place of the offset, or -1. */
    int held(Schema features) {
        return offset.map(features::require).orElse(-1);
    }

    /** How many columns have coefficients to be found. */
    int free(Schema features) {
        return features.size() - (offset.isPresent() ? 1 : 0);
    }

    /**
     * The penalties and limits of a design's columns, and of one more that has neither for an intercept when there shall
     * be a place for it.
     *
     * @throws IllegalArgumentException when there is no column of a name, the offset has a factor or limits, or every
     *     factor is 0
     */
    Shrinkage shrinkage(Schema features, Design design, int places) {
        double[] factor = new double[places];
        double[] lower = new double[places];
        double[] upper = new double[places];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        double[] all = factors(features);
        Map<Integer, CoefficientLimits> bounds = bounds(features);
        for (int k = 0; k < design.size(); k++) {
            int j = design.places()[k];
            factor[k] = all[j];
            if (bounds.containsKey(j)) {
                lower[k] = bounds.get(j).lower() * design.scales()[k];
                upper[k] = bounds.get(j).upper() * design.scales()[k];
            }
        }
        return new Shrinkage(factor, lower, upper);
    }

    /** Scaled to a mean of one over the columns that have coefficients to be found. */
    private double[] factors(Schema features) {
        double[] all = new double[features.size()];
        Arrays.fill(all, 1);
        for (Map.Entry<String, Double> entry : new TreeMap<>(factors).entrySet()) {
            all[requireFree(features, entry.getKey(), "penalty factor")] = entry.getValue();
        }
        int held = held(features);
        double sum = 0;
        for (int j = 0; j < all.length; j++) {
            sum += j == held ? 0 : all[j];
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY) && free(features) > 0) {
            throw new IllegalArgumentException(
                    "penalty factors: expected a finite sum above 0, got " + sum + "; for no penalty set lambda 0");
        }
        for (int j = 0; j < all.length; j++) {
            all[j] = all[j] / sum * free(features);
        }
        return all;
    }

    private Map<Integer, CoefficientLimits> bounds(Schema features) {
        Map<Integer, CoefficientLimits> bounds = new HashMap<>();
        for (Map.Entry<String, CoefficientLimits> entry : new TreeMap<>(limits).entrySet()) {
            bounds.put(requireFree(features, entry.getKey(), "limits"), entry.getValue());
        }
        return bounds;
    }

    private int requireFree(Schema features, String column, String what) {
        int j = features.require(column);
        if (j == held(features)) {
            throw new IllegalArgumentException("column " + Quoted.of(column) + ": expected no " + what
                    + " on the offset, whose coefficient is 1, got one");
        }
        return j;
    }
}
