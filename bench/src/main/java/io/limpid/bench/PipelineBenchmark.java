package io.limpid.bench;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.Transformer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows a second one thread fits and encodes, and how many it predicts through a pipeline: imputation, one-hot
 * encoding and standardising of 12 numeric and 8 categorical columns with gaps, which become 62.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx4g")
public class PipelineBenchmark {

    private static final int ROWS = 100_000;
    private static final int[] LEVELS = {2, 3, 4, 5, 6, 8, 10, 12};
    private static final int NUMBERS = 12;

    /** In which order: see {@link ColumnsMeasurement}. */
    @Param({"numbersScaled", "allScaled"})
    public String order;

    private Dataset data;
    private Regressor pipeline;
    private final double[] out = new double[ROWS];

    /** Makes the rows, the same every time, and fits a pipeline before a model that costs next to nothing. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        Field[] fields = new Field[NUMBERS + LEVELS.length];
        double[][] columns = new double[fields.length][ROWS];
        for (int j = 0; j < fields.length; j++) {
            int levels = j < NUMBERS ? 0 : LEVELS[j - NUMBERS];
            fields[j] = levels == 0
                    ? new Field.Numeric("n" + j)
                    : new Field.Categorical(
                            "c" + j,
                            IntStream.range(0, levels)
                                    .mapToObj(k -> "level " + k)
                                    .toList());
            for (int i = 0; i < ROWS; i++) {
                boolean gap = j % 3 == 0 && random.nextInt(20) == 0;
                columns[j][i] = gap ? Double.NaN : levels == 0 ? 100 * random.nextDouble() : random.nextInt(levels);
            }
        }
        Table x = Table.of(Schema.of(fields), columns);
        data = Dataset.of(x, new Column(new Field.Numeric("y"), new double[ROWS]));
        pipeline = Pipeline.of(ColumnsMeasurement.pipelines().get(order).toArray(Transformer[]::new))
                .regressor((train, run) -> Model.of(train.features().schema(), rows -> new double[rows.rows()]))
                .fit(data);
    }

    /** Fits every step and encodes the training rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Table fitAndApply() {
        return ColumnsMeasurement.fitAndApply(ColumnsMeasurement.pipelines().get(order), data);
    }

    /** Encodes tile by tile before a model that answers at once. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] predict() {
        pipeline.predict(data.features(), out);
        return out;
    }
}
