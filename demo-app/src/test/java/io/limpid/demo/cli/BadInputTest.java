package io.limpid.demo.cli;

import static io.limpid.demo.cli.Ran.data;
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

/** Every bad input gets one line that says what and where, and nothing is written. */
class BadInputTest {

    private static final String GOOD = "x,colour,y\n1,red,no\n2,blue,yes\n3,red,no\n4,blue,yes\n";

    @TempDir
    private static Path folder;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        StringBuilder rows = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i).append(i % 3 == 0 ? ",red," : ",blue,").append(i > 9 ? "yes\n" : "no\n");
        }
        model = folder.resolve("m.limpid");
        assertThat(limpid(
                                "train",
                                "--data",
                                file("train.csv", rows.toString()),
                                "--target",
                                "y",
                                "--model",
                                "logistic",
                                "--out",
                                model)
                        .status())
                .isZero();
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Ran train(String name, String text, String... more) throws IOException {
        List<Object> command = new ArrayList<>(List.of(
                "train",
                "--data",
                file(name, text),
                "--target",
                "y",
                "--model",
                "logistic",
                "--test-fraction",
                "0",
                "--out",
                folder.resolve("never.limpid")));
        command.addAll(Arrays.asList(more));
        return limpid(command.toArray());
    }

    private static Ran predict(String name, String text, String... more) throws IOException {
        List<Object> command = new ArrayList<>(List.of("predict", "--model", model, "--data", file(name, text)));
        command.addAll(Arrays.asList(more));
        return limpid(command.toArray());
    }

    private static void refused(Ran ran, int status, String... words) {
        assertThat(ran.status()).as(ran.err()).isEqualTo(status);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip().lines()).as("one line").hasSize(1);
        assertThat(ran.err()).contains(words).doesNotContain("\tat ");
        assertThat(folder.resolve("never.limpid")).doesNotExist();
    }

    @Test
    void train_raggedRow_namesTheLine() throws IOException {
        refused(train("ragged.csv", GOOD + "5,red\n"), Limpid.FAILED, "ragged.csv", "6");
    }

    @Test
    void train_missingTarget_namesLineAndColumn() throws IOException {
        refused(train("gap.csv", GOOD + "5,red,\n"), Limpid.FAILED, "gap.csv", "\"y\"", "6");
    }

    @Test
    void train_noSuchTarget_namesTheColumn() throws IOException {
        refused(train("short.csv", "x,colour\n1,red\n"), Limpid.FAILED, "\"y\"");
    }

    @Test
    void train_fewCellsOfNumericColumnUnreadable_namesLineAndValue() throws IOException {
        StringBuilder rows = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i == 17 ? "12o" : i).append(",red,").append(i % 2 == 0 ? "no\n" : "yes\n");
        }
        refused(train("typo.csv", rows.toString()), Limpid.FAILED, "typo.csv", "19", "\"x\"", "12o");
    }

    @Test
    void train_sameHeaderTwice_namesIt() throws IOException {
        refused(train("twice.csv", "x,x,y\n1,2,no\n"), Limpid.FAILED, "twice.csv", "\"x\"");
    }

    @Test
    void train_oneClass_saysSo() throws IOException {
        refused(train("one.csv", "x,y\n1,no\n2,no\n3,no\n"), Limpid.FAILED, "\"y\"");
    }

    @Test
    void train_emptyFile_namesTheFile() throws IOException {
        refused(train("empty.csv", ""), Limpid.FAILED, "empty.csv");
    }

    @Test
    void train_headerOnly_isRefused() throws IOException {
        refused(train("header.csv", "x,colour,y\n"), Limpid.FAILED, "expected");
    }

    @Test
    void train_numericTargetForLogistic_asksForAThreshold() throws IOException {
        refused(train("numbers.csv", "x,y\n1,10\n2,20\n3,30\n"), Limpid.WRONG_USAGE, "\"y\"", "threshold");
    }

    @Test
    void train_thresholdOnCategories_namesTheColumn() throws IOException {
        refused(train("words.csv", GOOD, "--threshold", "median"), Limpid.WRONG_USAGE, "\"y\"", "numeric");
    }

    @Test
    void train_unknownPositive_listsTheClasses() throws IOException {
        refused(train("positive.csv", GOOD, "--positive", "maybe"), Limpid.WRONG_USAGE, "maybe", "no, yes");
    }

    @Test
    void train_unknownIgnoredColumn_namesFileAndColumn() throws IOException {
        refused(train("ignored.csv", GOOD, "--ignore", "size"), Limpid.FAILED, "ignored.csv", "\"size\"");
    }

    @Test
    void train_noSuchFile_namesIt() {
        Ran ran = limpid(
                "train",
                "--data",
                folder.resolve("none.csv"),
                "--target",
                "y",
                "--model",
                "logistic",
                "--out",
                folder.resolve("never.limpid"));

        refused(ran, Limpid.FAILED, "none.csv", "got none");
    }

    @Test
    void train_folderAsData_namesIt() {
        Ran ran = limpid(
                "train", "--data", folder, "--target", "y", "--model", "logistic", "--out", folder.resolve("never"));

        refused(ran, Limpid.FAILED, folder.toString(), "folder");
    }

    @Test
    void train_outInNoFolder_namesIt() throws IOException {
        Ran ran = limpid(
                "train",
                "--data",
                file("good.csv", GOOD),
                "--target",
                "y",
                "--model",
                "logistic",
                "--test-fraction",
                "0",
                "--out",
                folder.resolve("nowhere").resolve("m.limpid"));

        refused(ran, Limpid.FAILED, "nowhere");
    }

    @Test
    void train_unknownParameter_listsTheKnownOnes() throws IOException {
        refused(train("good.csv", GOOD, "--param", "depth=3"), Limpid.WRONG_USAGE, "depth", "lambda");
    }

    @Test
    void train_badParameterValue_namesItAndWhatIsExpected() throws IOException {
        refused(train("good.csv", GOOD, "--param", "lambda=-1"), Limpid.WRONG_USAGE, "\"lambda\"", "at least 0", "-1");
        refused(train("good.csv", GOOD, "--param", "lambda=NaN"), Limpid.WRONG_USAGE, "\"lambda\"", "NaN");
    }

    @Test
    void train_unknownModel_listsTheKnownOnes() {
        Ran ran = limpid("train", "--data", "f.csv", "--target", "y", "--model", "oracle", "--out", "never.limpid");

        refused(ran, Limpid.WRONG_USAGE, "oracle", "logistic, linear, elastic-net, mlp, tree, forest, boosting");
    }

    @Test
    void train_badFractionOrThreshold_isWrongUsage() throws IOException {
        refused(train("good.csv", GOOD, "--threshold", "half"), Limpid.WRONG_USAGE, "median", "half");
        Ran ran = limpid(
                "train",
                "--data",
                "f.csv",
                "--target",
                "y",
                "--model",
                "logistic",
                "--test-fraction",
                "1",
                "--out",
                "never.limpid");
        refused(ran, Limpid.WRONG_USAGE, "test fraction");
    }

    @Test
    void predict_columnMissing_namesIt() throws IOException {
        refused(predict("missing.csv", "x\n1\n"), Limpid.FAILED, "missing.csv", "\"colour\"");
    }

    @Test
    void predict_textInNumericColumn_namesLineAndColumn() throws IOException {
        refused(predict("type.csv", "x,colour\n1,red\ntwo,red\n"), Limpid.FAILED, "type.csv", "3", "\"x\"", "two");
    }

    @Test
    void predict_unseenCategoryUnderStrict_namesColumnRowAndValue() throws IOException {
        refused(
                predict("unseen.csv", "x,colour\n1,red\n2,green\n", "--strict"),
                Limpid.FAILED,
                "\"colour\"",
                "row 1",
                "green");
    }

    @Test
    void predict_alteredModel_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length - 9] ^= 4;
        Path altered = Files.write(folder.resolve("altered.limpid"), bytes);

        refused(limpid("predict", "--model", altered, "--data", file("g.csv", GOOD)), Limpid.FAILED, "altered.limpid");
        refused(limpid("verify", "--model", altered), Limpid.FAILED, "altered.limpid");
        refused(limpid("inspect", "--model", altered), Limpid.FAILED, "altered.limpid");
    }

    @Test
    void predict_truncatedModel_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        for (int length : new int[] {0, 7, 100, bytes.length / 2, bytes.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.limpid"), Arrays.copyOf(bytes, length));
            refused(limpid("verify", "--model", cut), Limpid.FAILED, "cut.limpid");
        }
    }

    @Test
    void predict_csvAsModel_isRefused() throws IOException {
        Path csv = file("model.csv", GOOD);

        refused(limpid("predict", "--model", csv, "--data", csv), Limpid.FAILED, "model.csv");
    }

    @Test
    void explain_rowOutOfRange_namesTheRange() throws IOException {
        Path rows = file("rows.csv", GOOD);

        refused(limpid("explain", "--model", model, "--data", rows, "--row", "4"), Limpid.FAILED, "0 to 3", "4");
        refused(limpid("explain", "--model", model, "--data", rows, "--row", "-1"), Limpid.FAILED, "0 to 3", "-1");
    }

    @Test
    void explain_unknownNames_listTheKnownOnes() throws IOException {
        Path rows = file("rows.csv", GOOD);

        refused(
                limpid("explain", "--model", model, "--data", rows, "--row", "0", "--method", "tree"),
                Limpid.WRONG_USAGE,
                "tree",
                "auto, exact, kernel, lime");
        refused(
                limpid("explain", "--model", model, "--data", rows, "--row", "0", "--output", "logit"),
                Limpid.WRONG_USAGE,
                "logit",
                "probability, log-odds");
        refused(
                limpid("explain", "--model", model, "--data", rows, "--row", "0", "--class", "maybe"),
                Limpid.WRONG_USAGE,
                "maybe",
                "no, yes");
    }

    @Test
    void explain_optionsOfLaterTimes_areUnknown() {
        Ran ran = limpid("explain", "--model", model, "--data", "f.csv", "--row", "0", "--deadline", "5");

        refused(ran, Limpid.WRONG_USAGE, "--deadline");
    }

    @Test
    void evaluate_targetOfAnotherClass_namesIt() throws IOException {
        Ran ran = limpid("evaluate", "--model", model, "--data", file("e.csv", GOOD + "5,red,perhaps\n"));

        refused(ran, Limpid.FAILED, "\"y\"", "perhaps");
    }

    @Test
    void evaluate_withoutTarget_namesTheColumn() throws IOException {
        Ran ran = limpid("evaluate", "--model", model, "--data", file("e.csv", "x,colour\n1,red\n"));

        refused(ran, Limpid.FAILED, "\"y\"");
    }

    @Test
    void cv_moreFoldsThanRowsOfAClass_saysSo() throws IOException {
        Ran ran = limpid("cv", "--data", file("few.csv", GOOD), "--target", "y", "--model", "logistic", "--folds", "3");

        refused(ran, Limpid.FAILED, "3");
    }

    @Test
    void cv_oneFoldOrUnknownMetric_isWrongUsage() {
        Object[] start = {"cv", "--data", data("credit.csv"), "--target", "Status", "--model", "logistic"};

        refused(with(start, "--folds", "1"), Limpid.WRONG_USAGE, "folds", "1");
        refused(with(start, "--metric", "speed"), Limpid.WRONG_USAGE, "speed", "accuracy");
    }

    @Test
    void serve_openHostWithoutToken_isWrongUsage() throws IOException {
        refused(limpid("serve", "--host", "0.0.0.0", "--port", "0"), Limpid.WRONG_USAGE, "--token-file");
        refused(
                limpid("serve", "--host", "0.0.0.0", "--token-file", file("token", "short")),
                Limpid.WRONG_USAGE,
                "16 characters");
    }

    @Test
    void serve_portOutOfRange_isWrongUsage() {
        refused(limpid("--port", "70000"), Limpid.WRONG_USAGE, "70000");
    }

    @Test
    void serve_modelWithoutData_isWrongUsage() {
        refused(limpid("serve", "--model", model), Limpid.WRONG_USAGE, "--data");
    }

    @Test
    void commandLine_unknownCommandOrMissingOption_isWrongUsage() {
        refused(limpid("paint"), Limpid.WRONG_USAGE, "paint");
        refused(limpid("inspect"), Limpid.WRONG_USAGE, "--model");
        refused(limpid("train", "--seed", "x"), Limpid.WRONG_USAGE, "--seed");
    }

    @Test
    void failure_withDebug_showsWhere() {
        Ran ran = limpid("verify", "--model", folder.resolve("none.limpid"), "--debug");

        assertThat(ran.status()).isEqualTo(Limpid.FAILED);
        assertThat(ran.err()).contains("none.limpid").contains("\tat ");
    }

    @Test
    void describe_failuresWithoutASentence_areOneLineAll() {
        assertThat(Errors.describe(new OutOfMemoryError("heap")))
                .contains("-Xmx")
                .doesNotContain("\n");
        assertThat(Errors.describe(new NullPointerException("a\nb")))
                .contains("internal error")
                .doesNotContain("\n");
        assertThat(Errors.oneLine("a\u001b[31m\r\nb")).isEqualTo("a\\u{1b}[31m b");
    }

    private static Ran with(Object[] start, Object... more) {
        List<Object> command = new ArrayList<>(Arrays.asList(start));
        command.addAll(Arrays.asList(more));
        return limpid(command.toArray());
    }
}
