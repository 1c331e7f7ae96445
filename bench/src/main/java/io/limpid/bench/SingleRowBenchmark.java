package io.limpid.bench;

import io.limpid.core.data.Table;
import io.limpid.core.transform.PipelineClassifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds from the 73 raw values of one house to its probability: imputed, encoded, standardised, predicted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SingleRowBenchmark {

    private PipelineClassifier logistic;
    private PipelineClassifier net;
    private List<Map<String, Object>> sales;
    private Table table;
    private final double[] out = new double[2];
    private int next;

    /** Fits both models. */
    @Setup
    public void fit() {
        SmileLog.quiet();
        AmesPipelines ames = AmesPipelines.load();
        logistic = ames.logistic();
        net = ames.net();
        sales = ames.sales();
        table = Table.ofRows(logistic.features(), List.of(sales.get(0)));
    }

    /** Named values in a map, another house each time, before a logistic regression. */
    @Benchmark
    public double[] logistic() {
        return logistic.predictOne(sale());
    }

    /** The same before a net of 32 hidden units. */
    @Benchmark
    public double[] net() {
        return net.predictOne(sale());
    }

    /** A table of one row that is there already, before the logistic regression. */
    @Benchmark
    public double[] logisticTable() {
        logistic.predict(table, out);
        return out;
    }

    /** A table of one row that is there already, before the net. */
    @Benchmark
    public double[] netTable() {
        net.predict(table, out);
        return out;
    }

    private Map<String, Object> sale() {
        next = (next + 1) % sales.size();
        return sales.get(next);
    }
}
