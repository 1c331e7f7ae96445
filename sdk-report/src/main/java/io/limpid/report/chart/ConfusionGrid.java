package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.util.List;

/** The cells of a confusion matrix. */
final class ConfusionGrid {

    private static final double MOST_LABELS = 120;
    private static final double MOST_CELL = 92;
    private static final double TALL = 40;
    private static final double PAD = 6;
    private static final int FEW = 12;

    /** How much is written into every cell. */
    private enum Text {
        NONE,
        ROWS,
        ROWS_AND_SHARE
    }

    private final List<String> classes;
    private final double[][] weights;
    private final double[] actual;
    private final Language language;
    private final double labels;
    private final double width;
    private final double height;
    private final Text text;

    /**
     * A grid.
     *
     * @param classes the classes that are drawn
     * @param weights a row for each true class
     * @param actual the weight of each true class, which may be more than its row holds
     * @param language of the names of the two sides
     */
    ConfusionGrid(List<String> classes, double[][] weights, double[] actual, Language language) {
        this.classes = classes;
        this.weights = weights;
        this.actual = actual;
        this.language = language;
        labels = labelsEnd();
        width = Math.min(MOST_CELL, (Picture.WIDTH - Picture.EDGE - labels) / classes.size());
        height = classes.size() <= 6 ? TALL : Math.min(TALL, width);
        text = roomiest();
    }

    /** Whether there is room for numbers in all cells. */
    boolean hasNumbers() {
        return text != Text.NONE;
    }

    /** Draws it from there on, and says where it ends. */
    double draw(Markup body, double top) {
        boolean numbered = isNumbered();
        double from = top + 2 * (Picture.SMALL + 5);
        body.open("g", "font-size", Picture.SMALL).line();
        String sides = Phrase.TRUTH_DOWN.in(language) + " · " + Phrase.CALLED_ACROSS.in(language);
        body.text("text", sides, BarFigure.with("limpid-muted", Picture.EDGE, top + Picture.SMALL))
                .line();
        for (int k = 0; k < size(); k++) {
            double middle = labels + (k + 0.5) * width;
            if (!numbered || isTold(k)) {
                String name = numbered ? Integer.toString(k + 1) : Lettering.isolate(classes.get(k));
                body.text("text", name, BarFigure.with("limpid-text", middle, from - 5, "text-anchor", "middle"))
                        .line();
            }
            if (isTold(k)) {
                String label = Lettering.fit(label(k, numbered), Picture.SMALL, labels - Picture.EDGE - 5);
                double y = from + (k + 0.5) * height + 4;
                body.text(
                                "text",
                                Lettering.isolate(label),
                                BarFigure.with("limpid-text", labels - 5, y, "text-anchor", "end"))
                        .line();
            }
        }
        for (int t = 0; t < size(); t++) {
            for (int p = 0; p < size(); p++) {
                cell(body, from, t, p);
            }
        }
        body.close().line();
        return from + size() * height;
    }

    private int size() {
        return classes.size();
    }

    /** Whether a class has a label beside cells that may be lower than a line of text. */
    private boolean isTold(int k) {
        int step = (int) Math.ceil((Picture.SMALL + 2) / height);
        return k % step == 0;
    }

    private void cell(Markup body, double from, int t, int p) {
        double weight = weights[t][p];
        double left = labels + p * width;
        double top = from + t * height;
        boolean titled = weight > 0;
        if (titled) {
            body.open("g");
            body.text(
                    "title",
                    Phrase.CONFUSION_ERROR.in(
                            language,
                            Ranking.brief(classes.get(t)),
                            Ranking.brief(classes.get(p)),
                            Figures.rows(weight),
                            percent(t, p)));
        }
        if (titled || t == p || size() <= FEW) {
            box(body, Outline.box(left + 1, top + 1, left + width - 1, top + height - 1), t, p);
        }
        numbers(body, left + width / 2, top + height / 2, t, p);
        if (titled) {
            body.close();
        }
        body.line();
    }

    private void box(Markup body, String box, int t, int p) {
        body.empty(
                "path",
                "class",
                "limpid-cell",
                "d",
                box,
                "fill",
                ChartStyle.POSITIVE,
                "fill-opacity",
                Markup.coordinate(shade(t, p)));
        boolean right = t == p;
        if (right || size() <= FEW) {
            body.empty(
                    "path",
                    "class",
                    right ? "limpid-whisker" : "limpid-grid",
                    "d",
                    box,
                    "fill",
                    "none",
                    "stroke",
                    right ? "currentColor" : ChartStyle.GRID,
                    "stroke-width",
                    right && size() <= FEW ? 1.75 : 1.0);
        }
    }

    /** Numbers must stay readable on it; of many cells the least must be seen. */
    private double shade(int t, int p) {
        double shade = share(t, p) * (hasNumbers() ? ConfusionMatrixPlot.DARKEST : 0.9);
        return size() > FEW && weights[t][p] > 0 ? Math.max(0.08, shade) : shade;
    }

    private void numbers(Markup body, double x, double y, int t, int p) {
        if (text == Text.NONE || size() > FEW && weights[t][p] == 0) {
            return;
        }
        boolean both = text == Text.ROWS_AND_SHARE && actual[t] > 0;
        String rows = Figures.rows(weights[t][p]);
        double size = text == Text.ROWS ? Picture.SMALL : Picture.SIZE;
        body.text(
                "text",
                rows,
                BarFigure.with("limpid-text", x, both ? y - 3 : y + 4, "text-anchor", "middle", "font-size", size));
        if (both) {
            body.text(
                    "text",
                    percent(t, p),
                    BarFigure.with("limpid-text", x, y + 12, "text-anchor", "middle", "font-size", Picture.SMALL));
        }
    }

    private double share(int t, int p) {
        return actual[t] > 0 ? Math.min(1, weights[t][p] / actual[t]) : 0;
    }

    private String percent(int t, int p) {
        return Figures.percent(share(t, p), language);
    }

    private Text roomiest() {
        double widest = 0;
        for (int t = 0; t < size(); t++) {
            for (int p = 0; p < size(); p++) {
                widest = Math.max(widest, Lettering.width(Figures.rows(weights[t][p]), Picture.SMALL));
            }
        }
        double share = Lettering.width("99.9 %", Picture.SMALL);
        if (height >= TALL && Math.max(share, widest * Picture.SIZE / Picture.SMALL) + PAD <= width) {
            return Text.ROWS_AND_SHARE;
        }
        return height >= Picture.SMALL + 5 && widest + 2 <= width ? Text.ROWS : Text.NONE;
    }

    private boolean isNumbered() {
        return classes.stream().anyMatch(name -> Lettering.width(name, Picture.SMALL) + PAD > width);
    }

    private String label(int k, boolean numbered) {
        return numbered ? (k + 1) + " " + classes.get(k) : classes.get(k);
    }

    /** Where the cells begin: the longest label has room, within limits. */
    private double labelsEnd() {
        double widest = 0;
        for (int k = 0; k < size(); k++) {
            widest = Math.max(widest, Lettering.width(label(k, true), Picture.SMALL));
        }
        return Picture.EDGE + 5 + Math.min(MOST_LABELS, Math.max(40, widest));
    }
}
