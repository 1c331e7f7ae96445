package io.limpid.report.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The style sheet of all charts. A chart without it shows the light colours, as presentation attributes, and takes
 * its text colour from the page; with it the colours follow dark mode, and pages may set them.
 *
 * <p>Dark colours apply on screens that prefer them, unless the root element has {@code data-theme="light"}, and always
 * on a root element with {@code data-theme="dark"}; printing is always light. A page overrides any of the custom
 * properties {@code --limpid-positive, --limpid-negative, --limpid-text, --limpid-muted, --limpid-grid,
 * --limpid-surface, --limpid-warning, --limpid-series-1} to {@code --limpid-series-6}, the surface above all where
 * charts lie on another one: those here have no specificity. Text contrast is at least 7:1 and bars at least 4.5:1 against the surfaces {@code #ffffff} and
 * {@code #14181d}. Nothing here is an inline style, so a {@code style-src 'self'} policy holds.
 */
public final class ChartStyle {

    static final String POSITIVE = "#0b62b8";
    static final String NEGATIVE = "#b3430a";
    static final String GRID = "#c9ced6";
    static final String SURFACE = "#ffffff";
    static final String WARNING = "#9a1c1c";
    static final List<String> SERIES = List.of("#0b62b8", "#b3430a", "#17703a", "#7438b0", "#ad1560", "#0a6a78");
    private static final List<String> DARK_SERIES =
            List.of("#6db3f8", "#ff9d5c", "#6fd08c", "#c9a2f5", "#ff8fc0", "#5fd0de");

    private static final String LIGHT =
            """
            --limpid-positive: %s; --limpid-negative: %s; --limpid-text: #1b2026; --limpid-muted: #4a525c;
            --limpid-grid: %s; --limpid-surface: %s; --limpid-warning: %s;
            """.formatted(POSITIVE, NEGATIVE, GRID, SURFACE, WARNING).strip() + series(SERIES);

    private static final String DARK = """
            --limpid-positive: #6db3f8; --limpid-negative: #ff9d5c; --limpid-text: #eceff3; --limpid-muted: #b4bcc6;
            --limpid-grid: #4a525c; --limpid-surface: #14181d; --limpid-warning: #ffb0a8;
            """.strip() + series(DARK_SERIES);

    private static final String RULES = """
            .limpid-chart { display: block; width: 100%; max-width: 50rem; height: auto; }
            .limpid-text { fill: var(--limpid-text); }
            .limpid-number { fill: var(--limpid-text); stroke: var(--limpid-surface); stroke-width: 3; paint-order: stroke; }
            .limpid-muted { fill: var(--limpid-muted); }
            .limpid-warning { fill: var(--limpid-warning); }
            .limpid-positive { fill: var(--limpid-positive); stroke: var(--limpid-positive); }
            .limpid-negative { fill: var(--limpid-negative); stroke: var(--limpid-negative); }
            .limpid-zero { stroke: var(--limpid-text); }
            .limpid-point { fill: var(--limpid-text); }
            .limpid-grid { stroke: var(--limpid-grid); }
            .limpid-link { stroke: var(--limpid-muted); }
            .limpid-halo { stroke: var(--limpid-surface); }
            .limpid-whisker { stroke: var(--limpid-text); }
            .limpid-training { stroke: var(--limpid-positive); }
            .limpid-validation { stroke: var(--limpid-negative); }
            .limpid-band { stroke-linejoin: round; }
            .limpid-solid { stroke-linejoin: round; }
            .limpid-band.limpid-training, .limpid-solid.limpid-training { fill: var(--limpid-positive); }
            .limpid-band.limpid-validation, .limpid-solid.limpid-validation { fill: var(--limpid-negative); }
            .limpid-solid.limpid-link { fill: var(--limpid-muted); }
            .limpid-hollow { fill: var(--limpid-surface); }
            .limpid-cell { fill: var(--limpid-positive); }
            """;

    private ChartStyle() {}

    /** The style sheet, to be served as a file of its own or put into a report's one {@code style} element. */
    public static String css() {
        String strokes = IntStream.rangeClosed(1, SERIES.size())
                .mapToObj(k -> ".limpid-series-" + k + " { stroke: var(--limpid-series-" + k + "); }\n")
                .collect(Collectors.joining());
        return ":where(:root) { " + LIGHT + " }\n"
                + "@media screen and (prefers-color-scheme: dark) {\n:where(:root:not([data-theme=\"light\"])) { "
                + DARK + " }\n}\n"
                + "@media screen {\n:where(:root[data-theme=\"dark\"]) { " + DARK + " }\n}\n"
                + RULES + strokes;
    }

    private static String series(List<String> colours) {
        return IntStream.rangeClosed(1, colours.size())
                .mapToObj(k -> " --limpid-series-" + k + ": " + colours.get(k - 1) + ";")
                .collect(Collectors.joining());
    }
}
