package io.limpid.core.modelfile;

import io.limpid.core.model.Model;
import java.nio.file.Path;
import java.util.Optional;

/** Stub. A model, how it came about, and named further parts. */
public final class ModelFile {
    private ModelFile() {}

    /** Stub. */
    public static ModelFile of(Model model, TrainingRecord record) {
        throw new IllegalStateException("stub");
    }
    /** The same with a further named part, of a type a codec knows. */
    public ModelFile with(String name, Object part) {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public Model model() {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public TrainingRecord record() {
        throw new IllegalStateException("stub");
    }
    /** Stub. */
    public <T> Optional<T> find(String name, Class<T> type) {
        throw new IllegalStateException("stub");
    }
    /** SHA-256 of the model's content, in hexadecimal: the same for equal models, wherever written. */
    public static String digest(Model model, ModelCodecs codecs) {
        throw new IllegalStateException("stub");
    }
    /** Writes atomically. */
    public void write(Path file, ModelCodecs codecs) {
        throw new IllegalStateException("stub");
    }
    /** Reads and checks a file. */
    public static ModelFile read(Path file, ModelCodecs known) {
        throw new IllegalStateException("stub");
    }
    /** Checks a file's integrity without building anything from it. */
    public static void verify(Path file) {
        throw new IllegalStateException("stub");
    }
}
