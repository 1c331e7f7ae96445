package io.limpid.regularize.validation;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.kernel.DenseRanks;
import io.limpid.core.kernel.Shuffle;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Asks whether a cross-validated score could come from a target that has nothing to do with the features: it is set
 * beside those of the same procedure with the target's values in random order.
 *
 * <pre>{@code
 * PermutedScores scores = PermutationTest.of(StratifiedKFold.of(5, 42), new RocAuc())
 *         .withPermutations(500)
 *         .run(pipeline.classifier(trainer), data, Run.quiet());
 * Score p = scores.pValue();
 * }</pre>
 *
 * <p>The score is the mean over the folds of the validation score, each fold counting alike. Features, weights and keys
 * stay where they are, and the splitter splits each permuted data set anew, as it would have had the data come so; that
 * makes the p-value exact: were the target's values exchangeable, it would be at most x in at most a share x of data
 * sets. {@link #withGroups} permutes within groups of rows only, for targets exchangeable there alone, as of several
 * visits of a patient.
 *
 * <p>Permutations are the tasks of the run's workers, each with a generator split off before any starts: any number of
 * workers gives the same bits, and so does the same seed. Cost: a cross-validation for each permutation and one more.
 * Immutable.
 *
 * @see <a href="https://www.jmlr.org/papers/v11/ojala10a.html">Ojala and Garriga (2010), Permutation Tests for Studying
 *     Classifier Performance</a>
 */
public final class PermutationTest {

    private static final String STAGE = "permutations";
    private static final int DEFAULT_PERMUTATIONS = 200;

    private final Splitter splitter;
    private final Metric metric;
    private final int permutations;
    private final Optional<String> groups;
    private final long seed;

    private PermutationTest(Splitter splitter, Metric metric, int permutations, Optional<String> groups, long seed) {
        this.splitter = splitter;
        this.metric = metric;
        this.permutations = permutations;
        this.groups = groups;
        this.seed = seed;
    }

    /** A test with 200 permutations of all rows, so that the least p-value is 1/201; seed 0. */
    public static PermutationTest of(Splitter splitter, Metric metric) {
        return new PermutationTest(
                Objects.requireNonNull(splitter, "splitter"),
                Objects.requireNonNull(metric, "metric"),
                DEFAULT_PERMUTATIONS,
                Optional.empty(),
                0);
    }

    /**
     * The same with so many permutations.
     *
     * @throws IllegalArgumentException when there is none
     */
    public PermutationTest withPermutations(int count) {
        if (!(count >= 1)) {
            throw new IllegalArgumentException("permutations: expected at least 1, got " + count);
        }
        return new PermutationTest(splitter, metric, count, groups, seed);
    }

    /** The same where values are exchanged only between rows that have the same value of this key or feature. */
    public PermutationTest withGroups(String column) {
        return new PermutationTest(
                splitter, metric, permutations, Optional.of(Objects.requireNonNull(column, "column")), seed);
    }

    /** The same with other random orders. */
    public PermutationTest withSeed(long other) {
        return new PermutationTest(splitter, metric, permutations, groups, other);
    }

    /**
     * Cross-validates with the target as it is and permuted.
     *
     * @throws IllegalArgumentException when the splitter refuses the data, there is no such column to group by or a row
     *     has no value there, or a trainer or the metric refuses a fold's rows; the message names the first such
     *     permutation and fold
     * @throws IllegalStateException when a fit or a score fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public PermutedScores run(Trainer<? extends Model> trainer, Dataset data, Run run) {
        Objects.requireNonNull(trainer, "trainer");
        Splitter.requireCollected(data);
        List<int[]> exchangeable = groups.map(column -> rowsOf(data, column))
                .orElseGet(() -> List.of(IntStream.range(0, data.rows()).toArray()));
        SplittableRandom random = new SplittableRandom(seed);
        List<SplittableRandom> randoms =
                IntStream.range(0, permutations).mapToObj(p -> random.split()).toList();
        // Task 0 is the target as it is.
        List<Score> scores = NamedTasks.run(permutations + 1, this::name, STAGE, run, (task, inner) -> {
            Dataset rows = task == 0 ? data : permuted(data, exchangeable, randoms.get(task - 1));
            return score(trainer, rows, inner);
        });
        return new PermutedScores(metric, scores.get(0), scores.subList(1, scores.size()));
    }

    private String name(int task) {
        return task == 0 ? "target as it is" : "permutation " + task + " of " + permutations;
    }

    private Score score(Trainer<? extends Model> trainer, Dataset rows, Run run) {
        return FoldScore.mean(FoldRunner.of(splitter, rows)
                .run(STAGE, run, (sides, inner) -> FoldScore.ofValidation(sides, trainer, metric, inner)));
    }

    private static Dataset permuted(Dataset data, List<int[]> exchangeable, SplittableRandom random) {
        double[] values = data.target().values();
        double[] other = new double[values.length];
        for (int[] rows : exchangeable) {
            int[] from = rows.clone();
            Shuffle.inPlace(from, random);
            for (int i = 0; i < rows.length; i++) {
                other[rows[i]] = values[from[i]];
            }
        }
        return Dataset.of(data.features(), new Column(data.target().field(), other), data.weights())
                .withKeys(data.keys());
    }

    /** The rows of each value of a column, ascending. */
    private static List<int[]> rowsOf(Dataset data, String column) {
        double[] keys = data.key(column).values();
        for (int i = 0; i < keys.length; i++) {
            if (Double.isNaN(keys[i])) {
                throw RowException.of(column, i, "expected a value to group by in every row, got a missing one");
            }
        }
        DenseRanks ranks = DenseRanks.of(keys, i -> true);
        List<List<Integer>> groups = new ArrayList<>();
        for (int g = 0; g < ranks.values().length; g++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < keys.length; i++) {
            groups.get(ranks.of()[i]).add(i);
        }
        return groups.stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
