package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;
import java.util.Objects;

/**
 * Makes each numeric column more like a normal distribution by the power transformation of Yeo and Johnson,
 * {@code ((1 + x)^lambda - 1) / lambda} for {@code x >= 0} and {@code -((1 - x)^(2 - lambda) - 1) / (2 - lambda)} below
 * (logarithms where the divisor is 0), with the lambda of greatest likelihood, and by default standardises it.
 *
 * <p>The likelihood is {@code -1/2 log var(y) + (lambda - 1) mean(sign(x) log(1 + |x|))} with the weighted variance
 * (1/n) of the transformed values y and the weighted mean; Brent's method finds its maximum. Weights count as repeated
 * rows; missing values and rows of weight zero are left out, and missing stays missing. A column of one or two values,
 * to which no power gives another shape, or one whose values are so close that their logarithms are equal, has lambda
 * 1, which changes nothing; standardised, a constant becomes 0. A column without values, and categorical ones, pass
 * unchanged. Lambda is kept where {@code (1 + |x|)^lambda} stays below 1e13 relative to the column's center (1e130 for
 * values on both sides of 0, or plain ones). A number that a later table puts beyond double precision is an error that
 * names its column and row. Cost: some 40 passes with an exponential each over each numeric column.
 *
 * <pre>{@code
 * Table likeNormal = PowerTransformer.withDefaults().fit(train).fitted().transform(test.features());
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1093/biomet/87.4.954">Yeo and Johnson (2000)</a>
 */
public final class PowerTransformer implements Transformer {

    private final PowerScale scale;

    private PowerTransformer(PowerScale scale) {
        this.scale = scale;
    }

    /** Standardised. */
    public static PowerTransformer withDefaults() {
        return new PowerTransformer(PowerScale.STANDARDIZED);
    }

    /** Leaves the transformed values so. */
    public PowerTransformer withScale(PowerScale other) {
        return new PowerTransformer(Objects.requireNonNull(other, "scale"));
    }

    /**
     * Learns lambda, and mean and deviation of the transformed values, of every numeric column.
     *
     * @throws IllegalArgumentException when a column's values are so far apart that the deviation is not finite; the
     *     message names it
     */
    @Override
    public Fitting fit(Dataset train) {
        FittedPower.Parameters learned =
                FittedPower.Parameters.neutral(train.features().schema().size());
        for (int j = 0; j < learned.lambdas().length; j++) {
            if (train.features().schema().field(j) instanceof Field.Numeric field) {
                learn(field.name(), train.features().column(j), train.weights(), j, learned);
            }
        }
        return Fitting.of(new FittedPower(train.features().schema(), learned), train);
    }

    private void learn(String column, double[] values, double[] weights, int j, FittedPower.Parameters learned) {
        PowerLikelihood likelihood = PowerLikelihood.of(column, values, weights, scale);
        double lambda = likelihood.best();
        learned.lambdas()[j] = lambda;
        if (scale == PowerScale.STANDARDIZED) {
            double shift = lambda == 1 ? 0 : likelihood.shift();
            double[] powers = new double[values.length];
            Arrays.setAll(powers, i -> YeoJohnson.shifted(values[i], lambda, shift));
            Moments moments = Moments.of(column, powers, weights);
            learned.shifts()[j] = shift;
            learned.means()[j] = moments.mean();
            learned.scales()[j] = moments.deviation() > 0 ? moments.deviation() : 1;
        }
    }
}
