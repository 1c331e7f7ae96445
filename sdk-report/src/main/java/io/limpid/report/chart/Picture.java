package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is around every drawing of this package: the element that holds it, its headline with lines under it, and notes.
 *
 * @param kind the chart's name in its identifiers
 * @param title the headline, also the picture's accessible name
 * @param description one paragraph with the numbers, read out instead of the picture
 * @param lead lines under the headline
 * @param notes how the numbers came about, under the picture
 */
record Picture(String kind, String title, String description, List<BarFigure.Lead> lead, List<String> notes) {

    static final double WIDTH = 440;
    static final double EDGE = 6;
    static final double SIZE = 12.5;
    static final double SMALL = 11.5;
    private static final double HEAD = 15;
    private static final String FONT = "Arial, Helvetica, Liberation Sans, sans-serif";

    /** Where the headline and the lines under it end, from the top. */
    double headEnd() {
        double height = EDGE + headline().size() * (HEAD + 4);
        for (BarFigure.Lead line : lead) {
            height += paragraph(line.text(), SIZE).size() * (SIZE + 4);
        }
        return height;
    }

    private List<String> headline() {
        return Lettering.wrap(title, HEAD * 1.08, WIDTH - 2 * EDGE);
    }

    private static List<String> paragraph(String text, double size) {
        return Lettering.wrap(text, size, WIDTH - 2 * EDGE);
    }

    /** Draws the headline and the lines under it. */
    void head(Markup body) {
        double y = EDGE + HEAD;
        for (String line : headline()) {
            body.text("text", line, BarFigure.with("limpid-text", EDGE, y, "font-size", HEAD, "font-weight", "bold"))
                    .line();
            y += HEAD + 4;
        }
        for (BarFigure.Lead paragraph : lead) {
            boolean warns = paragraph.style().equals("limpid-warning");
            for (String line : paragraph(paragraph.text(), SIZE)) {
                body.text("text", line, warns ? warning(EDGE, y) : BarFigure.with(paragraph.style(), EDGE, y))
                        .line();
                y += SIZE + 4;
            }
        }
    }

    private static Object[] warning(double x, double y) {
        return new Object[] {
            "class", "limpid-warning", "x", x, "y", y, "fill", ChartStyle.WARNING, "font-weight", "bold"
        };
    }

    /** Draws the notes from there on. */
    private double foot(Markup body, double from) {
        double y = from;
        for (String note : notes) {
            for (String line : paragraph(note, SMALL)) {
                y += SMALL + 4;
                body.text("text", line, BarFigure.with("limpid-muted", EDGE, y, "font-size", SMALL))
                        .line();
            }
        }
        return y;
    }

    /** The picture of this drawing, whose end is there; the notes come under it. */
    String svg(Markup body, double end) {
        double height = foot(body, end) + EDGE;
        String id = "limpid-" + kind + "-" + fingerprint(title + description + body.finish());
        String box = "0 0 " + Markup.coordinate(WIDTH) + " " + Markup.coordinate(height);
        Markup frame = new Markup()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "limpid-chart",
                        "viewBox",
                        box,
                        "width",
                        "100%",
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title",
                        "aria-describedby",
                        id + "-desc",
                        "font-family",
                        FONT,
                        "font-size",
                        SIZE)
                .line()
                .text("title", title, "id", id + "-title")
                .line()
                .text("desc", description, "id", id + "-desc")
                .line();
        return frame.add(body).finish();
    }

    /** 64-bit FNV-1a: one content, one identifier, and two charts of a page differ. */
    private static String fingerprint(String content) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : content.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
