package io.limpid.core.modelfile;

import io.limpid.core.model.Model;
import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model, how it came about, and named further parts, as one file keeps them. Immutable.
 *
 * <pre>{@code
 * Classifier model = Pipeline.standard().classifier(trainer).fit(train);
 * ModelFile.of(model, TrainingRecord.of(train, 0)).write(file, TransformCodecs.ALL); // and the codecs of the last model
 * Classifier read = ModelFile.read(file, TransformCodecs.ALL).model(Classifier.class);
 * }</pre>
 *
 * <p>The file is a JSON header and binary sections, each under a SHA-256, and no part of it is ever taken for the name
 * of a class: only the kinds handed to {@link #read} are built. Limits: 512 MiB for the file, 64 MiB for the header,
 * 256 MiB for one array, 10,000 columns, 100,000 levels in a column, 1,000 characters in a column's name, and for all
 * columns that the parts make together 500,000 and 64 Mi characters in their names. The digests guard against damage,
 * not against a forger, who can compute them too; what a forged file may do is give a wrong model or a {@link
 * ModelFormatException}.
 */
public final class ModelFile {

    private final Model model;
    private final TrainingRecord record;
    private final SortedMap<String, Object> parts;

    private ModelFile(Model model, TrainingRecord record, SortedMap<String, Object> parts) {
        this.model = Objects.requireNonNull(model, "model");
        this.record = record.withHistory(model.history());
        this.parts = Collections.unmodifiableSortedMap(parts);
    }

    /** A model and its record, which gets the model's {@link Model#history}; without further parts. */
    public static ModelFile of(Model model, TrainingRecord record) {
        return new ModelFile(model, record, new TreeMap<>());
    }

    /**
     * The same with a further named part, of a type that a codec handed to {@link #write} knows.
     *
     * @throws IllegalArgumentException when the name is blank, longer than 1,000 characters, or taken
     */
    public ModelFile with(String name, Object part) {
        if (name.isBlank() || !FileFormat.isUnicode(name) || name.length() > FileFormat.MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("part name: expected text of at most " + FileFormat.MAX_NAME_LENGTH
                    + " characters, got " + Quoted.of(name));
        }
        SortedMap<String, Object> more = new TreeMap<>(parts);
        if (more.put(name, Objects.requireNonNull(part, "part")) != null) {
            throw new IllegalArgumentException("part " + Quoted.of(name) + ": expected once, got twice");
        }
        return new ModelFile(model, record, more);
    }

    /** The model. */
    public Model model() {
        return model;
    }

    /**
     * The model as one of this type, for example a {@code Classifier}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public <M extends Model> M model(Class<M> type) {
        if (!type.isInstance(model)) {
            throw new IllegalArgumentException("model: expected a " + type.getSimpleName() + ", got a "
                    + model.getClass().getSimpleName());
        }
        return type.cast(model);
    }

    /** How it came about. */
    public TrainingRecord record() {
        return record;
    }

    /**
     * The part of that name, or empty when there is none.
     *
     * @throws IllegalArgumentException when it is of another type
     */
    public <T> Optional<T> find(String name, Class<T> type) {
        Object part = parts.get(name);
        if (part != null && !type.isInstance(part)) {
            throw new IllegalArgumentException("part " + Quoted.of(name) + ": expected a " + type.getSimpleName()
                    + ", got a " + part.getClass().getSimpleName());
        }
        return Optional.ofNullable(part).map(type::cast);
    }

    /**
     * SHA-256 of the model's content, in hexadecimal: the same for equal models, wherever and by whatever JDK they were
     * written. Taken over binary values in a fixed order, not over a file's text.
     *
     * @throws IllegalArgumentException when no codec knows the model's type
     */
    public static String digest(Model model, ModelCodecs codecs) {
        return ContentDigest.of(codecs.encode(model));
    }

    /** The version of this library, for example {@code 0.1.0}. */
    public static String libraryVersion() {
        Properties properties = new Properties();
        try (InputStream in = ModelFile.class.getResourceAsStream("library.properties")) {
            properties.load(Objects.requireNonNull(in, "library.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException("library.properties: expected a readable resource", e);
        }
        return properties.getProperty("version");
    }

    /**
     * Writes the file, replacing an older one in one step: a reader sees the old file or the new one, and after a
     * failure the old one stands and nothing else is left.
     *
     * @throws IllegalArgumentException when no codec knows a part's type, or the file would exceed a limit
     * @throws UncheckedIOException when it cannot be written; the message says why
     */
    public void write(Path file, ModelCodecs codecs) {
        writer(codecs).write(file);
    }

    /**
     * How many bytes the file takes, without one being written.
     *
     * @throws IllegalArgumentException when no codec knows a part's type, or the file would exceed a limit
     */
    public long size(ModelCodecs codecs) {
        return writer(codecs).bytes();
    }

    private ModelFileWriter writer(ModelCodecs codecs) {
        SortedMap<String, ModelContent> contents = new TreeMap<>();
        ColumnBudget budget = new ColumnBudget();
        ModelContent content = codecs.encode(model, budget);
        parts.forEach((name, part) -> contents.put(name, codecs.encode(part, budget)));
        return new ModelFileWriter(libraryVersion(), content, RecordContent.encode(record, codecs), contents);
    }

    /**
     * Reads and checks a file. Named parts of a kind that is not among the known ones are left out; a model of such a
     * kind is refused.
     *
     * @throws ModelFormatException when it is no model file, of an unknown version or kind, or damaged; the message
     *     names the file and the place
     * @throws UncheckedIOException when it cannot be read
     */
    public static ModelFile read(Path file, ModelCodecs known) {
        Header header = ModelFileReader.read(file);
        try {
            ColumnBudget budget = new ColumnBudget();
            Model model =
                    known.decode(header.model().toContent(known, Place.of(FileFormat.MODEL)), Model.class, budget);
            SortedMap<String, Object> parts = new TreeMap<>();
            for (Map.Entry<String, ContentNode> part : header.parts().entrySet()) {
                if (known.knows(part.getValue().kind)) {
                    parts.put(
                            part.getKey(),
                            known.decode(
                                    part.getValue()
                                            .toContent(
                                                    known,
                                                    Place.of(FileFormat.PARTS).part(part.getKey())),
                                    Object.class,
                                    budget));
                }
            }
            TrainingRecord record = RecordContent.decode(header.record().toContent(known, Place.of(FileFormat.RECORD)));
            return new ModelFile(model, record, parts);
        } catch (ModelFormatException e) {
            throw ModelFileReader.named(file, e);
        }
    }

    /**
     * Checks a file's integrity (version, layout, limits, every digest) without building anything from it.
     *
     * @throws ModelFormatException when it is no model file, of an unknown version, or damaged
     * @throws UncheckedIOException when it cannot be read
     */
    public static void verify(Path file) {
        Header header = ModelFileReader.read(file);
        try {
            RecordContent.decode(header.record().toContent(ModelCodecs.of(), Place.of(FileFormat.RECORD)));
        } catch (ModelFormatException e) {
            throw ModelFileReader.named(file, e);
        }
    }
}
