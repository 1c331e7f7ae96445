package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Moments;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Appends noisy copies of every row: to each value of a numeric column it adds Gaussian noise whose standard
 * deviation is {@code scale} times the column's own, weighted and with 1/n. Categories, missing cells, targets and
 * weights are copied unchanged.
 *
 * <pre>{@code
 * Resampler noise = NoiseAugmentation.withDefaults().withScale(0.05).withCopies(3).withSeed(42);
 * Trainer<PipelineClassifier> robust = Pipeline.of(MissingValueImputer.withDefaults())
 *         .thenResample(noise)
 *         .then(OneHotEncoder.withDefaults())
 *         .classifier(trainer);
 * }</pre>
 *
 * <p>Every numeric column is noised, so it belongs before one-hot encoding, whose zeros and ones are numbers
 * too. The same seed gives the same bits; the noise of a row depends on its position and on how many numeric columns
 * stand before, and the first copies stay as they are when more are asked for. Cost: one normal draw per copy, row and
 * numeric column.
 */
public final class NoiseAugmentation implements Resampler {

    private final double scale;
    private final int copies;
    private final long seed;

    private NoiseAugmentation(double scale, int copies, long seed) {
        this.scale = scale;
        this.copies = copies;
        this.seed = seed;
    }

    /** One noisy copy of each row, noise of a tenth of each numeric column's standard deviation, seed 0. */
    public static NoiseAugmentation withDefaults() {
        return new NoiseAugmentation(0.1, 1, 0);
    }

    /** Noise of this many standard deviations of the column: finite and at least 0. */
    public NoiseAugmentation withScale(double deviations) {
        if (!(deviations >= 0 && deviations < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale: expected a finite number of at least 0, got " + deviations);
        }
        return new NoiseAugmentation(deviations, copies, seed);
    }

    /** This many noisy copies of each row, at least one. */
    public NoiseAugmentation withCopies(int count) {
        return new NoiseAugmentation(scale, Copies.requireCount(count), seed);
    }

    /** Draws the noise from this seed. */
    public NoiseAugmentation withSeed(long value) {
        return new NoiseAugmentation(scale, copies, value);
    }

    @Override
    public Dataset resample(Dataset train) {
        Table x = train.features();
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[x.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = Copies.repeated(x.column(j), copies);
            if (x.schema().field(j) instanceof Field.Numeric field) {
                double deviation =
                        Moments.of(field.name(), x.column(j), train.weights()).deviation();
                addNoise(columns[j], train.rows(), scale * deviation, random.split());
            }
        }
        return Copies.of(train, columns, copies);
    }

    private static void addNoise(double[] values, int from, double deviation, SplittableRandom random) {
        // Without a generator of its own: it would be seeded by the clock.
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        for (int i = from; i < values.length; i++) {
            values[i] += deviation * normal.inverseCumulativeProbability(uniform(random));
        }
    }

    /** The middle of one of 2^52 equal parts of (0, 1): never 0 or 1, whose quantiles are infinite. */
    static double uniform(SplittableRandom random) {
        return ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
    }
}
