package io.limpid.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.calibrate.Calibration;
import io.limpid.core.calibrate.Calibrator;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.csv.CsvWriter;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.BootstrapInterval;
import io.limpid.core.metric.CalibrationCurve;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ConfusionMatrix;
import io.limpid.core.metric.DeLongInterval;
import io.limpid.core.metric.GainCurve;
import io.limpid.core.metric.Interval;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.PrecisionRecallCurve;
import io.limpid.core.metric.RocCurve;
import io.limpid.core.metric.Score;
import io.limpid.core.metric.ThresholdSweep;
import io.limpid.core.model.Model;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.resample.Resampler;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Partition;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.TrainTestSplit;
import io.limpid.core.split.TrainValidationTest;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.Transformer;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** What a user makes or chooses one of: each such class shows how. */
    private static final List<Class<?>> USED_BY_NAME =
            List.of(Transformer.class, Resampler.class, Splitter.class, Metric.class, Calibrator.class);

    /** What else a user begins with. */
    private static final List<Class<?>> ENTRIES = List.of(
            Calibration.class,
            CsvReader.class,
            CsvWriter.class,
            Dataset.class,
            Schema.class,
            Table.class,
            BootstrapInterval.class,
            CalibrationCurve.class,
            ClassPredictions.class,
            ConfusionMatrix.class,
            DeLongInterval.class,
            GainCurve.class,
            Interval.class,
            NumericPredictions.class,
            PrecisionRecallCurve.class,
            RocCurve.class,
            Score.class,
            ThresholdSweep.class,
            Model.class,
            ModelFile.class,
            Fold.class,
            Partition.class,
            TrainTestSplit.class,
            TrainValidationTest.class,
            Pipeline.class);

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

    /** What an example of sdk-regularize may take for granted beside it. */
    private static final String GIVEN_TRAINERS = String.join(
            "\n",
            "    Dataset raw;",
            "    Run run;",
            "    Pipeline pipeline;",
            "    Trainer<PipelineClassifier> logistic, forest;",
            "    SearchSpace<MultilayerPerceptron> nets;",
            "    SearchSpace<Trainer<PipelineClassifier>> space;",
            "");

    @TempDir
    Path directory;

    private record Example(String where, String code) {}

    private static List<Path> sources() {
        return sources("sdk-core");
    }

    private static List<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(Project.root().resolve(module + "/src/main/java"))) {
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
        List<Example> examples = Stream.of("sdk-core", "sdk-models", "sdk-regularize")
                .flatMap(module -> sources(module).stream())
                .flatMap(source -> examples(source).stream())
                .toList();
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
        for (String room : List.of("linear", "neural", "training", "tree")) {
            program.append("import io.limpid.models.").append(room).append(".*;\n");
        }
        for (String room : List.of("diagnosis", "path", "tuning", "validation")) {
            program.append("import io.limpid.regularize.").append(room).append(".*;\n");
        }
        program.append("import java.nio.file.*;\nimport java.util.*;\nimport java.util.function.*;\n");
        program.append("// ")
                .append(example.where())
                .append("\nabstract class ")
                .append(name)
                .append(" {\n");
        program.append(GIVEN)
                .append(example.where().startsWith("sdk-regularize") ? GIVEN_TRAINERS : "")
                .append("    void example() throws Exception {\n");
        return program.append(example.code()).append("    }\n}\n").toString();
    }

    /** The public class of a source file; none of a package's or the module's description. */
    private static Optional<Class<?>> type(Path source) {
        Path base = Project.root().resolve("sdk-core/src/main/java");
        String name = base.relativize(source).toString().replace(File.separatorChar, '.');
        if (name.endsWith("-info.java")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(
                    name.substring(0, name.length() - ".java".length()),
                    false,
                    JavadocExamplesTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean needsExample(Class<?> type) {
        int modifiers = type.getModifiers();
        boolean own =
                !Modifier.isAbstract(modifiers) && USED_BY_NAME.stream().anyMatch(kind -> kind.isAssignableFrom(type));
        return Modifier.isPublic(modifiers) && (own || ENTRIES.contains(type));
    }

    private static List<Path> sourcesThatNeedExamples() {
        return sources().stream()
                .filter(source ->
                        type(source).filter(JavadocExamplesTest::needsExample).isPresent())
                .toList();
    }

    @Test
    void transformersMetricsSplittersResamplersCalibratorsAndEntries_eachHaveAnExample() {
        List<String> without = sourcesThatNeedExamples().stream()
                .filter(source -> examples(source).isEmpty())
                .map(source -> source.getFileName().toString())
                .toList();
        assertThat(without).isEmpty();
    }

    /**
     * Some of each kind: an interface in between, a record, an entry; or the test above would pass for want of classes.
     */
    @Test
    void classesThatNeedExamples_areFoundThroughEveryInterface() {
        List<String> names = sourcesThatNeedExamples().stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .toList();
        assertThat(names)
                .contains("Accuracy", "F1", "LogLoss", "MeanSquaredError", "KFold", "Repeated", "OneHotEncoder")
                .contains("OutlierRows", "RandomUndersampling", "Specificity", "PlattScaling")
                .containsAll(ENTRIES.stream().map(Class::getSimpleName).toList())
                .doesNotContain("Metric", "ConfusionMetric", "Splitter");
    }
}
