package io.limpid.report.chart;

import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Predictions;
import io.limpid.core.metric.Score;
import io.limpid.core.model.TrainingRound;
import io.limpid.explain.Attribution;
import io.limpid.explain.Importance;
import io.limpid.explain.LocalSurrogate;
import io.limpid.explain.OutputDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Small explanations with literal numbers that all chart tests draw. */
final class Samples {

    static final OutputDescription HIGH =
            new OutputDescription(OutputDescription.Space.PROBABILITY, Optional.of("high"));

    /** A metric of which charts only ask name and direction. */
    record Named(String name, Metric.Direction direction) implements Metric {
        @Override
        public Score score(Predictions predictions) {
            return Score.undefined("a chart computes no score");
        }
    }

    private Samples() {}

    /** 0.5 + 0.25 + 0.125 - 0.0625 = 0.8125, exact in binary. */
    static Attribution exact() {
        return attribution(
                Attribution.Exactness.EXACT,
                0.5,
                List.of(
                        new Attribution.Feature("Gr_Liv_Area", "1656", 0.125, 0),
                        new Attribution.Feature("Neighborhood", "North_Ames", -0.0625, 0),
                        new Attribution.Feature("Overall_Qual", "Very_Good", 0.25, 0)));
    }

    /** Values with standard errors, for more columns than are drawn. */
    static Attribution estimated(int columns) {
        List<Attribution.Feature> features = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            double value = (j % 3 == 1 ? -0.14 : 0.11) / (1 + j);
            features.add(
                    new Attribution.Feature("Column_" + j, Integer.toString(7 * j), value, 0.002 + 0.02 / (1 + j)));
        }
        return attribution(Attribution.Exactness.ESTIMATED, 0.493, features);
    }

    /** An attribution whose prediction is the sum of the rest. */
    static Attribution attribution(Attribution.Exactness exactness, double base, List<Attribution.Feature> features) {
        double prediction = base;
        for (Attribution.Feature feature : features) {
            prediction += feature.attribution();
        }
        String method = exactness == Attribution.Exactness.EXACT ? "exact" : "kernel";
        return new Attribution(method, exactness, HIGH, base, prediction, features, 12345, 42, 100);
    }

    static LocalSurrogate surrogate(double rSquared) {
        return new LocalSurrogate(
                "lime",
                HIGH,
                0.375,
                0.8125,
                0.875,
                List.of(
                        new LocalSurrogate.Feature("Gr_Liv_Area", "1440 < Gr_Liv_Area <= 1750", 0.125),
                        new LocalSurrogate.Feature("Neighborhood", "Neighborhood = North_Ames", -0.0625),
                        new LocalSurrogate.Feature("Fireplaces", "Fireplaces <= 1", 0),
                        new LocalSurrogate.Feature("Overall_Qual", "Overall_Qual = Very_Good", 0.375)),
                rSquared,
                812.4,
                5000,
                7);
    }

    static Importance importance(Metric.Direction direction) {
        String metric = direction == Metric.Direction.HIGHER_IS_BETTER ? "accuracy" : "log loss";
        return new Importance(
                "permutation",
                new Named(metric, direction),
                0.9375,
                List.of(
                        new Importance.Feature("Gr_Liv_Area", 0.0625, 0.0078125),
                        new Importance.Feature("Street", -0.00390625, 0.0078125),
                        new Importance.Feature("Overall_Qual", 0.125, 0.015625)),
                10,
                0);
    }

    /** Losses that fall in training, and on other rows are lowest in the fifth round. */
    static List<TrainingRound> history(int rounds) {
        List<TrainingRound> history = new ArrayList<>();
        for (int r = 0; r < rounds; r++) {
            double away = (r - 4) * 0.03125;
            history.add(round(1.0 / (1 + r % 64) + 0.125, Optional.of(0.25 + away * away * 4)));
        }
        return history;
    }

    /** One round with a loss on each side. */
    static TrainingRound round(double training, Optional<Double> validation) {
        return new TrainingRound(
                OptionalDouble.of(0.001),
                Optional.of(new TrainingRound.Scores(training, OptionalDouble.empty())),
                validation.map(loss -> new TrainingRound.Scores(loss, OptionalDouble.empty())));
    }
}
