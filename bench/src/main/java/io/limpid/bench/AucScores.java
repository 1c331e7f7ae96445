package io.limpid.bench;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.metric.ClassPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a ROC AUC is measured on: probabilities that overlap as those of a fitted classifier do, many near 0 and near 1,
 * about three in ten rows positive.
 *
 * @param continuous probabilities of which hardly two are the same
 * @param tied the same, rounded to three digits
 * @param truth 1 for a positive row, otherwise 0
 * @param weights from 0 to 1
 */
record AucScores(double[] continuous, double[] tied, double[] truth, double[] weights) {

    private static final long SEED = 42;

    /** The same numbers each time. */
    static AucScores of(int rows) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] continuous = new double[rows];
        double[] tied = new double[rows];
        double[] truth = new double[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = random.nextDouble() < 0.3 ? 1 : 0;
            double u = random.nextDouble();
            continuous[i] = truth[i] == 1 ? Math.sqrt(u) : u * u;
            tied[i] = Math.rint(continuous[i] * 1_000) / 1_000;
            weights[i] = random.nextDouble();
        }
        return new AucScores(continuous, tied, truth, weights);
    }

    /** One weight of 1 for each row. */
    double[] equalWeights() {
        double[] ones = new double[truth.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The probabilities of both classes as a classifier would give them. */
    static double[] values(double[] positive) {
        double[] values = new double[2 * positive.length];
        for (int i = 0; i < positive.length; i++) {
            values[2 * i] = 1 - positive[i];
            values[2 * i + 1] = positive[i];
        }
        return values;
    }

    /** Checks every number and copies none. */
    ClassPredictions predictions(double[] values, double[] rowWeights) {
        List<String> classes = List.of("no", "yes");
        Column target = new Column(new Field.Categorical("truth", classes), truth);
        return new ClassPredictions(target, values, 2, classes, 1, 0.5, rowWeights);
    }
}
