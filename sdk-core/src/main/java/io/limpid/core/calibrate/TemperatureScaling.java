package io.limpid.core.calibrate;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.kernel.Weights;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;

/**
 * Corrects probabilities by one temperature: {@code p'_k} is {@code p_k^(1 / temperature)}, scaled to sum to one. Above
 * 1 it takes confidence back, below 1 it adds some; which class is the most probable never changes.
 *
 * <pre>{@code
 * Calibrator map = CalibrationMethod.TEMPERATURE.fit(predictions);
 * if (map instanceof TemperatureScaling scaling && scaling.temperature() > 1) {
 *     System.out.println("too sure by a factor of " + scaling.temperature());
 * }
 * }</pre>
 *
 * <p>It minimises the weighted log loss, which is convex in {@code 1 / temperature}, between {@value #LEAST} and
 * {@value #MOST}: the least when every row is already right, however sure one is, and the most when the probabilities
 * are no better than none. It is 1 when every row gives all classes the same probability.
 *
 * @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo, Pleiss, Sun and Weinberger (2017), On calibration
 *     of modern neural networks</a>
 */
public final class TemperatureScaling implements Calibrator {

    /** The least temperature, 2^-14. */
    public static final double LEAST = 0x1p-14;

    /** The highest temperature, 2^14. */
    public static final double MOST = 0x1p14;

    private static final int MAX_STEPS = 200;

    private final double temperature;
    private final int classes;
    private final double floor;

    TemperatureScaling(double temperature, int classes, double floor) {
        if (!(temperature >= LEAST && temperature <= MOST)) {
            throw new IllegalArgumentException(
                    "temperature: expected a number from " + LEAST + " to " + MOST + ", got " + temperature);
        }
        if (classes < 2) {
            throw new IllegalArgumentException("classes: expected at least 2, got " + classes);
        }
        this.temperature = temperature;
        this.classes = classes;
        this.floor = ClassScores.requireFloor(floor);
    }

    static TemperatureScaling fit(ClassPredictions heldOut, double floor) {
        int classes = heldOut.outputs();
        double[] weights = Weights.shares(heldOut.weights());
        double[] logs = new double[heldOut.values().length];
        boolean informative = false;
        for (int i = 0; i < heldOut.rows(); i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int at = i * classes; at < (i + 1) * classes; at++) {
                logs[at] = Elementary.log(Math.max(heldOut.values()[at], floor));
                most = Math.max(most, logs[at]);
            }
            for (int at = i * classes; at < (i + 1) * classes; at++) {
                logs[at] -= most;
                informative |= weights[i] > 0 && logs[at] < 0;
            }
        }
        double coldness = informative ? coldness(logs, heldOut.target().values(), weights, classes) : 1;
        return new TemperatureScaling(1 / coldness, classes, floor);
    }

    /**
     * Where the derivative by {@code 1 / temperature}, which never falls, is zero: Newton's method kept in a bracket.
     */
    private static double coldness(double[] logs, double[] truths, double[] weights, int classes) {
        double low = 1 / MOST;
        double high = 1 / LEAST;
        double[] slope = new double[2];
        if (derivatives(logs, truths, weights, classes, low, slope) >= 0) {
            return low;
        }
        if (derivatives(logs, truths, weights, classes, high, slope) <= 0) {
            return high;
        }
        double at = 1;
        for (int step = 0; step < MAX_STEPS; step++) {
            double gradient = derivatives(logs, truths, weights, classes, at, slope);
            if (gradient == 0) {
                break;
            }
            low = gradient < 0 ? at : low;
            high = gradient > 0 ? at : high;
            double next = at - gradient / slope[1];
            if (!(next > low && next < high)) {
                next = Math.sqrt(low) * Math.sqrt(high);
            }
            if (!(Math.abs(next - at) > 1e-15 * at)) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** The first derivative of the log loss, which is returned, and the second, in {@code out[1]}. */
    private static double derivatives(
            double[] logs, double[] truths, double[] weights, int classes, double coldness, double[] out) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < truths.length; i++) {
            double sum = 0;
            double mean = 0;
            double square = 0;
            for (int at = i * classes; at < (i + 1) * classes; at++) {
                double e = Elementary.exp(coldness * logs[at]);
                sum += e;
                mean += e * logs[at];
                square += e * logs[at] * logs[at];
            }
            mean /= sum;
            first += weights[i] * (mean - logs[i * classes + (int) truths[i]]);
            second += weights[i] * (square / sum - mean * mean);
        }
        out[0] = first;
        out[1] = second;
        return first;
    }

    @Override
    public CalibrationMethod method() {
        return CalibrationMethod.TEMPERATURE;
    }

    @Override
    public int classes() {
        return classes;
    }

    /** What log-probabilities are divided by: from {@value #LEAST} to {@value #MOST}. */
    public double temperature() {
        return temperature;
    }

    /** What smaller probabilities count as. */
    public double floor() {
        return floor;
    }

    @Override
    public void calibrate(double[] p, int rows) {
        ClassScores.requireRoom(p, rows, classes);
        double coldness = 1 / temperature;
        for (int from = 0; from < rows * classes; from += classes) {
            double most = floor;
            for (int k = 0; k < classes; k++) {
                most = Math.max(most, p[from + k]);
            }
            double high = Elementary.log(most);
            for (int k = 0; k < classes; k++) {
                double log = Elementary.log(Math.max(p[from + k], floor));
                p[from + k] = Elementary.exp(coldness * (log - high));
            }
            ClassScores.normalise(p, from, classes);
        }
    }

    /** Writes the temperature. */
    static final class Codec implements ModelCodec<TemperatureScaling> {

        @Override
        public String kind() {
            return "temperature-scaling";
        }

        @Override
        public Class<TemperatureScaling> type() {
            return TemperatureScaling.class;
        }

        @Override
        public void encode(TemperatureScaling part, ModelContent.Builder out) {
            out.number("temperature", part.temperature)
                    .integer("classes", part.classes)
                    .number("floor", part.floor);
        }

        @Override
        public TemperatureScaling decode(ModelContent in) {
            return new TemperatureScaling(
                    in.number("temperature"),
                    (int) in.integer("classes", 2, CalibrateCodecs.MOST_CLASSES),
                    in.number("floor"));
        }
    }
}
