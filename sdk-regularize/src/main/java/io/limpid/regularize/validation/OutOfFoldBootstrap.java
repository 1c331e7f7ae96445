package io.limpid.regularize.validation;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.BootstrapEstimate;
import io.limpid.core.metric.BootstrapInterval;
import io.limpid.core.metric.Interval;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws validated rows anew, each with its predictions of every repeat.
 *
 * @param sets the predictions, one set for each repeat
 * @param widening how many times as far from the score each end of an interval lies as the drawn rows alone say
 */
record OutOfFoldBootstrap(List<OutOfFold> sets, double widening) {

    BootstrapEstimate estimate(Metric metric, BootstrapInterval options, Run run) {
        Optional<String> objection = objection();
        if (objection.isPresent()) {
            return new BootstrapEstimate(
                    Score.undefined(objection.get()), Interval.undefined(objection.get()), 0, 0, Optional.empty());
        }
        List<Predictions> repeats =
                sets.stream().map(set -> set.require().predictions()).toList();
        BootstrapEstimate drawn = repeats.size() == 1
                ? options.of(metric, repeats.get(0), run)
                : options.of(new MeanOfRepeats(metric, repeats), numbers(repeats.get(0)), run);
        return new BootstrapEstimate(
                drawn.score(),
                drawn.interval()
                        .bounds()
                        .<Interval>map(ends -> widened(ends, drawn.score().require(), metric.range()))
                        .orElse(drawn.interval()),
                drawn.resamples(),
                drawn.undefined(),
                drawn.reason());
    }

    private Interval widened(Interval.Bounds ends, double score, Metric.Range range) {
        // An end on the far side of the score, as a strong correction for bias may put it, stays where it is.
        double low = Math.min(ends.low(), score - widening * (score - ends.low()));
        double high = Math.max(ends.high(), score + widening * (ends.high() - score));
        return new Interval.Bounds(range.nearest(low), range.nearest(high), ends.level(), ends.method());
    }

    private Optional<String> objection() {
        for (OutOfFold set : sets) {
            if (set instanceof OutOfFold.Absent absent) {
                return Optional.of("no out-of-fold predictions: " + absent.reason());
            }
            if (set.require().thresholds() == OutOfFold.Thresholds.DIFFERING) {
                return Optional.of("the folds' models decide at different thresholds, so that no decision can be drawn"
                        + " from all rows together");
            }
            if (!Arrays.equals(set.require().rows(), sets.get(0).require().rows())) {
                return Optional.of("expected every repeat to validate the same rows, got different ones");
            }
        }
        return Optional.empty();
    }

    /** The bootstrap draws from predictions; these carry the numbers of the rows, for every repeat to look up. */
    private static Predictions numbers(Predictions rows) {
        double[] number = IntStream.range(0, rows.rows()).asDoubleStream().toArray();
        return new NumericPredictions(
                new Column(new Field.Numeric("row"), number), new double[number.length], rows.weights());
    }

    /** A metric's mean over the repeats, of the rows whose numbers it is given. */
    private record MeanOfRepeats(Metric metric, List<Predictions> repeats) implements Metric {
        @Override
        public String name() {
            return metric.name();
        }

        @Override
        public Direction direction() {
            return metric.direction();
        }

        @Override
        public Score score(Predictions numbers) {
            int[] rows = Arrays.stream(numbers.target().values())
                    .mapToInt(row -> (int) row)
                    .toArray();
            double sum = 0;
            for (Predictions repeat : repeats) {
                Score score = metric.score(repeat.select(rows));
                if (score instanceof Score.Undefined) {
                    return score;
                }
                sum += score.require();
            }
            return Score.of(sum / repeats.size());
        }
    }
}
