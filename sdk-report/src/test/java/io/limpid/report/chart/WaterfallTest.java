package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.explain.Attribution;
import io.limpid.explain.Attribution.Exactness;
import io.limpid.explain.Attribution.Feature;
import io.limpid.explain.OutputDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class WaterfallTest {

    @Test
    void svg_exact_saysOutputBaseSumMethodAndSeed() {
        List<String> texts = MarkupParser.texts(Waterfall.of(Samples.exact()).svg(), "text");

        assertThat(texts)
                .contains(
                        "Probability of high: 0.813",
                        "base value + sum over columns = prediction: 0.500 + 0.313 = 0.813",
                        "base value",
                        "0.500",
                        "Overall_Qual = Very_Good",
                        "+0.250",
                        "−0.063",
                        "prediction",
                        "probability of high");
        assertThat(String.join(" ", texts))
                .contains("Exact Shapley values (method exact): 12,345 evaluations, 100 background rows, seed 42.");
    }

    @Test
    void svg_exact_describesItselfInWords() {
        assertThat(MarkupParser.texts(Waterfall.of(Samples.exact()).svg(), "desc"))
                .containsExactly(
                        "Waterfall of the probability of high for one row. It begins at the base value 0.500, the"
                                + " mean over the background rows; 3 columns together add +0.313; the prediction is 0.813."
                                + " The largest parts: Overall_Qual = Very_Good, +0.250; Gr_Liv_Area = 1656, +0.125;"
                                + " Neighborhood = North_Ames, −0.063. Exact Shapley values (method exact): 12,345"
                                + " evaluations, 100 background rows, seed 42.");
    }

    @Test
    void svg_largestFirst_equalOnesInColumnOrder() {
        Attribution tied = Samples.attribution(
                Exactness.EXACT,
                0,
                List.of(new Feature("a", "1", 0.1, 0), new Feature("b", "1", -0.2, 0), new Feature("c", "1", 0.2, 0)));

        assertThat(labels(Waterfall.of(tied))).containsExactly("base value", "b = 1", "c = 1", "a = 1", "prediction");
    }

    @Test
    void svg_manyColumns_othersAreOneBarOfTheirSum() {
        Attribution five = Samples.attribution(
                Exactness.EXACT,
                0,
                List.of(
                        new Feature("a", "1", 0.5, 0),
                        new Feature("b", "1", 0.25, 0),
                        new Feature("c", "1", 0.125, 0),
                        new Feature("d", "1", -0.0625, 0),
                        new Feature("e", "1", 0.03125, 0)));

        String svg = Waterfall.of(five).withTop(2).svg();

        assertThat(MarkupParser.texts(svg, "title")).contains("3 other columns together: +0.094");
        assertThat(labels(Waterfall.of(five).withTop(2)))
                .containsExactly("base value", "a = 1", "b = 1", "3 other columns", "prediction");
    }

    @Test
    void svg_oneColumnMoreThanAsked_isDrawnItself() {
        assertThat(labels(Waterfall.of(Samples.exact()).withTop(2)))
                .containsExactly(
                        "base value",
                        "Overall_Qual = Very_Good",
                        "Gr_Liv_Area = 1656",
                        "Neighborhood = North_Ames",
                        "prediction");
    }

    @Test
    void svg_bars_eachBeginsWhereTheOneAboveEnds() {
        List<double[]> bars = MarkupParser.elements(
                        Waterfall.of(Samples.estimated(6)).svg())
                .stream()
                .filter(e -> e.getAttribute("class").matches("limpid-(positive|negative)"))
                .map(WaterfallTest::fromTo)
                .toList();

        assertThat(bars).hasSize(6);
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i)[0]).isEqualTo(bars.get(i - 1)[1]);
        }
    }

    @Test
    void svg_negativeBar_isHollowAndPointsLeft() {
        Element negative = MarkupParser.elements(Waterfall.of(Samples.exact()).svg()).stream()
                .filter(e -> e.getAttribute("class").equals("limpid-negative"))
                .findFirst()
                .orElseThrow();

        assertThat(negative.getAttribute("fill-opacity")).isEqualTo("0.25");
        assertThat(fromTo(negative)[1]).isLessThan(fromTo(negative)[0]);
    }

    @Test
    void svg_estimated_hasAWhiskerPerColumnAndNoneForTheOthers() {
        String svg = Waterfall.of(Samples.estimated(20)).svg();

        assertThat(MarkupParser.attributes(svg))
                .filteredOn(a -> a.equals("class=limpid-whisker"))
                .hasSize(12);
        assertThat(String.join(" ", MarkupParser.texts(svg, "text")))
                .contains("Estimated Shapley values (method kernel), whiskers one standard error each way:");
    }

    @Test
    void svg_exact_hasNoWhisker() {
        assertThat(Waterfall.of(Samples.exact()).svg()).doesNotContain("whisker");
    }

    @Test
    void svg_roundedNumbersDoNotAddUp_moreDecimalsAreShown() {
        Attribution thirds = Samples.attribution(Exactness.EXACT, 0.1234, List.of(new Feature("a", "1", 0.3334, 0)));

        // 0.123 + 0.333 = 0.457 would be wrong in print.
        assertThat(MarkupParser.texts(Waterfall.of(thirds).svg(), "text"))
                .contains("base value + sum over columns = prediction: 0.1234 + 0.3334 = 0.4568");
    }

    @Test
    void svg_sumMissesPrediction_warns() {
        Attribution broken = new Attribution(
                "exact", Exactness.EXACT, Samples.HIGH, 0.5, 0.75, List.of(new Feature("a", "1", 0.125, 0)), 1, 0, 1);

        assertThat(String.join(" ", MarkupParser.texts(Waterfall.of(broken).svg(), "text")))
                .contains("The sum misses the prediction by 0.125: do not rely on these values.");
    }

    @Test
    void svg_allNegative_drawsEveryBarInside() {
        Attribution falling = Samples.attribution(
                Exactness.EXACT, 0.9, List.of(new Feature("a", "1", -0.5, 0), new Feature("b", "", -0.25, 0)));

        assertThat(MarkupParser.texts(Waterfall.of(falling).svg(), "text"))
                .contains("−0.500", "−0.250", "b = (missing)");
        assertThat(labels(Waterfall.of(falling))).hasSize(4);
    }

    @Test
    void svg_allZero_saysZeroAndHasNoNaN() {
        Attribution still = Samples.attribution(Exactness.EXACT, 0, List.of(new Feature("a", "1", 0, 0)));

        assertThat(MarkupParser.texts(Waterfall.of(still).svg(), "text")).contains("a = 1", "0");
        assertThat(Waterfall.of(still).svg()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void svg_noColumn_isBaseValueAndPrediction() {
        assertThat(labels(Waterfall.of(Samples.attribution(Exactness.EXACT, 0.5, List.of()))))
                .containsExactly("base value", "prediction");
    }

    @Test
    void svg_thousandColumns_drawsTwelveAndTheRest() {
        String svg = Waterfall.of(Samples.estimated(1000)).svg();

        assertThat(labels(Waterfall.of(Samples.estimated(1000)))).hasSize(15).contains("988 other columns");
        assertThat(svg).hasSizeLessThan(20_000).doesNotContain("NaN");
    }

    @Test
    void svg_prices_useTheScaleOfTheOutput() {
        Attribution price = new Attribution(
                "exact",
                Exactness.EXACT,
                new OutputDescription(OutputDescription.Space.PREDICTION, Optional.empty()),
                180_000,
                243_500,
                List.of(new Feature("Gr_Liv_Area", "1656", 63_500, 0)),
                2,
                0,
                1);

        assertThat(MarkupParser.texts(Waterfall.of(price).svg(), "text"))
                .contains("Prediction: 243,500", "+63,500", "180,000", "200,000");
    }

    @Test
    void svg_hugeAndTinyNumbers_areScientific() {
        Attribution huge = Samples.attribution(Exactness.EXACT, 1e12, List.of(new Feature("a", "1", -2.5e11, 0)));
        Attribution tiny = Samples.attribution(Exactness.EXACT, 1e-12, List.of(new Feature("a", "1", 2.5e-13, 0)));

        assertThat(MarkupParser.texts(Waterfall.of(huge).svg(), "text")).contains("1.000e+12", "−2.500e+11");
        assertThat(MarkupParser.texts(Waterfall.of(tiny).svg(), "text")).contains("1.000e−12", "+2.500e−13");
    }

    @Test
    void svg_longName_isCutInTheLabelAndWholeInTheTooltip() {
        String name = "N".repeat(500);
        Attribution one = Samples.attribution(Exactness.EXACT, 0.5, List.of(new Feature(name, "1", 0.25, 0)));

        assertThat(labels(Waterfall.of(one)).get(1))
                .startsWith("NNN")
                .endsWith("… = 1")
                .hasSizeLessThan(40);
        assertThat(MarkupParser.texts(Waterfall.of(one).svg(), "title")).contains(name + " = 1: +0.250");
    }

    @Test
    void table_moreColumnsThanDrawn_holdsAllAndTheTotals() {
        List<String> headings = MarkupParser.texts(
                Waterfall.of(Samples.estimated(40)).withTop(1).table(), "th");

        // 4 column headings, base value, 40 columns, sum, prediction.
        assertThat(headings).hasSize(47).contains("Column_39", "base value", "sum over columns", "prediction");
    }

    @Test
    void table_exact_hasSixDigitsAndNoErrorColumn() {
        Attribution third = Samples.attribution(Exactness.EXACT, 0.5, List.of(new Feature("a", "1", 1 / 3.0, 0)));

        assertThat(MarkupParser.texts(Waterfall.of(third).table(), "th"))
                .startsWith("column", "value", "adds to the probability of high", "base value");
        assertThat(MarkupParser.texts(Waterfall.of(third).table(), "td"))
                .containsExactly("", "0.5", "1", "0.333333", "", "0.333333", "", "0.833333");
    }

    @Test
    void of_attributionNotFinite_namesTheColumn() {
        Attribution bad = Samples.attribution(Exactness.EXACT, 0, List.of(new Feature("x", "1", Double.NaN, 0)));

        assertThatThrownBy(() -> Waterfall.of(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribution of \"x\": expected a number up to 1e300, got NaN");
    }

    @Test
    void of_standardErrorNegative_namesTheColumn() {
        Attribution bad = Samples.attribution(Exactness.ESTIMATED, 0, List.of(new Feature("x", "1", 1, -1)));

        assertThatThrownBy(() -> Waterfall.of(bad))
                .hasMessage("standardError of \"x\": expected a number of at least 0, got -1.0");
    }

    @Test
    void withTop_zero_isRefused() {
        assertThatThrownBy(() -> Waterfall.of(Samples.exact()).withTop(0))
                .hasMessage("bars: expected at least 1, got 0");
    }

    /** The first text of every row's group. */
    private static List<String> labels(Waterfall chart) {
        return MarkupParser.elements(chart.svg()).stream()
                .filter(e -> e.getTagName().equals("g")
                        && e.getElementsByTagName("title").getLength() == 1)
                .map(e -> e.getElementsByTagName("text").item(0).getTextContent())
                .toList();
    }

    /** A bar's outline is M from,top L .. L end,middle L .. L from,bottom Z: its first and third points. */
    private static double[] fromTo(Element bar) {
        String[] points = bar.getAttribute("d").substring(1).split("[LZ]");
        return new double[] {
            Double.parseDouble(points[0].split(" ")[0]),
            Double.parseDouble(points[2].split(" ")[0])
        };
    }
}
