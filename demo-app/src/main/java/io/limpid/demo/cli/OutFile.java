package io.limpid.demo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Checks where a result goes before anything is computed for it. */
final class OutFile {

    private OutFile() {}

    /**
     * Checks that {@code --out} is none of these other files, by option name, and that it can be written as far as can
     * be told beforehand.
     */
    static void check(CommandSpec command, Path out, Map<String, Path> others) {
        check(command, "--out", out, others);
    }

    /** The same of the file that another option names. */
    static void check(CommandSpec command, String named, Path out, Map<String, Path> others) {
        others.forEach((option, other) -> {
            if (same(out, other)) {
                throw Usage.wrong(command, named + ": expected another file than " + option + ", got " + out);
            }
        });
        Path folder = real(out).getParent();
        if (Files.isDirectory(out)) {
            throw refused(out, "a folder");
        }
        if (folder == null || !Files.exists(folder)) {
            throw refused(out, "a folder that is not there: " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw refused(out, "no folder but a file: " + folder);
        }
        if (!Files.isWritable(Files.exists(out) && !Files.isRegularFile(out) ? out : folder)) {
            throw refused(out, "no permission");
        }
    }

    /** Where a symbolic link leads, when it leads anywhere. */
    private static Path real(Path out) {
        try {
            return Files.exists(out) ? out.toRealPath() : out.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(Path a, Path b) {
        try {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
                    || Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException refused(Path out, String got) {
        return new IllegalArgumentException(out + ": expected a file that can be written, got " + got);
    }
}
