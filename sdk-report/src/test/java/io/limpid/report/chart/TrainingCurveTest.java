package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.model.TrainingRound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TrainingCurveTest {

    private static TrainingRound only(double training) {
        return Samples.round(training, Optional.empty());
    }

    private static long lines(String svg, String side) {
        return MarkupParser.attributes(svg).stream()
                .filter(a -> a.equals("class=limpid-" + side))
                .count();
    }

    @Test
    void svg_bothSides_drawsTwoLinesWithTheirLegendAndTheLowest() {
        String svg = TrainingCurve.of(Samples.history(12)).svg();

        assertThat(lines(svg, "training")).isEqualTo(2);
        assertThat(lines(svg, "validation")).isEqualTo(2);
        assertThat(lines(svg, "point")).isEqualTo(1);
        assertThat(String.join(" ", MarkupParser.texts(svg, "text"))).contains("the lowest there, 0.25 in round 5.");
        assertThat(MarkupParser.texts(svg, "desc").get(0))
                .isEqualTo("Lines of the loss over 12 rounds. On the rows it learnt from: from 1.125 to 0.208333. On"
                        + " other rows: from 0.3125 to 0.441406. The lowest on other rows: 0.25 in round 5.");
    }

    @Test
    void svg_trainingAlone_hasNoWordOfOtherRows() {
        String svg = TrainingCurve.of(List.of(only(0.5), only(0.25))).svg();

        assertThat(lines(svg, "validation")).isZero();
        assertThat(svg).doesNotContain("Dashed", "Diamond", "other rows");
    }

    @Test
    void svg_oneRoundOrEqualLosses_hasNoNaN() {
        assertThat(TrainingCurve.of(List.of(only(0.5))).svg()).doesNotContain("NaN", "Infinity");
        assertThat(TrainingCurve.of(Collections.nCopies(3, only(0))).svg()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void svg_roundWithoutAValidation_leavesAGapInItsLine() {
        List<TrainingRound> history = new ArrayList<>(Samples.history(6));
        history.set(2, only(0.5));
        List<String> paths = MarkupParser.elements(TrainingCurve.of(history).svg()).stream()
                .filter(e -> e.getAttribute("class").equals("limpid-validation"))
                .map(e -> e.getAttribute("d"))
                .toList();

        assertThat(paths.get(1).chars().filter(c -> c == 'M')).hasSize(2);
        assertThat(paths.get(1).chars().filter(c -> c == 'L')).hasSize(3);
    }

    @Test
    void svg_anyPoint_isInsideThePicture() {
        String svg = TrainingCurve.of(Samples.history(1000)).svg();
        double height = Double.parseDouble(MarkupParser.parse(svg)
                .getDocumentElement()
                .getAttribute("viewBox")
                .split(" ")[3]);
        for (Element path : MarkupParser.elements(svg)) {
            for (String point : path.getAttribute("d").split("[MLlhZ]")) {
                String[] xy = point.isEmpty() ? new String[0] : point.split(" ");
                if (xy.length == 2) {
                    assertThat(Double.parseDouble(xy[0])).isBetween(-5.0, Picture.WIDTH);
                    assertThat(Double.parseDouble(xy[1])).isBetween(-5.0, height);
                }
            }
        }
    }

    @Test
    void svg_thousandsOfRounds_staysSmallAndKeepsTheLowest() {
        String svg = TrainingCurve.of(Samples.history(100_000)).svg();

        assertThat(svg.length()).isLessThan(30_000);
        assertThat(svg).contains("0.25 in round 5.");
    }

    @Test
    void svg_hostileName_isEscaped() {
        String svg = TrainingCurve.of(Samples.history(3))
                .withRoundsCalled("<script>alert(1)</script>\u0007")
                .svg();

        assertThat(MarkupParser.elements(svg))
                .extracting(Element::getTagName)
                .isSubsetOf("svg", "title", "desc", "g", "line", "path", "text");
    }

    @Test
    void table_fewRounds_hasAllOfThem() {
        String table =
                TrainingCurve.of(Samples.history(2)).withRoundsCalled("epoch").table();

        assertThat(MarkupParser.texts(table, "th"))
                .containsExactly("epoch", "training loss", "validation loss", "1", "2");
        assertThat(MarkupParser.texts(table, "td")).containsExactly("1.125", "0.3125", "0.625", "0.285156");
        assertThat(table).doesNotContain("Shown");
    }

    @Test
    void table_manyRounds_saysHowManyAreShown() {
        String table = TrainingCurve.of(Samples.history(250)).table();

        // Every third one, the fifth, which is the best, and the last.
        assertThat(MarkupParser.texts(table, "caption").get(0)).endsWith("Shown: 85 of 250.");
        assertThat(MarkupParser.texts(table, "th")).contains("5", "250");
    }

    @Test
    void of_noLossAtAll_isRefused() {
        TrainingRound silent = new TrainingRound(OptionalDouble.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> TrainingCurve.of(List.of())).hasMessageContaining("at least 1 round");
        assertThatThrownBy(() -> TrainingCurve.of(List.of(silent)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("history: expected at least 1 round with a loss, got none");
    }

    @Test
    void of_lossThatCannotBeDrawn_namesSideAndRound() {
        List<TrainingRound> bad = List.of(only(1), Samples.round(1, Optional.of(Double.NaN)));

        assertThatThrownBy(() -> TrainingCurve.of(bad))
                .hasMessage("validation loss of round 2: expected a number up to 1e300, got NaN");
    }
}
