package io.limpid.bench;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.models.neural.Activation;
import io.limpid.models.neural.MultilayerPerceptron;
import java.util.concurrent.TimeUnit;
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

/** How many rows a second a 40-32-1 net predicts on one thread, in batches of 20,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class NetPredictionBenchmark {

    private static final int ROWS = SpeedExport.ROWS;

    /** Of the hidden units. */
    @Param({"RELU", "TANH"})
    public Activation activation;

    private Classifier net;
    private Table rows;
    private final double[] out = new double[2 * ROWS];

    /** Trains the net. */
    @Setup
    public void train() {
        Dataset data = SyntheticRows.of(ROWS);
        rows = data.features();
        net = MultilayerPerceptron.withDefaults().with(activation).withEpochs(3).fit(data);
    }

    /** A row of a batch. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] row() {
        net.predict(rows, out);
        return out;
    }
}
