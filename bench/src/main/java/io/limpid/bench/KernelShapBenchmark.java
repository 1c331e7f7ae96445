package io.limpid.bench;

import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.explain.Attribution;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.local.KernelShap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long one KernelSHAP explanation takes: a 30-32-1 net, 100 background rows, 2,108 coalitions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class KernelShapBenchmark {

    private static final int COALITIONS = 2_108;

    /** How many threads share one explanation. */
    @Param({"1", "2"})
    public int threads;

    private ExecutorService pool;
    private KernelShap shap;
    private Table rows;
    private int next;

    /** Trains the net and makes the explainer. */
    @Setup
    public void train() {
        BreastCancer cancer = BreastCancer.load();
        rows = cancer.data().features();
        pool = Executors.newFixedThreadPool(Math.max(1, threads - 1)); // the calling thread helps
        Workers workers = threads == 1 ? Workers.sequential() : Workers.on(pool);
        shap = KernelShap.of(ModelOutput.probability(cancer.net()), Marginal.of(cancer.background()))
                .withCoalitions(COALITIONS)
                .withSeed(42)
                .with(Run.quiet().with(workers));
    }

    /** Ends the threads. */
    @TearDown
    public void stop() {
        pool.shutdownNow();
    }

    /** One row, another one each time. */
    @Benchmark
    public Attribution explain() {
        next = (next + 1) % rows.rows();
        return shap.explain(rows, next);
    }
}
