package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Draws training and validation scores against the number of training rows, with intervals as bands, and dotted what an
 * extrapolation says of more rows.
 *
 * <p>A score without value leaves a gap; an interval with an end missing is not drawn. Equal input gives equal markup.
 * Immutable.
 */
public final class LearningCurvePlot implements Chart {

    private static final double HEIGHT = 230;

    /**
     * A score and the ends of an interval around it.
     *
     * @param score the score
     * @param lower the lower end of its interval
     * @param upper the upper end of its interval
     */
    public record Estimate(Score score, Score lower, Score upper) {
        /** Checks that the numbers can be drawn. */
        public Estimate {
            score.value().ifPresent(v -> BarFigure.require("score", v));
            lower.value().ifPresent(v -> BarFigure.require("lower end", v));
            upper.value().ifPresent(v -> BarFigure.require("upper end", v));
        }

        boolean isBounded() {
            return score.value().isPresent()
                    && lower.value().isPresent()
                    && upper.value().isPresent();
        }
    }

    /**
     * What was measured with one number of rows.
     *
     * @param rows how many rows the models were trained on
     * @param training the score on these
     * @param validation the score on others
     */
    public record Point(long rows, Estimate training, Estimate validation) {
        /** Checks that something is there and the count is positive. */
        public Point {
            requireRows(rows);
            Objects.requireNonNull(training, "training");
            Objects.requireNonNull(validation, "validation");
        }
    }

    /**
     * What is expected with one number of rows.
     *
     * @param rows how many rows models would be trained on
     * @param validation the score on others
     */
    public record Extrapolation(long rows, Estimate validation) {
        /** Checks that something is there and the count is positive. */
        public Extrapolation {
            requireRows(rows);
            Objects.requireNonNull(validation, "validation");
        }
    }

    private final Metric metric;
    private final List<Point> points;
    private final List<Extrapolation> further;
    private final Optional<String> bands;
    private final Language language;

    private LearningCurvePlot(
            Metric metric, List<Point> points, List<Extrapolation> further, Optional<String> bands, Language language) {
        this.metric = metric;
        this.points = points;
        this.further = further;
        this.bands = bands;
        this.language = language;
    }

    private static void requireRows(long rows) {
        if (!(rows > 0)) {
            throw new IllegalArgumentException("rows: expected at least 1, got " + rows);
        }
    }

    /**
     * What was measured, in English.
     *
     * @param metric what is scored
     * @param points at least one, rows rising
     * @throws IllegalArgumentException when there is none or rows do not rise
     */
    public static LearningCurvePlot of(Metric metric, List<Point> points) {
        List<Point> copy = List.copyOf(points);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("points: expected at least one, got none");
        }
        requireRising(copy.stream().mapToLong(Point::rows).toArray());
        return new LearningCurvePlot(
                Objects.requireNonNull(metric, "metric"), copy, List.of(), Optional.empty(), Language.ENGLISH);
    }

    private static void requireRising(long[] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (!(rows[i] > rows[i - 1])) {
                throw new IllegalArgumentException(
                        "rows: expected each to be more than before, got " + rows[i] + " after " + rows[i - 1]);
            }
        }
    }

    /**
     * The same with what is expected of more rows.
     *
     * @throws IllegalArgumentException when there is none or rows do not rise
     */
    public LearningCurvePlot withExtrapolation(List<Extrapolation> expected) {
        List<Extrapolation> copy = List.copyOf(expected);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("extrapolation: expected at least one number of rows, got none");
        }
        requireRising(copy.stream().mapToLong(Extrapolation::rows).toArray());
        return new LearningCurvePlot(metric, points, copy, bands, language);
    }

    /** The same, saying what the intervals are of, for example {@code 95 % intervals of the mean over folds}. */
    public LearningCurvePlot withIntervalsCalled(String what) {
        return new LearningCurvePlot(metric, points, further, Optional.of(what), language);
    }

    /** The same in another language. */
    public LearningCurvePlot withLanguage(Language other) {
        return new LearningCurvePlot(metric, points, further, bands, Objects.requireNonNull(other, "language"));
    }

    private String name() {
        return MetricName.of(metric, language);
    }

    @Override
    public String svg() {
        List<String> told = new ArrayList<>();
        told.add(ends(Phrase.TRAINING, Point::training));
        told.add(ends(Phrase.VALIDATION, Point::validation));
        if (!further.isEmpty()) {
            Extrapolation last = further.get(further.size() - 1);
            told.add(Phrase.LEARNING_EXPECTED.in(language, score(last.validation()), Digits.count(last.rows())));
        }
        List<String> notes = new ArrayList<>();
        bands.ifPresent(what -> notes.add(Phrase.LEARNING_BANDS.in(language, what)));
        if (!further.isEmpty()) {
            notes.add(Phrase.EXTRAPOLATED_NOTE.in(language));
        }
        notes.add(missing());
        Picture picture = new Picture(
                "learning",
                Phrase.LEARNING_TITLE.in(language, name()),
                language.sentences(told),
                List.of(),
                List.of(language.sentences(notes)));
        Markup body = new Markup();
        picture.head(body);
        List<Legend.Entry> names = new ArrayList<>();
        names.add(new Legend.Entry(Phrase.TRAINING.in(language), Legend.Sample.DOTS, Ink.TRAINING));
        names.add(new Legend.Entry(Phrase.VALIDATION.in(language), Legend.Sample.DIAMONDS, Ink.VALIDATION));
        if (!further.isEmpty()) {
            names.add(new Legend.Entry(Phrase.EXTRAPOLATED.in(language), Legend.Sample.LINE, Ink.GUESS));
        }
        double from = Legend.of(names).draw(body, picture.headEnd() + 2);
        return picture.svg(body, draw(body, from) + Plot.BELOW);
    }

    private double draw(Markup body, double from) {
        List<Estimate> all = new ArrayList<>();
        points.forEach(p -> all.addAll(List.of(p.training(), p.validation())));
        further.forEach(e -> all.add(e.validation()));
        double[] numbers = all.stream()
                .flatMap(e ->
                        e.isBounded() ? List.of(e.score(), e.lower(), e.upper()).stream() : List.of(e.score()).stream())
                .filter(s -> s.value().isPresent())
                .mapToDouble(Score::require)
                .sorted()
                .toArray();
        long first = further.isEmpty()
                ? points.get(0).rows()
                : Math.min(points.get(0).rows(), further.get(0).rows());
        long last = Math.max(
                points.get(points.size() - 1).rows(),
                further.isEmpty() ? 0 : further.get(further.size() - 1).rows());
        String up = name()
                + language.choose(", ", "，")
                + (metric.direction() == Metric.Direction.HIGHER_IS_BETTER ? Phrase.HIGHER : Phrase.LOWER).in(language);
        Plot plot = Plot.of(
                        body,
                        from,
                        HEIGHT,
                        0,
                        numbers.length == 0 ? 0 : numbers[0],
                        numbers.length == 0 ? 1 : numbers[numbers.length - 1],
                        (l, r) -> Axis.of(first, last, l, r))
                .grid(Phrase.LEARNING_AXIS.in(language), up);
        side(plot, Ink.TRAINING, Point::training);
        side(plot, Ink.VALIDATION, Point::validation);
        List<Dot> expected =
                further.stream().map(e -> new Dot(e.rows(), e.validation())).toList();
        trace(plot, Ink.GUESS, expected);
        return plot.bottom();
    }

    /** One place of a line. */
    private record Dot(double rows, Estimate estimate) {}

    private void side(Plot plot, Ink ink, Function<Point, Estimate> of) {
        List<Dot> dots =
                points.stream().map(p -> new Dot(p.rows(), of.apply(p))).toList();
        trace(plot, ink, dots);
        for (Dot dot : dots) {
            dot.estimate().score().value().ifPresent(value -> {
                double x = plot.x(dot.rows());
                if (ink == Ink.TRAINING) {
                    plot.mark(ink, Plot.Fill.SOLID, Outline.dot(x, plot.y(value), 3.5));
                } else {
                    plot.mark(ink, Plot.Fill.HOLLOW, Outline.diamond(x, plot.y(value), 4.5));
                }
            });
        }
    }

    /** Band and line, broken where there is no number. */
    private static void trace(Plot plot, Ink ink, List<Dot> dots) {
        List<double[]> line = new ArrayList<>();
        List<double[]> low = new ArrayList<>();
        List<double[]> high = new ArrayList<>();
        for (Dot dot : dots) {
            Estimate estimate = dot.estimate();
            if (estimate.isBounded()) {
                low.add(plot.at(dot.rows(), estimate.lower().require()));
                high.add(plot.at(dot.rows(), estimate.upper().require()));
            } else {
                band(plot, ink, low, high);
            }
            OptionalDouble value = estimate.score().value();
            if (value.isPresent()) {
                line.add(plot.at(dot.rows(), value.getAsDouble()));
            } else {
                plot.line(ink, line);
                line = new ArrayList<>();
            }
        }
        band(plot, ink, low, high);
        plot.line(ink, line);
    }

    /** Draws the area between, and begins anew. One place alone gets a whisker. */
    private static void band(Plot plot, Ink ink, List<double[]> low, List<double[]> high) {
        if (low.size() > 1) {
            plot.band(ink, Outline.area(high, low));
        } else if (low.size() == 1) {
            plot.stroke(Ink.WHISKER, Outline.whisker(low.get(0)[0], low.get(0)[1], high.get(0)[1], 4));
        }
        low.clear();
        high.clear();
    }

    private String ends(Phrase side, Function<Point, Estimate> of) {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        return Phrase.LEARNING_ENDS.in(
                language,
                language == Language.ENGLISH ? Ranking.sentence(side.in(language)) : side.in(language),
                score(of.apply(first)),
                Digits.count(first.rows()),
                score(of.apply(last)),
                Digits.count(last.rows()));
    }

    private String score(Estimate estimate) {
        return estimate.score().value().isPresent()
                ? Figures.number(estimate.score().require())
                : Phrase.NO_VALUE.in(language);
    }

    private String missing() {
        for (Point point : points) {
            for (Estimate estimate : List.of(point.training(), point.validation())) {
                if (estimate.score() instanceof Score.Undefined none) {
                    return Phrase.LEARNING_MISSING.in(language, Digits.count(point.rows()), none.reason());
                }
            }
        }
        return "";
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        for (Point point : points) {
            List<String> row = new ArrayList<>(List.of(Digits.count(point.rows()), Phrase.MEASURED.in(language)));
            row.addAll(cells(point.training()));
            row.addAll(cells(point.validation()));
            rows.add(row);
        }
        for (Extrapolation expected : further) {
            List<String> row = new ArrayList<>(
                    List.of(Digits.count(expected.rows()), Phrase.EXTRAPOLATED.in(language), "", "", ""));
            row.addAll(cells(expected.validation()));
            rows.add(row);
        }
        List<String> headings = new ArrayList<>(List.of(Phrase.LEARNING_AXIS.in(language), Phrase.KIND.in(language)));
        for (Phrase side : List.of(Phrase.TRAINING, Phrase.VALIDATION)) {
            headings.addAll(List.of(
                    side.in(language),
                    side.in(language) + language.choose(", ", "，") + Phrase.LOW.in(language),
                    side.in(language) + language.choose(", ", "，") + Phrase.HIGH.in(language)));
        }
        String caption = language.sentences(List.of(
                Phrase.LEARNING_TABLE.in(language),
                bands.map(what -> Phrase.LEARNING_ENDS_ARE.in(language, what)).orElse("")));
        return new NumberTable(caption, headings, rows).html();
    }

    private List<String> cells(Estimate estimate) {
        boolean bounded = estimate.isBounded();
        return List.of(
                Figures.cell(estimate.score(), language),
                bounded ? Digits.six(estimate.lower().require()) : "",
                bounded ? Digits.six(estimate.upper().require()) : "");
    }
}
