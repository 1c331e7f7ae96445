package io.limpid.bench;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.models.linear.LogisticRegression;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows of 40 columns a second a logistic regression predicts on one thread, from memory that no cache holds:
 * 320 MB. Beside it a plain sum of the same columns, which is as fast as the memory is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
public class LogisticPredictionBenchmark {

    private static final int ROWS = 1_000_000;

    private Classifier model;
    private Table rows;
    private final double[] out = new double[2 * ROWS];

    /** Fits the model. */
    @Setup
    public void fit() {
        SmileLog.quiet();
        Dataset data = SyntheticRows.of(SpeedExport.ROWS);
        model = LogisticRegression.withDefaults().fit(data);
        rows = SyntheticRows.repeated(data.features(), ROWS);
    }

    /** A row of the table, predicted. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] row() {
        model.predict(rows, out);
        return out;
    }

    /** A row of the table, added up. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double plainSum() {
        return SpeedMeasurement.sum(rows);
    }
}
