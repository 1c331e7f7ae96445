package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Draws one metric's training and validation score of every fold, joined by a line, over the lines of their means.
 *
 * <p>A fold without a score has a cross at the lower edge, and the first three reasons are told; means are those of
 * {@link CrossValidation#summaries}, so they are not drawn then. Of more than 200 folds every so many is drawn; the
 * table has all of them up to 1000. Equal results give equal markup. Immutable.
 */
public final class FoldScatter implements Chart {

    private static final int MOST_DRAWN = 200;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_REASONS = 3;
    private static final double HEIGHT = 200;
    private static final double CROSSES = 0.12;

    private final CrossValidation result;
    private final int metric;
    private final Language language;

    private FoldScatter(CrossValidation result, int metric, Language language) {
        this.result = result;
        this.metric = metric;
        this.language = language;
    }

    /**
     * One metric of this result, in English.
     *
     * @param metric its index in {@link CrossValidation#metrics}
     * @throws IndexOutOfBoundsException when there is no metric of that index
     * @throws IllegalArgumentException when a score cannot be drawn; the message names the fold
     */
    public static FoldScatter of(CrossValidation result, int metric) {
        Objects.checkIndex(metric, result.metrics().size());
        for (int k = 0; k < result.folds().size(); k++) {
            CrossValidation.FoldScores fold = result.folds().get(k);
            String name = result.metrics().get(metric).name() + " of fold " + (k + 1);
            fold.training().get(metric).value().ifPresent(value -> BarFigure.require("training " + name, value));
            fold.validation().get(metric).value().ifPresent(value -> BarFigure.require("validation " + name, value));
        }
        return new FoldScatter(result, metric, Language.ENGLISH);
    }

    /** The same in another language. */
    public FoldScatter withLanguage(Language other) {
        return new FoldScatter(result, metric, Objects.requireNonNull(other, "language"));
    }

    @Override
    public String svg() {
        Metric of = result.metrics().get(metric);
        String name = MetricName.of(of, language);
        List<String> missing = missing();
        List<Integer> drawn = drawn();
        String some = drawn.size() < folds()
                ? Phrase.SHOWN.in(language, Digits.count(drawn.size()), Digits.count(folds()))
                : "";
        List<String> told = new ArrayList<>();
        told.add(spread(Phrase.TRAINING, training(), mean(Phrase.TRAINING)));
        told.add(spread(Phrase.VALIDATION, validation(), mean(Phrase.VALIDATION)));
        told.addAll(missing);
        List<String> notes = new ArrayList<>();
        notes.add(language.sentences(List.of(missing.isEmpty() ? "" : Phrase.FOLD_CROSSES.in(language), some)));
        notes.addAll(missing);
        Picture picture = new Picture(
                "folds",
                Phrase.FOLDS_TITLE.in(language, language == Language.ENGLISH ? Ranking.sentence(name) : name),
                language.sentences(told),
                List.of(),
                notes.stream().filter(note -> !note.isEmpty()).toList());
        Markup body = new Markup();
        picture.head(body);
        double from = Legend.of(List.of(
                        new Legend.Entry(Phrase.TRAINING_MEAN.in(language), Legend.Sample.DOTS, Ink.TRAINING),
                        new Legend.Entry(Phrase.VALIDATION_MEAN.in(language), Legend.Sample.DIAMONDS, Ink.VALIDATION)))
                .draw(body, picture.headEnd() + 2);
        return picture.svg(body, draw(body, from, drawn) + Plot.BELOW);
    }

    private double draw(Markup body, double from, List<Integer> drawn) {
        double[] all = IntStream.range(0, folds())
                .boxed()
                .flatMap(k -> List.of(training().get(k), validation().get(k)).stream())
                .filter(score -> score.value().isPresent())
                .mapToDouble(Score::require)
                .toArray();
        double lowest = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(1);
        // Crosses have a strip of their own under the lowest score.
        double least = missing().isEmpty() ? lowest : lowest - CROSSES * Math.max(most - lowest, Math.abs(most) / 10);
        String up = MetricName.of(result.metrics().get(metric), language) + language.choose(", ", "，") + direction();
        Plot plot = Plot.of(
                        body,
                        from,
                        HEIGHT,
                        0,
                        least,
                        most,
                        (l, r) -> Scale.whole(Axis.of(1, Math.max(folds(), 1), l + 4, r - 4)))
                .grid(Phrase.FOLD.in(language), up);
        mean(Phrase.TRAINING).value().ifPresent(value -> plot.level(Ink.TRAINING, value));
        mean(Phrase.VALIDATION).value().ifPresent(value -> plot.level(Ink.VALIDATION, value));
        double size = drawn.size() > 60 ? 2 : 3.5;
        for (int k : drawn) {
            OptionalDouble one = training().get(k).value();
            OptionalDouble other = validation().get(k).value();
            double x = plot.x(k + 1);
            if (one.isPresent() && other.isPresent()) {
                String joined = Outline.segment(x, plot.y(one.getAsDouble()), x, plot.y(other.getAsDouble()));
                plot.stroke(Ink.LINK, joined);
            }
            if (one.isEmpty() || other.isEmpty()) {
                plot.stroke(Ink.WHISKER, Outline.cross(x, plot.bottom() - 5, 3.5));
            }
            one.ifPresent(v -> plot.mark(Ink.TRAINING, Plot.Fill.SOLID, Outline.dot(x, plot.y(v), size)));
            other.ifPresent(v -> plot.mark(Ink.VALIDATION, Plot.Fill.HOLLOW, Outline.diamond(x, plot.y(v), size + 1)));
        }
        return plot.bottom();
    }

    private int folds() {
        return result.folds().size();
    }

    private List<Score> training() {
        return result.folds().stream().map(fold -> fold.training().get(metric)).toList();
    }

    private List<Score> validation() {
        return result.folds().stream()
                .map(fold -> fold.validation().get(metric))
                .toList();
    }

    private Score mean(Phrase side) {
        CrossValidation.Summary summary = result.summaries().get(metric);
        return side == Phrase.TRAINING ? summary.training() : summary.validation();
    }

    private List<Integer> drawn() {
        int step = (folds() + MOST_DRAWN - 1) / MOST_DRAWN;
        return IntStream.range(0, folds()).filter(k -> k % step == 0).boxed().toList();
    }

    private String direction() {
        boolean higher = result.metrics().get(metric).direction() == Metric.Direction.HIGHER_IS_BETTER;
        return (higher ? Phrase.HIGHER : Phrase.LOWER).in(language);
    }

    private String spread(Phrase side, List<Score> scores, Score mean) {
        if (mean.value().isEmpty()) {
            return "";
        }
        double least = scores.stream().mapToDouble(Score::require).min().orElseThrow();
        double most = scores.stream().mapToDouble(Score::require).max().orElseThrow();
        return Phrase.FOLDS_SPREAD.in(
                language,
                language == Language.ENGLISH ? Ranking.sentence(side.in(language)) : side.in(language),
                Figures.folds(folds(), language),
                Figures.number(mean.require()),
                Figures.number(least),
                Figures.number(most));
    }

    /** The first reasons for which a fold has no score, and how many more there are. */
    private List<String> missing() {
        List<String> reasons = new ArrayList<>();
        for (int k = 0; k < folds(); k++) {
            reason(reasons, k, Phrase.TRAINING, training().get(k));
            reason(reasons, k, Phrase.VALIDATION, validation().get(k));
        }
        List<String> told = new ArrayList<>(reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        if (reasons.size() > MOST_REASONS) {
            told.add(Phrase.OTHERS.in(language, Digits.count(reasons.size() - MOST_REASONS)));
        }
        return told;
    }

    private void reason(List<String> reasons, int k, Phrase side, Score score) {
        if (score instanceof Score.Undefined none) {
            String fold = Phrase.FOLD_NUMBER.in(language, Digits.count(k + 1L));
            reasons.add(Phrase.FOLD_MISSING.in(
                    language,
                    language == Language.ENGLISH ? Ranking.sentence(fold) : fold,
                    side.in(language),
                    none.reason()));
        }
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < Math.min(MOST_ROWS, folds()); k++) {
            CrossValidation.FoldScores fold = result.folds().get(k);
            rows.add(List.of(
                    Digits.count(k + 1L),
                    Digits.count(fold.trainingRows()),
                    Digits.count(fold.validationRows()),
                    Figures.cell(fold.training().get(metric), language),
                    Figures.cell(fold.validation().get(metric), language)));
        }
        String shown = rows.size() < folds()
                ? Phrase.SHOWN.in(language, Digits.count(rows.size()), Digits.count(folds()))
                : "";
        String name = MetricName.of(result.metrics().get(metric), language);
        return new NumberTable(
                        language.sentences(List.of(Phrase.FOLDS_TABLE.in(language, name), shown)),
                        List.of(
                                Phrase.FOLD.in(language),
                                Phrase.TRAINING_ROWS.in(language),
                                Phrase.VALIDATION_ROWS.in(language),
                                Phrase.TRAINING.in(language),
                                Phrase.VALIDATION.in(language)),
                        rows)
                .html();
    }
}
