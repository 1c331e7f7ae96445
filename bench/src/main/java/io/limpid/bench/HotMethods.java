package io.limpid.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Which methods a piece of work spends its time in, from samples of its stacks; costs it a percent or two. */
final class HotMethods {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final int TOLD = 5;

    private HotMethods() {}

    /** Does the work and tells the methods at the top of most stacks, each with its share of the samples. */
    static void profile(Runnable work, ArrayNode told) {
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            work.run();
            recording.stop();
            Path file = Files.createTempFile("limpid-bench", ".jfr");
            try {
                recording.dump(file);
                tell(file, told);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(Path file, ArrayNode told) throws IOException {
        Map<String, Integer> samples = new TreeMap<>();
        int all = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            boolean counts = event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null;
            if (counts && !event.getStackTrace().getFrames().isEmpty()) {
                all++;
                samples.merge(name(event.getStackTrace().getFrames().get(0).getMethod()), 1, Integer::sum);
            }
        }
        double total = all;
        samples.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(TOLD)
                .forEach(
                        entry -> told.addObject().put("method", entry.getKey()).put("share", entry.getValue() / total));
    }

    /** The class without its package, so that a line holds it. */
    private static String name(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }
}
