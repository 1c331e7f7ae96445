package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.metric.Metric;
import io.limpid.explain.Attribution;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What holds for every chart. */
class ChartTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert('x')</script>",
            "\" onload=\"alert(1)",
            "]]>&amp;<!--",
            "😀👩‍👩‍👧 é",
            "N".repeat(500),
            "שם העמודה (1)",
            "\u202Eevil",
            "bell\u0007 \u0000 \uFFFE",
            "half \uD83D",
            " ");

    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of("waterfall-exact", Waterfall.of(Samples.exact())),
                Arguments.of(
                        "waterfall-estimated",
                        Waterfall.of(Samples.estimated(9)).withTop(3)),
                Arguments.of("surrogate", SurrogateBars.of(Samples.surrogate(0.8125))),
                Arguments.of("importance", ImportanceBars.of(Samples.importance(Metric.Direction.HIGHER_IS_BETTER))),
                Arguments.of("training", TrainingCurve.of(Samples.history(12)).withRoundsCalled("epoch")));
    }

    static Stream<Chart> charts() {
        List<Attribution.Feature> parts = new ArrayList<>();
        List<LocalSurrogate.Feature> coefficients = new ArrayList<>();
        List<Importance.Feature> importances = new ArrayList<>();
        for (int j = 0; j < HOSTILE.size(); j++) {
            parts.add(new Attribution.Feature(HOSTILE.get(j), HOSTILE.get(j), 0.125 - 0.03125 * j, 0.015625));
            coefficients.add(new LocalSurrogate.Feature(HOSTILE.get(j), HOSTILE.get(j), 0.125 - 0.03125 * j));
            importances.add(new Importance.Feature(HOSTILE.get(j), 0.125 - 0.03125 * j, 0.015625));
        }
        Metric evil = new Samples.Named("<b onclick='x'>", Metric.Direction.LOWER_IS_BETTER);
        return Stream.of(
                Waterfall.of(Samples.attribution(Attribution.Exactness.ESTIMATED, 0.5, parts)),
                SurrogateBars.of(
                        new LocalSurrogate("<i>", Samples.HIGH, 0, 0.5, 0.5, coefficients, -0.25, 3.5, 10, -1)),
                ImportanceBars.of(new Importance("<i>", evil, 0.5, importances, 2, Long.MIN_VALUE)));
    }

    /**
     * The files were looked at in Chromium, light and dark, at 340 and 820 pixels. A wanted change of the drawing is
     * made by replacing the file by what the failing test prints, and looking again.
     */
    @ParameterizedTest
    @MethodSource("golden")
    void svg_smallCase_isTheReviewedPicture(String name, Chart chart) {
        assertThat(chart.svg() + "\n").isEqualTo(resource(name + ".svg"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void svg_turkishLocale_isTheSame(String name, Chart chart) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(chart.svg() + "\n").isEqualTo(resource(name + ".svg"));
            String turkish = chart.table();
            Locale.setDefault(Locale.ROOT);
            assertThat(turkish).isEqualTo(chart.table());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void svg_hostileNames_isWellFormedAndHoldsOnlyDrawingElements(Chart chart) {
        assertThat(MarkupParser.elements(chart.svg()))
                .extracting(Element::getTagName)
                .isSubsetOf("svg", "title", "desc", "g", "line", "path", "text");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void svg_anyChart_hasNoScriptNoInlineStyleNoLink(Chart chart) {
        assertThat(MarkupParser.attributes(chart.svg()))
                .noneMatch(a -> a.startsWith("style=") || a.startsWith("on") || a.contains("href"));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void svg_anyChart_isNamedAndDescribedByItsOwnElements(Chart chart) {
        Element svg = MarkupParser.parse(chart.svg()).getDocumentElement();
        Element title = (Element) svg.getElementsByTagName("title").item(0);
        Element description = (Element) svg.getElementsByTagName("desc").item(0);

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(title.getAttribute("id"));
        assertThat(svg.getAttribute("aria-describedby")).isEqualTo(description.getAttribute("id"));
        assertThat(title.getAttribute("id")).matches("limpid-[a-z]+-[0-9a-f]+-title");
        assertThat(description.getTextContent()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void svg_everyCoordinate_isInsideThePicture(Chart chart) {
        Element svg = MarkupParser.parse(chart.svg()).getDocumentElement();
        String[] box = svg.getAttribute("viewBox").split(" ");
        for (Element element : MarkupParser.elements(chart.svg())) {
            for (String name : List.of("x", "x1", "x2")) {
                assertInside(element, name, Double.parseDouble(box[2]));
            }
            for (String name : List.of("y", "y1", "y2")) {
                assertInside(element, name, Double.parseDouble(box[3]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void table_hostileNames_isWellFormedWithEveryColumn(Chart chart) {
        List<String> headings = MarkupParser.texts(chart.table(), "th");

        assertThat(MarkupParser.parse(chart.table()).getDocumentElement().getTagName())
                .isEqualTo("table");
        assertThat(headings).contains(HOSTILE.get(0), HOSTILE.get(1), HOSTILE.get(4), HOSTILE.get(5));
        assertThat(headings).contains("bell\uFFFD \uFFFD \uFFFD", "half \uFFFD");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void table_anyChart_everyHeadingHasAScope(Chart chart) {
        assertThat(MarkupParser.elements(chart.table()))
                .filteredOn(e -> e.getTagName().equals("th"))
                .allSatisfy(e -> assertThat(e.getAttribute("scope")).isIn("row", "col"));
        assertThat(MarkupParser.texts(chart.table(), "caption")).hasSize(1);
    }

    @Test
    void svg_twoDifferentCharts_shareNoIdentifier() {
        assertThat(ids(Waterfall.of(Samples.exact())))
                .doesNotContainAnyElementsOf(ids(Waterfall.of(Samples.exact()).withTop(1)))
                .isEqualTo(ids(Waterfall.of(Samples.exact())));
    }

    @Test
    void css_everyClassDrawn_hasARule() {
        List<String> classes = Stream.concat(charts(), golden().map(a -> (Chart) a.get()[1]))
                .flatMap(c -> MarkupParser.attributes(c.svg()).stream())
                .filter(a -> a.startsWith("class="))
                .map(a -> a.substring("class=".length()))
                .distinct()
                .toList();

        assertThat(classes)
                .hasSizeGreaterThan(8)
                .allSatisfy(c -> assertThat(ChartStyle.css()).contains("." + c + " {"));
    }

    private static List<String> ids(Chart chart) {
        return MarkupParser.attributes(chart.svg()).stream()
                .filter(a -> a.startsWith("id="))
                .toList();
    }

    private static void assertInside(Element element, String name, double size) {
        if (element.hasAttribute(name)) {
            assertThat(Double.parseDouble(element.getAttribute(name)))
                    .as("%s of %s", name, element.getTextContent())
                    .isBetween(0.0, size);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ChartTest.class.getResourceAsStream(name)) {
            return in == null
                    ? name + " is missing"
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
