package io.limpid.bench;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many rows a second are read from a file of 200,000 rows: numbers short and long, texts, gaps and quotes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CsvReaderBenchmark {

    private static final int ROWS = 200_000;

    private static final String[] CITIES = {"Vilnius", "Kaunas", "\"Aa, Ee\"", "Klaipėda", "", "Trakai"};

    @Param({"1", "2"})
    int threads;

    private Path file;
    private ExecutorService others;
    private Run run;

    /** Writes the file. */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("mixed", ".csv");
        SplittableRandom random = new SplittableRandom(1);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("id,age,price,ratio,share,city,kind,note\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(i + "," + random.nextInt(100) + "," + random.nextInt(1_000_000) / 100.0 + ","
                        + random.nextDouble() + "," + (i % 7 == 0 ? "NA" : random.nextInt(1_000) / 1e3) + ","
                        + CITIES[random.nextInt(CITIES.length)] + ",k" + random.nextInt(500)
                        + ",\"said \"\"no\"\"\"\n");
            }
        }
        others = Executors.newFixedThreadPool(1);
        run = threads == 1 ? Run.quiet() : Run.quiet().with(Workers.on(others)); // the calling thread is one more
    }

    /** Reads it, types inferred. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Table read() {
        return CsvReader.withDefaults().read(file, run);
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
        others.shutdown();
        Files.delete(file);
    }
}
