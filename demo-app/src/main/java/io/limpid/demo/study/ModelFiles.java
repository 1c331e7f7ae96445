package io.limpid.demo.study;

import io.limpid.core.model.Classifier;
import io.limpid.core.modelfile.ModelCodecs;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.demo.catalog.Task;
import io.limpid.explain.ExplainCodecs;
import io.limpid.explain.Summary;
import io.limpid.explain.local.ColumnDistributions;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.regularize.RegularizeCodecs;
import java.nio.file.Path;

/** Model files with every kind of model and part of this project, and what the demo keeps in them. */
public final class ModelFiles {

    /** Every kind there is. */
    public static final ModelCodecs CODECS =
            TrainedModelCodecs.ALL.and(RegularizeCodecs.ALL).and(ExplainCodecs.ALL);

    static final String BACKGROUND = "background";
    static final String DISTRIBUTIONS = "distributions";

    private ModelFiles() {}

    /**
     * Reads a model file.
     *
     * @throws ModelFormatException when it is not a whole and unaltered model file of a known kind
     */
    public static ModelFile read(Path file) {
        return ModelFile.read(file, CODECS);
    }

    /** Writes a model file atomically. */
    public static void write(ModelFile model, Path file) {
        model.write(file, CODECS);
    }

    /** SHA-256 of the model's content, in hexadecimal. */
    public static String digest(ModelFile model) {
        return ModelFile.digest(model.model(), CODECS);
    }

    /** The file's model, when it is a classifier. */
    public static Classifier classifier(ModelFile file) {
        if (file.model() instanceof Classifier classifier) {
            return classifier;
        }
        throw new ModelFormatException(
                "model: expected a classifier, got a " + file.model().getClass().getSimpleName());
    }

    /** What the file's model predicts. */
    public static Task task(ModelFile file) {
        return Task.of(file.model());
    }

    /** The weighted summary of the training rows kept in a file. */
    public static Summary background(ModelFile file) {
        return file.find(BACKGROUND, Summary.class).orElseThrow(() -> absent(BACKGROUND));
    }

    /** The training columns' distributions kept in a file. */
    public static ColumnDistributions distributions(ModelFile file) {
        return file.find(DISTRIBUTIONS, ColumnDistributions.class).orElseThrow(() -> absent(DISTRIBUTIONS));
    }

    private static ModelFormatException absent(String part) {
        return new ModelFormatException("model file: expected a part named \"" + part + "\", got none");
    }
}
