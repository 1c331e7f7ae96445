package io.limpid.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the project lies and which guides it has. */
final class Project {

    private Project() {}

    /** The directory that holds every module. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("sdk-bom/pom.xml"))) {
            here = here.getParent();
            if (here == null) {
                throw new IllegalStateException("working directory: expected one inside the project, got "
                        + Path.of("").toAbsolutePath());
            }
        }
        return here;
    }

    /** Every Markdown file of the project, by its path from the root. */
    static List<Path> guides() {
        Path root = root();
        try (Stream<Path> files = Stream.of(
                        "", "docs", "bench", "bench/data", "bench/peers", "bench/results", "demo-app")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(Project::list)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** A file's lines. */
    static List<String> lines(Path guide) {
        try {
            return Files.readAllLines(root().resolve(guide));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
