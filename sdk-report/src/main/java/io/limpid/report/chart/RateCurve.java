package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A curve on the unit square, with a dotted line for guessing and, where folds have curves of their own, a band from
 * the lowest to the highest of them.
 *
 * @param picture the headline and what is said around the drawing
 * @param curve its points, from left to right
 * @param chance where guessing begins and ends
 * @param folds the folds' curves
 * @param across the name of the level axis
 * @param up the name of the upright axis
 * @param language of the legend
 */
record RateCurve(
        Picture picture,
        List<double[]> curve,
        List<double[]> chance,
        List<List<double[]>> folds,
        String across,
        String up,
        Language language) {

    private static final double HEIGHT = 300;
    private static final int PLACES = 100;
    private static final int MOST_ROWS = 50;

    /** The copy of folds' curves that a band is drawn of. */
    static <T> List<T> requireFolds(List<T> folds) {
        List<T> copy = List.copyOf(Objects.requireNonNull(folds, "folds"));
        if (copy.size() < 2) {
            throw new IllegalArgumentException("folds: expected at least 2 curves to make a band, got " + copy.size());
        }
        return copy;
    }

    String svg() {
        Markup body = new Markup();
        picture.head(body);
        List<Legend.Entry> names = new ArrayList<>();
        String main = (folds.isEmpty() ? Phrase.CURVE : Phrase.ALL_ROWS).in(language);
        names.add(new Legend.Entry(main, Legend.Sample.LINE, Ink.MAIN));
        names.add(new Legend.Entry(Phrase.CHANCE.in(language), Legend.Sample.LINE, Ink.REFERENCE));
        if (!folds.isEmpty()) {
            names.add(new Legend.Entry(Phrase.FOLD_RANGE.in(language), Legend.Sample.BAND, Ink.MAIN));
        }
        double from = Legend.of(names).draw(body, picture.headEnd() + 2);
        Plot plot = Plot.of(body, from, HEIGHT, 0, 0, 1, (l, r) -> Axis.of(0, 1, l, r))
                .grid(across, up);
        if (!folds.isEmpty()) {
            band(plot);
        }
        plot.line(Ink.REFERENCE, on(plot, chance));
        plot.line(Ink.MAIN, on(plot, curve));
        return picture.svg(body, plot.bottom() + Plot.BELOW);
    }

    private static List<double[]> on(Plot plot, List<double[]> points) {
        return points.stream().map(p -> plot.at(p[0], p[1])).toList();
    }

    private void band(Plot plot) {
        List<double[]> low = new ArrayList<>();
        List<double[]> high = new ArrayList<>();
        for (int place = 0; place <= PLACES; place++) {
            double x = place / (double) PLACES;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (List<double[]> fold : folds) {
                double[] ends = at(fold, x);
                least = Math.min(least, ends[0]);
                most = Math.max(most, ends[1]);
            }
            low.add(plot.at(x, least));
            high.add(plot.at(x, most));
        }
        plot.band(Ink.MAIN, Outline.area(high, low));
    }

    /** The lowest and the highest place of a curve over one number; they differ where it is upright. */
    static double[] at(List<double[]> curve, double place) {
        // Rounding may end a curve a little before 1.
        double x = Math.min(place, curve.get(curve.size() - 1)[0]);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < curve.size(); i++) {
            double[] here = curve.get(i);
            double[] before = curve.get(Math.max(0, i - 1));
            if (before[0] < x && x < here[0]) {
                double y = before[1] + (here[1] - before[1]) * ((x - before[0]) / (here[0] - before[0]));
                least = Math.min(least, y);
                most = Math.max(most, y);
            } else if (here[0] == x) {
                least = Math.min(least, here[1]);
                most = Math.max(most, here[1]);
            }
        }
        return new double[] {least, most};
    }

    /** At most about fifty of so many points, evenly chosen, the last one among them. */
    static List<Integer> rows(int size) {
        int step = (size + MOST_ROWS - 1) / MOST_ROWS;
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i % step == 0 || i == size - 1) {
                rows.add(i);
            }
        }
        return rows;
    }

    /** A caption that says how many points a table leaves out. */
    static String caption(Language language, int shown, int all) {
        return language.sentences(List.of(
                Phrase.CURVE_TABLE.in(language),
                shown < all ? Phrase.SHOWN.in(language, Digits.count(shown), Digits.count(all)) : ""));
    }
}
