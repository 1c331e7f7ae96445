package io.limpid.regularize.diagnosis;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import io.limpid.core.text.Quoted;
import io.limpid.regularize.diagnosis.SelectionReport.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Tests whether columns were selected by their association with the target over all rows, before the split, by
 * comparing them in each fold with as many columns selected anew by the fold's training rows alone.
 *
 * <pre>{@code
 * SelectionReport report = SelectionProbe.withDefaults()
 *         .probe(raw, List.of("gene 17", "gene 202"), StratifiedKFold.of(5, 42), Run.quiet());
 * }</pre>
 *
 * <p>Columns selected by all rows go along with the target on the validation rows too, because those took part; columns
 * selected by the training rows fall back to what is true of them. The difference is the optimism. Columns that were
 * chosen for other reasons, as by people who know the subject, may well do better than a selection by few rows: so the
 * verdict asks as well whether the columns are those that a screening over all rows finds. Strong columns are found by
 * any selection, and then there is no optimism: {@link Verdict#HARMLESS}.
 *
 * <p>Looks at numeric columns, by Pearson's correlation over the rows of positive weight, a missing value as the mean
 * of its column on the fold's training rows. Folds are the tasks of the run's workers. Cost: rows × columns × classes
 * for each fold. Draws nothing at random. Immutable.
 *
 * @see <a href="https://doi.org/10.1073/pnas.102102699">Ambroise and McLachlan (2002), Selection bias in gene
 *     extraction</a>
 */
public final class SelectionProbe {

    private static final String STAGE = "selection probe, folds";

    private final double leastOverlap;
    private final double significance;

    private SelectionProbe(double leastOverlap, double significance) {
        this.leastOverlap = leastOverlap;
        this.significance = significance;
    }

    /** A selection counts as a screening over all rows from an overlap of 0.8 on; optimism from a p-value of 0.01. */
    public static SelectionProbe withDefaults() {
        return new SelectionProbe(0.8, 0.01);
    }

    /**
     * With another overlap from which a selection counts as a screening over all rows: for screening by something else
     * than correlation, which agrees with it in fewer columns.
     *
     * @throws IllegalArgumentException when it is not above 0 and at most 1
     */
    public SelectionProbe withLeastOverlap(double least) {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("leastOverlap: expected above 0 and at most 1, got " + least);
        }
        return new SelectionProbe(least, significance);
    }

    /**
     * With another p-value below which there is optimism.
     *
     * @throws IllegalArgumentException when it is not above 0 and below 1
     */
    public SelectionProbe withSignificance(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("significance: expected above 0 and below 1, got " + level);
        }
        return new SelectionProbe(leastOverlap, level);
    }

    /**
     * Compares the selected columns with selections made anew.
     *
     * @param raw the data with all columns there were to select from
     * @param selected those that were kept
     * @throws IllegalArgumentException when none is selected, one is selected twice, is missing in the raw data or not
     *     numeric, or the splitter refuses the data or gives no fold
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    public SelectionReport probe(Dataset raw, List<String> selected, Splitter splitter, Run run) {
        int[] chosen = chosen(raw.features().schema(), selected);
        int[] numeric = IntStream.range(0, raw.features().schema().size())
                .filter(j -> raw.features().schema().field(j) instanceof Field.Numeric)
                .toArray();
        List<Fold> folds = List.copyOf(splitter.split(raw));
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("folds: expected at least one, got none");
        }
        ProbedTarget target = ProbedTarget.of(raw);
        double[][] outputs = new double[target.outputs()][];
        Arrays.setAll(outputs, target::output);
        Compared[] compared = new Compared[folds.size()];
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(folds.size(), k -> {
            compared[k] = compare(raw, outputs, chosen, numeric, folds.get(k), run);
            run.progress().update(STAGE, done.incrementAndGet(), folds.size());
        });
        int[] all = IntStream.range(0, raw.rows()).toArray();
        int[] screened = strongest(Associations.of(raw, outputs, numeric, all, run), chosen.length);
        Set<Integer> found = new HashSet<>();
        IntStream.of(screened).forEach(c -> found.add(numeric[c]));
        double overlap = IntStream.of(chosen).filter(found::contains).count() / (double) chosen.length;
        return report(selected, numeric.length, overlap, compared, folds);
    }

    /** The same on the calling thread, unwatched. */
    public SelectionReport probe(Dataset raw, List<String> selected, Splitter splitter) {
        return probe(raw, selected, splitter, Run.quiet());
    }

    private static int[] chosen(Schema schema, List<String> selected) {
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("selected: expected at least one column, got none");
        }
        Set<String> seen = new HashSet<>();
        for (String name : selected) {
            Objects.requireNonNull(name, "selected");
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "selected: expected each column once, got " + Quoted.of(name) + " twice");
            }
            if (!(schema.field(schema.require(name)) instanceof Field.Numeric)) {
                throw new IllegalArgumentException(
                        "column " + Quoted.of(name) + ": expected a numeric column, got a categorical one");
            }
        }
        return selected.stream().mapToInt(schema::require).toArray();
    }

    /** What one fold gave: associations of the given and of the reselected columns on both sides. */
    private record Compared(double training, double validation, double newTraining, double newValidation) {}

    private static Compared compare(Dataset raw, double[][] outputs, int[] chosen, int[] numeric, Fold fold, Run run) {
        Associations training = Associations.of(raw, outputs, numeric, fold.train(), run);
        int[] again = strongest(training, chosen.length);
        int[] given =
                IntStream.of(chosen).map(j -> Arrays.binarySearch(numeric, j)).toArray();
        return new Compared(
                training.mean(given),
                training.mean(given, raw, outputs, fold.validation()),
                training.mean(again),
                training.mean(again, raw, outputs, fold.validation()));
    }

    /** The columns of the largest correlation either way, ascending; of equal ones the first. */
    private static int[] strongest(Associations associations, int count) {
        double[] r = associations.correlations();
        return IntStream.range(0, r.length)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(r[b]), Math.abs(r[a])))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private SelectionReport report(
            List<String> selected, int candidates, double overlap, Compared[] compared, List<Fold> folds) {
        int k = compared.length;
        double[] sums = new double[4];
        for (Compared one : compared) {
            sums[0] += one.training() / k;
            sums[1] += one.validation() / k;
            sums[2] += one.newTraining() / k;
            sums[3] += one.newValidation() / k;
        }
        double optimism = sums[1] - sums[3];
        double squares = 0;
        double trained = 0;
        double validated = 0;
        for (int f = 0; f < k; f++) {
            double off = compared[f].validation() - compared[f].newValidation() - optimism;
            squares += off * off;
            trained += folds.get(f).train().length;
            validated += folds.get(f).validation().length;
        }
        double error = k > 1 ? Math.sqrt(squares / (k - 1) * (1.0 / k + validated / trained)) : 0;
        double p = p(optimism, error, k);
        Verdict verdict = Verdict.INDEPENDENT;
        if (overlap >= leastOverlap && selected.size() < candidates) {
            verdict = p < significance ? Verdict.SCREENED : Verdict.HARMLESS;
        }
        return new SelectionReport(
                verdict,
                selected,
                candidates,
                overlap,
                (double) selected.size() / candidates,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                optimism,
                error,
                p);
    }

    private static double p(double optimism, double error, int folds) {
        if (folds < 2 || !(error > 0)) {
            return folds > 1 && optimism > 0 ? 0 : 1;
        }
        // No generator: only the distribution function is asked for.
        return new TDistribution(null, folds - 1.0).cumulativeProbability(-optimism / error);
    }
}
