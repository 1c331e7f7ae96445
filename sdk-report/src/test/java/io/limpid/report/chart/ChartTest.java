package io.limpid.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.ConfusionMatrix;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.explain.Attribution;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import io.limpid.regularize.validation.CrossValidation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

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
                Arguments.of("training", TrainingCurve.of(Samples.history(12)).withRoundsCalled("epoch")),
                Arguments.of("roc", Results.roc()),
                Arguments.of("roc-chinese", Results.roc().withLanguage(Language.CHINESE)),
                Arguments.of("recall", Results.recall()),
                Arguments.of("calibration", Results.calibration()),
                Arguments.of("confusion", Results.confusion()),
                Arguments.of("confusion-chinese", Results.confusion().withLanguage(Language.CHINESE)),
                Arguments.of("gap", GapBars.of(Results.folds(5))),
                Arguments.of("gap-chinese", GapBars.of(Results.folds(5)).withLanguage(Language.CHINESE)),
                Arguments.of("folds", FoldScatter.of(Results.folds(5), 0)),
                Arguments.of("learning", Results.learning(new Accuracy())),
                Arguments.of(
                        "path", Results.path(List.of("area", "rooms", "age"), 6).withMarks(0.0625, 0.25)),
                Arguments.of("penalty", Results.penalty(new LogLoss(), 8).withMarks(0.0625, 0.25)));
    }

    /** Every chart with every stranger's text, those whose text is no heading of the table included. */
    static Stream<Chart> all() {
        List<Chart> all = new ArrayList<>(charts().toList());
        for (int h = 0; h < HOSTILE.size(); h++) {
            String evil = HOSTILE.get(h);
            Metric metric = new Samples.Named(evil, Metric.Direction.LOWER_IS_BETTER);
            List<Score> none = List.of(Score.undefined(evil));
            CrossValidation undefined = new CrossValidation(
                    List.of(metric), List.of(new CrossValidation.FoldScores(8, 2, List.of(Score.of(1)), none)));
            Language language = Language.values()[h % 2];
            all.add(
                    switch (h % 3) {
                        case 0 -> Results.roc().withPositive(evil).withLanguage(language);
                        case 1 -> Results.recall().withPositive(evil).withLanguage(language);
                        default -> Results.calibration().withPositive(evil).withLanguage(language);
                    });
            all.add(
                    h % 2 == 0
                            ? GapBars.of(undefined).withLanguage(language)
                            : FoldScatter.of(undefined, 0).withLanguage(language));
            all.add(
                    h % 3 == 0
                            ? Results.learning(metric).withIntervalsCalled(evil).withLanguage(language)
                            : Results.penalty(metric, 8).withLanguage(language));
        }
        golden().forEach(a -> all.add((Chart) a.get()[1]));
        return all.stream();
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
                ImportanceBars.of(new Importance("<i>", evil, 0.5, importances, 2, Long.MIN_VALUE)),
                ConfusionMatrixPlot.of(ConfusionMatrix.of(HOSTILE, identity(HOSTILE.size()))),
                Results.path(HOSTILE, 20));
    }

    private static double[][] identity(int size) {
        double[][] matrix = new double[size][size];
        for (int k = 0; k < size; k++) {
            matrix[k][k] = 1;
        }
        return matrix;
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
    @MethodSource("all")
    void svg_hostileNames_isWellFormedAndHoldsOnlyDrawingElements(Chart chart) {
        assertThat(MarkupParser.elements(chart.svg()))
                .extracting(Element::getTagName)
                .isSubsetOf("svg", "title", "desc", "g", "line", "path", "text");
    }

    @ParameterizedTest
    @MethodSource("all")
    void svg_anyChart_hasNoScriptNoInlineStyleNoLink(Chart chart) {
        assertThat(MarkupParser.attributes(chart.svg()))
                .noneMatch(a -> a.startsWith("style=") || a.startsWith("on") || a.contains("href"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void svg_anyChart_isNamedAndDescribedByItsOwnElements(Chart chart) {
        Element svg = MarkupParser.parse(chart.svg()).getDocumentElement();
        Element title = (Element) svg.getElementsByTagName("title").item(0);
        Element description = (Element) svg.getElementsByTagName("desc").item(0);

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(title.getAttribute("id"));
        assertThat(svg.getAttribute("aria-describedby")).isEqualTo(description.getAttribute("id"));
        assertThat(title.getAttribute("id")).matches("limpid-[a-z]+-[0-9a-f]+-title");
        assertThat(description.getTextContent()).matches("(?s).*[.。]");
    }

    @ParameterizedTest
    @MethodSource("all")
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
    @MethodSource("all")
    void svg_everyCornerOfALine_isInsideThePicture(Chart chart) {
        String[] box = MarkupParser.parse(chart.svg())
                .getDocumentElement()
                .getAttribute("viewBox")
                .split(" ");
        Pattern corner = Pattern.compile("[ML](\\S+) ([^MLZahl]+)");
        for (Element path : MarkupParser.elements(chart.svg())) {
            Matcher corners = corner.matcher(path.getAttribute("d"));
            while (corners.find()) {
                assertThat(Double.parseDouble(corners.group(1))).isBetween(0.0, Double.parseDouble(box[2]));
                assertThat(Double.parseDouble(corners.group(2))).isBetween(0.0, Double.parseDouble(box[3]));
            }
        }
    }

    /** By the same measure as the drawing: a label that leaves its side would be cut off. */
    @ParameterizedTest
    @MethodSource("all")
    void svg_everyText_fitsIntoThePicture(Chart chart) {
        for (Element text : MarkupParser.elements(chart.svg())) {
            if (text.getTagName().equals("text")) {
                double size = sizeOf(text);
                double width = Lettering.width(text.getTextContent(), size);
                double x = Double.parseDouble(text.getAttribute("x"));
                String anchor = inherited(text, "text-anchor", "start");
                double from = anchor.equals("end") ? x - width : anchor.equals("middle") ? x - width / 2 : x;
                assertThat(from).as(text.getTextContent()).isGreaterThanOrEqualTo(-1);
                assertThat(from + width).as(text.getTextContent()).isLessThanOrEqualTo(Picture.WIDTH + 1);
            }
        }
    }

    private static double sizeOf(Element text) {
        return Double.parseDouble(inherited(text, "font-size", "12.5"));
    }

    private static String inherited(Element element, String name, String otherwise) {
        for (Node at = element; at instanceof Element here; at = at.getParentNode()) {
            if (here.hasAttribute(name)) {
                return here.getAttribute(name);
            }
        }
        return otherwise;
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
    @MethodSource("all")
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
        List<String> classes = all().flatMap(c -> MarkupParser.attributes(c.svg()).stream())
                .filter(a -> a.startsWith("class="))
                .flatMap(a -> Stream.of(a.substring("class=".length()).split(" ")))
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
