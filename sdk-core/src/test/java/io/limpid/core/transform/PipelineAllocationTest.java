package io.limpid.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.limpid.core.calibrate.CalibratedClassifier;
import io.limpid.core.calibrate.CalibrationMethod;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.NearestMean;
import io.limpid.core.model.Regressor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
    private static long bytes(Model model, Table x, double[] out) {
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
        assertConstantMemory(model, PipelineAllocationTest::features);
        assertConstantMemory(model, PipelineAllocationTest::unseen);
    }

    private static Table features(int n) {
        return data(n).features();
    }

    /** The same columns with levels in other order and some that training had not. */
    private static Table unseen(int n) {
        Table x = features(n);
        double[] other = new double[n];
        for (int i = 0; i < n; i++) {
            other[i] = i % 11 == 0 ? Double.NaN : i % 6;
        }
        return x.without("color")
                .without("city")
                .with(new Column(
                        new Field.Categorical("color", List.of("violet", "red", "pink", "blue", "green", "grey")),
                        other))
                .with(new Column(new Field.Categorical("city", List.of("x", "d", "c", "b", "a", "y")), other));
    }

    private static void assertConstantMemory(Model model, IntFunction<Table> tables) {
        assumeThat(ManagementFactory.getThreadMXBean())
                .as("counts a thread's allocations")
                .isInstanceOf(ThreadMXBean.class);
        int few = 1_024;
        long small = bytes(model, tables.apply(few), new double[few * model.outputs()]);
        int many = 100 * few;
        long large = bytes(model, tables.apply(many), new double[many * model.outputs()]);
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

    private static Dataset dates(int n) {
        double[] day = new double[n];
        for (int i = 0; i < n; i++) {
            day[i] = i % 9 == 0 ? Double.NaN : i % 2;
        }
        Table x = Table.of(Schema.of(new Field.Categorical("day", List.of("2024-02-29", "2024-03-01"))), day);
        return Dataset.of(x, new Column(new Field.Numeric("y"), new double[n]));
    }

    @Test
    void predict_datesUnseenInTraining_allocateNoMore() {
        PipelineRegressor model = Pipeline.of(DateParts.of("day"))
                .regressor((train, run) -> new Sum(train.features().schema()))
                .fit(dates(100));
        List<String> days = IntStream.rangeClosed(1, 28)
                .mapToObj(day -> String.format(Locale.ROOT, "2025-01-%02d", day))
                .toList();
        assertConstantMemory(model, n -> {
            double[] day = IntStream.range(0, n).mapToDouble(i -> i % 28).toArray();
            return Table.of(Schema.of(new Field.Categorical("day", days)), day);
        });
    }

    @Test
    void predict_imputerWithALevelOfItsOwn_allocatesNoMore() {
        assertConstantMemory(fitted(
                MissingValueImputer.withDefaults()
                        .withCategories(CategoryFill.ownLevel())
                        .withIndicator(MissingIndicator.ALL),
                OneHotEncoder.withDefaults()));
    }

    @Test
    void predict_pipelineBehindAPipeline_allocatesNoMore() {
        PipelineRegressor model = Pipeline.of(MissingValueImputer.withDefaults())
                .regressor(Pipeline.of(OneHotEncoder.withDefaults())
                        .regressor(Pipeline.of(StandardScaler.withDefaults())
                                .regressor(
                                        (train, run) -> new Sum(train.features().schema()))))
                .fit(data(1_000));
        assertConstantMemory(model);
    }

    @Test
    void predict_calibratedLinearModel_allocatesNoMore() {
        Dataset data = data(1_000);
        double[] kinds = data.target().values().clone();
        Dataset two = Dataset.of(
                Table.of(Schema.of(new Field.Numeric("x")), data.features().column(2)),
                new Column(
                        new Field.Categorical("kind", List.of("no", "yes")),
                        Arrays.stream(kinds).map(k -> Math.min(k, 1)).toArray()));
        Classifier base = new NearestMean().fit(two);
        Classifier model =
                CalibratedClassifier.of(base, CalibrationMethod.TEMPERATURE.fit(ClassPredictions.of(base, two)));
        assertConstantMemory(
                model,
                n -> Table.of(
                        Schema.of(new Field.Numeric("x")), data(n).features().column(2)));
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
