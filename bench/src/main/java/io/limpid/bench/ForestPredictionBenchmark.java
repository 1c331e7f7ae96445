package io.limpid.bench;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
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

/** How many rows a second a forest of 1,000 trees at most 8 deep predicts on one thread, in batches of 20,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ForestPredictionBenchmark {

    private static final int ROWS = SpeedExport.ROWS;

    private Classifier forest;
    private Table rows;
    private final double[] out = new double[2 * ROWS];

    /** Grows the forest, which takes longer than the measurement. */
    @Setup
    public void grow() {
        Dataset data = SyntheticRows.of(ROWS);
        rows = data.features();
        forest = SpeedExport.forest(SyntheticRows.part(data, 0, SpeedExport.TREE_ROWS), SpeedExport.TREES);
    }

    /** A row of a batch. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] row() {
        forest.predict(rows, out);
        return out;
    }
}
