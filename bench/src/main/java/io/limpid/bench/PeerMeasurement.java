package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Table;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.explain.Explanation;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalExplainer;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.Marginal;
import io.limpid.explain.ModelOutput;
import io.limpid.explain.global.PermutationImportance;
import io.limpid.explain.local.ColumnDistributions;
import io.limpid.explain.local.KernelShap;
import io.limpid.explain.local.Lime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Runs Limpid's explainers on the work that other libraries get from {@link PeerExport}, and writes values and times as
 * JSON. Every time is in seconds; each comes after {@value #WARM_UP_SECONDS} seconds of the same work, and the very
 * first call of the process is kept apart as the cold time.
 */
public final class PeerMeasurement {

    private static final int COALITIONS = 2_108;
    private static final int LIME_SAMPLES = 5_000;
    private static final int REPEATS = 10;
    private static final int BATCH = 4_096;
    private static final int WARM_UP_SECONDS = 5;
    private static final int TIMED = 20;

    private final BreastCancer cancer = BreastCancer.load();
    private final Table rows = cancer.data().features();
    private final ModelOutput output = ModelOutput.probability(cancer.net());
    private final ObjectNode result = new ObjectMapper().createObjectNode();

    private PeerMeasurement() {}

    /**
     * Writes one file.
     *
     * @param args the file to write
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("arguments: expected one file to write, got " + args.length);
        }
        PeerMeasurement measurement = new PeerMeasurement();
        measurement.run();
        try {
            new ObjectMapper().writeValue(Path.of(args[0]).toFile(), measurement.result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("warmUpSeconds", WARM_UP_SECONDS);
        KernelShap shap = KernelShap.of(output, Marginal.of(cancer.background()))
                .withCoalitions(COALITIONS)
                .withSeed(42);
        local(
                "kernelShap",
                shap,
                a -> IntStream.range(0, rows.schema().size())
                        .mapToDouble(a::value)
                        .toArray());
        ExecutorService helper = Executors.newSingleThreadExecutor(); // the calling thread is the second one
        try {
            local("kernelShapTwoThreads", shap.with(Run.quiet().with(Workers.on(helper))), a -> new double[0]);
        } finally {
            helper.shutdown();
        }
        Lime lime = Lime.of(output, ColumnDistributions.of(rows))
                .withSamples(LIME_SAMPLES)
                .withTop(rows.schema().size())
                .withSeed(42);
        local("lime", lime, PeerMeasurement::coefficients);
        importance();
        prediction();
    }

    private <E extends Explanation> void local(String name, LocalExplainer<E> explainer, Reading<E> reading) {
        int[] explained = PeerExport.explained();
        ObjectNode node = result.putObject(name);
        ArrayNode values = node.putArray("values");
        node.put("cold", seconds(() -> explainer.explain(rows, explained[0])));
        warmUp(() -> explainer.explain(rows, explained[0]));
        ArrayNode times = node.putArray("seconds");
        for (int row : explained) {
            times.add(seconds(() -> explainer.explain(rows, row)));
            ArrayNode of = values.addArray();
            for (double value : reading.of(explainer.explain(rows, row))) {
                of.add(value);
            }
        }
    }

    private void importance() {
        PermutationImportance importance = PermutationImportance.of(cancer.net(), new LogLoss())
                .withRepeats(REPEATS)
                .withSeed(42);
        ObjectNode node = result.putObject("permutationImportance");
        node.put("cold", seconds(() -> importance.explain(cancer.data())));
        warmUp(() -> importance.explain(cancer.data()));
        times(node, () -> importance.explain(cancer.data()));
        ArrayNode values = node.putArray("values").addArray();
        for (Importance.Feature feature : importance.explain(cancer.data()).features()) {
            values.add(feature.mean());
        }
    }

    private void prediction() {
        Table batch =
                rows.select(IntStream.range(0, BATCH).map(i -> i % rows.rows()).toArray());
        double[] out = new double[2 * BATCH];
        ObjectNode node = result.putObject("prediction");
        node.put("cold", seconds(() -> cancer.net().predict(batch, out)));
        warmUp(() -> cancer.net().predict(batch, out));
        times(node, () -> cancer.net().predict(batch, out));
        ArrayNode values = node.putArray("values").addArray();
        for (int i = 0; i < rows.rows(); i++) {
            values.add(out[2 * i + 1]);
        }
    }

    private static double[] coefficients(LocalSurrogate surrogate) {
        return surrogate.features().stream()
                .mapToDouble(LocalSurrogate.Feature::coefficient)
                .toArray();
    }

    private static void times(ObjectNode node, Runnable work) {
        ArrayNode times = node.putArray("seconds");
        for (int i = 0; i < TIMED; i++) {
            times.add(seconds(work));
        }
    }

    private static void warmUp(Runnable work) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            work.run();
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Takes the numbers out of an explanation. */
    private interface Reading<E> {
        double[] of(E explanation);
    }
}
