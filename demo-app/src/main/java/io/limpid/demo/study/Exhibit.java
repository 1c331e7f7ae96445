package io.limpid.demo.study;

import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.demo.catalog.Task;
import io.limpid.explain.Importance;
import io.limpid.regularize.validation.CrossValidation;
import java.util.Objects;
import java.util.Optional;

/**
 * One model on show. Its metrics on training and test rows are in {@code file.record()}.
 *
 * @param id a short name, unique in its exhibition: lower-case letters, digits and hyphens
 * @param title what it is, in a few words
 * @param file the model, its training record, background and distributions
 * @param digest SHA-256 of the model, in hexadecimal
 * @param crossValidation of the whole pipeline on the training rows, where it was made
 * @param importance permutation importance on the test rows, where it was made
 */
public record Exhibit(
        String id,
        String title,
        ModelFile file,
        String digest,
        Optional<CrossValidation> crossValidation,
        Optional<Importance> importance) {

    /** Checks that nothing is null. */
    public Exhibit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(crossValidation, "crossValidation");
        Objects.requireNonNull(importance, "importance");
    }

    /** The model. */
    public Model model() {
        return file.model();
    }

    /** What it predicts. */
    public Task task() {
        return ModelFiles.task(file);
    }

    /** The model, when it predicts classes. */
    public Optional<Classifier> classifier() {
        return file.model() instanceof Classifier classifier ? Optional.of(classifier) : Optional.empty();
    }
}
