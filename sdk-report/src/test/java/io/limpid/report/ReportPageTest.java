package io.limpid.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.FoldWeighting;
import io.limpid.regularize.validation.OutOfFold;
import io.limpid.report.chart.GapBars;
import io.limpid.report.chart.Language;
import io.limpid.report.chart.MarkupParser;
import io.limpid.report.chart.Results;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Pages, and the report of a cross-validation as the first of them. */
class ReportPageTest {

    private static final String EVIL = "</style><script>alert(1)</script>\" onload='x' & \u0007";

    private static CrossValidation kept(OutOfFold.Thresholds thresholds) {
        CrossValidation scores = Results.folds(2);
        OutOfFold.Kept kept = new OutOfFold.Kept(
                new int[] {0, 1, 2, 3, 4, 5, 6, 7}, new int[] {0, 1, 0, 1, 0, 1, 1, 0}, Results.eight(), thresholds);
        return new CrossValidation(scores.metrics(), scores.folds(), FoldWeighting.EQUAL, List.of(kept));
    }

    /** The page without its first line, as XML. */
    private static String xml(String html) {
        assertThat(html).startsWith("<!DOCTYPE html>\n");
        return html.substring(html.indexOf('\n') + 1);
    }

    private static List<String> texts(String html, String element) {
        return MarkupParser.texts(xml(html), element);
    }

    private static ReportPage everything(String text, Language language) {
        return ReportPage.of(text, language)
                .with(Section.of(
                        text,
                        new Block.Paragraph(text),
                        new Block.Table(text, List.of(text, text), List.of(List.of(text, text))),
                        new Block.Verdict(Block.Tone.GOOD, text, List.of(text)),
                        new Block.Verdict(Block.Tone.CAUTION, text, List.of()),
                        new Block.Verdict(Block.Tone.BAD, text, List.of()),
                        new Block.Drawing(GapBars.of(Results.folds(3)), Block.Numbers.SHOWN),
                        new Block.Drawing(GapBars.of(Results.folds(4)), Block.Numbers.FOLDED)));
    }

    @ParameterizedTest
    @EnumSource
    void html_anyText_isEscapedAndWellFormed(Language language) {
        String html = everything(EVIL, language).html();

        assertThat(MarkupParser.elements(xml(html)))
                .extracting(Element::getTagName)
                .doesNotContain("script", "link", "img", "iframe");
        assertThat(MarkupParser.attributes(xml(html)))
                .noneMatch(
                        a -> a.startsWith("on") || a.startsWith("style=") || a.contains("src=") || a.contains("href"));
        assertThat(texts(html, "h1")).containsExactly(EVIL.replace('\u0007', '\uFFFD'));
        assertThat(MarkupParser.attributes(xml(html))).contains("lang=" + language.tag());
    }

    @Test
    void html_policy_allowsItsOwnStyleSheetOnly() throws Exception {
        String html = everything("text", Language.ENGLISH).html();
        String css = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));

        assertThat(html)
                .contains("default-src &#39;none&#39;; style-src &#39;sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "&#39;");
    }

    @Test
    void html_verdicts_differByWordAndSign() {
        List<String> headlines = texts(everything("so it is", Language.ENGLISH).html(), "p");

        assertThat(headlines).contains("✓ Good: so it is", "! Caution: so it is", "✗ Problem: so it is");
    }

    @Test
    void html_identifiers_areUnique() {
        List<String> ids = MarkupParser.attributes(
                        xml(everything("text", Language.ENGLISH).html()))
                .stream()
                .filter(a -> a.startsWith("id="))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(4);
    }

    @Test
    void table_rowOfAnotherLength_isRefused() {
        assertThatThrownBy(() -> new Block.Table("caption", List.of("a", "b"), List.of(List.of("1"))))
                .hasMessage("table row 0: expected 2 cells and at least one, got 1");
    }

    @Test
    void crossValidation_classifier_hasScoresFoldsAndCurves() {
        String html = CrossValidationReport.of(kept(OutOfFold.Thresholds.SHARED), Language.ENGLISH)
                .withTitle("Houses")
                .html();

        assertThat(texts(html, "h1")).containsExactly("Houses");
        assertThat(texts(html, "h2")).containsExactly("Scores", "Fold by fold", "Predictions of rows not learnt from");
        assertThat(texts(html, "title"))
                .contains(
                        "Training and validation scores",
                        "Accuracy, fold by fold",
                        "ROC curve of “yes”",
                        "Precision and recall of “yes”",
                        "Calibration: are the probabilities of “yes” true?",
                        "Confusion matrix");
        assertThat(texts(html, "td")).contains("0.9531", "0.75");
    }

    @Test
    void crossValidation_chinese_isChineseThroughout() {
        String html = CrossValidationReport.of(kept(OutOfFold.Thresholds.SHARED), Language.CHINESE)
                .html();

        assertThat(texts(html, "h2")).containsExactly("得分", "逐折结果", "对未学习样本的预测");
        assertThat(String.join(" ", texts(html, "p")) + String.join(" ", texts(html, "desc")))
                .doesNotContain("training", "validation", "rows", "fold");
    }

    @Test
    void crossValidation_differingThresholds_hasNoConfusionMatrix() {
        String html = CrossValidationReport.of(kept(OutOfFold.Thresholds.DIFFERING), Language.ENGLISH)
                .html();

        assertThat(texts(html, "title")).doesNotContain("Confusion matrix");
        assertThat(texts(html, "p")).anyMatch(p -> p.startsWith("There is no confusion matrix"));
    }

    @Test
    void crossValidation_oneClassOnly_saysWhyThereIsNoCurve() {
        CrossValidation scores = Results.folds(1);
        OutOfFold.Kept kept = new OutOfFold.Kept(
                new int[] {0, 1},
                new int[] {0, 0},
                Results.predictions(new double[] {0.25, 0.75}, 1, 1),
                OutOfFold.Thresholds.SHARED);
        String html = CrossValidationReport.of(
                        new CrossValidation(scores.metrics(), scores.folds(), FoldWeighting.EQUAL, List.of(kept)),
                        Language.ENGLISH)
                .html();

        assertThat(texts(html, "p")).anyMatch(p -> p.startsWith("There is no ROC curve: rows of one class only"));
    }

    @Test
    void crossValidation_withoutPredictions_saysWhy() {
        String html =
                CrossValidationReport.of(Results.folds(3), Language.ENGLISH).html();

        assertThat(texts(html, "p")).contains("There are no such predictions: they were not kept.");
    }

    @Test
    void crossValidation_regression_hasNoCurves() {
        CrossValidation scores = Results.folds(1);
        NumericPredictions numbers = new NumericPredictions(
                new Column(new Field.Numeric("price"), new double[] {1, 2}), new double[] {1, 3}, new double[] {1, 1});
        OutOfFold.Kept kept =
                new OutOfFold.Kept(new int[] {0, 1}, new int[] {0, 0}, numbers, OutOfFold.Thresholds.SHARED);
        String html = CrossValidationReport.of(
                        new CrossValidation(scores.metrics(), scores.folds(), FoldWeighting.EQUAL, List.of(kept)),
                        Language.ENGLISH)
                .html();

        assertThat(texts(html, "h2")).containsExactly("Scores", "Fold by fold");
    }

    @Test
    void crossValidation_failedFolds_areNamedAtTheTop() {
        List<Score> none = List.of(Score.undefined("failed: no <b>memory</b>"));
        CrossValidation result = new CrossValidation(
                List.of(new Accuracy()),
                List.of(
                        new CrossValidation.FoldScores(8, 2, 2, none, none, Optional.of("no <b>memory</b>")),
                        new CrossValidation.FoldScores(8, 2, List.of(Score.of(1)), List.of(Score.of(1)))));
        List<String> paragraphs =
                texts(CrossValidationReport.of(result, Language.ENGLISH).html(), "p");

        assertThat(paragraphs.subList(0, 2))
                .containsExactly("✗ Problem: 1 of 2 folds failed.", "Fold 1: no <b>memory</b>");
    }

    @Test
    void html_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        CrossValidationReport report = CrossValidationReport.of(kept(OutOfFold.Thresholds.SHARED), Language.ENGLISH);
        try {
            Locale.setDefault(Locale.ROOT);
            String root = report.html();
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(report.html()).isEqualTo(root);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void phrase_eitherLanguage_fillsInTheSameParts(PagePhrase phrase) {
        Pattern part = Pattern.compile("%(\\d)\\$s");

        assertThat(part.matcher(phrase.template(Language.CHINESE)).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(part.matcher(phrase.template(Language.ENGLISH))
                        .results()
                        .map(MatchResult::group)
                        .toList());
        assertThat(phrase.in(Language.CHINESE, "p", "q")).isNotBlank();
    }
}
