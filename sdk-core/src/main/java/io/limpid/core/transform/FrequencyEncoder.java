package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.kernel.Weights;

/**
 * Turns each categorical column into one numeric column, named {@code Column: frequency}: the share of the training
 * weight that its level has, {@code sum of w over rows of the level / sum of w}. Numeric columns pass unchanged.
 *
 * <p>A missing value is a level of its own, so that a column's shares add up to 1; an unseen level has share 0. Two
 * levels of the same share become the same. Cost: one look-up a cell, whatever the number of levels.
 *
 * <pre>{@code
 * Pipeline steps = Pipeline.of(FrequencyEncoder.withDefaults().on(Columns.named("Neighborhood")))
 *         .then(OneHotEncoder.withDefaults());
 * }</pre>
 */
public final class FrequencyEncoder implements Transformer {

    private FrequencyEncoder() {}

    /** Shares of the training weight. */
    public static FrequencyEncoder withDefaults() {
        return new FrequencyEncoder();
    }

    @Override
    public Fitting fit(Dataset train) {
        Schema schema = train.features().schema();
        double[] weights = Weights.withFiniteSum(train.weights());
        double[][] shares = new double[schema.size()][];
        for (int j = 0; j < shares.length; j++) {
            if (schema.field(j) instanceof Field.Categorical c) {
                shares[j] = LevelWeights.of(
                        train.features().column(j), weights, c.levels().size());
                double total = LevelWeights.total(shares[j]);
                for (int k = 0; k < shares[j].length; k++) {
                    shares[j][k] = total > 0 ? shares[j][k] / total : 0;
                }
            }
        }
        return Fitting.of(new FittedFrequency(schema, shares), train);
    }
}
