package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.metric.Metric;
import io.limpid.explain.Importance;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportanceBarsTest {

    @Test
    void svg_higherIsBetter_saysFallMetricBaselineRepeatsAndSeed() {
        assertThat(text(Samples.importance(Metric.Direction.HIGHER_IS_BETTER)))
                .contains("Importance of each column for the accuracy")
                .contains("How much the accuracy falls when one column is permuted. Intact it is 0.9375.")
                .contains("fall of the accuracy")
                .contains("Permutation importance, 10 repeats, seed 0; whiskers: one standard deviation over the"
                        + " repeats to each side.");
    }

    @Test
    void svg_lowerIsBetter_saysRise() {
        assertThat(text(Samples.importance(Metric.Direction.LOWER_IS_BETTER)))
                .contains("rise of the log loss")
                .doesNotContain("fall");
    }

    @Test
    void svg_everyColumn_hasAWhisker() {
        String svg = ImportanceBars.of(Samples.importance(Metric.Direction.LOWER_IS_BETTER))
                .svg();

        assertThat(MarkupParser.attributes(svg))
                .filteredOn(a -> a.equals("class=limpid-whisker"))
                .hasSize(3);
    }

    @Test
    void svg_oneRepeat_saysThatThereIsNoSpread() {
        Importance once = importance(1, new Importance.Feature("a", 0.5, 0));

        assertThat(text(once)).contains("1 repeat, seed 3; one repeat tells no spread.");
        assertThat(MarkupParser.texts(ImportanceBars.of(once).table(), "th"))
                .containsExactly("column", "fall of the accuracy", "a");
    }

    @Test
    void svg_fewerBarsThanColumns_saysHowMany() {
        String svg = ImportanceBars.of(Samples.importance(Metric.Direction.LOWER_IS_BETTER))
                .withTop(2)
                .svg();

        assertThat(String.join(" ", MarkupParser.texts(svg, "text")))
                .contains("Drawn: 2 of 3 columns.")
                .doesNotContain("Street");
    }

    @Test
    void svg_noColumnOrAllZero_hasNoNaN() {
        assertThat(ImportanceBars.of(importance(2)).svg()).doesNotContain("NaN");
        assertThat(ImportanceBars.of(importance(2, new Importance.Feature("a", 0, 0)))
                        .svg())
                .doesNotContain("NaN");
    }

    @Test
    void table_everyColumn_largestFirst() {
        String table = ImportanceBars.of(Samples.importance(Metric.Direction.HIGHER_IS_BETTER))
                .withTop(1)
                .table();

        assertThat(MarkupParser.texts(table, "th"))
                .containsExactly(
                        "column",
                        "fall of the accuracy",
                        "standard deviation",
                        "Overall_Qual",
                        "Gr_Liv_Area",
                        "Street");
        assertThat(MarkupParser.texts(table, "td"))
                .containsExactly("0.125", "0.015625", "0.0625", "0.0078125", "-0.00390625", "0.0078125");
    }

    @Test
    void of_deviationNotFinite_namesTheColumn() {
        Importance bad = importance(2, new Importance.Feature("x", 1, Double.NaN));

        assertThatThrownBy(() -> ImportanceBars.of(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("standardDeviation of \"x\": expected a number up to 1e300, got NaN");
    }

    private static Importance importance(int repeats, Importance.Feature... features) {
        Metric accuracy = new Samples.Named("accuracy", Metric.Direction.HIGHER_IS_BETTER);
        return new Importance("permutation", accuracy, 0.5, List.of(features), repeats, 3);
    }

    private static String text(Importance importance) {
        return String.join(" ", MarkupParser.texts(ImportanceBars.of(importance).svg(), "text"));
    }
}
