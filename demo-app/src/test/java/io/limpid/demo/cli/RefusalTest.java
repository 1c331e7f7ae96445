package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.limpid;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that cannot be followed are refused by name, before work is done for them. */
class RefusalTest {

    private static final String GOOD = "x,colour,y\n1,red,no\n2,blue,yes\n3,red,no\n4,blue,yes\n";

    @TempDir
    private static Path folder;

    private static Path rows;
    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        rows = file("good.csv", GOOD);
        model = folder.resolve("m.limpid");
        assertThat(train("train.csv", GOOD, "--out", model).status()).isZero();
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Ran train(String name, String text, Object... more) throws IOException {
        List<Object> command = new ArrayList<>(List.of("train", "--data", file(name, text), "--target", "y"));
        command.addAll(List.of("--model", "logistic", "--test-fraction", "0"));
        command.addAll(Arrays.asList(more));
        return limpid(command.toArray());
    }

    private static Ran explain(Object... more) {
        List<Object> command = new ArrayList<>(List.of("explain", "--model", model, "--data", rows, "--row", "0"));
        command.addAll(Arrays.asList(more));
        return limpid(command.toArray());
    }

    private static void refused(Ran ran, int status, String... words) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(status);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip().lines()).as("one line").hasSize(1);
        assertThat(ran.err()).contains(words);
    }

    @Test
    void train_outThatCannotBe_isRefusedBeforeTheDataAreRead() throws IOException {
        Path plain = file("plain", "");
        String ragged = "x,y\n1\n"; // Would be refused itself, had it been read.

        refused(train("r.csv", ragged, "--out", folder), Limpid.FAILED, folder + ": expected a file", "got a folder");
        refused(train("r.csv", ragged, "--out", folder.resolve("no/m")), Limpid.FAILED, "a folder that is not there");
        refused(train("r.csv", ragged, "--out", plain.resolve("m")), Limpid.FAILED, "no folder but a file");
    }

    @Test
    void train_outOverTheData_isWrongUsage() throws IOException {
        refused(train("over.csv", GOOD, "--out", folder.resolve("over.csv")), Limpid.WRONG_USAGE, "--out", "--data");
        assertThat(folder.resolve("over.csv")).hasContent(GOOD);
    }

    @Test
    void predict_outOverModelOrData_isWrongUsage() {
        Path roundabout = folder.resolve("..").resolve(folder.getFileName()).resolve("m.limpid");

        refused(
                limpid("predict", "--model", model, "--data", rows, "--out", roundabout),
                Limpid.WRONG_USAGE,
                "--out: expected another file than --model");
        refused(limpid("predict", "--model", model, "--data", rows, "--out", rows), Limpid.WRONG_USAGE, "--data");
        assertThat(limpid("verify", "--model", model).status()).isZero();
    }

    @Test
    void train_ignoredColumnNobodyCanRead_isNoMatter() throws IOException {
        StringBuilder text = new StringBuilder("x,note,y\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(i == 17 ? ",12o," : ",1,").append(i % 2 == 0 ? "no\n" : "yes\n");
        }
        Path out = folder.resolve("ignored.limpid");

        refused(train("note.csv", text.toString(), "--out", out), Limpid.FAILED, "\"note\"");
        Ran ran = train("note.csv", text.toString(), "--ignore", "note", "--ignore", "note", "--out", out);

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(limpid("inspect", "--model", out).out()).containsPattern("option ignore +note\n");
    }

    @Test
    void train_targetIgnored_isWrongUsage() throws IOException {
        refused(
                train("t.csv", GOOD, "--ignore", "y", "--out", folder.resolve("t")),
                Limpid.WRONG_USAGE,
                "column \"y\"",
                "got both");
    }

    @Test
    void headerOnly_everyCommandThatNeedsRows_namesTheFile() throws IOException {
        Path empty = file("headeronly.csv", "x,colour,y\n");
        String expected = "headeronly.csv: expected at least 1 row, got 0";

        refused(train("headeronly.csv", "x,colour,y\n", "--out", folder.resolve("none")), Limpid.FAILED, expected);
        refused(limpid("evaluate", "--model", model, "--data", empty), Limpid.FAILED, expected);
        refused(limpid("importance", "--model", model, "--data", empty), Limpid.FAILED, expected);
        refused(limpid("cv", "--data", empty, "--target", "y", "--model", "logistic"), Limpid.FAILED, expected);
        refused(explain("--background", empty), Limpid.FAILED, expected);
    }

    @Test
    void train_numericTargetForLogistic_namesTheOptionsThatHelp() throws IOException {
        String numbers = "x,y\n1,0\n2,1\n3,0\n4,1\n";

        refused(
                train("numbers.csv", numbers, "--out", folder.resolve("n")),
                Limpid.WRONG_USAGE,
                "--threshold median",
                "--categorical y",
                "--model linear or elastic-net or mlp");
        refused(
                limpid("cv", "--data", folder.resolve("numbers.csv"), "--target", "y", "--model", "logistic"),
                Limpid.WRONG_USAGE,
                "--threshold median",
                "--categorical y");
    }

    @Test
    void train_parameterTwiceOrWithoutValue_isWrongUsage() throws IOException {
        refused(
                train("p.csv", GOOD, "--param", "lambda=1", "--param", "lambda=2", "--out", folder.resolve("p")),
                Limpid.WRONG_USAGE,
                "--param: expected one value for \"lambda\"");
        refused(
                train("p.csv", GOOD, "--param", "lambda", "--out", folder.resolve("p")),
                Limpid.WRONG_USAGE,
                "--param: expected name=value");
    }

    @Test
    void train_numbersOfJavaAlone_areWrongUsage() throws IOException {
        for (String number : List.of("1d", "0x1p3", "1f", " 1", "1e999")) {
            Path out = folder.resolve("j");
            refused(train("j.csv", GOOD, "--param", "lambda=" + number, "--out", out), Limpid.WRONG_USAGE, number);
            refused(train("j.csv", GOOD, "--threshold", number, "--out", out), Limpid.WRONG_USAGE, number);
        }
    }

    @Test
    void explain_unknownClass_isWrongUsage() {
        refused(explain("--class", "Nope"), Limpid.WRONG_USAGE, "--class: expected one of no, yes, got \"Nope\"");
    }

    @Test
    void explain_budgetForExact_isWrongUsage() {
        refused(explain("--method", "exact", "--budget", "9"), Limpid.WRONG_USAGE, "--budget", "got exact");
    }

    @Test
    void explain_budgetTheMethodRefuses_namesTheOption() {
        refused(
                explain("--method", "lime", "--budget", "1"),
                Limpid.WRONG_USAGE,
                "limpid: --budget: expected at least 2, got 1");
    }

    @Test
    void explain_budgetThatAutoDoesNotSpend_isAWarning() {
        Ran ran = explain("--budget", "9", "--json");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("--budget: not spent");
        assertThat(ran.json().get("warnings").get(0).asText()).contains("--budget");
    }

    @Test
    void predict_unseenCategoryUnderStrict_namesTheFile() throws IOException {
        Path odd = file("odd.csv", "x,colour\n1,green\n");

        refused(limpid("predict", "--model", model, "--data", odd, "--strict"), Limpid.FAILED, "odd.csv", "green");
    }

    @Test
    void argument_beginningWithAt_isNoFileOfArguments() throws IOException {
        file("arguments", "--version");

        Ran ran = limpid("predict", "--model", model, "--data", "@" + folder.resolve("arguments"));

        refused(ran, Limpid.FAILED, "@", "arguments", "expected a file");
    }
}
