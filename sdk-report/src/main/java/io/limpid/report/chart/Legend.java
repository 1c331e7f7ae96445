package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** Samples of what is drawn with their names, in as many lines as they need. */
final class Legend {

    private static final double LINE = 19;
    private static final double SAMPLE = 24;

    /** What a sample looks like. */
    enum Sample {
        /** A line. */
        LINE,
        /** A line with a circle on it. */
        DOTS,
        /** A line with a hollow diamond on it. */
        DIAMONDS,
        /** A pale area. */
        BAND,
        /** A filled box. */
        BOX,
        /** A hollow box. */
        HOLLOW_BOX
    }

    /**
     * One name.
     *
     * @param text what it says
     * @param sample what it looks like
     * @param ink in which colour and line
     */
    record Entry(String text, Sample sample, Ink ink) {}

    private final List<List<Entry>> lines = new ArrayList<>();

    /** These names in this order. */
    static Legend of(List<Entry> entries) {
        Legend legend = new Legend();
        double x = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            if (x + width(entry) > Picture.WIDTH - Picture.EDGE) {
                legend.lines.add(new ArrayList<>());
                x = Picture.EDGE;
            }
            legend.lines.get(legend.lines.size() - 1).add(entry);
            x += width(entry) + 16;
        }
        return legend;
    }

    double height() {
        return lines.size() * LINE;
    }

    /** Draws it from there on, and says where it ends. */
    double draw(Markup body, double top) {
        double y = top + LINE / 2;
        for (List<Entry> line : lines) {
            double x = Picture.EDGE;
            for (Entry entry : line) {
                sample(body, entry, x, y);
                body.text("text", text(entry), BarFigure.with("limpid-text", x + SAMPLE + 6, y + 4))
                        .line();
                x += width(entry) + 16;
            }
            y += LINE;
        }
        return top + height();
    }

    private static double width(Entry entry) {
        return SAMPLE + 6 + Lettering.width(text(entry), Picture.SIZE);
    }

    private static String text(Entry entry) {
        return Lettering.fit(entry.text(), Picture.SIZE, Picture.WIDTH - 2 * Picture.EDGE - SAMPLE - 6);
    }

    private static void sample(Markup body, Entry entry, double x, double y) {
        Ink ink = entry.ink();
        String box = Outline.box(x + 1, y - 5, x + SAMPLE - 1, y + 5);
        switch (entry.sample()) {
            case BAND -> Plot.band(body, ink, box);
            case BOX -> Plot.mark(body, ink, Plot.Fill.SOLID, box);
            case HOLLOW_BOX -> Plot.mark(body, ink, Plot.Fill.HOLLOW, box);
            default -> Plot.stroke(body, ink, Outline.segment(x, y, x + SAMPLE, y));
        }
        if (entry.sample() == Sample.DOTS) {
            Plot.mark(body, ink, Plot.Fill.SOLID, Outline.dot(x + SAMPLE / 2, y, 3.5));
        } else if (entry.sample() == Sample.DIAMONDS) {
            Plot.mark(body, ink, Plot.Fill.HOLLOW, Outline.diamond(x + SAMPLE / 2, y, 5));
        }
    }
}
