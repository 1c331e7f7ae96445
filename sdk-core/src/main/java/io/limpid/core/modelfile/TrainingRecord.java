package io.limpid.core.modelfile;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.TrainingRound;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came about; kept in its file so that it can be told and repeated. {@link #of} starts one, {@code with...}
 * adds what is known beyond.
 *
 * @param data what it was trained on, in words: a file's name, never a path
 * @param dataDigest SHA-256 of that data, in hexadecimal, or an empty text when there was no file
 * @param target the target column
 * @param threshold for a target made low and high from numbers, the largest low value
 * @param trainingRows how many rows it was trained on
 * @param heldOutRows how many rows were held out for testing
 * @param seed the seed of every random choice
 * @param version the library's version
 * @param options the trainer's options by name
 * @param trainingScores metrics on the training rows by name; an undefined one is left out
 * @param heldOutScores metrics on the held-out rows by name; an undefined one is left out
 * @param history what each round of the training came to, {@link ModelFile} takes it from the model; empty for one that
 *     is not trained in rounds
 */
public record TrainingRecord(
        String data,
        String dataDigest,
        String target,
        OptionalDouble threshold,
        int trainingRows,
        int heldOutRows,
        long seed,
        String version,
        SortedMap<String, String> options,
        SortedMap<String, Double> trainingScores,
        SortedMap<String, Double> heldOutScores,
        List<TrainingRound> history) {

    /** Checks that nothing is null and no count negative; copies the maps. */
    public TrainingRecord {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(dataDigest, "dataDigest");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(version, "version");
        if (trainingRows < 0 || heldOutRows < 0) {
            throw new IllegalArgumentException(
                    "rows: expected counts of at least 0, got " + trainingRows + " and " + heldOutRows);
        }
        threshold.ifPresent(TrainingRecord::requireFinite);
        options = copy(options);
        trainingScores = copy(trainingScores);
        heldOutScores = copy(heldOutScores);
        history = List.copyOf(history);
    }

    private static void requireFinite(double threshold) {
        if (!(Math.abs(threshold) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("threshold: expected a finite number, got " + threshold);
        }
    }

    /**
     * The record of a model trained on every row of a data set: its target and rows, this seed, this library's version,
     * and nothing else known.
     */
    public static TrainingRecord of(Dataset train, long seed) {
        return new TrainingRecord(
                "",
                "",
                train.target().name(),
                OptionalDouble.empty(),
                train.rows(),
                0,
                seed,
                ModelFile.libraryVersion(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    /** The same about data of that name, not a path, and that SHA-256, an empty text when there was no file. */
    public TrainingRecord withData(String name, String sha256) {
        Changed changed = new Changed();
        changed.name = name;
        changed.digest = sha256;
        return changed.record();
    }

    /** The same for a target made low and high from numbers, this one being the largest low value. */
    public TrainingRecord withThreshold(double largestLow) {
        Changed changed = new Changed();
        changed.cut = OptionalDouble.of(largestLow);
        return changed.record();
    }

    /** The same with these trainer's options by name. */
    public TrainingRecord withOptions(Map<String, String> byName) {
        Changed changed = new Changed();
        changed.chosen = copy(byName);
        return changed.record();
    }

    /** The same with these metrics on the training rows by name. */
    public TrainingRecord withTrainingScores(Map<String, Double> byName) {
        Changed changed = new Changed();
        changed.training = copy(byName);
        return changed.record();
    }

    /** The same with so many rows held out, and these metrics on them by name. */
    public TrainingRecord withHeldOut(int rows, Map<String, Double> byName) {
        Changed changed = new Changed();
        changed.rows = rows;
        changed.heldOut = copy(byName);
        return changed.record();
    }

    /** The same with what each round of the training came to. */
    public TrainingRecord withHistory(List<TrainingRound> rounds) {
        Changed changed = new Changed();
        changed.rounds = rounds;
        return changed.record();
    }

    /** What may be known later, as it is here until it is replaced. */
    private final class Changed {

        private String name = data;
        private String digest = dataDigest;
        private OptionalDouble cut = threshold;
        private int rows = heldOutRows;
        private SortedMap<String, String> chosen = options;
        private SortedMap<String, Double> training = trainingScores;
        private SortedMap<String, Double> heldOut = heldOutScores;
        private List<TrainingRound> rounds = history;

        TrainingRecord record() {
            return new TrainingRecord(
                    name, digest, target, cut, trainingRows, rows, seed, version, chosen, training, heldOut, rounds);
        }
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
