package io.limpid.core.calibrate;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Weights;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import java.util.Arrays;
import java.util.Objects;

/**
 * Corrects probabilities by a line through their log-odds: {@code p' = 1 / (1 + exp(-(slope * s + offset)))}, {@code s
 * = log p / (1 - p)}, both at least {@link #floor()}.
 *
 * <pre>{@code
 * Calibrator map = CalibrationMethod.PLATT.fit(predictions);
 * if (map instanceof PlattScaling platt) {
 *     System.out.println("log-odds times " + platt.slope(1) + " plus " + platt.offset(1));
 * }
 * }</pre>
 *
 * <p>Slope and offset minimise the weighted log loss against Platt's smoothed truths, {@code (P + 1) / (P + 2)} for a
 * positive row and {@code 1 / (N + 2)} for a negative one, where P and N are the weights of either: so the minimum is
 * there even when scores separate the classes or one class is absent. Scores that are all equal get slope 0. Two
 * classes have one map, of the second; more have one each, against the rest, and the results are scaled to sum to one.
 *
 * @see <a href="https://doi.org/10.1007/s10994-007-5018-6">Lin, Lin and Weng (2007), A note on Platt's probabilistic
 *     outputs for support vector machines</a>
 */
public final class PlattScaling implements Calibrator {

    private static final double HALF_ULP = 0x1p-53;

    private final double[] slopes;
    private final double[] offsets;

    private final double floor;

    private PlattScaling(double[] slopes, double[] offsets, double floor) {
        this.slopes = slopes;
        this.offsets = offsets;
        this.floor = ClassScores.requireFloor(floor);
    }

    static PlattScaling fit(ClassPredictions heldOut, double floor) {
        int classes = heldOut.outputs();
        double[] slopes = new double[ClassScores.maps(classes)];
        double[] offsets = new double[slopes.length];
        for (int map = 0; map < slopes.length; map++) {
            int k = ClassScores.classOf(map, classes);
            double[] targets = smoothed(ClassScores.truths(heldOut, k), heldOut.weights());
            double[] line = LogisticLine.fit(
                    ClassScores.logOdds(heldOut, k, floor), targets, Weights.shares(heldOut.weights()));
            slopes[map] = line[0];
            offsets[map] = line[1];
        }
        return new PlattScaling(slopes, offsets, floor);
    }

    private static double[] smoothed(double[] truths, double[] weights) {
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < truths.length; i++) {
            positive += truths[i] * weights[i];
            negative += (1 - truths[i]) * weights[i];
        }
        // Never 0 or 1 by rounding, however large the weights: then there would be no minimum.
        double high = Math.min(1 - 1 / (positive + 2), 1 - HALF_ULP);
        double low = Math.max(1 / (negative + 2), HALF_ULP);
        return Arrays.stream(truths).map(y -> y == 1 ? high : low).toArray();
    }

    @Override
    public CalibrationMethod method() {
        return CalibrationMethod.PLATT;
    }

    @Override
    public int classes() {
        return slopes.length == 1 ? 2 : slopes.length;
    }

    /** By what the log-odds of class {@code k} are multiplied; of two classes, those of the first have the same. */
    public double slope(int k) {
        Objects.checkIndex(k, classes());
        return slopes.length == 1 ? slopes[0] : slopes[k];
    }

    /** What is added to the log-odds of class {@code k}; of two classes, those of the first have minus the second's. */
    public double offset(int k) {
        Objects.checkIndex(k, classes());
        return slopes.length == 1 ? k == 1 ? offsets[0] : -offsets[0] : offsets[k];
    }

    /** What smaller probabilities count as. */
    public double floor() {
        return floor;
    }

    @Override
    public void calibrate(double[] p, int rows) {
        int classes = classes();
        ClassScores.requireRoom(p, rows, classes);
        double[] row = new double[classes];
        for (int from = 0; from < rows * classes; from += classes) {
            if (classes == 2) {
                double s = slopes[0] * ClassScores.logOdds(p[from + 1], p[from], floor) + offsets[0];
                p[from] = Elementary.sigmoid(-s);
                p[from + 1] = Elementary.sigmoid(s);
                continue;
            }
            System.arraycopy(p, from, row, 0, classes);
            for (int k = 0; k < classes; k++) {
                double s = ClassScores.logOdds(row[k], ClassScores.rest(row, 0, k, classes), floor);
                p[from + k] = Elementary.sigmoid(slopes[k] * s + offsets[k]);
            }
            ClassScores.normalise(p, from, classes);
        }
    }

    /** Writes both numbers of each map. */
    static final class Codec implements ModelCodec<PlattScaling> {

        @Override
        public String kind() {
            return "platt-scaling";
        }

        @Override
        public Class<PlattScaling> type() {
            return PlattScaling.class;
        }

        @Override
        public void encode(PlattScaling part, ModelContent.Builder out) {
            out.integer("classes", part.classes())
                    .numbers("slopes", part.slopes)
                    .numbers("offsets", part.offsets)
                    .number("floor", part.floor);
        }

        @Override
        public PlattScaling decode(ModelContent in) {
            int maps = ClassScores.maps((int) in.integer("classes", 2, CalibrateCodecs.MOST_CLASSES));
            return new PlattScaling(in.numbers("slopes", maps), in.numbers("offsets", maps), in.number("floor"));
        }
    }
}
