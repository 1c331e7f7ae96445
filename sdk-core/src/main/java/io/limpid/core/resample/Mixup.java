package io.limpid.core.resample;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Shuffle;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Makes rows between two training rows: {@code lambda a + (1 - lambda) b} with {@code lambda} drawn from {@code
 * Beta(alpha, alpha)}, for the features, the target and the weight.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> mixed = Pipeline.of(MissingValueImputer.withDefaults())
 *         .thenResample(Mixup.withDefaults().withAlpha(0.4).withCopies(2))
 *         .then(OneHotEncoder.withDefaults())
 *         .classifier(trainer);
 * }</pre>
 *
 * <p>Each row is mixed once per copy, with a partner given by a random order of the rows, so each is a partner once
 * too. Numbers are mixed; a category, and any cell that is missing in one of the two, is taken from the nearer row,
 * which is {@code a} from lambda one half on. A numeric target is mixed. A class cannot be, so a made row of two
 * classes stands twice: with the class of {@code a} and weight {@code lambda w_a}, and with that of {@code b} and
 * weight {@code (1 - lambda) w_b}. A loss that is linear in the target's probabilities, as cross-entropy is, is exactly
 * the same as with the mixed label; counts of rows are not. A small alpha gives rows near one of the two, 1 gives every
 * lambda the same chance.
 *
 * <p>The same seed gives the same bits, and the first copies stay as they are when more are asked for. Rows of weight
 * zero are not mixed. Cost: one Beta quantile, some microseconds, per made row.
 *
 * @see <a href="https://arxiv.org/abs/1710.09412">Zhang, Cisse, Dauphin and Lopez-Paz (2018)</a>
 */
public final class Mixup implements Resampler {

    /** What becomes of the rows that are mixed. */
    public enum Originals {
        /** They stay, before the made ones. */
        KEPT,
        /** They go: training sees made rows only, as in the paper. */
        REPLACED
    }

    private final double alpha;
    private final Originals originals;
    private final int copies;
    private final long seed;

    private Mixup(double alpha, Originals originals, int copies, long seed) {
        this.alpha = alpha;
        this.originals = originals;
        this.copies = copies;
        this.seed = seed;
    }

    /** One made row for each, alpha 0.2, the rows themselves kept, seed 0. */
    public static Mixup withDefaults() {
        return new Mixup(0.2, Originals.KEPT, 1, 0);
    }

    /** Both parameters of the Beta distribution: from 0.001 to 1e6. */
    public Mixup withAlpha(double parameter) {
        if (!(parameter >= 1e-3 && parameter <= 1e6)) {
            throw new IllegalArgumentException("alpha: expected a number from 0.001 to 1000000, got " + parameter);
        }
        return new Mixup(parameter, originals, copies, seed);
    }

    /** Keeps or replaces the rows that are mixed. */
    public Mixup withOriginals(Originals fate) {
        return new Mixup(alpha, Objects.requireNonNull(fate, "fate"), copies, seed);
    }

    /** This many made rows for each row, at least one. */
    public Mixup withCopies(int count) {
        return new Mixup(alpha, originals, Copies.requireCount(count), seed);
    }

    /** Draws partners and shares from this seed. */
    public Mixup withSeed(long value) {
        return new Mixup(alpha, originals, copies, value);
    }

    @Override
    public Dataset resample(Dataset train) {
        Mixture mixture = mixture(train);
        Table x = train.features();
        double[][] columns = new double[x.schema().size()][];
        for (int j = 0; j < columns.length; j++) {
            boolean numeric = x.schema().field(j) instanceof Field.Numeric;
            columns[j] = mixture.column(x.column(j), numeric);
        }
        Column target =
                new Column(train.target().field(), mixture.target(train.target().values()));
        return Dataset.of(Copies.table(x, columns, target.size()), target, mixture.weights(train.weights()))
                .forTrainingOnly();
    }

    private Mixture mixture(Dataset train) {
        int[] rows = ClassRows.counting(train.weights());
        boolean classes = train.target().field() instanceof Field.Categorical;
        double[] target = train.target().values();
        int kept = originals == Originals.KEPT ? train.rows() : 0;
        Mixture mixture = new Mixture(kept, Copies.requireRows(kept + 2L * copies * rows.length));
        // Without a generator of its own: it would be seeded by the clock.
        BetaDistribution beta = new BetaDistribution(null, alpha, alpha);
        SplittableRandom random = new SplittableRandom(seed);
        for (int c = 0; c < copies; c++) {
            SplittableRandom own = random.split();
            int[] partners = rows.clone();
            Shuffle.inPlace(partners, own);
            for (int s = 0; s < rows.length; s++) {
                int a = rows[s];
                int b = partners[s];
                double lambda = beta.inverseCumulativeProbability(NoiseAugmentation.uniform(own));
                if (classes && target[a] != target[b]) {
                    mixture.add(a, b, lambda, Mixture.Label.FIRST);
                    mixture.add(a, b, lambda, Mixture.Label.SECOND);
                } else {
                    mixture.add(a, b, lambda, Mixture.Label.MIXED);
                }
            }
        }
        return mixture;
    }
}
