package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.Binning;
import io.limpid.core.metric.CalibrationCurve;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationPlotTest {

    private static CalibrationCurve.Bin bin(double predicted, double observed, double low, double high) {
        return new CalibrationCurve.Bin(0.25, 0.5, predicted, observed, 12, low, high);
    }

    private static String texts(CalibrationCurve.Bin... bins) {
        String svg = CalibrationPlot.of(new CalibrationCurve(List.of(bins))).svg();
        return String.join(" ", MarkupParser.texts(svg, "text"));
    }

    @Test
    void svg_intervalHoldsThePrediction_findsNoFault() {
        assertThat(texts(bin(0.4, 0.3, 0.2, 0.45))).contains("Every interval holds the predicted probability");
    }

    @Test
    void svg_intervalsMissThePrediction_namesTheFarthest() {
        assertThat(texts(bin(0.4, 0.3, 0.2, 0.35), bin(0.3, 0.1, 0.05, 0.2)))
                .contains("predicted 0.300, observed 0.100");
    }

    @Test
    void svg_noBins_saysThatThereIsNothing() {
        assertThat(texts()).contains("No rows of positive weight: there is nothing to draw.");
    }

    @Test
    void svg_manyBins_drawsPointsWithoutWhiskers() {
        String svg = CalibrationPlot.of(CalibrationCurve.of(Results.many(2_000), Binning.EQUAL_MASS, 200))
                .svg();

        assertThat(svg).doesNotContain("limpid-whisker", "Wilson");
    }

    @Test
    void of_moreBinsThanCanBeDrawn_isRefused() {
        CalibrationCurve fine = new CalibrationCurve(Collections.nCopies(201, bin(0.4, 0.3, 0.2, 0.45)));

        assertThatThrownBy(() -> CalibrationPlot.of(fine)).hasMessage("bins: expected at most 200 to draw, got 201");
    }

    @Test
    void of_shareThatIsNone_namesItsBin() {
        CalibrationCurve bad = new CalibrationCurve(List.of(bin(0.4, Double.NaN, 0.2, 0.45)));

        assertThatThrownBy(() -> CalibrationPlot.of(bad))
                .hasMessage("observedShare of bin 1: expected a number from 0 to 1, got NaN");
    }

    @Test
    void table_oneBin_hasItsNumbers() {
        String table = CalibrationPlot.of(new CalibrationCurve(List.of(bin(0.4, 0.3, 0.2, 0.45))))
                .table();

        assertThat(MarkupParser.texts(table, "td")).containsExactly("0.4", "0.3", "0.2", "0.45", "12");
    }
}
