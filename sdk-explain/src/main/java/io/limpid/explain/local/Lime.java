package io.limpid.explain.local;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.ModelOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Imitates a model near one row by a weighted linear model of "the column is in the row's own bin or category".
 *
 * <p>As lime 0.2.0.1 does for tables: each column is perturbed on its own, a bin or level drawn by its training
 * frequency and a number from the bin's normal distribution cut to the bin; indicator z_j is 1 where the drawn cell is
 * the row's; sample 0 is the row itself. A sample with d^2 indicators at 0 weighs {@code exp(-d^2 / (2 kw^2))}, {@code
 * kw = 0.75 sqrt(p)}. A ridge regression with alpha 0.01 ranks the columns by |coefficient|; one with alpha 1 on the
 * top ones gives the result (alpha beside a sum of weights, intercept free).
 *
 * <p>Differences from lime: a column whose cell in the row was never drawn, as one never seen in training, has
 * coefficient 0; missing values are a bin of their own; columns are chosen by that ranking also when at most 6 are
 * wanted; and normal draws come from a table of 256 quantiles a bin.
 *
 * <p>The same row and seed give the same bits for any number of workers. Immutable and thread-safe. Cost: one
 * prediction per sample and samples × p operations, p^2 at most.
 *
 * @see <a href="https://arxiv.org/abs/1602.04938">Ribeiro, Singh and Guestrin (2016)</a>
 */
public final class Lime implements LocalExplainer<LocalSurrogate> {

    private static final int SAMPLES = 5000;
    private static final int TOP = 10;
    private static final double KERNEL_WIDTH = 0.75;
    private static final double RANKING_ALPHA = 0.01;
    private static final double ALPHA = 1;
    private static final int TILE = 1024;

    private final ModelOutput output;
    private final ColumnDistributions distributions;
    private final int samples;
    private final int top;
    private final long seed;
    private final Run run;

    private Lime(ModelOutput output, ColumnDistributions distributions, int samples, int top, long seed, Run run) {
        this.output = output;
        this.distributions = distributions;
        this.samples = samples;
        this.top = top;
        this.seed = seed;
        this.run = run;
    }

    /**
     * Surrogates of this output: 5,000 samples, kernel width 0.75 sqrt(p), 10 columns, seed 0.
     *
     * @throws IllegalArgumentException when the distributions lack a column the model reads
     */
    public static Lime of(ModelOutput output, ColumnDistributions distributions) {
        Objects.requireNonNull(output, "output");
        return new Lime(output, distributions.of(output.features()), SAMPLES, TOP, 0, Run.quiet());
    }

    /** The same with another number of perturbed rows, the explained one counted. */
    public Lime withSamples(int samples) {
        if (!(samples >= 2)) {
            throw new IllegalArgumentException("samples: expected at least 2, got " + samples);
        }
        return new Lime(output, distributions, samples, top, seed, run);
    }

    /** The same keeping at most this many columns; the others' coefficients are 0. */
    public Lime withTop(int columns) {
        if (!(columns >= 1)) {
            throw new IllegalArgumentException("columns: expected at least 1, got " + columns);
        }
        return new Lime(output, distributions, samples, columns, seed, run);
    }

    /** The same with other perturbations. */
    public Lime withSeed(long seed) {
        return new Lime(output, distributions, samples, top, seed, run);
    }

    /** The same, run this way. */
    public Lime with(Run run) {
        return new Lime(output, distributions, samples, top, seed, Objects.requireNonNull(run, "run"));
    }

    @Override
    public LocalSurrogate explain(Table x, int row) {
        Table one = distributions.schema().align(x.select(new int[] {x.requireRow(row)}));
        int p = one.schema().size();
        double[][] columns = new double[p][samples - 1];
        byte[][] z = new byte[p][samples];
        perturb(one, columns, z);
        double[] y = predict(one, columns, row);
        LocalRidge ridge = new LocalRidge(z, y, KERNEL_WIDTH * Math.sqrt(Math.max(1, p)), run.cancellation());
        int[] chosen = strongest(ridge, drawn(z));
        double[] coefficients = ridge.fit(chosen, ALPHA);
        double intercept = ridge.intercept(chosen, coefficients);
        double localPrediction = intercept;
        double[] all = new double[p];
        for (int j = 0; j < chosen.length; j++) {
            all[chosen[j]] = coefficients[j];
            localPrediction += coefficients[j];
        }
        return new LocalSurrogate(
                "lime",
                output.description(),
                intercept,
                localPrediction,
                y[0],
                features(one, all),
                ridge.rSquared(chosen, coefficients, intercept),
                ridge.effectiveSamples(),
                samples,
                seed);
    }

    private void perturb(Table one, double[][] columns, byte[][] z) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] cells = new int[samples - 1];
        for (int j = 0; j < columns.length; j++) {
            run.cancellation().check();
            ColumnDistribution distribution = distributions.column(j);
            distribution.draw(random.split(), columns[j], cells);
            int own = distribution.cell(one.column(j)[0]);
            z[j][0] = 1;
            for (int i = 0; i < cells.length; i++) {
                z[j][i + 1] = (byte) (cells[i] == own ? 1 : 0);
            }
        }
    }

    private double[] predict(Table one, double[][] columns, int row) {
        double[] y = new double[samples];
        double[] first = new double[1];
        output.evaluate(one, first);
        y[0] = first[0];
        int n = samples - 1;
        run.workers().forEach((n + TILE - 1) / TILE, task -> {
            run.cancellation().check();
            int from = task * TILE;
            int to = Math.min(n, from + TILE);
            double[][] part = new double[columns.length][];
            Arrays.setAll(part, j -> Arrays.copyOfRange(columns[j], from, to));
            double[] numbers = new double[to - from];
            output.evaluate(Table.of(distributions.schema(), part), numbers);
            System.arraycopy(numbers, 0, y, from + 1, numbers.length);
        });
        for (int i = 0; i < samples; i++) {
            if (!(Math.abs(y[i]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        (i == 0 ? "prediction of row " + row : "prediction of a row perturbed for LIME")
                                + ": expected a finite number, got " + y[i]);
            }
        }
        return y;
    }

    /**
     * The columns whose own cell was drawn. The indicator of any other is 1 in sample 0 only: its coefficient would be
     * what the surrogate misses of the row itself, even where the model doesn't read the column.
     */
    private static int[] drawn(byte[][] z) {
        return IntStream.range(0, z.length)
                .filter(j -> IntStream.range(1, z[j].length).anyMatch(i -> z[j][i] != 0))
                .toArray();
    }

    /** The candidates with the largest coefficients, the first among equals, in column order. */
    private int[] strongest(LocalRidge ridge, int[] candidates) {
        double[] coefficients = ridge.fit(candidates, RANKING_ALPHA);
        return IntStream.range(0, candidates.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(coefficients[j])))
                .limit(top)
                .mapToInt(j -> candidates[j])
                .sorted()
                .toArray();
    }

    private List<LocalSurrogate.Feature> features(Table one, double[] coefficients) {
        List<LocalSurrogate.Feature> features = new ArrayList<>();
        for (int j = 0; j < coefficients.length; j++) {
            String name = one.schema().field(j).name();
            ColumnDistribution distribution = distributions.column(j);
            double value = one.column(j)[0];
            String condition = distribution.condition(name, value, one.text(0, j));
            String unseen = distribution.seen(value) ? "" : " (never seen in training)";
            features.add(new LocalSurrogate.Feature(name, condition + unseen, coefficients[j]));
        }
        return features;
    }
}
