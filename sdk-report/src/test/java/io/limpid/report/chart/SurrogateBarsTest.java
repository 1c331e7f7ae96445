package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.explain.LocalSurrogate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurrogateBarsTest {

    @Test
    void svg_goodImitation_saysBothPredictionsAndHowGood() {
        String text = text(Samples.surrogate(0.8125));

        assertThat(text)
                .contains("Linear imitation of the probability of high near this row")
                .contains("The imitation predicts 0.813, the model 0.875.")
                .contains("Method lime, estimated: R² 0.81, intercept 0.375, 5,000 perturbed rows worth 812 by weight"
                        + " (effective samples), seed 7.")
                .doesNotContain("Poor imitation");
    }

    @Test
    void svg_rSquaredBelowHalf_warns() {
        assertThat(text(Samples.surrogate(0.3)))
                .contains(
                        "Poor imitation: R² 0.30 is below 0.5, so it misses more of what the model does nearby than it"
                                + " captures.");
    }

    @Test
    void svg_rSquaredHalf_doesNotWarn() {
        assertThat(text(Samples.surrogate(0.5))).doesNotContain("Poor imitation");
    }

    @Test
    void svg_columnLeftOut_isCountedNotDrawn() {
        assertThat(text(Samples.surrogate(0.9)))
                .contains("Drawn: 3 of 4 columns; 1 left out by the imitation.")
                .doesNotContain("Fireplaces");
    }

    @Test
    void svg_fewerBarsThanUsed_smallerOnesAreCounted() {
        String svg = SurrogateBars.of(Samples.surrogate(0.9)).withTop(1).svg();

        assertThat(String.join(" ", MarkupParser.texts(svg, "text")))
                .contains("Drawn: 1 of 4 columns; 2 smaller; 1 left out by the imitation.");
    }

    @Test
    void svg_nothingUsed_hasNoBarAndNoNaN() {
        LocalSurrogate flat = new LocalSurrogate(
                "lime",
                Samples.HIGH,
                0.5,
                0.5,
                0.5,
                List.of(new LocalSurrogate.Feature("a", "a <= 1", 0)),
                0,
                10,
                10,
                0);

        assertThat(SurrogateBars.of(flat).svg()).doesNotContain("NaN").contains("Drawn: 0 of 1 column;");
        MarkupParser.parse(SurrogateBars.of(flat).svg());
    }

    @Test
    void table_columnLeftOut_isThereWithZero() {
        String table = SurrogateBars.of(Samples.surrogate(0.3)).table();

        assertThat(MarkupParser.texts(table, "th"))
                .containsExactly(
                        "column",
                        "condition",
                        "coefficient",
                        "Overall_Qual",
                        "Gr_Liv_Area",
                        "Neighborhood",
                        "Fireplaces",
                        "intercept",
                        "local prediction",
                        "model's prediction");
        assertThat(MarkupParser.texts(table, "td")).contains("Fireplaces <= 1", "0", "-0.0625", "0.8125", "0.875");
        assertThat(MarkupParser.texts(table, "caption").get(0)).contains("Poor imitation");
    }

    @Test
    void of_rSquaredNotANumber_isRefused() {
        assertThatThrownBy(() -> SurrogateBars.of(Samples.surrogate(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rSquared: expected a number up to 1e300, got NaN");
    }

    private static String text(LocalSurrogate surrogate) {
        return String.join(" ", MarkupParser.texts(SurrogateBars.of(surrogate).svg(), "text"));
    }
}
