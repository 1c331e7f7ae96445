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
        return new TrainingRecord(
                name,
                sha256,
                target,
                threshold,
                trainingRows,
                heldOutRows,
                seed,
                version,
                options,
                trainingScores,
                heldOutScores,
                history);
    }

    /** The same for a target made low and high from numbers, this one being the largest low value. */
    public TrainingRecord withThreshold(double largestLow) {
        return new TrainingRecord(
                data,
                dataDigest,
                target,
                OptionalDouble.of(largestLow),
                trainingRows,
                heldOutRows,
                seed,
                version,
                options,
                trainingScores,
                heldOutScores,
                history);
    }

    /** The same with these trainer's options by name. */
    public TrainingRecord withOptions(Map<String, String> byName) {
        return new TrainingRecord(
                data,
                dataDigest,
                target,
                threshold,
                trainingRows,
                heldOutRows,
                seed,
                version,
                copy(byName),
                trainingScores,
                heldOutScores,
                history);
    }

    /** The same with these metrics on the training rows by name. */
    public TrainingRecord withTrainingScores(Map<String, Double> byName) {
        return new TrainingRecord(
                data,
                dataDigest,
                target,
                threshold,
                trainingRows,
                heldOutRows,
                seed,
                version,
                options,
                copy(byName),
                heldOutScores,
                history);
    }

    /** The same with so many rows held out, and these metrics on them by name. */
    public TrainingRecord withHeldOut(int rows, Map<String, Double> byName) {
        return new TrainingRecord(
                data,
                dataDigest,
                target,
                threshold,
                trainingRows,
                rows,
                seed,
                version,
                options,
                trainingScores,
                copy(byName),
                history);
    }

    /** The same with what each round of the training came to. */
    public TrainingRecord withHistory(List<TrainingRound> rounds) {
        return new TrainingRecord(
                data,
                dataDigest,
                target,
                threshold,
                trainingRows,
                heldOutRows,
                seed,
                version,
                options,
                trainingScores,
                heldOutScores,
                rounds);
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
