package io.limpid.demo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A page of the results with charts, where it is asked for. */
final class ReportFile {

    @Option(
            names = "--report",
            paramLabel = "R.html",
            description = "a page of the results with charts to write, one file that loads nothing")
    private Path file;

    /** Whether there shall be a page. */
    boolean isWanted() {
        return file != null;
    }

    /** Checks where the page goes, before anything is computed for it. */
    void check(CommandSpec command, Map<String, Path> others) {
        if (file != null) {
            OutFile.check(command, "--report", file, others);
        }
    }

    /** Writes the page, so that the file is whole or as it was. */
    void write(Supplier<String> html) {
        if (file == null) {
            return;
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, html.get(), StandardOpenOption.WRITE); // A pipe cannot be moved to.
                return;
            }
            Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = whole.resolveSibling(whole.getFileName() + "-" + UUID.randomUUID() + ".part");
            try {
                Files.writeString(part, html.get(), StandardOpenOption.CREATE_NEW);
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says where it is. */
    void tell(Console console) {
        if (file != null) {
            console.line("wrote " + file);
        }
    }

    /** Says the same in a result. */
    void describe(Map<String, Object> result) {
        if (file != null) {
            result.put("report", file.toString());
        }
    }
}
