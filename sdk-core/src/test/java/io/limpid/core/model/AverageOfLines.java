package io.limpid.core.model;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.run.Run;

/**
 * The simplest honest regressor, for tests: the mean of the least-squares lines of the target over each feature alone.
 * A constant feature's line is flat.
 */
public final class AverageOfLines implements Trainer<AverageOfLinesModel> {

    @Override
    public AverageOfLinesModel fit(Dataset train, Run run) {
        run.cancellation().check();
        Schema schema = train.features().schema();
        if (!(train.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException(
                    "column \"" + train.target().name() + "\": expected a numeric target, got a categorical one");
        }
        for (int j = 0; j < schema.size(); j++) {
            if (schema.field(j) instanceof Field.Categorical) {
                throw new IllegalArgumentException(
                        "column \"" + schema.field(j).name() + "\": expected a numeric column, got a categorical one");
            }
            NearestMeanModel.requirePresent(schema, train.features(), j);
        }
        double mean = mean(train.target().values(), train.weights());
        double[] slopes = new double[schema.size()];
        double[] constants = new double[schema.size()];
        run.workers().forEach(schema.size(), j -> {
            double[] x = train.features().column(j);
            double middle = mean(x, train.weights());
            slopes[j] = slope(x, middle, train.target().values(), mean, train.weights()) / schema.size();
            constants[j] = -slopes[j] * middle;
        });
        double intercept = mean;
        for (double constant : constants) {
            intercept += constant;
        }
        return new AverageOfLinesModel(schema, slopes, intercept);
    }

    private static double mean(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("weights: expected rows of positive weight, got none");
        }
        return sum / total;
    }

    private static double slope(double[] x, double middle, double[] y, double mean, double[] weights) {
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += weights[i] * (x[i] - middle) * (y[i] - mean);
            xx += weights[i] * (x[i] - middle) * (x[i] - middle);
        }
        return xx > 0 ? xy / xx : 0;
    }
}
