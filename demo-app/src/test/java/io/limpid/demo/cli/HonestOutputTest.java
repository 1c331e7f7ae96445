package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.limpid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed neither hides a failure nor more digits than it needs, and cannot drive a terminal. */
class HonestOutputTest {

    @TempDir
    private static Path folder;

    private static Path separable;
    private static Path model;
    private static Ran trained;

    @BeforeAll
    static void train() throws IOException {
        StringBuilder rows = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i).append(i % 3 == 0 ? ",red," : ",blue,").append(i > 9 ? "yes\n" : "no\n");
        }
        separable = file("separable.csv", rows.toString());
        model = folder.resolve("m.limpid");
        trained = train(model, "--param", "lambda=0", "--json");
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Ran train(Path out, String... more) {
        Object[] command = new Object[11 + more.length];
        Object[] start = {"train", "--data", separable, "--target", "y", "--model", "logistic"};
        Object[] rest = {"--test-fraction", "0", "--out", out};
        System.arraycopy(start, 0, command, 0, start.length);
        System.arraycopy(rest, 0, command, start.length, rest.length);
        System.arraycopy(more, 0, command, 11, more.length);
        return limpid(command);
    }

    private static Ran brokenBy(String reason, Object... command) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        String[] texts = new String[command.length];
        for (int i = 0; i < command.length; i++) {
            texts[i] = command[i].toString();
        }
        int status = new Limpid(full, err).run(texts);
        return new Ran(status, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void output_thatCannotBeWritten_isAFailure() {
        for (String more : new String[] {"--seed=1", "--json"}) {
            Ran ran = brokenBy("No space left on device", "predict", "--model", model, "--data", separable, more);

            assertThat(ran.status()).isEqualTo(Limpid.FAILED);
            assertThat(ran.err().strip().lines()).hasSize(1);
            assertThat(ran.err()).contains("standard output", "No space left on device");
        }
    }

    @Test
    void output_whoseReaderHasLeft_isAFailureWithoutAWord() {
        Ran ran = brokenBy("Broken pipe", "predict", "--model", model, "--data", separable);

        assertThat(ran.status()).isEqualTo(Limpid.FAILED);
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void train_separableWithoutPenalty_saysThatItDidNotConverge() {
        assertThat(trained.status()).isZero();
        assertThat(trained.err()).contains("limpid: warning: training stopped after", "short of its tolerance");
        assertThat(trained.json().get("warnings").get(0).asText()).startsWith("training stopped after");
        assertThat(trained.json().get("convergence").get("reached").asBoolean()).isFalse();
    }

    @Test
    void inspect_modelThatDidNotConverge_saysSo() {
        JsonNode convergence =
                limpid("inspect", "--model", model, "--json").json().get("convergence");

        assertThat(limpid("inspect", "--model", model).out()).containsPattern("convergence +NOT reached");
        assertThat(convergence.get("reached").asBoolean()).isFalse();
        assertThat(convergence.get("iterations").asInt()).isPositive();
        assertThat(convergence.get("measure").asDouble())
                .isGreaterThan(convergence.get("tolerance").asDouble());
    }

    @Test
    void inspect_modelThatConverged_saysSo() {
        Path out = folder.resolve("penalised.limpid");
        Ran ran = train(out);

        assertThat(ran.err()).isEmpty();
        assertThat(limpid("inspect", "--model", out).out()).containsPattern("convergence +reached after");
    }

    @Test
    void cv_foldsThatDidNotConverge_areAWarning() {
        Ran ran = limpid(
                "cv",
                "--data",
                separable,
                "--target",
                "y",
                "--model",
                "logistic",
                "--folds",
                "2",
                "--param",
                "lambda=0",
                "--json");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("in 2 of 2 fits");
        assertThat(ran.json().get("warnings").get(0).asText()).contains("short of its tolerance");
    }

    @Test
    void train_undefinedScore_hasItsReasonInTheJson() throws IOException {
        // One row of class yes, which trains: no held-out row is positive.
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i).append(i == 4 ? ",yes\n" : ",no\n");
        }
        JsonNode result = limpid(
                        "train",
                        "--data",
                        file("rare.csv", rows.toString()),
                        "--target",
                        "y",
                        "--model",
                        "logistic",
                        "--out",
                        folder.resolve("rare.limpid"),
                        "--json")
                .json();

        assertThat(result.get("heldOut").get("ROC AUC").isNull()).isTrue();
        assertThat(result.get("undefined").get("heldOut").toString()).contains("ROC AUC is undefined: ");
        assertThat(result.get("undefined").get("training").size()).isZero();
    }

    @Test
    void explain_oddBackground_isAWarningThatNamesTheFile() throws IOException {
        Path background = file("back.csv", "x,colour\n1,green\n,red\n");

        Ran ran = limpid(
                "explain", "--model", model, "--data", separable, "--row", "0", "--background", background, "--json");

        assertThat(ran.err()).contains("back.csv, column \"x\": ").contains("back.csv, column \"colour\": ");
        assertThat(ran.json().get("warnings").size()).isEqualTo(2);
    }

    @Test
    void explain_oneBackgroundRow_isCountedInTheSingularAndExactOnce() throws IOException {
        Path background = file("one.csv", "x,colour\n1,red\n");

        String text = limpid("explain", "--model", model, "--data", separable, "--row", "1", "--background", background)
                .out();

        assertThat(text).contains("(exact, ").contains(", 1 background row)").doesNotContain("exact, exact");
    }

    @Test
    void output_namesWithControlCharacters_areEscaped() throws IOException {
        StringBuilder rows = new StringBuilder("x\u001b[31m,\"a\nb\",c\u009b2J,y\n");
        for (int i = 0; i < 12; i++) {
            rows.append(i).append(i % 3 == 0 ? ",r\u202e," : ",b,").append(i).append(i % 2 == 0 ? ",n\n" : ",y\n");
        }
        Path data = file("hostile.csv", rows.toString());
        Path out = folder.resolve("hostile.limpid");
        Ran train = limpid("train", "--data", data, "--target", "y", "--model", "logistic", "--out", out);
        assertThat(train.status()).as(train.err()).isZero();

        for (String command : new String[] {"inspect", "importance", "explain"}) {
            for (String format : new String[] {"--seed=1", "--json"}) {
                Ran ran = switch (command) {
                    case "inspect" -> limpid(command, "--model", out, format);
                    case "explain" -> limpid(command, "--model", out, "--data", data, "--row", "0", format);
                    default -> limpid(command, "--model", out, "--data", data, format);
                };
                assertThat(ran.status()).as(ran.err()).isZero();
                assertThat(ran.out().lines())
                        .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
            }
        }
        assertThat(limpid("inspect", "--model", out).out()).contains("x\\u{1b}[31m", "a\\u{a}b", "c\\u{9b}2J");
        assertThat(limpid("inspect", "--model", out, "--json")
                        .json()
                        .get("schema")
                        .get(2)
                        .get("name")
                        .asText())
                .isEqualTo("c\u009b2J");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1.0000",
        "0.5, 0.5000",
        "-0.25, -0.2500",
        "0.01234, 0.0123",
        "0.00123456, 0.00123",
        "0.0000123456, 0.0000123",
        "-0.000123456, -0.000123",
        "0.000000123456, 1.23e-07",
        "0.99995, 0.9999500",
        "0.99999954, 0.999999540",
        "1234.5, 1234.5000",
        "1e300, 1.00e+300",
    })
    void number_anySize_showsThreeDigitsThatCount(double value, String expected) {
        assertThat(Console.number(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.00123456, +0.00123", "-0.5, -0.5000", "0.5, +0.5000"})
    void signed_anySize_hasItsSign(double value, String expected) {
        assertThat(Console.signed(value)).isEqualTo(expected);
    }

    @Test
    void table_numbersOfDifferentLength_standPointBelowPoint() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

        new Console(print, print)
                .table(List.of(List.of("a", "+0.1141"), List.of("b", "+0.00412"), List.of("rows", "2344")));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("a     +0.1141", "b     +0.00412", "rows      2344");
    }

    @Test
    void help_namesOnOffer_areThoseOfTheCatalogues() {
        String train = limpid("train", "--help").out();
        String explain = limpid("explain", "--help").out();
        String cv = limpid("cv", "--help").out();

        Models.all().forEach(kind -> assertThat(train).contains(kind.name()));
        ExplanationMethods.all().forEach(method -> assertThat(explain).contains(method.name()));
        Metrics.usual(Task.CLASSIFICATION)
                .forEach(metric -> assertThat(cv.replaceAll("\\s+", " ")).contains(metric.name()));
    }
}
