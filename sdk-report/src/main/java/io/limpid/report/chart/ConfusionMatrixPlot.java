package io.limpid.report.chart;

import io.limpid.core.metric.ConfusionMatrix;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Draws how many rows of each true class were called which, as a grid of counts and shares of the true class, and names
 * the most frequent errors.
 *
 * <p>What is called right is framed. Where class names do not fit over the columns, rows and columns are numbered;
 * where numbers do not fit into the cells, shades remain. Of more than 40 classes those with the most rows are drawn;
 * shares are of all rows of the class all the same. The table has the whole matrix up to ten classes, and the most
 * frequent 300 cells of a larger one. Equal matrices give equal markup. Immutable.
 */
public final class ConfusionMatrixPlot implements Chart {

    /** Shades up to here leave texts on them a contrast of 7:1. */
    static final double DARKEST = 0.35;

    private static final int MOST_CLASSES = 40;
    private static final int SMALL_TABLE = 10;
    private static final int MOST_CELLS = 300;
    private static final int ERRORS = 3;

    /** One pair of classes. */
    private record Cell(int truth, int called, double weight) {}

    private final ConfusionMatrix matrix;
    private final double[] actual;
    private final Language language;

    private ConfusionMatrixPlot(ConfusionMatrix matrix, double[] actual, Language language) {
        this.matrix = matrix;
        this.actual = actual;
        this.language = language;
    }

    /**
     * This matrix, in English.
     *
     * @throws IllegalArgumentException when a sum of weights cannot be drawn
     */
    public static ConfusionMatrixPlot of(ConfusionMatrix matrix) {
        BarFigure.require("weight of all rows", matrix.total());
        double[] actual = IntStream.range(0, matrix.classes().size())
                .mapToDouble(matrix::actual)
                .toArray();
        return new ConfusionMatrixPlot(matrix, actual, Language.ENGLISH);
    }

    /** The same in another language. */
    public ConfusionMatrixPlot withLanguage(Language other) {
        return new ConfusionMatrixPlot(matrix, actual, Objects.requireNonNull(other, "language"));
    }

    @Override
    public String svg() {
        List<Integer> drawn = drawn();
        String right = right();
        String errors = errorText();
        String some = drawn.size() < actual.length
                ? Phrase.CONFUSION_DRAWN.in(language, Digits.count(drawn.size()), Digits.count(actual.length))
                : "";
        ConfusionGrid grid = new ConfusionGrid(
                drawn.stream().map(k -> matrix.classes().get(k)).toList(),
                drawn.stream()
                        .map(t -> drawn.stream()
                                .mapToDouble(p -> matrix.weight(t, p))
                                .toArray())
                        .toArray(double[][]::new),
                drawn.stream().mapToDouble(t -> actual[t]).toArray(),
                language);
        String note = (grid.hasNumbers() ? Phrase.CONFUSION_NOTE : Phrase.CONFUSION_SHADES).in(language);
        Picture picture = new Picture(
                "confusion",
                Phrase.CONFUSION_TITLE.in(language),
                language.sentences(List.of(right, errors)),
                List.of(BarFigure.Lead.plain(right)),
                List.of(language.sentences(List.of(note, some)), errors));
        Markup body = new Markup();
        picture.head(body);
        double end = grid.draw(body, picture.headEnd() + 4);
        return picture.svg(body, end + 4);
    }

    /** The classes with the most rows, in their own order. */
    private List<Integer> drawn() {
        return IntStream.range(0, actual.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -actual[k]))
                .limit(MOST_CLASSES)
                .sorted()
                .toList();
    }

    private String right() {
        double all = matrix.total();
        if (!(all > 0)) {
            return Phrase.CONFUSION_EMPTY.in(language);
        }
        double right = 0;
        for (int k = 0; k < actual.length; k++) {
            right += matrix.weight(k, k);
        }
        return Phrase.CONFUSION_RIGHT.in(
                language, Figures.rows(right), Figures.rows(all), Figures.percent(Math.min(1, right / all), language));
    }

    private String errorText() {
        if (!(matrix.total() > 0)) {
            return "";
        }
        List<String> errors = cells().stream()
                .filter(cell -> cell.truth() != cell.called())
                .limit(ERRORS)
                .map(cell -> Phrase.CONFUSION_ERROR.in(
                        language,
                        brief(cell.truth()),
                        brief(cell.called()),
                        Figures.rows(cell.weight()),
                        Figures.percent(share(cell), language)))
                .toList();
        return errors.isEmpty()
                ? Phrase.CONFUSION_PERFECT.in(language)
                : Phrase.CONFUSION_ERRORS.in(language, language.sentences(errors));
    }

    private String brief(int k) {
        return Lettering.isolate(Ranking.brief(matrix.classes().get(k)));
    }

    private double share(Cell cell) {
        return Math.min(1, cell.weight() / actual[cell.truth()]);
    }

    /** Cells with weight: the errors first, and of these the most frequent. */
    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int t = 0; t < actual.length; t++) {
            for (int p = 0; p < actual.length; p++) {
                double weight = matrix.weight(t, p);
                if (weight > 0) {
                    cells.add(new Cell(t, p, weight));
                }
            }
        }
        cells.sort(Comparator.comparing((Cell cell) -> cell.truth() == cell.called())
                .thenComparingDouble(cell -> -cell.weight()));
        return cells;
    }

    @Override
    public String table() {
        return actual.length <= SMALL_TABLE ? wholeTable() : cellTable();
    }

    private String wholeTable() {
        List<String> headings =
                new ArrayList<>(List.of(Phrase.TRUTH.in(language) + " \\ " + Phrase.CALLED.in(language)));
        headings.addAll(matrix.classes());
        headings.add(Phrase.TOTAL.in(language));
        List<List<String>> rows = new ArrayList<>();
        List<String> totals = new ArrayList<>(List.of(Phrase.TOTAL.in(language)));
        for (int t = 0; t < actual.length; t++) {
            List<String> row = new ArrayList<>(List.of(matrix.classes().get(t)));
            for (int p = 0; p < actual.length; p++) {
                double weight = matrix.weight(t, p);
                String share = weight > 0 ? " (" + Figures.percent(share(new Cell(t, p, weight)), language) + ")" : "";
                row.add(Figures.rows(weight) + share);
            }
            row.add(Figures.rows(actual[t]));
            rows.add(row);
            totals.add(Figures.rows(matrix.predicted(t)));
        }
        totals.add(Figures.rows(matrix.total()));
        rows.add(totals);
        return new NumberTable(Phrase.CONFUSION_TABLE.in(language), headings, rows).html();
    }

    private String cellTable() {
        List<Cell> cells = cells();
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells.subList(0, Math.min(MOST_CELLS, cells.size()))) {
            rows.add(List.of(
                    matrix.classes().get(cell.truth()),
                    matrix.classes().get(cell.called()),
                    Figures.rows(cell.weight()),
                    Figures.percent(share(cell), language)));
        }
        String shown = rows.size() < cells.size()
                ? Phrase.SHOWN.in(language, Digits.count(rows.size()), Digits.count(cells.size()))
                : "";
        return new NumberTable(
                        language.sentences(List.of(Phrase.CONFUSION_TABLE.in(language), shown)),
                        List.of(
                                Phrase.TRUTH.in(language),
                                Phrase.CALLED.in(language),
                                Phrase.COUNT.in(language),
                                Phrase.SHARE.in(language)),
                        rows)
                .html();
    }
}
