package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled horizontal bars over one axis: what the charts of explanations are drawn as. Positive bars are solid and
 * point right, negative ones are hollow and point left, so that neither colour nor print decides whether they can be
 * told apart.
 *
 * @param kind the chart's name in its identifiers
 * @param title the headline, also the picture's accessible name
 * @param description one paragraph with the numbers, read out instead of the picture
 * @param lead lines under the headline
 * @param rows the bars, from top to bottom
 * @param axis what the axis measures
 * @param links whether a bar begins where the one above ends
 * @param notes how the numbers came about, under the picture
 */
record BarFigure(
        String kind,
        String title,
        String description,
        List<Lead> lead,
        List<Row> rows,
        String axis,
        Links links,
        List<String> notes) {

    /** Whether thin lines join the end of each bar to the next. */
    enum Links {
        /** Joined: a waterfall. */
        JOINED,
        /** Every bar stands on the zero line. */
        FROM_ZERO
    }

    /**
     * A line under the headline.
     *
     * @param text what it says
     * @param style the class that colours it
     */
    record Lead(String text, String style) {
        static Lead plain(String text) {
            return new Lead(text, "limpid-text");
        }

        static Lead warning(String text) {
            return new Lead(text, "limpid-warning");
        }
    }

    /**
     * One labelled bar, or one point when it begins where it ends and {@code mark} says so.
     *
     * @param name the label
     * @param value what follows the label after an equals sign; empty for none
     * @param tooltip the whole label and number
     * @param from where the bar begins
     * @param to where it ends
     * @param error half the whisker's length; 0 for none
     * @param text the number at its end
     * @param mark how it is drawn
     */
    record Row(
            String name, String value, String tooltip, double from, double to, double error, String text, Mark mark) {}

    /** How a row is drawn. */
    enum Mark {
        /** A bar. */
        BAR,
        /** A diamond and a bold label: a total. */
        POINT
    }

    static final double WIDTH = Picture.WIDTH;
    static final double EDGE = Picture.EDGE;
    private static final double LEAST_LABELS = 90;
    private static final double MOST_LABELS = 204;
    static final double ROW = 24;
    static final double GAP = 5;
    static final double SIZE = Picture.SIZE;
    static final double SMALL = Picture.SMALL;
    private static final double LARGEST = 1e300;

    /** The number, when it can be drawn: finite and not so large that differences overflow. */
    static double require(String what, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(what + ": expected a number up to 1e300, got " + value);
        }
        return value;
    }

    /** The number, when it can be drawn as a whisker. */
    static double requireError(String what, double value) {
        if (!(require(what, value) >= 0)) {
            throw new IllegalArgumentException(what + ": expected a number of at least 0, got " + value);
        }
        return value;
    }

    /** The picture. */
    String svg() {
        Picture picture = new Picture(kind, title, description, lead, notes);
        double top = picture.headEnd() + 6;
        double bottom = top + rows.size() * ROW;
        Axis scale = scale();
        Markup body = new Markup();
        picture.head(body);
        grid(body, scale, top, bottom);
        for (int i = 0; i < rows.size(); i++) {
            boolean linked = links == Links.JOINED && i + 1 < rows.size();
            new BarShapes(body, scale, rows.get(i), labels(), top + i * ROW + ROW / 2).draw(linked);
        }
        return picture.svg(body, bottom + 34);
    }

    /** The attributes of a text in the page's colour. */
    static Object[] with(String style, double x, double y, Object... more) {
        List<Object> all = new ArrayList<>(List.of("class", style, "x", x, "y", y, "fill", "currentColor"));
        all.addAll(List.of(more));
        return all.toArray();
    }

    /** Where labels end: as far right as the widest asks, within limits that leave room for the bars. */
    private double labels() {
        double widest = rows.stream().mapToDouble(BarShapes::labelWidth).max().orElse(0);
        return EDGE + Math.min(MOST_LABELS, Math.max(LEAST_LABELS, widest));
    }

    /** The plot is narrowed until no number at a bar's end leaves its side; a few steps come within a pixel. */
    private Axis scale() {
        double least =
                links == Links.FROM_ZERO || rows.isEmpty() ? 0 : rows.get(0).from();
        double most = least;
        for (Row row : rows) {
            least = Math.min(least, Math.min(row.from(), row.to() - row.error()));
            most = Math.max(most, Math.max(row.from(), row.to() + row.error()));
        }
        double left = labels() + 3 * GAP;
        double right = WIDTH - EDGE;
        double from = left;
        double to = right - GAP;
        Axis scale = Axis.of(least, most, from, to);
        for (int step = 0; step < 8; step++) {
            double over = 0;
            double under = 0;
            for (Row row : rows) {
                over = Math.max(over, BarShapes.numberEnd(row, scale) - right);
                under = Math.max(under, left - BarShapes.numberStart(row, scale));
            }
            from += under;
            to -= over;
            scale = Axis.of(least, most, from, to);
        }
        return scale;
    }

    private void grid(Markup body, Axis scale, double top, double bottom) {
        body.open("g", "font-size", SMALL, "text-anchor", "middle").line();
        for (Axis.Tick tick : scale.ticks(SMALL)) {
            double x = scale.x(tick.value());
            boolean zero = tick.value() == 0 && links == Links.FROM_ZERO;
            line(
                    body,
                    zero ? "limpid-zero" : "limpid-grid",
                    zero ? "currentColor" : ChartStyle.GRID,
                    x,
                    top,
                    x,
                    bottom + 4);
            body.text("text", tick.text(), with("limpid-muted", x, bottom + 16)).line();
        }
        body.text("text", fitAxis(), with("limpid-muted", (labels() + WIDTH) / 2, bottom + 31))
                .line();
        body.close().line();
    }

    private String fitAxis() {
        return Lettering.fit(axis, SMALL, WIDTH - labels() - GAP);
    }

    private static void line(Markup body, String style, String colour, double x1, double y1, double x2, double y2) {
        body.empty("line", "class", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", colour)
                .line();
    }
}
