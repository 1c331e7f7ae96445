package io.limpid.report.chart;

/**
 * How a line is drawn.
 *
 * @param style the class that colours it
 * @param colour its colour where there is no style sheet
 * @param dashes lengths of strokes and gaps, or {@code none}
 * @param width in pixels
 * @param opacity from 0 to 1
 */
record Ink(String style, String colour, String dashes, double width, String opacity) {

    /** What is known from the rows a model learnt from. */
    static final Ink TRAINING = new Ink("limpid-training", ChartStyle.POSITIVE, "none", 2, "1");

    /** What is known from rows it did not learn from. */
    static final Ink VALIDATION = new Ink("limpid-validation", ChartStyle.NEGATIVE, "5 3", 2, "1");

    /** What would be known from more rows. */
    static final Ink GUESS = new Ink("limpid-validation", ChartStyle.NEGATIVE, "1.5 3", 2, "1");

    /** The one line of a chart. */
    static final Ink MAIN = new Ink("limpid-training", ChartStyle.POSITIVE, "none", 2, "1");

    /** What the line is compared with. */
    static final Ink REFERENCE = new Ink("limpid-link", "currentColor", "2 3", 1.25, "1");

    /** Lines that only tell what many look like. */
    static final Ink PALE = new Ink("limpid-link", "currentColor", "none", 1, "0.35");

    /** Joins two marks. */
    static final Ink LINK = new Ink("limpid-link", "currentColor", "none", 1, "1");

    /** An interval. */
    static final Ink WHISKER = new Ink("limpid-whisker", "currentColor", "none", 1.5, "1");

    /** Many intervals side by side. */
    static final Ink ERROR = new Ink("limpid-whisker", "currentColor", "none", 1, "0.6");

    /** One of two marked places. */
    static final Ink FIRST_MARK = new Ink("limpid-whisker", "currentColor", "none", 1.25, "1");

    /** The other of two marked places. */
    static final Ink SECOND_MARK = new Ink("limpid-whisker", "currentColor", "5 3", 1.25, "1");

    /** One of many named lines: six colours, solid first and then dashed. */
    static Ink series(int index) {
        int colour = index % ChartStyle.SERIES.size();
        return new Ink(
                "limpid-series-" + (colour + 1),
                ChartStyle.SERIES.get(colour),
                index / ChartStyle.SERIES.size() % 2 == 0 ? "none" : "6 2.5",
                2,
                "1");
    }
}
