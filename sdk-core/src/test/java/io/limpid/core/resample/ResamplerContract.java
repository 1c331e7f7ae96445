package io.limpid.core.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every resampler must do, on a table of two numeric and two categorical columns with gaps, three classes of
 * different size and one without rows, weights of which some are zero, and keys. A resampler's test extends it.
 */
public abstract class ResamplerContract {

    private static final double NA = Double.NaN;

    /** A resampler with the options under test, seed 1. */
    protected abstract Resampler resampler();

    /** The same with seed 2; none when nothing is drawn. */
    protected abstract Optional<Resampler> reseeded();

    /** What the rows that it gives may be used for. */
    protected enum Result {
        /** Some of the given rows, each once, if under another weight. */
        AS_COLLECTED,
        /** Some are made or repeated, so that a split would put a row and its copies on both sides. */
        FOR_TRAINING_ONLY
    }

    protected abstract Result result();

    /** The feature columns: a resampler that needs others overrides this; at least ten rows. */
    protected Table features() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 60;
        double[][] x = new double[4][n];
        for (int i = 0; i < n; i++) {
            x[0][i] = i % 11 == 3 ? NA : 100 + 7 * random.nextDouble();
            x[1][i] = i % 13 == 5 ? NA : random.nextInt(4) - 1;
            x[2][i] = i % 17 == 2 ? NA : random.nextInt(3);
            x[3][i] = random.nextInt(2);
        }
        Schema schema = Schema.of(
                new Field.Numeric("length").withFlags(Field.Flag.PERSONAL),
                new Field.Numeric("count"),
                new Field.Categorical("color", List.of("blue", "green", "red")),
                new Field.Categorical("kind", List.of("new", "old")));
        return Table.of(schema, x);
    }

    /** The training rows. */
    protected final Dataset train() {
        Table x = features();
        int n = x.rows();
        double[] y = new double[n];
        Arrays.setAll(y, i -> i % 10 == 0 ? 0 : i % 3 == 0 ? 3 : 1);
        double[] w = new double[n];
        Arrays.setAll(w, i -> i % 7 == 4 ? 0 : 1 + i % 3);
        double[] ids = new double[n];
        Arrays.setAll(ids, i -> i);
        Field target = new Field.Categorical("class", List.of("few", "many", "none", "some"));
        return Dataset.of(x, new Column(target, y), w).withKeys(Table.of(Schema.of(new Field.Numeric("id")), ids));
    }

    private static List<double[]> arrays(Dataset data) {
        List<double[]> arrays = new ArrayList<>();
        for (int j = 0; j < data.features().schema().size(); j++) {
            arrays.add(data.features().column(j));
        }
        arrays.add(data.target().values());
        arrays.add(data.weights());
        for (int j = 0; j < data.keys().schema().size(); j++) {
            arrays.add(data.keys().column(j));
        }
        return arrays;
    }

    private static boolean same(Dataset a, Dataset b) {
        // By bits: Arrays.equals takes NaN for NaN and tells zero from minus zero.
        return Arrays.deepEquals(arrays(a).toArray(double[][]::new), arrays(b).toArray(double[][]::new));
    }

    /** Resamples, and checks what holds for every result. */
    private Dataset resampled(Dataset train) {
        List<double[]> before = arrays(train).stream().map(double[]::clone).toList();
        Dataset out = resampler().resample(train);
        assertThat(Arrays.deepEquals(
                        before.toArray(double[][]::new), arrays(train).toArray(double[][]::new)))
                .as("input unmodified")
                .isTrue();
        assertThat(out.features().schema()).isEqualTo(train.features().schema());
        assertThat(out.target().field()).isEqualTo(train.target().field());
        assertThat(out.features().rows()).isEqualTo(out.rows());
        assertThat(Arrays.stream(out.weights())).allMatch(w -> w >= 0 && w < Double.POSITIVE_INFINITY);
        for (int j = 0; j < out.features().schema().size(); j++) {
            // Refuses infinite numbers and codes that are no level.
            Table.of(Schema.of(out.features().schema().field(j)), out.features().column(j));
        }
        return out;
    }

    private static Dataset replaced(Dataset data, double[][] columns) {
        return data.withFeatures(Table.of(data.features().schema(), columns));
    }

    private static double[][] columns(Dataset data) {
        return IntStream.range(0, data.features().schema().size())
                .mapToObj(j -> data.features().column(j).clone())
                .toArray(double[][]::new);
    }

    @Test
    public void resample_anyRows_keepsSchemaAndInputAndGivesGoodWeights() {
        assertThat(resampled(train()).rows()).isPositive();
    }

    @Test
    public void resample_rowsAsCollected_areMarkedWhenMadeOrRepeated() {
        boolean marked = result() == Result.FOR_TRAINING_ONLY;
        assertThat(train().isForTrainingOnly()).isFalse();
        assertThat(resampler().resample(train()).isForTrainingOnly()).isEqualTo(marked);
        Dataset none = train().select(new int[0]);
        assertThat(resampler().resample(none).isForTrainingOnly()).isEqualTo(marked);
    }

    @Test
    public void resample_rowsForTrainingOnly_stayMarked() {
        assertThat(resampler().resample(train().forTrainingOnly()).isForTrainingOnly())
                .isTrue();
    }

    @Test
    public void resample_sameSeed_givesTheSameBits() {
        assertThat(same(resampler().resample(train()), resampler().resample(train())))
                .isTrue();
        Resampler once = resampler();
        assertThat(same(once.resample(train()), once.resample(train()))).isTrue();
    }

    @Test
    public void resample_otherSeed_givesOtherRows() {
        reseeded()
                .ifPresent(other -> assertThat(same(resampler().resample(train()), other.resample(train())))
                        .isFalse());
    }

    @Test
    public void resample_noRows_givesNone() {
        Dataset none = train().select(new int[0]);
        assertThat(resampled(none).rows()).isZero();
    }

    @Test
    public void resample_oneOrTwoRows_givesRows() {
        assertThat(resampled(train().select(new int[] {0})).rows()).isPositive();
        assertThat(resampled(train().select(new int[] {0, 1})).rows()).isPositive();
        assertThat(resampled(train().select(new int[] {1, 2})).rows()).isPositive();
    }

    @Test
    public void resample_onlyRowsOfWeightZero_isNoError() {
        resampled(train().select(new int[] {4, 11}));
    }

    @Test
    public void resample_oneClass_keepsToIt() {
        Dataset train = train();
        int[] many = IntStream.range(0, train.rows())
                .filter(i -> train.target().values()[i] == 1)
                .toArray();
        Dataset out = resampled(train.select(many));
        assertThat(out.rows()).isPositive();
        assertThat(out.target().values()).containsOnly(1);
    }

    @Test
    public void resample_classWithoutRows_staysWithout() {
        assertThat(resampled(train()).target().values()).doesNotContain(2).contains(0, 1, 3);
    }

    @Test
    public void resample_columnWithoutValues_staysSo() {
        for (int j = 0; j < train().features().schema().size(); j++) {
            double[][] columns = columns(train());
            Arrays.fill(columns[j], NA);
            assertThat(resampled(replaced(train(), columns)).features().column(j))
                    .containsOnly(NA);
        }
    }

    @Test
    public void resample_constantColumn_isNoError() {
        for (int j = 0; j < train().features().schema().size(); j++) {
            double[][] columns = columns(train());
            // A tenth has no exact double, so its mean over many rows need not be itself.
            Arrays.fill(columns[j], train().features().schema().field(j) instanceof Field.Numeric ? 0.1 : 1);
            assertThat(resampled(replaced(train(), columns)).features().column(j))
                    .doesNotContain(NA);
        }
    }

    @Test
    public void resample_rowsOfWeightZero_areNotLookedAt() {
        Dataset train = train();
        double[][] columns = columns(train);
        for (int j = 0; j < columns.length; j++) {
            boolean numeric = train.features().schema().field(j) instanceof Field.Numeric;
            for (int i = 0; i < train.rows(); i++) {
                if (train.weights()[i] == 0) {
                    columns[j][i] = numeric ? 1e6 : 0;
                }
            }
        }
        Dataset out = resampled(train);
        Dataset other = resampled(replaced(train, columns));
        assertThat(same(heavy(other), heavy(out))).isTrue();
    }

    private static Dataset heavy(Dataset data) {
        return data.select(IntStream.range(0, data.rows())
                .filter(i -> data.weights()[i] > 0)
                .toArray());
    }

    @Test
    public void resample_keys_areDroppedOrThoseOfTheSameRow() {
        Dataset train = train();
        Dataset out = resampled(train);
        if (out.keys().schema().size() > 0) {
            int[] ids =
                    Arrays.stream(out.keys().column(0)).mapToInt(id -> (int) id).toArray();
            assertThat(same(
                            train.select(ids).withWeights(out.weights()).withKeys(noKeys(out)),
                            out.withKeys(noKeys(out))))
                    .isTrue();
        }
    }

    private static Table noKeys(Dataset data) {
        return data.keys().withColumns(Schema.of());
    }

    @Test
    public void resample_withoutFeatures_keepsCountingRows() {
        Dataset train = train();
        if (features().schema().find("length").isPresent()) {
            Dataset bare = train.withFeatures(train.features().withColumns(Schema.of()));
            Dataset out = resampled(bare);
            assertThat(out.rows()).isPositive();
            assertThat(resampled(out).rows()).isPositive();
        }
    }

    @Test
    public void resample_concurrentCallers_getTheSame() throws InterruptedException, ExecutionException {
        Resampler shared = resampler();
        Dataset train = train();
        Dataset expected = resampler().resample(train());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Dataset>> results = new ArrayList<>();
            for (int s = 0; s < 16; s++) {
                results.add(pool.submit(() -> shared.resample(train)));
            }
            for (Future<Dataset> result : results) {
                assertThat(same(result.get(), expected)).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }
}
