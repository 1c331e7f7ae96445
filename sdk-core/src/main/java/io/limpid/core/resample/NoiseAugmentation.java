package io.limpid.core.resample;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Appends one noisy copy of every row: to each value of a numeric column it adds Gaussian noise whose standard
 * deviation is {@code scale} times the column's own, weighted and with 1/n. Categories, missing cells, targets and
 * weights are copied unchanged.
 *
 * <p>Every numeric column is noised, so it belongs before one-hot encoding, whose zeros and ones are numbers
 * too. The same seed gives the same bits; the noise of a row depends on its position and on how many numeric columns
 * stand before. Cost: one normal draw per row and numeric column.
 */
public final class NoiseAugmentation implements Resampler {

    private final double scale;
    private final long seed;

    private NoiseAugmentation(double scale, long seed) {
        this.scale = scale;
        this.seed = seed;
    }

    /** One noisy copy of each row, noise of a tenth of each numeric column's standard deviation, seed 0. */
    public static NoiseAugmentation withDefaults() {
        return new NoiseAugmentation(0.1, 0);
    }

    /** Noise of this many standard deviations of the column: finite and at least 0. */
    public NoiseAugmentation withScale(double deviations) {
        if (!(deviations >= 0 && deviations < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale: expected a finite number of at least 0, got " + deviations);
        }
        return new NoiseAugmentation(deviations, seed);
    }

    /** Draws the noise from this seed. */
    public NoiseAugmentation withSeed(long value) {
        return new NoiseAugmentation(scale, value);
    }

    @Override
    public Dataset resample(Dataset train) {
        Table x = train.features();
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[x.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = twice(x.column(j));
            if (x.schema().field(j) instanceof Field.Numeric field) {
                double deviation =
                        Moments.of(field.name(), x.column(j), train.weights()).deviation();
                addNoise(columns[j], scale * deviation, random.split());
            }
        }
        Column target = new Column(train.target().field(), twice(train.target().values()));
        return Dataset.of(Table.of(x.schema(), columns), target, twice(train.weights()));
    }

    private static double[] twice(double[] values) {
        double[] both = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, both, values.length, values.length);
        return both;
    }

    private static void addNoise(double[] both, double deviation, SplittableRandom random) {
        // Without a generator of its own: it would be seeded by the clock.
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        for (int i = both.length / 2; i < both.length; i++) {
            // The middle of one of 2^52 equal parts of (0, 1): never 0 or 1, whose quantiles are infinite.
            double u = ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
            both[i] += deviation * normal.inverseCumulativeProbability(u);
        }
    }
}
