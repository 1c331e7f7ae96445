package io.limpid.core.metric;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;

/**
 * A model's answers beside the truth: what a metric sees. Either {@link ClassPredictions}, of a classifier, or
 * {@link NumericPredictions}, of a regressor. Immutable; shares its arrays as a table does.
 */
public sealed interface Predictions permits ClassPredictions, NumericPredictions {

    /** The truth: class indices or numbers. */
    Column target();

    /** What was predicted: output {@code k} of row {@code i} at {@code i * outputs + k}. */
    double[] values();

    /** One weight per row. */
    double[] weights();

    /** The number of rows. */
    default int rows() {
        return target().size();
    }

    /** The same rows under other predicted values, laid out alike. */
    Predictions withValues(double[] other);

    /** The same predictions under other row weights. */
    Predictions withWeights(double[] other);

    /**
     * These rows, in this order, each with its weight; a row may be asked for more than once.
     *
     * @throws IllegalArgumentException when there is no such row
     */
    Predictions select(int[] rows);

    /** A classifier's predictions of a data set; see {@link ClassPredictions#of}. */
    static ClassPredictions of(Classifier model, Dataset data) {
        return ClassPredictions.of(model, data);
    }

    /** A regressor's predictions of a data set; see {@link NumericPredictions#of}. */
    static NumericPredictions of(Regressor model, Dataset data) {
        return NumericPredictions.of(model, data);
    }
}
