package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads a CSV file again and again, on one thread or on two, and writes the times in seconds, the table's own size as
 * JSON; how little heap is enough is found by running it in one. The first read of the process is told apart as the
 * cold one.
 */
public final class CsvMeasurement {

    private static final int WARM_UP = 5;
    private static final int TIMED = 9;

    private CsvMeasurement() {}

    /**
     * Reads and writes.
     *
     * @param args the file to read, the number of threads, the file to write
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            throw new IllegalArgumentException("arguments: expected FILE THREADS OUT, got " + args.length);
        }
        Path file = Path.of(args[0]);
        int threads = Integer.parseInt(args[1]);
        ObjectNode result = new ObjectMapper().createObjectNode();
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("threads", threads);
        result.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
        if (threads == 1) {
            measure(file, Run.quiet(), result);
        } else {
            ExecutorService others = Executors.newFixedThreadPool(threads - 1); // the calling thread is one more
            try {
                measure(file, Run.quiet().with(Workers.on(others)), result);
            } finally {
                others.shutdown();
            }
        }
        try {
            new ObjectMapper().writeValue(Path.of(args[2]).toFile(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(Path file, Run run, ObjectNode result) {
        CsvReader reader = CsvReader.withDefaults();
        result.put("cold", seconds(() -> reader.read(file, run)));
        for (int i = 0; i < WARM_UP; i++) {
            reader.read(file, run);
        }
        ArrayNode times = result.putArray("seconds");
        for (int i = 0; i < TIMED; i++) {
            times.add(seconds(() -> reader.read(file, run)));
        }
        Table table = reader.read(file, run);
        result.put("rows", table.rows());
        result.put("columns", table.schema().size());
        result.put("tableBytes", bytes(table));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Eight bytes a cell, and the characters of the levels. */
    private static long bytes(Table table) {
        long bytes = 8L * table.rows() * table.schema().size();
        for (Field field : table.schema().fields()) {
            if (field instanceof Field.Categorical categories) {
                bytes += categories.levels().stream().mapToLong(String::length).sum();
            }
        }
        return bytes;
    }
}
