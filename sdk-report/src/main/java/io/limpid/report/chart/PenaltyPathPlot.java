package io.limpid.report.chart;

import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws how coefficients grow as the penalty becomes weaker, from left to right: the twelve that grow largest in colours
 * and dashes with their names at the line's end, up to a hundred others pale, with the two suggested penalties marked.
 *
 * <p>Coefficients are drawn as they are given: whoever wants to compare columns of different units gives those of
 * standardised columns. Equal input gives equal markup. Immutable.
 */
public final class PenaltyPathPlot implements Chart {

    private static final int TOP = 12;
    private static final int MOST_PALE = 100;
    private static final int MOST_ROWS = 100;
    private static final double HEIGHT = 240;
    private static final double MOST_LABEL = 110;
    private static final double LINE = 14;
    private static final double LEADER = 14;

    private final List<String> names;
    private final double[] lambdas;
    private final double[][] coefficients;
    private final Optional<LambdaMarks> marks;
    private final int top;
    private final Language language;

    private PenaltyPathPlot(
            List<String> names,
            double[] lambdas,
            double[][] coefficients,
            Optional<LambdaMarks> marks,
            int top,
            Language language) {
        this.names = names;
        this.lambdas = lambdas;
        this.coefficients = coefficients;
        this.marks = marks;
        this.top = top;
        this.language = language;
    }

    /**
     * A path, in English.
     *
     * @param names of the columns
     * @param lambdas the penalties, falling
     * @param coefficients for each column one for each lambda
     * @throws IllegalArgumentException when shapes differ, lambdas do not fall or a number cannot be drawn
     */
    public static PenaltyPathPlot of(List<String> names, double[] lambdas, double[][] coefficients) {
        List<String> columns = List.copyOf(names);
        double[] falling = LambdaAxis.require(lambdas);
        if (coefficients.length != columns.size()) {
            throw new IllegalArgumentException(
                    "coefficients: expected those of " + columns.size() + " columns, got " + coefficients.length);
        }
        double[][] copy = new double[coefficients.length][];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = coefficients[j].clone();
            if (copy[j].length != falling.length) {
                throw new IllegalArgumentException("coefficients of \"" + columns.get(j)
                        + "\": expected one for each of " + falling.length + " lambdas, got " + copy[j].length);
            }
            for (double value : copy[j]) {
                BarFigure.require("coefficient of \"" + columns.get(j) + "\"", value);
            }
        }
        return new PenaltyPathPlot(columns, falling, copy, Optional.empty(), TOP, Language.ENGLISH);
    }

    /**
     * The same with two lambdas marked.
     *
     * @param lambdaMin the one with the best mean score
     * @param lambda1se the strongest one within one standard error of it
     * @throws IllegalArgumentException when one is not on the path, or {@code lambda1se} is smaller
     */
    public PenaltyPathPlot withMarks(double lambdaMin, double lambda1se) {
        LambdaMarks both = LambdaMarks.of(lambdaMin, lambda1se, lambdas);
        return new PenaltyPathPlot(names, lambdas, coefficients, Optional.of(both), top, language);
    }

    /**
     * The same with so many named lines.
     *
     * @throws IllegalArgumentException when not from 1 to 12
     */
    public PenaltyPathPlot withTop(int lines) {
        if (!(lines >= 1 && lines <= TOP)) {
            throw new IllegalArgumentException("lines: expected a number from 1 to " + TOP + ", got " + lines);
        }
        return new PenaltyPathPlot(names, lambdas, coefficients, marks, lines, language);
    }

    /** The same in another language. */
    public PenaltyPathPlot withLanguage(Language other) {
        return new PenaltyPathPlot(names, lambdas, coefficients, marks, top, Objects.requireNonNull(other, "language"));
    }

    /** Columns that are not 0 all along, the one that grows largest first. */
    private List<Integer> ranked() {
        return IntStream.range(0, names.size())
                .boxed()
                .filter(j -> largest(j) > 0)
                .sorted(Comparator.comparingDouble((Integer j) -> -largest(j)))
                .toList();
    }

    private double largest(int j) {
        return Arrays.stream(coefficients[j]).map(Math::abs).max().orElse(0);
    }

    private double last(int j) {
        return coefficients[j][lambdas.length - 1];
    }

    @Override
    public String svg() {
        List<Integer> ranked = ranked();
        List<Integer> named = ranked.subList(0, Math.min(top, ranked.size()));
        List<Integer> pale = ranked.subList(named.size(), Math.min(named.size() + MOST_PALE, ranked.size()));
        List<String> notes = new ArrayList<>();
        if (named.size() < names.size()) {
            notes.add(Phrase.PATH_NAMED.in(language, Digits.count(named.size()), Digits.count(names.size())));
        }
        if (!pale.isEmpty()) {
            notes.add(Phrase.PATH_PALE.in(language, Digits.count(pale.size())));
        }
        if (ranked.size() < names.size()) {
            notes.add(Phrase.PATH_SILENT.in(language, Digits.count(names.size() - ranked.size())));
        }
        Picture picture = new Picture(
                "path",
                Phrase.PATH_TITLE.in(language),
                description(ranked),
                List.of(),
                List.of(language.sentences(notes)));
        Markup body = new Markup();
        picture.head(body);
        double from =
                Legend.of(marks.map(m -> m.legend(language)).orElse(List.of())).draw(body, picture.headEnd() + 2);
        return picture.svg(body, draw(body, from, named, pale) + Plot.BELOW);
    }

    private double draw(Markup body, double from, List<Integer> named, List<Integer> pale) {
        double least = 0;
        double most = 0;
        for (double[] column : coefficients) {
            least = Math.min(least, Arrays.stream(column).min().orElse(0));
            most = Math.max(most, Arrays.stream(column).max().orElse(0));
        }
        double labels = named.stream()
                .mapToDouble(j -> Math.min(MOST_LABEL, Lettering.width(names.get(j), Picture.SMALL)))
                .max()
                .orElse(0);
        Plot plot = Plot.of(body, from, HEIGHT, labels + LEADER, least, most, (l, r) -> LambdaAxis.of(lambdas, l, r))
                .grid(Phrase.LAMBDA_AXIS.in(language), Phrase.COEFFICIENT.in(language));
        plot.level(Ink.REFERENCE, 0);
        for (int j : pale) {
            plot.line(Ink.PALE, on(plot, j));
        }
        for (int k = 0; k < named.size(); k++) {
            plot.line(Ink.series(k), on(plot, named.get(k)));
        }
        marks.ifPresent(m -> m.draw(plot));
        labels(body, plot, named);
        return plot.bottom();
    }

    private List<double[]> on(Plot plot, int j) {
        List<double[]> points = new ArrayList<>();
        for (int m = 0; m < lambdas.length; m++) {
            points.add(plot.at(lambdas[m], coefficients[j][m]));
        }
        return points;
    }

    /** Names at the lines' ends, pushed apart, each with a thin line to its own. */
    private void labels(Markup body, Plot plot, List<Integer> named) {
        List<Integer> order = IntStream.range(0, named.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> plot.y(last(named.get(k)))))
                .toList();
        double[] wanted =
                order.stream().mapToDouble(k -> plot.y(last(named.get(k)))).toArray();
        double[] y = apart(wanted, plot.top() + LINE / 2, plot.bottom() - LINE / 2);
        double x = plot.x(lambdas[lambdas.length - 1]);
        double text = plot.right() + LEADER;
        body.open("g", "font-size", Picture.SMALL).line();
        for (int place = 0; place < y.length; place++) {
            int k = order.get(place);
            Ink ink = Ink.series(k);
            plot.stroke(
                    new Ink(ink.style(), ink.colour(), "none", 1, "0.7"),
                    Outline.segment(x, wanted[place], text - 3, y[place]));
            String name = Lettering.fit(names.get(named.get(k)), Picture.SMALL, MOST_LABEL);
            body.text("text", Lettering.isolate(name), BarFigure.with("limpid-text", text, y[place] + 4))
                    .line();
        }
        body.close().line();
    }

    /** Ascending places moved until they are a line apart and inside. */
    static double[] apart(double[] wanted, double least, double most) {
        double[] y = wanted.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(y[i], i == 0 ? least : y[i - 1] + LINE);
        }
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], i == y.length - 1 ? most : y[i + 1] - LINE);
        }
        return y;
    }

    private String description(List<Integer> ranked) {
        List<String> largest = ranked.stream()
                .sorted(Comparator.comparingDouble((Integer j) -> -Math.abs(last(j))))
                .limit(3)
                .map(j -> Ranking.brief(names.get(j)) + language.choose(" ", "：") + Digits.six(last(j)))
                .toList();
        String ends = largest.isEmpty()
                ? ""
                : Phrase.PATH_LARGEST.in(language, String.join(language.choose(", ", "，"), largest));
        return language.sentences(List.of(
                Phrase.PATH_DESCRIPTION.in(
                        language,
                        Digits.count(names.size()),
                        Digits.count(lambdas.length),
                        LambdaAxis.text(lambdas[0]),
                        LambdaAxis.text(lambdas[lambdas.length - 1])),
                ends));
    }

    @Override
    public String table() {
        List<Double> places = new ArrayList<>(marks.map(LambdaMarks::both).orElse(List.of()));
        double weakest = lambdas[lambdas.length - 1];
        if (!places.contains(weakest)) {
            places.add(weakest);
        }
        List<String> headings = new ArrayList<>(List.of(Phrase.COLUMN.in(language), Phrase.ENTERS.in(language)));
        places.forEach(place -> headings.add(Phrase.AT_LAMBDA.in(language, LambdaAxis.text(place))));
        List<Integer> order = new ArrayList<>(ranked());
        IntStream.range(0, names.size()).filter(j -> !(largest(j) > 0)).forEach(order::add);
        List<List<String>> rows = new ArrayList<>();
        for (int j : order.subList(0, Math.min(MOST_ROWS, order.size()))) {
            List<String> row = new ArrayList<>(List.of(names.get(j), enters(j)));
            for (double place : places) {
                row.add(Digits.six(coefficients[j][LambdaAxis.index("lambda", place, lambdas)]));
            }
            rows.add(row);
        }
        String shown = rows.size() < names.size()
                ? Phrase.SHOWN.in(language, Digits.count(rows.size()), Digits.count(names.size()))
                : "";
        return new NumberTable(language.sentences(List.of(Phrase.PATH_TABLE.in(language), shown)), headings, rows)
                .html();
    }

    private String enters(int j) {
        for (int m = 0; m < lambdas.length; m++) {
            if (coefficients[j][m] != 0) {
                return Digits.six(lambdas[m]);
            }
        }
        return Phrase.NEVER.in(language);
    }
}
