package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.limpid.core.metric.RocAuc;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/**
 * Measures the ROC AUC of ten million scores for {@code bench/peers/pipeline/run-auc.sh}: writes the scores for the
 * other library as little-endian doubles (continuous, tied, truth, weights, one array after the other), and its own
 * times and areas as JSON. The time includes the check of all predictions, as the other library checks its arguments
 * too.
 */
public final class AucMeasurement {

    private static final int ROWS = 10_000_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final int TIMED = 7;
    private static final int CHUNK = 1 << 16;

    private final AucScores scores = AucScores.of(ROWS);
    private final double[] equal = scores.equalWeights();
    private final ObjectNode result = new ObjectMapper().createObjectNode();

    private AucMeasurement() {}

    /**
     * Writes two files.
     *
     * @param args the file of scores and the file of results
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "arguments: expected the file of scores and the file of results, got " + args.length);
        }
        AucMeasurement measurement = new AucMeasurement();
        try {
            measurement.export(Path.of(args[0]));
            measurement.run();
            new ObjectMapper().writeValue(Path.of(args[1]).toFile(), measurement.result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void export(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (double[] array :
                    new double[][] {scores.continuous(), scores.tied(), scores.truth(), scores.weights()}) {
                write(array, out);
            }
        }
    }

    private static void write(double[] array, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < array.length; from += CHUNK) {
            int count = Math.min(CHUNK, array.length - from);
            bytes.asDoubleBuffer().put(array, from, count);
            out.write(bytes.array(), 0, 8 * count);
        }
    }

    private void run() {
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("rows", ROWS);
        result.put("warmUpSeconds", WARM_UP_SECONDS);
        double[] continuous = AucScores.values(scores.continuous());
        measure("continuous, equal weights", continuous, equal);
        measure("continuous, unequal weights", continuous, scores.weights());
        double[] tied = AucScores.values(scores.tied());
        measure("tied, equal weights", tied, equal);
        measure("tied, unequal weights", tied, scores.weights());
    }

    private void measure(String work, double[] values, double[] weights) {
        DoubleSupplier area =
                () -> new RocAuc().score(scores.predictions(values, weights)).require();
        ObjectNode node = result.putObject(work);
        long before = allocated();
        node.put("area", area.getAsDouble());
        node.put("bytes", allocated() - before);
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            area.getAsDouble();
        }
        ArrayNode times = node.putArray("seconds");
        for (int i = 0; i < TIMED; i++) {
            long start = System.nanoTime();
            area.getAsDouble();
            times.add((System.nanoTime() - start) * 1e-9);
        }
    }

    /** How many bytes this thread has allocated so far. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
