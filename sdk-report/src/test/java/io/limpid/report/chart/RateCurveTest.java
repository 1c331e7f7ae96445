package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.DeLongInterval;
import io.limpid.core.metric.PrecisionRecallCurve;
import io.limpid.core.metric.RocCurve;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ROC and precision-recall curves. */
class RateCurveTest {

    private static final RocCurve ROC = RocCurve.of(Results.eight());

    private static String texts(String svg) {
        return String.join(" ", MarkupParser.texts(svg, "text"));
    }

    /** Positive rows of 0.3, 0.5, 0.6 and 0.9 outrank 2, 3, 3 and 4 of the negative ones: 12 of 16 pairs. */
    @Test
    void svg_rocAlone_tellsItsArea() {
        String svg = RocPlot.of(ROC).svg();

        assertThat(texts(svg))
                .contains("Area under the curve: 0.750.", "Dotted: guessing")
                .doesNotContain("Band");
        assertThat(svg).doesNotContain("limpid-band");
    }

    @Test
    void svg_rocWithInterval_tellsItsEndsAndLevel() {
        DeLongInterval ninety = DeLongInterval.withDefaults().withLevel(0.9);

        assertThat(texts(RocPlot.of(ROC).withArea(ninety.of(Results.eight())).svg()))
                .containsPattern("Area under the curve: 0.750, 90 % interval 0.4\\d\\d to 1.00");
    }

    /** DeLong's variance is 0 of a perfect ranking: an area without an interval. */
    @Test
    void svg_perfectRankingWithoutInterval_tellsTheAreaAlone() {
        ClassPredictions perfect = Results.predictions(new double[] {0.1, 0.2, 0.8, 0.9}, 0, 0, 1, 1);
        String svg = RocPlot.of(RocCurve.of(perfect))
                .withArea(DeLongInterval.withDefaults().of(perfect))
                .svg();

        assertThat(texts(svg)).contains("Area under the curve: 1.00.").doesNotContain("interval");
    }

    @Test
    void svg_rocOfManyRows_staysSmall() {
        assertThat(RocPlot.of(RocCurve.of(Results.many(50_000))).svg().length()).isLessThan(40_000);
        assertThat(PrecisionRecallPlot.of(PrecisionRecallCurve.of(Results.many(50_000)))
                        .svg()
                        .length())
                .isLessThan(60_000);
    }

    @Test
    void table_roc_hasThresholdsAndSaysHowManyAreShown() {
        String few = RocPlot.of(ROC).table();
        String many = RocPlot.of(RocCurve.of(Results.many(1_000))).table();

        assertThat(MarkupParser.texts(few, "th")).contains("none is called", "0.9", "0.1");
        assertThat(MarkupParser.texts(few, "td").subList(0, 4)).containsExactly("0", "0", "0", "0.25");
        assertThat(MarkupParser.texts(few, "caption").get(0)).doesNotContain("Shown");
        assertThat(MarkupParser.texts(many, "caption").get(0)).contains("Shown: 49 of 1,001.");
    }

    @Test
    void at_uprightPart_isFromItsLowerToItsUpperEnd() {
        List<double[]> curve = List.of(new double[] {0, 0}, new double[] {0, 0.5}, new double[] {1, 1});

        assertThat(RateCurve.at(curve, 0)).containsExactly(0, 0.5);
        assertThat(RateCurve.at(curve, 0.5)).containsExactly(0.75, 0.75);
        assertThat(RateCurve.at(curve, 1)).containsExactly(1, 1);
    }

    @Test
    void withFolds_oneCurve_isRefused() {
        assertThatThrownBy(() -> RocPlot.of(ROC).withFolds(List.of(ROC)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folds: expected at least 2 curves to make a band, got 1");
    }

    /** Precisions 1, 1/2, 2/3, 3/4, 3/5, 4/6 ...: the recalls rise at the first, third, fourth and sixth row. */
    @Test
    void svg_recall_tellsAveragePrecisionAndGuessing() {
        PrecisionRecallPlot plot = PrecisionRecallPlot.of(PrecisionRecallCurve.of(Results.eight()));

        // (1 + 2/3 + 3/4 + 4/6) / 4 = 0.7708
        assertThat(texts(plot.svg())).contains("area under the steps: 0.771.", "guessing, 0.500");
    }

    @Test
    void svg_onlyPositiveRows_hasAFlatLine() {
        ClassPredictions all = Results.predictions(new double[] {0.25, 0.75}, 1, 1);

        assertThat(texts(PrecisionRecallPlot.of(PrecisionRecallCurve.of(all)).svg()))
                .contains("area under the steps: 1.000.");
    }
}
