package io.limpid.core.metric;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.model.Regressor;
import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * A regressor's predictions beside the truth.
 *
 * <pre>{@code
 * NumericPredictions held = NumericPredictions.of(regressor, test);
 * double error = new MeanAbsoluteError().score(held).require();
 * }</pre>
 *
 * @param target the true numbers
 * @param values the predicted number of each row; shared, not to be modified
 * @param weights one weight per row
 */
public record NumericPredictions(Column target, double[] values, double[] weights) implements Predictions {

    /** Checks that the target is numeric, the lengths fit, every number is finite and every weight at least 0. */
    public NumericPredictions {
        Objects.requireNonNull(target, "target");
        if (!(target.field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException("column " + Quoted.of(target.name())
                    + ": expected a numeric target for a regressor's predictions, got a categorical one");
        }
        if (values.length != target.size() || weights.length != target.size()) {
            throw new IllegalArgumentException("predictions: expected one value and one weight for each of "
                    + target.size() + " rows, got " + values.length + " and " + weights.length);
        }
        for (int i = 0; i < weights.length; i++) {
            if (!(Math.abs(target.values()[i]) < Double.POSITIVE_INFINITY
                    && Math.abs(values[i]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("predictions, row " + i
                        + ": expected a finite target and prediction, got " + target.values()[i] + " and " + values[i]);
            }
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "predictions, row " + i + ": expected a finite weight of at least 0, got " + weights[i]);
            }
        }
    }

    /**
     * A regressor's predictions of a data set.
     *
     * @throws IllegalArgumentException when the target is categorical
     */
    public static NumericPredictions of(Regressor model, Dataset data) {
        if (!(data.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(data.target().name())
                            + ": expected a numeric target for a regressor's predictions, got a categorical one");
        }
        return new NumericPredictions(data.target(), model.predict(data.features()), data.weights());
    }

    @Override
    public NumericPredictions withValues(double[] other) {
        return new NumericPredictions(target, other, weights);
    }

    @Override
    public NumericPredictions withWeights(double[] other) {
        return new NumericPredictions(target, values, other);
    }

    @Override
    public NumericPredictions select(int[] rows) {
        double[] truth = new double[rows.length];
        double[] predicted = new double[rows.length];
        double[] w = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = PredictedRows.require(rows[i], weights.length);
            truth[i] = target.values()[row];
            predicted[i] = values[row];
            w[i] = weights[row];
        }
        return new NumericPredictions(new Column(target.field(), truth), predicted, w);
    }
}
