package io.limpid.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block of every guide is a whole program that compiles without a warning and prints what the guide says.
 */
class MarkdownSnippetsTest {

    @TempDir
    Path directory;

    static Stream<Snippet> snippets() {
        return Project.guides().stream().flatMap(guide -> Snippet.of(guide, Project.lines(guide)).stream());
    }

    /** The programs run under a Turkish default locale, in which careless formatting shows. */
    @ParameterizedTest
    @MethodSource("snippets")
    void program_compiledAndRun_printsTheTextThatFollows(Snippet snippet) throws IOException, InterruptedException {
        String name = snippet.className();
        compile(snippet, name);
        List<String> printed = run(snippet, name);
        assertThat(snippet.output())
                .as("%s: a text block after the program", snippet)
                .isNotEmpty();
        assertThat(printed).as(snippet.toString()).containsExactlyElementsOf(snippet.output());
    }

    @Test
    void snippets_firstScreenAndGuide_areFound() {
        assertThat(snippets().map(snippet -> snippet.guide().toString().replace('\\', '/')))
                .contains("README.md", "docs/getting-started.md");
    }

    @Test
    void readme_program_isAtMostTwelveLinesBesideItsImports() {
        Snippet first = Snippet.of(Path.of("README.md"), Project.lines(Path.of("README.md")))
                .get(0);
        assertThat(first.code().lines().filter(line -> !line.isBlank() && !line.startsWith("import ")))
                .hasSizeLessThanOrEqualTo(12);
    }

    private void compile(Snippet snippet, String name) throws IOException {
        Path source = Files.writeString(directory.resolve(name + ".java"), snippet.code());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("a JDK, not a JRE").isNotNull();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-encoding",
                    "UTF-8",
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "-d",
                    directory.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as("%s compiles: %s", snippet, messages).isTrue();
        }
    }

    private List<String> run(Snippet snippet, String name) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        directory + File.pathSeparator + System.getProperty("java.class.path"),
                        name)
                .directory(Project.root().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as("%s ends", snippet)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s: %s", snippet, Files.readString(err))
                .isZero();
        return Files.readAllLines(out);
    }
}
