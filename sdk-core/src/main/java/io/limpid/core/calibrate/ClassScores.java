package io.limpid.core.calibrate;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.metric.ClassPredictions;
import java.util.Arrays;

/** Probabilities as the methods see them: log-odds of one class against the rest, and truths. */
final class ClassScores {

    /** What a certainty counts for where log-odds have no other meaning: they are cut at +-34.5, as in explanations. */
    static final double FLOOR = 1e-15;

    /** Where tiny probabilities come from log-odds, these can be had back up to +-708. */
    static final double FINE_FLOOR = Double.MIN_NORMAL;

    private ClassScores() {}

    static double requireFloor(double floor) {
        if (!(floor >= Double.MIN_NORMAL && floor <= 0.01)) {
            throw new IllegalArgumentException(
                    "floor: expected a number from " + Double.MIN_NORMAL + " to 0.01, got " + floor);
        }
        return floor;
    }

    /** {@code log own / rest}, both at least the floor. */
    static double logOdds(double own, double rest, double floor) {
        return Elementary.log(Math.max(own, floor)) - Elementary.log(Math.max(rest, floor));
    }

    /** How many maps of one class against the rest there are: one for two classes, that of the second. */
    static int maps(int classes) {
        return classes == 2 ? 1 : classes;
    }

    /** The class that map {@code k} is of. */
    static int classOf(int k, int classes) {
        return classes == 2 ? 1 : k;
    }

    /** The probability of all classes of a row but {@code k}: a sum, which keeps its digits where it is small. */
    static double rest(double[] p, int from, int k, int classes) {
        double rest = 0;
        for (int other = 0; other < classes; other++) {
            rest += other == k ? 0 : p[from + other];
        }
        return rest;
    }

    /** The log-odds of one class in every row. */
    static double[] logOdds(ClassPredictions predictions, int k, double floor) {
        int classes = predictions.outputs();
        double[] p = predictions.values();
        double[] scores = new double[predictions.rows()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = logOdds(p[i * classes + k], rest(p, i * classes, k, classes), floor);
        }
        return scores;
    }

    /** Whether each row is of class {@code k}: 1 or 0. */
    static double[] truths(ClassPredictions predictions, int k) {
        return Arrays.stream(predictions.target().values())
                .map(code -> code == k ? 1 : 0)
                .toArray();
    }

    static void requireRoom(double[] probabilities, int rows, int classes) {
        if (!(rows >= 0 && probabilities.length >= (long) rows * classes)) {
            throw new IllegalArgumentException("probabilities: expected at least " + (long) rows * classes
                    + " numbers for " + rows + " rows, got " + probabilities.length);
        }
    }

    /** Makes the numbers of one row sum to one; all zeros become equal shares. */
    static void normalise(double[] p, int from, int classes) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += p[from + k];
        }
        for (int k = 0; k < classes; k++) {
            p[from + k] = sum > 0 ? p[from + k] / sum : 1.0 / classes;
        }
    }
}
