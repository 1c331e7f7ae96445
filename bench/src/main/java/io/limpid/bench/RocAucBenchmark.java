package io.limpid.bench;

import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.RocAuc;
import io.limpid.core.metric.Score;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long the ROC AUC of ten million scores takes on one thread; the predictions have been checked before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class RocAucBenchmark {

    private static final int ROWS = 10_000_000;

    /** Whether scores differ or are often the same. */
    @Param({"continuous", "tied"})
    public String scores;

    /** Whether rows count alike. */
    @Param({"equal", "unequal"})
    public String weights;

    private ClassPredictions predictions;

    /** Makes the scores. */
    @Setup
    public void make() {
        AucScores made = AucScores.of(ROWS);
        double[] values = AucScores.values("tied".equals(scores) ? made.tied() : made.continuous());
        predictions = made.predictions(values, "equal".equals(weights) ? made.equalWeights() : made.weights());
    }

    /** The area. */
    @Benchmark
    public Score rocAuc() {
        return new RocAuc().score(predictions);
    }
}
