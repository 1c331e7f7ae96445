package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gap bars and fold scatters. */
class CrossValidationChartsTest {

    private static String texts(Chart chart) {
        return String.join(" ", MarkupParser.texts(chart.svg(), "text"));
    }

    private static long count(Chart chart, String style) {
        return MarkupParser.attributes(chart.svg()).stream()
                .filter(a -> a.equals("class=" + style))
                .count();
    }

    @Test
    void svg_gapOfFourFolds_tellsBothMeansAndTheirDistance() {
        // Validation accuracies 0.75, 0.78125, 0.8125 and 0.84375 are 0.796875 on average; 0.953125 less that.
        assertThat(texts(GapBars.of(Results.folds(4))))
                .contains("higher is better · gap 0.156", "0.953", "0.797 [")
                .contains("lower is better")
                .contains("Whiskers: 95 % intervals of the mean over folds.");
    }

    @Test
    void svg_gapOfOneFold_hasNoWhiskerAndSaysWhy() {
        GapBars bars = GapBars.of(Results.folds(1));

        assertThat(count(bars, "limpid-whisker")).isZero();
        assertThat(texts(bars))
                .contains("no interval: one fold tells no spread")
                .doesNotContain("Whiskers");
    }

    @Test
    void svg_gapWithoutAScore_saysWhy() {
        String texts = texts(GapBars.of(Results.undefined("rows of one class only")));

        assertThat(texts).contains("no value: ", "rows of one class only").doesNotContain("· gap");
    }

    @Test
    void table_gap_hasTheReasonInItsCell() {
        String table = GapBars.of(Results.undefined("rows of one class only")).table();

        assertThat(MarkupParser.texts(table, "td").get(0)).isEqualTo("0.5");
        assertThat(MarkupParser.texts(table, "td").get(1))
                .startsWith("no value: ")
                .contains("fold 2");
    }

    @Test
    void svg_folds_joinsTwoMarksForEach() {
        FoldScatter scatter = FoldScatter.of(Results.folds(7), 0);

        assertThat(count(scatter, "limpid-link")).isEqualTo(7);
        // One more of each in the legend.
        assertThat(count(scatter, "limpid-solid limpid-training")).isEqualTo(8);
        assertThat(count(scatter, "limpid-hollow limpid-validation")).isEqualTo(8);
    }

    @Test
    void svg_foldWithoutAScore_hasACrossAndNoMean() {
        FoldScatter scatter = FoldScatter.of(Results.undefined("rows of one class only"), 0);

        assertThat(count(scatter, "limpid-whisker")).isEqualTo(1);
        assertThat(texts(scatter))
                .contains("Crosses at the lower edge: no value.")
                .contains("Fold 2, validation: no value: rows of one class only.");
        // The line of the training mean, and its sample in the legend; of the validation only the sample.
        assertThat(count(scatter, "limpid-training")).isEqualTo(2);
        assertThat(count(scatter, "limpid-validation")).isEqualTo(1);
    }

    @Test
    void svg_noScoreAtAll_hasNoNaN() {
        List<Score> none = List.of(Score.undefined("nothing"));
        CrossValidation result =
                new CrossValidation(List.of(new Accuracy()), List.of(new CrossValidation.FoldScores(2, 1, none, none)));

        assertThat(texts(FoldScatter.of(result, 0))).contains("Fold 1, training: no value: nothing.");
        assertThat(texts(GapBars.of(result))).contains("no value: ");
    }

    @Test
    void svg_thousandFolds_staysSmallAndSaysHowManyAreShown() {
        FoldScatter scatter = FoldScatter.of(Results.folds(1_000), 0);

        assertThat(scatter.svg().length()).isLessThan(150_000);
        assertThat(texts(scatter)).contains("Shown: 200 of 1,000.");
    }

    @Test
    void of_scoreThatCannotBeDrawn_namesItsFold() {
        List<Score> huge = List.of(Score.of(1e301));
        CrossValidation result = new CrossValidation(
                List.of(new Accuracy()), List.of(new CrossValidation.FoldScores(2, 1, List.of(Score.of(1)), huge)));

        assertThatThrownBy(() -> FoldScatter.of(result, 0))
                .hasMessage("validation accuracy of fold 1: expected a number up to 1e300, got 1.0E301");
        assertThatThrownBy(() -> FoldScatter.of(result, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void svg_chinese_holdsNoEnglishSentence() {
        String texts = texts(GapBars.of(Results.folds(4)).withLanguage(Language.CHINESE))
                + texts(FoldScatter.of(Results.folds(4), 0).withLanguage(Language.CHINESE));

        assertThat(texts).contains("训练与验证得分", "准确率", "各折的准确率").doesNotContain("training", "fold", "gap");
    }
}
