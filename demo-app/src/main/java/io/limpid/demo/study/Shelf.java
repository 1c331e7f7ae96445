package io.limpid.demo.study;

import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.ModelFormatException;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.demo.catalog.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Where trained models are kept: one model file each, and one JSON file with what was found about it. */
final class Shelf {

    private static final System.Logger LOG = System.getLogger(Shelf.class.getName());

    private final Path folder;

    private Shelf(Path folder) {
        this.folder = folder;
    }

    /** The shelf in a folder, which is made when it is not there. */
    static Shelf at(Path folder) {
        try {
            return new Shelf(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exhibit kept for an entry, when it is whole and was made of this source, these options and this version. */
    Optional<Exhibit> find(Houses.Entry entry, Source source) {
        Path model = model(entry.id());
        Path findings = findings(entry.id());
        if (!Files.exists(model) && !Files.exists(findings)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(entry, source, model, findings));
        } catch (ModelFormatException | UncheckedIOException | IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: trained again, {1}", model.getFileName(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Exhibit read(Houses.Entry entry, Source source, Path model, Path findings) throws IOException {
        ModelFile file = ModelFiles.read(model);
        TrainingRecord record = file.record();
        Training training = entry.training();
        if (!record.version().equals(Version.text())
                || !record.dataDigest().equals(source.digest())
                || !record.options().equals(training.options(Task.CLASSIFICATION))
                || record.seed() != training.seed()) {
            throw new ModelFormatException("model file: expected one of this version, data and options, got another");
        }
        String digest = ModelFiles.digest(file);
        StudyJson.Findings found = StudyJson.read(Files.readString(findings));
        if (!found.digest().equals(digest)) {
            throw new ModelFormatException("findings: expected those of this model, got another's");
        }
        ModelFiles.background(file);
        ModelFiles.distributions(file);
        return new Exhibit(
                entry.id(),
                entry.title(),
                file,
                digest,
                Optional.of(found.crossValidation()),
                Optional.of(found.importance()));
    }

    /** Keeps an exhibit: each file is whole or not there. */
    void keep(Exhibit exhibit) {
        ModelFiles.write(exhibit.file(), model(exhibit.id()));
        String text = StudyJson.write(new StudyJson.Findings(
                exhibit.digest(),
                exhibit.crossValidation().orElseThrow(),
                exhibit.importance().orElseThrow()));
        try {
            Path whole = findings(exhibit.id());
            Path part = folder.resolve(exhibit.id() + "-" + UUID.randomUUID() + ".part");
            try {
                Files.writeString(part, text, StandardOpenOption.CREATE_NEW);
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path model(String id) {
        return folder.resolve(id + ".limpid");
    }

    private Path findings(String id) {
        return folder.resolve(id + ".json");
    }
}
