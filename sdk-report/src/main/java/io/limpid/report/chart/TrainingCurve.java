package io.limpid.report.chart;

import io.limpid.core.model.TrainingRound;
import io.limpid.report.markup.Markup;
import io.limpid.report.markup.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Draws how a model's loss fell while it was trained, round by round: solid on the rows it learnt from, dashed on those
 * it did not, where there were any, with the round of the lowest loss on these marked.
 *
 * <p>Where a side is not known there is no line. Of long trainings the picture has at most about 400 points and the
 * table 100 rows, evenly chosen, the last round and the lowest loss always among them. Equal histories give equal
 * markup. Immutable.
 */
public final class TrainingCurve implements Chart {

    private static final int MOST_POINTS = 400;
    private static final int MOST_ROWS = 100;
    private static final double HEIGHT = 190;
    private static final double LEGEND = 20;
    private static final double SAMPLE = 24;
    private static final double MARK = 5;

    /** One of the two lines. */
    private enum Side {
        TRAINING("training", "limpid-training", ChartStyle.POSITIVE, "none", TrainingRound::training),
        VALIDATION("validation", "limpid-validation", ChartStyle.NEGATIVE, "5 3", TrainingRound::validation);

        private final String title;
        private final String style;
        private final String colour;
        private final String dashes;
        private final Function<TrainingRound, Optional<TrainingRound.Scores>> scores;

        Side(
                String title,
                String style,
                String colour,
                String dashes,
                Function<TrainingRound, Optional<TrainingRound.Scores>> scores) {
            this.title = title;
            this.style = style;
            this.colour = colour;
            this.dashes = dashes;
            this.scores = scores;
        }

        OptionalDouble loss(TrainingRound round) {
            Optional<TrainingRound.Scores> known = scores.apply(round);
            return known.isPresent() ? OptionalDouble.of(known.get().loss()) : OptionalDouble.empty();
        }
    }

    private final List<TrainingRound> history;
    private final String round;

    private TrainingCurve(List<TrainingRound> history, String round) {
        this.history = history;
        this.round = round;
    }

    /**
     * The losses of these rounds.
     *
     * @throws IllegalArgumentException when no round has a loss, or one cannot be drawn; the message names it
     */
    public static TrainingCurve of(List<TrainingRound> history) {
        List<TrainingRound> rounds = List.copyOf(history);
        boolean any = false;
        for (int r = 0; r < rounds.size(); r++) {
            for (Side side : Side.values()) {
                OptionalDouble loss = side.loss(rounds.get(r));
                any |= loss.isPresent();
                if (loss.isPresent()) {
                    BarFigure.require(side.title + " loss of round " + (r + 1), loss.getAsDouble());
                }
            }
        }
        if (!any) {
            throw new IllegalArgumentException("history: expected at least 1 round with a loss, got none");
        }
        return new TrainingCurve(rounds, "round");
    }

    /** The same with rounds that are called so, for example {@code epoch}. */
    public TrainingCurve withRoundsCalled(String noun) {
        return new TrainingCurve(history, Objects.requireNonNull(noun, "noun"));
    }

    @Override
    public String svg() {
        Picture picture = new Picture(
                "training",
                "Loss in training, " + round + " by " + round,
                description(),
                List.of(),
                List.of("Solid: on the rows it learnt from. "
                        + (has(Side.VALIDATION) ? "Dashed: on rows it did not learn from. " : "")
                        + best().map(b -> "Diamond: the lowest there, " + lowest(b) + ".")
                                .orElse("")));
        Markup body = new Markup();
        picture.head(body);
        double top = picture.headEnd() + LEGEND + 6;
        legend(body, picture.headEnd() + LEGEND / 2);
        double bottom = top + HEIGHT;
        Axis losses = losses();
        double left = Picture.EDGE + 5 + widest(losses);
        Axis rounds = Axis.of(1, history.size(), left + MARK, Picture.WIDTH - Picture.EDGE - MARK);
        grid(body, rounds, losses, left, bottom);
        for (Side side : Side.values()) {
            line(body, side, rounds, losses, bottom);
        }
        best().ifPresent(b -> {
            double x = rounds.x(b + 1);
            double y =
                    bottom - losses.x(history.get(b).validation().orElseThrow().loss());
            String m = Markup.coordinate(MARK);
            String diamond = "M" + Markup.coordinate(x) + " " + Markup.coordinate(y - MARK)
                    + String.format(Locale.ROOT, "l%1$s %1$sl-%1$s %1$sl-%1$s -%1$sZ", m);
            body.empty("path", "class", "limpid-point", "d", diamond, "fill", "currentColor")
                    .line();
        });
        return picture.svg(body, bottom + 34);
    }

    private void legend(Markup body, double y) {
        double x = Picture.EDGE;
        for (Side side : Side.values()) {
            if (has(side)) {
                stroke(
                        body,
                        side,
                        "M" + Markup.coordinate(x) + " " + Markup.coordinate(y) + "h" + Markup.coordinate(SAMPLE));
                x += SAMPLE + 6;
                body.text("text", side.title, BarFigure.with("limpid-text", x, y + 4))
                        .line();
                x += Lettering.width(side.title, Picture.SIZE) + 18;
            }
        }
    }

    private static void stroke(Markup body, Side side, String path) {
        body.empty(
                        "path",
                        "class",
                        side.style,
                        "d",
                        path,
                        "fill",
                        "none",
                        "stroke",
                        side.colour,
                        "stroke-width",
                        2.0,
                        "stroke-dasharray",
                        side.dashes)
                .line();
    }

    private void grid(Markup body, Axis rounds, Axis losses, double left, double bottom) {
        body.open("g", "font-size", Picture.SMALL).line();
        for (Axis.Tick tick : losses.ticks(Picture.SMALL)) {
            double y = bottom - losses.x(tick.value());
            gridLine(body, left, y, Picture.WIDTH - Picture.EDGE, y);
            body.text("text", tick.text(), BarFigure.with("limpid-muted", left - 5, y + 4, "text-anchor", "end"))
                    .line();
        }
        for (Axis.Tick tick : rounds.ticks(Picture.SMALL)) {
            if (tick.value() == Math.rint(tick.value())) { // There is no half a round.
                double x = rounds.x(tick.value());
                gridLine(body, x, bottom, x, bottom + 4);
                String text = Digits.count((long) tick.value());
                body.text("text", text, BarFigure.with("limpid-muted", x, bottom + 16, "text-anchor", "middle"))
                        .line();
            }
        }
        double middle = (left + Picture.WIDTH) / 2;
        String axis = Lettering.fit(round, Picture.SMALL, Picture.WIDTH - left);
        body.text("text", axis, BarFigure.with("limpid-muted", middle, bottom + 31, "text-anchor", "middle"))
                .line();
        body.close().line();
    }

    private static void gridLine(Markup body, double x1, double y1, double x2, double y2) {
        Object[] ends = {"class", "limpid-grid", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", ChartStyle.GRID};
        body.empty("line", ends).line();
    }

    private void line(Markup body, Side side, Axis rounds, Axis losses, double bottom) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int r : chosen(MOST_POINTS)) {
            OptionalDouble loss = side.loss(history.get(r));
            if (loss.isPresent()) {
                path.append(down ? 'L' : 'M')
                        .append(Markup.coordinate(rounds.x(r + 1)))
                        .append(' ')
                        .append(Markup.coordinate(bottom - losses.x(loss.getAsDouble())));
            }
            down = loss.isPresent();
        }
        if (!path.isEmpty()) {
            stroke(body, side, path.toString());
        }
    }

    @Override
    public String table() {
        boolean both = has(Side.TRAINING) && has(Side.VALIDATION);
        List<String> headings = new ArrayList<>(List.of(round));
        for (Side side : Side.values()) {
            if (has(side)) {
                headings.add(side.title + " loss");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int r : chosen(MOST_ROWS)) {
            List<String> row = new ArrayList<>(List.of(Digits.count(r + 1L)));
            for (Side side : Side.values()) {
                if (has(side)) {
                    OptionalDouble loss = side.loss(history.get(r));
                    row.add(loss.isPresent() ? Digits.six(loss.getAsDouble()) : "");
                }
            }
            rows.add(row);
        }
        String some = rows.size() < history.size()
                ? " Shown: " + Digits.count(rows.size()) + " of " + Digits.count(history.size()) + "."
                : "";
        String sides = both ? "on the rows the model learnt from and on others" : "in training";
        return new NumberTable("The loss " + sides + ", " + round + " by " + round + "." + some, headings, rows).html();
    }

    private boolean has(Side side) {
        return history.stream().anyMatch(r -> side.loss(r).isPresent());
    }

    /** The round of the lowest validation loss, the first of equals. */
    private Optional<Integer> best() {
        Optional<Integer> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int r = 0; r < history.size(); r++) {
            double loss = Side.VALIDATION.loss(history.get(r)).orElse(Double.POSITIVE_INFINITY);
            if (loss < least) {
                least = loss;
                best = Optional.of(r);
            }
        }
        return best;
    }

    private String lowest(int best) {
        double loss = Side.VALIDATION.loss(history.get(best)).orElseThrow();
        return Digits.six(loss) + " in " + round + " " + Digits.count(best + 1L);
    }

    /** At most about so many rounds, evenly chosen, with the last one and the best. */
    private List<Integer> chosen(int most) {
        int step = (history.size() + most - 1) / most;
        int keep = best().orElse(0);
        List<Integer> chosen = new ArrayList<>();
        for (int r = 0; r < history.size(); r++) {
            if (r % step == 0 || r == keep || r == history.size() - 1) {
                chosen.add(r);
            }
        }
        return chosen;
    }

    private Axis losses() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (TrainingRound one : history) {
            for (Side side : Side.values()) {
                OptionalDouble loss = side.loss(one);
                least = loss.isPresent() ? Math.min(least, loss.getAsDouble()) : least;
                most = loss.isPresent() ? Math.max(most, loss.getAsDouble()) : most;
            }
        }
        return Axis.of(least, most, MARK, HEIGHT - MARK);
    }

    private static double widest(Axis losses) {
        return losses.ticks(Picture.SMALL).stream()
                .mapToDouble(tick -> Lettering.width(tick.text(), Picture.SMALL))
                .max()
                .orElse(0);
    }

    private String description() {
        StringBuilder text = new StringBuilder("Lines of the loss over " + Digits.count(history.size(), round) + ".");
        for (Side side : Side.values()) {
            if (has(side)) {
                OptionalDouble first = side.loss(history.get(0));
                OptionalDouble last = side.loss(history.get(history.size() - 1));
                String from = first.isPresent() ? Digits.six(first.getAsDouble()) : "unknown";
                String to = last.isPresent() ? Digits.six(last.getAsDouble()) : "unknown";
                text.append(" On ")
                        .append(side == Side.TRAINING ? "the rows it learnt from" : "other rows")
                        .append(": from ")
                        .append(from)
                        .append(" to ")
                        .append(to)
                        .append('.');
            }
        }
        best().ifPresent(b ->
                text.append(" The lowest on other rows: ").append(lowest(b)).append('.'));
        return text.toString();
    }
}
