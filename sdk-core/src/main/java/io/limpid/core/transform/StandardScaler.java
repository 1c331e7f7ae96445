package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;

/**
 * Brings each numeric column to mean 0 and variance 1 on the training rows: {@code (x - mean) / sd} with {@code mean =
 * sum w x / sum w} and {@code sd^2 = sum w (x - mean)^2 / sum w}, thus with 1/n and not 1/(n - 1).
 *
 * <p>Missing values are left out of both and stay missing. A constant column has 1 for sd and becomes 0; a column
 * without values passes unchanged, as categorical columns do. Rows of weight zero are not looked at. A number that a
 * later table puts beyond double precision is an error that names its column and row. Cost: three passes over each
 * numeric column to learn, one to apply.
 *
 * <pre>{@code
 * FittedTransformer scaling = StandardScaler.withDefaults().fit(train).fitted();
 * Table scaled = scaling.transform(test.features());
 * }</pre>
 */
public final class StandardScaler implements Transformer {

    private StandardScaler() {}

    /** Mean 0 and variance 1. */
    public static StandardScaler withDefaults() {
        return new StandardScaler();
    }

    /**
     * Learns mean and standard deviation of every numeric column.
     *
     * @throws IllegalArgumentException when a column's values are so far apart that its standard deviation is not
     *     finite; the message names it
     */
    @Override
    public Fitting fit(Dataset train) {
        int columns = train.features().schema().size();
        double[] means = new double[columns];
        double[] scales = new double[columns];
        Arrays.fill(scales, 1);
        for (int j = 0; j < columns; j++) {
            if (train.features().schema().field(j) instanceof Field.Numeric field) {
                Moments moments = Moments.of(field.name(), train.features().column(j), train.weights());
                means[j] = moments.mean();
                scales[j] = moments.deviation() > 0 ? moments.deviation() : 1;
            }
        }
        return Fitting.of(new FittedScaler(train.features().schema(), means, scales), train);
    }
}
