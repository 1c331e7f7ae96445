package io.limpid.report.chart;

import static io.limpid.report.chart.BarFigure.EDGE;
import static io.limpid.report.chart.BarFigure.GAP;
import static io.limpid.report.chart.BarFigure.ROW;
import static io.limpid.report.chart.BarFigure.SIZE;
import static io.limpid.report.chart.BarFigure.SMALL;
import static io.limpid.report.chart.BarFigure.with;

import io.limpid.report.markup.Markup;
import java.util.Arrays;
import java.util.stream.Stream;

/** Draws one row of a {@link BarFigure}: label, bar or diamond, whisker and number. */
final class BarShapes {

    private static final double BAR = 14;
    private static final double TIP = 5;
    private static final double DIAMOND = 6;

    private final Markup body;
    private final Axis scale;
    private final BarFigure.Row row;
    private final double labels;
    private final double middle;

    BarShapes(Markup body, Axis scale, BarFigure.Row row, double labels, double middle) {
        this.body = body;
        this.scale = scale;
        this.row = row;
        this.labels = labels;
        this.middle = middle;
    }

    /** The row; {@code linked} adds the line down to the next one. */
    void draw(boolean linked) {
        body.open("g").text("title", row.tooltip()).line();
        label();
        double from = scale.x(row.from());
        double to = scale.x(row.to());
        if (linked) {
            link(to);
        }
        if (row.mark() == BarFigure.Mark.POINT) {
            String diamond =
                    path(to - DIAMOND, middle, to, middle - DIAMOND, to + DIAMOND, middle, to, middle + DIAMOND);
            body.empty("path", "class", "limpid-point", "d", diamond, "fill", "currentColor")
                    .line();
        } else {
            bar(from, to, row.to() >= row.from());
        }
        whisker();
        number();
        body.close().line();
    }

    private void link(double x) {
        Object[] ends = {"class", "limpid-link", "x1", x, "y1", middle, "x2", x, "y2", middle + ROW};
        body.empty("line", join(ends, "stroke", "currentColor", "stroke-dasharray", "2 2"))
                .line();
    }

    /** How wide the row's label is when nothing is cut. */
    static double labelWidth(BarFigure.Row row) {
        String label = row.value().isEmpty() ? row.name() : row.name() + " = " + row.value();
        return Lettering.width(label, size(row)) + 1;
    }

    /** Bold letters are wider: they are measured as larger ones. */
    private static double size(BarFigure.Row row) {
        return row.mark() == BarFigure.Mark.POINT ? SIZE * 1.08 : SIZE;
    }

    private void label() {
        double width = labels - EDGE;
        String label = row.value().isEmpty()
                ? Lettering.isolate(Lettering.fit(row.name(), size(row), width))
                : Lettering.pair(row.name(), row.value(), size(row), width);
        Object[] attributes = with("limpid-text", labels, middle + 4, "text-anchor", "end");
        boolean bold = row.mark() == BarFigure.Mark.POINT;
        body.text("text", label, bold ? join(attributes, "font-weight", "bold") : attributes)
                .line();
    }

    private void bar(double from, double to, boolean positive) {
        double high = middle - BAR / 2;
        double low = middle + BAR / 2;
        // A bar too short to see still shows that it is there, and on which side.
        double end = Math.abs(to - from) < 1 ? from + (positive ? 1 : -1) : to;
        double tip = Math.min(TIP, Math.abs(end - from)) * (positive ? 1 : -1);
        String outline = path(from, high, end - tip, high, end, middle, end - tip, low, from, low);
        String colour = positive ? ChartStyle.POSITIVE : ChartStyle.NEGATIVE;
        Object[] shape = {"class", positive ? "limpid-positive" : "limpid-negative", "d", outline, "fill", colour};
        body.empty("path", join(shape, "fill-opacity", positive ? "1" : "0.25", "stroke", colour, "stroke-width", 1.5))
                .line();
    }

    private void whisker() {
        if (!(row.error() > 0)) {
            return;
        }
        double low = scale.x(row.to() - row.error());
        double high = scale.x(row.to() + row.error());
        String path = segment(low, middle, high, middle)
                + segment(low, middle - 4, low, middle + 4)
                + segment(high, middle - 4, high, middle + 4);
        Object[] shape = {"d", path, "fill", "none"};
        body.empty("path", join(shape, "class", "limpid-halo", "stroke", ChartStyle.SURFACE, "stroke-width", 3.5))
                .line();
        body.empty("path", join(shape, "class", "limpid-whisker", "stroke", "currentColor", "stroke-width", 1.5))
                .line();
    }

    /** Where the number at the bar's end begins, from the left. */
    static double numberStart(BarFigure.Row row, Axis scale) {
        return row.to() < row.from() ? anchor(row, scale) - Lettering.width(row.text(), SMALL) : anchor(row, scale);
    }

    /** Where the number at the bar's end ends, from the left. */
    static double numberEnd(BarFigure.Row row, Axis scale) {
        return row.to() < row.from() ? anchor(row, scale) : anchor(row, scale) + Lettering.width(row.text(), SMALL);
    }

    private static double anchor(BarFigure.Row row, Axis scale) {
        return row.to() < row.from()
                ? scale.x(row.to() - row.error()) - GAP
                : scale.x(row.to() + row.error()) + GAP + (row.mark() == BarFigure.Mark.POINT ? 4 : 0);
    }

    private void number() {
        String side = row.to() < row.from() ? "end" : "start";
        Object[] attributes =
                with("limpid-number", anchor(row, scale), middle + 4, "font-size", SMALL, "text-anchor", side);
        body.text("text", row.text(), attributes).line();
    }

    private static Object[] join(Object[] first, Object... more) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray();
    }

    private static String segment(double x1, double y1, double x2, double y2) {
        return "M" + Markup.coordinate(x1) + " " + Markup.coordinate(y1) + "L" + Markup.coordinate(x2) + " "
                + Markup.coordinate(y2);
    }

    private static String path(double... points) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Markup.coordinate(points[i]))
                    .append(' ')
                    .append(Markup.coordinate(points[i + 1]));
        }
        return path.append('Z').toString();
    }
}
