package io.limpid.core.modelfile;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model came about; kept in its file so that it can be told and repeated.
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
        SortedMap<String, Double> heldOutScores) {

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
        options = copy(options);
        trainingScores = copy(trainingScores);
        heldOutScores = copy(heldOutScores);
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
