package io.limpid.bench;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.model.Classifier;
import io.limpid.core.transform.Pipeline;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** How many rows a second one thread predicts: a bare net, and pipelines over the 73 raw columns of the Ames sales. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class BatchPredictionBenchmark {

    private static final int ROWS = 4_096;

    private Classifier net;
    private Table netRows;
    private Classifier logisticPipeline;
    private Classifier netPipeline;
    private Table houses;
    private final double[] out = new double[2 * ROWS];

    /** Trains the three models and repeats their rows up to the batch's size. */
    @Setup
    public void train() {
        BreastCancer cancer = BreastCancer.load();
        net = cancer.net();
        netRows = repeated(cancer.data().features());
        Dataset sales =
                Dataset.of(CsvReader.withDefaults().read(BreastCancer.file("demo-app/data/ames.csv")), "Sale_Price");
        Dataset classes = ThresholdTarget.median(sales).apply(sales);
        logisticPipeline = Pipeline.standard()
                .classifier(LogisticRegression.withDefaults())
                .fit(classes);
        netPipeline = Pipeline.standard()
                .classifier(MultilayerPerceptron.withDefaults().withHidden(10).withEpochs(20))
                .fit(classes);
        houses = repeated(classes.features());
    }

    /** The 30-32-1 net on standardised columns. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] net() {
        net.predict(netRows, out);
        return out;
    }

    /** Imputation, one-hot encoding, standardising and a logistic regression. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] logisticPipeline() {
        logisticPipeline.predict(houses, out);
        return out;
    }

    /** Imputation, one-hot encoding, standardising and a net of 10 hidden units. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] netPipeline() {
        netPipeline.predict(houses, out);
        return out;
    }

    private static Table repeated(Table rows) {
        return rows.select(IntStream.range(0, ROWS).map(i -> i % rows.rows()).toArray());
    }
}
