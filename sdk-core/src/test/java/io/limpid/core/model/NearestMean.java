package io.limpid.core.model;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The simplest honest classifier, for tests: normal classes of unit variance around their weighted means, equally
 * likely.
 */
public final class NearestMean implements Trainer<NearestMeanModel> {

    @Override
    public NearestMeanModel fit(Dataset train, Run run) {
        run.cancellation().check();
        requireFinite(train);
        Schema schema = train.features().schema();
        int classes = train.classes().size();
        double[] mass = new double[classes];
        for (int i = 0; i < train.rows(); i++) {
            mass[(int) train.target().values()[i]] += train.weights()[i];
        }
        long present = Arrays.stream(mass).filter(m -> m > 0).count();
        if (present < Math.max(2, classes)) {
            throw new IllegalArgumentException("column \"" + train.target().name()
                    + "\": expected rows of positive weight in each of " + train.classes() + ", at least two classes"
                    + ", got such rows in " + present);
        }
        double[][] means = new double[schema.size()][];
        run.workers().forEach(schema.size(), j -> means[j] = means(train, j, mass));
        return NearestMeanModel.of(schema, train.classes(), means);
    }

    private static void requireFinite(Dataset train) {
        Schema schema = train.features().schema();
        for (int j = 0; j < schema.size(); j++) {
            if (schema.field(j) instanceof Field.Categorical) {
                throw new IllegalArgumentException(
                        "column \"" + schema.field(j).name() + "\": expected a numeric column, got a categorical one");
            }
            NearestMeanModel.requirePresent(schema, train.features(), j);
        }
    }

    private static double[] means(Dataset train, int j, double[] mass) {
        double[] means = new double[mass.length];
        double[] values = train.features().column(j);
        for (int i = 0; i < values.length; i++) {
            means[(int) train.target().values()[i]] += train.weights()[i] * values[i];
        }
        for (int k = 0; k < means.length; k++) {
            means[k] /= mass[k];
        }
        return means;
    }
}
