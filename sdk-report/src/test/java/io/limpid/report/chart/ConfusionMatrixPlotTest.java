package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixPlotTest {

    private static String texts(Chart chart) {
        return String.join(" ", MarkupParser.texts(chart.svg(), "text"));
    }

    private static ConfusionMatrixPlot two(double... cells) {
        return ConfusionMatrixPlot.of(ConfusionMatrix.of(List.of("no", "yes"), new double[][] {
            {cells[0], cells[1]}, {cells[2], cells[3]}
        }));
    }

    @Test
    void svg_twoClasses_tellsCountsSharesAndErrors() {
        assertThat(texts(two(90, 10, 1, 3)))
                .contains("Right: 93 of 104, 89.4 %.", "90.0 %", "10.0 %", "25.0 %", "75.0 %")
                .contains("“no” called “yes”: 10 (10.0 %). “yes” called “no”: 1 (25.0 %).");
    }

    @Test
    void svg_noErrors_saysSo() {
        assertThat(texts(two(5, 0, 0, 5))).contains("100 %", "No row is called another class.");
    }

    @Test
    void svg_rarestError_isNotRoundedAway() {
        assertThat(texts(two(1e6, 1, 0, 1))).contains(">99.9 %", "<0.1 %");
    }

    @Test
    void svg_noRows_saysSoWithoutAShare() {
        assertThat(texts(two(0, 0, 0, 0)))
                .contains("No rows of positive weight.")
                .doesNotContain("%");
    }

    @Test
    void svg_weights_areWrittenAsNumbers() {
        assertThat(texts(two(0.5, 0.25, 0, 1))).contains("Right: 1.5 of 1.75, 85.7 %.");
    }

    @Test
    void svg_fortyClasses_drawsShadesAndNumbersTheClasses() {
        String texts = texts(Results.confusion(40));

        assertThat(texts).contains("The stronger a shade", "1 class 0").doesNotContain("Drawn:", "Each cell");
    }

    @Test
    void svg_moreThanFortyClasses_drawsThoseWithTheMostRows() {
        Chart chart = Results.confusion(50);

        assertThat(texts(chart))
                .contains("Drawn: 40 of 50 classes", "1 class 10")
                .doesNotContain("class 9 ");
        assertThat(chart.svg().length()).isLessThan(100_000);
    }

    @Test
    void table_fewClasses_isTheMatrixWithItsSums() {
        assertThat(MarkupParser.texts(two(90, 10, 1, 3).table(), "td"))
                .containsExactly(
                        "90 (90.0 %)", "10 (10.0 %)", "100", "1 (25.0 %)", "3 (75.0 %)", "4", "91", "13", "104");
    }

    @Test
    void table_manyClasses_listsTheErrorsFirst() {
        List<String> cells = MarkupParser.texts(Results.confusion(200).table(), "td");

        assertThat(cells.subList(0, 3)).containsExactly("class 0", "200", "95.2 %");
        assertThat(MarkupParser.texts(Results.confusion(200).table(), "caption").get(0))
                .endsWith("Shown: 300 of 400.");
    }

    @Test
    void of_weightThatCannotBeDrawn_isRefused() {
        assertThatThrownBy(() -> two(1e308, 1e308, 0, 0)).hasMessageContaining("weight of all rows: expected");
    }
}
