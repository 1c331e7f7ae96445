package io.limpid.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example in a Javadoc comment, {@code <pre>{@code ...}</pre>}, compiles without a warning. It may use, without
 * making them, what {@link #GIVEN} declares.
 */
class JavadocExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\s*\\R(.*?)\\}</pre>", Pattern.DOTALL);

    private static final Pattern USABLE =
            Pattern.compile("(?m)^public (?:final )?(?:class|record) \\w+[^{;]*?\\bimplements\\b[^{]*?"
                    + "\\b(?:Transformer|Resampler|Splitter|ClassificationMetric|RegressionMetric)\\b");

    private static final List<String> PACKAGES = List.of(
            "calibrate",
            "clean",
            "csv",
            "data",
            "jdbc",
            "metric",
            "model",
            "modelfile",
            "resample",
            "run",
            "split",
            "transform");

    /** What an example may take for granted. */
    private static final String GIVEN = String.join(
            "\n",
            "    Table table;",
            "    Dataset data, train, test;",
            "    Classifier classifier;",
            "    Regressor regressor;",
            "    Trainer<? extends Classifier> trainer;",
            "    Trainer<? extends Regressor> regressorTrainer;",
            "    ClassPredictions predictions;",
            "    NumericPredictions numbers;",
            "    Path file;",
            "");

    @TempDir
    Path directory;

    private record Example(String where, String code) {}

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Project.root().resolve("sdk-core/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Example> examples(Path source) {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(text(source));
        while (matcher.find()) {
            String code = matcher.group(1).replaceAll("(?m)^\\s*\\* ?", "");
            examples.add(new Example(Project.root().relativize(source) + " at " + matcher.start(), code));
        }
        return examples;
    }

    @Test
    void examples_ofEveryClass_compileWithoutAWarning() throws IOException {
        List<Example> examples =
                sources().stream().flatMap(source -> examples(source).stream()).toList();
        assertThat(examples).isNotEmpty();
        StringWriter messages = new StringWriter();
        List<File> files = new ArrayList<>();
        for (int k = 0; k < examples.size(); k++) {
            Path source = directory.resolve("Example" + k + ".java");
            files.add(Files.writeString(source, program("Example" + k, examples.get(k)))
                    .toFile());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
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
            boolean compiled = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromFiles(files))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }

    private static String program(String name, Example example) {
        StringBuilder program = new StringBuilder();
        for (String part : PACKAGES) {
            if (Files.isDirectory(Project.root().resolve("sdk-core/src/main/java/io/limpid/core/" + part))) {
                program.append("import io.limpid.core.").append(part).append(".*;\n");
            }
        }
        program.append("import java.nio.file.*;\nimport java.util.*;\nimport java.util.function.*;\n");
        program.append("// ")
                .append(example.where())
                .append("\nabstract class ")
                .append(name)
                .append(" {\n");
        program.append(GIVEN).append("    void example() throws Exception {\n");
        return program.append(example.code()).append("    }\n}\n").toString();
    }

    @Test
    void transformersMetricsSplittersResamplers_eachHaveAnExample() {
        List<String> without = sources().stream()
                .filter(source -> USABLE.matcher(text(source)).find())
                .filter(source -> examples(source).isEmpty())
                .map(source -> source.getFileName().toString())
                .toList();
        assertThat(without).isEmpty();
    }
}
