package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Regressor;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much memory a prediction asks for: it must not grow with the table. */
class PipelineAllocationTest {

    /** Allocates nothing itself. */
    private record Sum(Schema features) implements Regressor {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public void predict(Table x, double[] out) {
            for (int j = 0; j < x.schema().size(); j++) {
                double[] column = x.column(j);
                for (int i = 0; i < out.length; i++) {
                    out[i] += column[i];
                }
            }
        }
    }

    private static Dataset data(int n) {
        double[][] x = new double[3][n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[0][i] = i % 5 == 0 ? Double.NaN : i % 17;
            x[1][i] = i % 7 == 0 ? Double.NaN : i % 3;
            x[2][i] = i % 4;
            y[i] = i % 3;
        }
        Schema schema = Schema.of(
                new Field.Numeric("size"),
                new Field.Categorical("color", List.of("blue", "green", "red")),
                new Field.Categorical("city", List.of("a", "b", "c", "d")));
        return Dataset.of(Table.of(schema, x), new Column(new Field.Numeric("y"), y));
    }

    private static PipelineRegressor fitted(Transformer... steps) {
        return Pipeline.of(steps)
                .regressor((train, run) -> new Sum(train.features().schema()))
                .fit(data(1_000));
    }

    /** The least of several runs: the first ones also load classes. */
    private static long bytes(PipelineRegressor model, Table x, double[] out) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long before = threads.getThreadAllocatedBytes(self);
            model.predict(x, out);
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        return least;
    }

    private static void assertConstantMemory(PipelineRegressor model) {
        assumeThat(ManagementFactory.getThreadMXBean())
                .as("counts a thread's allocations")
                .isInstanceOf(ThreadMXBean.class);
        int few = 1_024;
        long small = bytes(model, data(few).features(), new double[few]);
        int many = 100 * few;
        long large = bytes(model, data(many).features(), new double[many]);
        // Raw columns alone would be 2.4 MB; 64 KB is for what the virtual machine may do on the side.
        assertThat(large).isLessThan(small + 65_536);
    }

    @Test
    void predict_standardPipelineOfAHundredTimesTheRows_allocatesNoMore() {
        assertConstantMemory(fitted(
                MissingValueImputer.withDefaults(), OneHotEncoder.withDefaults(), StandardScaler.withDefaults()));
    }

    @Test
    void predict_encodersOfAHundredTimesTheRows_allocateNoMore() {
        assertConstantMemory(fitted(
                MissingValueImputer.withDefaults(),
                TargetEncoder.withDefaults().on(Columns.named("city")),
                ColumnSelector.keeping(Columns.all()),
                HashingEncoder.withDefaults().withColumns(4).on(Columns.named("color"))));
        assertConstantMemory(fitted(FrequencyEncoder.withDefaults()));
    }

    @Test
    void predict_numericStepsOfAHundredTimesTheRows_allocateNoMore() {
        assertConstantMemory(fitted(
                Winsorizer.withDefaults(),
                PowerTransformer.withDefaults(),
                PolynomialFeatures.withDefaults(),
                RobustScaler.withDefaults(),
                QuantileBins.withDefaults()));
    }
}
