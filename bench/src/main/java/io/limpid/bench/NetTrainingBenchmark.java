package io.limpid.bench;

import io.limpid.core.data.Dataset;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronModel;
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

/** Milliseconds an epoch of training a 40-32-1 net by Adam on 20,000 rows in batches of 32 takes, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class NetTrainingBenchmark {

    private static final int EPOCHS = 10;

    private Dataset rows;
    private MultilayerPerceptron trainer;

    /** Makes the rows. */
    @Setup
    public void make() {
        rows = SyntheticRows.of(SpeedExport.ROWS);
        trainer = MultilayerPerceptron.withDefaults().withHidden(32).withEpochs(EPOCHS);
    }

    /** One of ten epochs: what comes before the first and after the last is a tenth of it each time. */
    @Benchmark
    @OperationsPerInvocation(EPOCHS)
    public MultilayerPerceptronModel epoch() {
        return trainer.fit(rows);
    }
}
