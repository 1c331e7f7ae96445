package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Regressor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One row at a time: the arrays that a pipeline keeps between such calls must not let one row show in another. */
class PipelineSingleRowTest {

    private static final double NA = Double.NaN;
    private static final Schema SCHEMA =
            Schema.of(new Field.Numeric("size"), new Field.Categorical("color", List.of("blue", "green", "red")));

    /** Weighs every column differently, and refuses a size of 3. */
    private record Weighing(Schema features) implements Regressor {
        @Override
        public void predict(Table x, double[] out) {
            for (int i = 0; i < out.length; i++) {
                for (int j = 0; j < x.schema().size(); j++) {
                    out[i] += (j + 1) * x.column(j)[i];
                }
                if (x.column(0)[i] == 3) {
                    throw RowException.of("size", i, "expected a size the model knows, got 3");
                }
            }
        }
    }

    private static PipelineRegressor fitted(Transformer... steps) {
        Table x = Table.of(SCHEMA, new double[] {1, 2, 3, 4}, new double[] {0, 1, 2, 0});
        return Pipeline.of(steps)
                .regressor((train, run) -> new Weighing(train.features().schema()))
                .fit(Dataset.of(x, new Column(new Field.Numeric("y"), new double[4])));
    }

    /** A size is filled with 2.5, a color with blue. */
    private static PipelineRegressor imputed() {
        return fitted(MissingValueImputer.withDefaults(), OneHotEncoder.withDefaults());
    }

    private static Table row(double size, double color) {
        return Table.of(SCHEMA, new double[] {size}, new double[] {color});
    }

    @Test
    void predict_oneRowAfterAnother_seesNothingOfTheOneBefore() {
        PipelineRegressor model = imputed();
        assertThat(model.predict(row(10, 2))).containsExactly(10 + 4);
        assertThat(model.predict(row(NA, NA))).containsExactly(2.5 + 2);
        assertThat(model.predict(row(20, 1))).containsExactly(20 + 3);
    }

    @Test
    void predict_unseenLevelBetweenKnownOnes_isZerosAndChangesNothing() {
        PipelineRegressor model = imputed();
        assertThat(model.predict(row(10, 2))).containsExactly(14);
        Map<String, Object> unseen = Map.of("size", 10, "color", "violet");
        assertThat(model.predictOne(unseen)).containsExactly(10);
        assertThat(model.predict(row(10, 2))).containsExactly(14);
    }

    @Test
    void predict_refusedRow_namesRowZeroAndTheNextRowIsPredicted() {
        PipelineRegressor model = imputed();
        assertThat(model.predict(row(1, 0))).containsExactly(3);
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> model.predict(row(3, 0)))
                .withMessage("column \"size\", row 0: expected a size the model knows, got 3");
        assertThat(model.predict(row(1, 0))).containsExactly(3);
    }

    @Test
    void predict_otherOrderOfColumnsAndLevels_isAsBefore() {
        PipelineRegressor model = imputed();
        Schema other =
                Schema.of(new Field.Categorical("color", List.of("red", "green", "blue")), new Field.Numeric("size"));
        assertThat(model.predict(row(10, 2))).containsExactly(14);
        assertThat(model.predict(Table.of(other, new double[] {0}, new double[] {10})))
                .containsExactly(14);
    }

    @Test
    void predict_pipelineBehindAPipeline_isWhatBothGive() {
        Table x = Table.of(SCHEMA, new double[] {1, 2, 3, 4}, new double[] {0, 1, 2, 0});
        Dataset data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[4]));
        PipelineRegressor model = Pipeline.of(MissingValueImputer.withDefaults())
                .regressor(Pipeline.of(OneHotEncoder.withDefaults())
                        .regressor((train, run) -> new Weighing(train.features().schema())))
                .fit(data);
        assertThat(model.predict(row(NA, 1))).containsExactly(2.5 + 3);
        assertThat(model.predict(row(7, 0))).containsExactly(7 + 2);
    }

    @Test
    void predictOne_missingValue_isFilled() {
        Map<String, Object> row = new HashMap<>();
        row.put("size", null);
        row.put("color", "red");
        assertThat(imputed().predictOne(row)).containsExactly(2.5 + 4);
    }

    @Test
    void predict_oneRowFromEightThreads_isTheSameAsTheTable() throws InterruptedException, ExecutionException {
        PipelineRegressor model = imputed();
        double[] sizes = IntStream.range(0, 600).mapToDouble(i -> 10 + i % 97).toArray();
        double[] colors = IntStream.range(0, 600)
                .mapToDouble(i -> i % 5 == 0 ? NA : i % 3)
                .toArray();
        double[] whole = model.predict(Table.of(SCHEMA, sizes, colors));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> same = IntStream.range(0, 8)
                    .mapToObj(t -> pool.submit(() -> IntStream.range(0, 20_000)
                            .map(k -> (k + 75 * t) % 600)
                            .allMatch(i -> model.predict(row(sizes[i], colors[i]))[0] == whole[i])))
                    .toList();
            for (Future<Boolean> one : same) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** 24,000 bytes a row if the arrays were made anew; a kilobyte is for the call itself. */
    @Test
    void predict_oneRowOfAThousandLevels_makesNoArraysPerLevel() {
        assumeThat(ManagementFactory.getThreadMXBean())
                .as("counts a thread's allocations")
                .isInstanceOf(ThreadMXBean.class);
        List<String> levels =
                IntStream.range(0, 1_000).mapToObj(k -> "level " + k).toList();
        Schema schema = Schema.of(new Field.Numeric("size"), new Field.Categorical("level", levels));
        double[] codes = IntStream.range(0, 1_000).asDoubleStream().toArray();
        PipelineRegressor model = Pipeline.of(OneHotEncoder.withDefaults())
                .regressor((train, run) -> new Weighing(train.features().schema()))
                .fit(Dataset.of(Table.of(schema, codes, codes), new Column(new Field.Numeric("y"), new double[1_000])));
        Table one = Table.of(schema, new double[] {5}, new double[] {7});
        double[] out = new double[1];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[20];
        Arrays.setAll(bytes, k -> {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            model.predict(one, out);
            return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        });
        assertThat(Arrays.stream(bytes).min().orElseThrow()).isLessThan(1_024);
    }
}
