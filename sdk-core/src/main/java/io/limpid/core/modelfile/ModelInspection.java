package io.limpid.core.modelfile;

import io.limpid.core.text.Quoted;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a whole and unaltered model file says of itself, with nothing built from it: the model and its parts are content
 * to be looked at, so that a model of an unknown kind can be inspected too.
 *
 * <pre>{@code
 * ModelInspection inspection = ModelInspection.of(file, ModelCodecs.of());
 * String kind = inspection.model().kind();
 * int rows = inspection.record().trainingRows();
 * }</pre>
 *
 * @param library the version of the library that wrote the file
 * @param digest SHA-256 of the model's content, as {@link ModelFile#digest} has it for the model
 * @param record how the model came about
 * @param model the model's content
 * @param parts the kind of each further named part
 */
public record ModelInspection(
        String library, String digest, TrainingRecord record, ModelContent model, SortedMap<String, String> parts) {

    /** Checks that nothing is null; copies the map. */
    public ModelInspection {
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(model, "model");
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /**
     * Reads and checks a file as {@link ModelFile#verify} does.
     *
     * @param known the kinds that {@link ModelContent#part} may be asked to build; none need be
     * @throws ModelFormatException when it is no model file, of an unknown version, or damaged; the message names the
     *     file and the place
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static ModelInspection of(Path file, ModelCodecs known) {
        Header header = ModelFileReader.read(file);
        try {
            ModelContent model = header.model().toContent(known, Place.of(FileFormat.MODEL));
            SortedMap<String, String> parts = new TreeMap<>();
            header.parts().forEach((name, part) -> parts.put(name, part.kind));
            TrainingRecord record = RecordContent.decode(header.record().toContent(known, Place.of(FileFormat.RECORD)));
            return new ModelInspection(header.library(), ContentDigest.of(model), record, model, parts);
        } catch (ModelFormatException e) {
            throw ModelFileReader.named(file, e);
        }
    }

    /** The kind, the digest and the library's version; the rest is longer. */
    @Override
    public String toString() {
        return "ModelInspection[" + Quoted.of(model.kind()) + ", " + digest + ", " + Quoted.of(library) + ']';
    }
}
