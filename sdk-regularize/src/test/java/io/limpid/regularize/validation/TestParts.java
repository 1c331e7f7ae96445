package io.limpid.regularize.validation;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.ClassificationMetric;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.NumericPredictions;
import io.limpid.core.metric.RegressionMetric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.split.Fold;
import io.limpid.core.split.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A small data set, splitter, trainer and metrics whose every number can be worked out by hand. */
final class TestParts {

    /** One numeric column, a positive where it is above the cut. */
    record Cut(Schema features, List<String> classes, double cut) implements Classifier {
        @Override
        public void predict(Table x, double[] out) {
            double[] values = features.align(x).column(0);
            for (int i = 0; i < values.length; i++) {
                out[2 * i + 1] = values[i] > cut ? 0.75 : 0.25;
                out[2 * i] = 1 - out[2 * i + 1];
            }
        }
    }

    /** The share of rows predicted right, counted without weights. */
    record Hits(Metric.Direction direction) implements ClassificationMetric {
        @Override
        public String name() {
            return "hits";
        }

        @Override
        public Score score(ClassPredictions p) {
            long hits = IntStream.range(0, p.rows())
                    .filter(i -> p.predicted(i) == (int) p.target().values()[i])
                    .count();
            double share = (double) hits / p.rows();
            return Score.of(direction == Direction.HIGHER_IS_BETTER ? share : 1 - share);
        }
    }

    /** Undefined where the rows hold one class only. */
    record TwoClasses() implements ClassificationMetric {
        @Override
        public String name() {
            return "two classes";
        }

        @Override
        public Direction direction() {
            return Direction.HIGHER_IS_BETTER;
        }

        @Override
        public Score score(ClassPredictions p) {
            long positives = IntStream.range(0, p.rows()).filter(p::isPositive).count();
            return positives == 0 || positives == p.rows() ? Score.undefined("one class only") : Score.of(1);
        }
    }

    /** The mean distance, counted without weights. */
    record Distance() implements RegressionMetric {
        @Override
        public String name() {
            return "distance";
        }

        @Override
        public Direction direction() {
            return Direction.LOWER_IS_BETTER;
        }

        @Override
        public Score score(NumericPredictions p) {
            return Score.of(IntStream.range(0, p.rows())
                    .mapToDouble(i -> Math.abs(p.values()[i] - p.target().values()[i]))
                    .average()
                    .orElseThrow());
        }
    }

    private TestParts() {}

    /** Column {@code x} with these values, target {@code y}: 1 is "yes". */
    static Dataset data(double[] x, int... y) {
        Schema schema = Schema.of(new Field.Numeric("x"));
        Field target = new Field.Categorical("y", List.of("no", "yes"));
        return Dataset.of(
                Table.of(schema, x),
                new Column(target, Arrays.stream(y).asDoubleStream().toArray()));
    }

    /** Column {@code x} with these values and a numeric target. */
    static Dataset numbers(double[] x, double... y) {
        Schema schema = Schema.of(new Field.Numeric("x"));
        return Dataset.of(Table.of(schema, x), new Column(new Field.Numeric("y"), y));
    }

    /** Predicts the weighted mean of the training rows' target. */
    static Trainer<Regressor> mean() {
        return (train, run) -> {
            double sum = 0;
            double weight = 0;
            for (int i = 0; i < train.rows(); i++) {
                sum += train.weights()[i] * train.target().values()[i];
                weight += train.weights()[i];
            }
            double mean = sum / weight;
            return Model.of(train.features().schema(), x -> {
                double[] out = new double[x.rows()];
                Arrays.fill(out, mean);
                return out;
            });
        };
    }

    /** The weighted least squares line through one column. */
    static Trainer<Regressor> line() {
        return (train, run) -> {
            double[] x = train.features().column(0);
            double[] y = train.target().values();
            double[] w = train.weights();
            double sum = Arrays.stream(w).sum();
            double meanX =
                    IntStream.range(0, w.length).mapToDouble(i -> w[i] * x[i]).sum() / sum;
            double meanY =
                    IntStream.range(0, w.length).mapToDouble(i -> w[i] * y[i]).sum() / sum;
            double slope = IntStream.range(0, w.length)
                            .mapToDouble(i -> w[i] * (x[i] - meanX) * (y[i] - meanY))
                            .sum()
                    / IntStream.range(0, w.length)
                            .mapToDouble(i -> w[i] * (x[i] - meanX) * (x[i] - meanX))
                            .sum();
            return Model.of(
                    train.features().schema(),
                    rows -> Arrays.stream(rows.column(0))
                            .map(v -> meanY + slope * (v - meanX))
                            .toArray());
        };
    }

    /** Cuts at the mean of the training rows' column. */
    static Trainer<Cut> meanCut() {
        return (train, run) -> new Cut(
                train.features().schema(),
                train.classes(),
                Arrays.stream(train.features().column(0)).average().orElseThrow());
    }

    /** Row {@code i} validates in fold {@code i mod folds}. */
    static Splitter modulo(int folds) {
        return data -> {
            List<Fold> all = new ArrayList<>();
            for (int k = 0; k < folds; k++) {
                int fold = k;
                all.add(new Fold(
                        IntStream.range(0, data.rows())
                                .filter(i -> i % folds != fold)
                                .toArray(),
                        IntStream.range(0, data.rows())
                                .filter(i -> i % folds == fold)
                                .toArray()));
            }
            return all;
        };
    }
}
