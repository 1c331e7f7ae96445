package io.limpid.regularize.validation;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Trainers so small that their true scores are known, and data drawn for them. */
final class TinyTrainers {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The positive class where a column is above the cut, or below it against the direction. */
    record Sign(Schema features, List<String> classes, String column, double direction, double cut)
            implements Classifier {
        @Override
        public void predict(Table x, double[] out) {
            double[] values = features.align(x).column(column).values();
            for (int i = 0; i < values.length; i++) {
                out[2 * i + 1] = direction * (values[i] - cut) > 0 ? 0.75 : 0.25;
                out[2 * i] = 1 - out[2 * i + 1];
            }
        }
    }

    /** A line through the origin and its column. */
    record Line(Schema features, String column, double slope, double level) implements Regressor {
        @Override
        public void predict(Table x, double[] out) {
            double[] values = features.align(x).column(column).values();
            for (int i = 0; i < values.length; i++) {
                out[i] = level + slope * values[i];
            }
        }
    }

    private TinyTrainers() {}

    /** Predicts by the sign of a column. */
    static Trainer<Sign> sign(String column) {
        return (train, run) -> new Sign(train.features().schema(), train.classes(), column, 1, 0);
    }

    /** Predicts the class whose training mean of the column is nearer. */
    static Trainer<Sign> nearestMean(String column) {
        return (train, run) -> {
            double[] x = train.features().column(column).values();
            double[] y = train.target().values();
            double[] sums = new double[2];
            double[] counts = new double[2];
            for (int i = 0; i < x.length; i++) {
                sums[(int) y[i]] += x[i];
                counts[(int) y[i]]++;
            }
            double no = sums[0] / counts[0];
            double yes = sums[1] / counts[1];
            return new Sign(train.features().schema(), train.classes(), column, yes - no, (no + yes) / 2);
        };
    }

    /**
     * Predicts the mean of the training targets. Of targets with variance v, its mean squared error on unseen rows is
     * {@code v (1 + 1/n)} on average: a power law with a = b = v and c = 1.
     */
    static Trainer<Line> mean() {
        return (train, run) -> new Line(
                train.features().schema(),
                train.features().schema().names().get(0),
                0,
                Arrays.stream(train.target().values()).average().orElseThrow());
    }

    /** The slope of the first column under a penalty: {@code sum x y / (sum x^2 + n lambda)}. */
    static Trainer<Line> ridge(double lambda) {
        return (train, run) -> {
            double[] x = train.features().column(0);
            double[] y = train.target().values();
            double xy = 0;
            double xx = 0;
            for (int i = 0; i < x.length; i++) {
                xy += x[i] * y[i];
                xx += x[i] * x[i];
            }
            String column = train.features().schema().names().get(0);
            return new Line(train.features().schema(), column, xy / (xx + x.length * lambda), 0);
        };
    }

    /** Standard normal columns a and b, and classes by a fair coin that knows neither. */
    static Dataset noise(int rows, SplittableRandom random) {
        return twins(rows, 0, random);
    }

    /** Classes by a fair coin, and normal columns a and b that both have a mean by so much higher in the positive one. */
    static Dataset twins(int rows, double shift, SplittableRandom random) {
        double[] a = normal(rows, random);
        double[] b = normal(rows, random);
        double[] y =
                IntStream.range(0, rows).mapToDouble(i -> random.nextInt(2)).toArray();
        for (int i = 0; i < rows; i++) {
            a[i] += shift * y[i];
            b[i] += shift * y[i];
        }
        return Dataset.of(
                Table.of(Schema.of(new Field.Numeric("a"), new Field.Numeric("b")), a, b),
                new Column(new Field.Categorical("y", List.of("no", "yes")), y));
    }

    /** A standard normal column x and the target {@code slope x + noise}, noise standard normal. */
    static Dataset line(int rows, double slope, SplittableRandom random) {
        double[] x = normal(rows, random);
        double[] y = normal(rows, random);
        for (int i = 0; i < rows; i++) {
            y[i] += slope * x[i];
        }
        return Dataset.of(Table.of(Schema.of(new Field.Numeric("x")), x), new Column(new Field.Numeric("target"), y));
    }

    static double[] normal(int rows, SplittableRandom random) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            // Half a step in: a uniform number of exactly 0 has no quantile.
            values[i] = NORMAL.inverseCumulativeProbability(random.nextDouble() + 0x1.0p-54);
        }
        return values;
    }
}
