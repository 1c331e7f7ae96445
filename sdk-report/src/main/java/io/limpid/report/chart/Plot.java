package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.util.List;

/**
 * The plotting area of a chart with two axes: where numbers are on it, its grid, and what is drawn on it. The upright
 * axis has its name above it, so that nobody has to turn the head.
 */
final class Plot {

    /** How far marks reach over the point they stand for, at most. */
    static final double INSET = 6;

    /** From the plot's lower edge to where notes may begin. */
    static final double BELOW = 34;

    private static final double NAME = 18;

    /** Makes the level axis when the room beside the numbers of the upright one is known. */
    interface Across {
        /** The axis between two pixels. */
        Scale over(double left, double right);
    }

    private final Markup body;
    private final Scale across;
    private final Axis up;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    private Plot(Markup body, Scale across, Axis up, double[] box) {
        this.body = body;
        this.across = across;
        this.up = up;
        this.left = box[0];
        this.top = box[1];
        this.right = box[2];
        this.bottom = box[3];
    }

    /**
     * A plot.
     *
     * @param from where it begins, from the top; the name of its upright axis comes first
     * @param height of the area itself
     * @param margin room to its right
     * @param least the lowest number of the upright axis
     * @param most its highest
     */
    static Plot of(Markup body, double from, double height, double margin, double least, double most, Across across) {
        Axis up = Axis.of(least, most, INSET, height - INSET);
        double numbers = up.ticks(Picture.SMALL).stream()
                .mapToDouble(tick -> Lettering.width(tick.text(), Picture.SMALL))
                .max()
                .orElse(0);
        double left = Picture.EDGE + 5 + numbers;
        double right = Picture.WIDTH - Picture.EDGE - margin;
        double top = from + NAME;
        return new Plot(
                body, across.over(left + INSET, right - INSET), up, new double[] {left, top, right, top + height});
    }

    double x(double value) {
        return across.x(value);
    }

    double y(double value) {
        return bottom - up.x(value);
    }

    double[] at(double acrossValue, double upValue) {
        return new double[] {x(acrossValue), y(upValue)};
    }

    double left() {
        return left;
    }

    double top() {
        return top;
    }

    double right() {
        return right;
    }

    double bottom() {
        return bottom;
    }

    /** The grid with its numbers and the names of both axes. */
    Plot grid(String acrossName, String upName) {
        body.open("g", "font-size", Picture.SMALL).line();
        double all = Picture.WIDTH - 2 * Picture.EDGE;
        body.text(
                        "text",
                        Lettering.fit(upName, Picture.SMALL, all),
                        BarFigure.with("limpid-muted", Picture.EDGE, top - 7))
                .line();
        for (Axis.Tick tick : up.ticks(Picture.SMALL)) {
            double y = y(tick.value());
            gridLine(left, y, right, y);
            body.text("text", tick.text(), BarFigure.with("limpid-muted", left - 5, y + 4, "text-anchor", "end"))
                    .line();
        }
        for (Axis.Tick tick : across.ticks(Picture.SMALL)) {
            double x = x(tick.value());
            gridLine(x, bottom, x, bottom + 4);
            double half = Lettering.width(tick.text(), Picture.SMALL) / 2;
            double middle = Math.max(half, Math.min(Picture.WIDTH - half, x));
            body.text("text", tick.text(), BarFigure.with("limpid-muted", middle, bottom + 16, "text-anchor", "middle"))
                    .line();
        }
        String name = Lettering.fit(acrossName, Picture.SMALL, right - left);
        body.text(
                        "text",
                        name,
                        BarFigure.with("limpid-muted", (left + right) / 2, bottom + 31, "text-anchor", "middle"))
                .line();
        body.close().line();
        return this;
    }

    private void gridLine(double x1, double y1, double x2, double y2) {
        Object[] ends = {"class", "limpid-grid", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", ChartStyle.GRID};
        body.empty("line", ends).line();
    }

    /** A line over the whole width. */
    void level(Ink ink, double value) {
        stroke(body, ink, Outline.segment(left, y(value), right, y(value)));
    }

    /** A line of path data. */
    void stroke(Ink ink, String path) {
        stroke(body, ink, path);
    }

    /** A line through points on the plot, when there are any. */
    void line(Ink ink, List<double[]> points) {
        if (!points.isEmpty()) {
            stroke(body, ink, Outline.line(points));
        }
    }

    /** A pale area in a line's colour. */
    void band(Ink ink, String path) {
        band(body, ink, path);
    }

    /** A mark, solid or hollow, in a line's colour. */
    void mark(Ink ink, Fill fill, String path) {
        mark(body, ink, fill, path);
    }

    /** How a mark is filled. */
    enum Fill {
        /** In its colour. */
        SOLID,
        /** In the colour of the page. */
        HOLLOW
    }

    static void stroke(Markup body, Ink ink, String path) {
        body.empty(
                        "path",
                        "class",
                        ink.style(),
                        "d",
                        path,
                        "fill",
                        "none",
                        "stroke",
                        ink.colour(),
                        "stroke-width",
                        ink.width(),
                        "stroke-dasharray",
                        ink.dashes(),
                        "stroke-opacity",
                        ink.opacity())
                .line();
    }

    static void band(Markup body, Ink ink, String path) {
        body.empty(
                        "path",
                        "class",
                        "limpid-band " + ink.style(),
                        "d",
                        path,
                        "fill",
                        ink.colour(),
                        "fill-opacity",
                        "0.18",
                        "stroke",
                        ink.colour(),
                        "stroke-width",
                        0.75,
                        "stroke-opacity",
                        "0.5")
                .line();
    }

    static void mark(Markup body, Ink ink, Fill fill, String path) {
        boolean solid = fill == Fill.SOLID;
        body.empty(
                        "path",
                        "class",
                        (solid ? "limpid-solid " : "limpid-hollow ") + ink.style(),
                        "d",
                        path,
                        "fill",
                        solid ? ink.colour() : ChartStyle.SURFACE,
                        "stroke",
                        ink.colour(),
                        "stroke-width",
                        1.5)
                .line();
    }
}
