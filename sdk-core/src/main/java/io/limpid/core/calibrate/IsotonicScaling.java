package io.limpid.core.calibrate;

import io.limpid.core.kernel.Weights;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Corrects probabilities by the function that never falls and fits the held-out truths with the least weighted squares:
 * constant over blocks of rows that would otherwise fall, linear between the end of one block and the start of the
 * next, constant beyond the first and the last. As scikit-learn's {@code IsotonicRegression(out_of_bounds="clip")} of
 * the probability; rows of equal probability count as their mean, rows of weight zero not at all.
 *
 * <pre>{@code
 * Calibrator map = CalibrationMethod.ISOTONIC.fit(predictions);
 * if (map instanceof IsotonicScaling isotonic) {
 *     System.out.println("0.8 becomes " + isotonic.curve(1, 0.8));
 * }
 * }</pre>
 *
 * <p>Two classes have one map, of the second; more have one each, against the rest, and the results are scaled to sum
 * to one, or are equal shares where all are zero. Separated classes give 0 and 1, equal probabilities the share of each
 * class. It can make different probabilities equal, so ranks may tie. Cost: n log n to fit, log of the blocks a row.
 *
 * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny and Elkan (2002), Transforming classifier scores into
 *     accurate multiclass probability estimates</a>
 */
public final class IsotonicScaling implements Calibrator {

    private final List<MonotoneCurve> curves;

    private IsotonicScaling(List<MonotoneCurve> curves) {
        this.curves = List.copyOf(curves);
    }

    static IsotonicScaling fit(ClassPredictions heldOut) {
        int classes = heldOut.outputs();
        double[] weights = Weights.shares(heldOut.weights());
        List<MonotoneCurve> curves = new ArrayList<>();
        for (int map = 0; map < ClassScores.maps(classes); map++) {
            int k = ClassScores.classOf(map, classes);
            double[] scores = new double[heldOut.rows()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = heldOut.values()[i * classes + k];
            }
            curves.add(MonotoneCurve.fit(scores, ClassScores.truths(heldOut, k), weights));
        }
        return new IsotonicScaling(curves);
    }

    @Override
    public CalibrationMethod method() {
        return CalibrationMethod.ISOTONIC;
    }

    @Override
    public int classes() {
        return curves.size() == 1 ? 2 : curves.size();
    }

    /** The corrected probability of class {@code k} before any scaling, given its own one. */
    public double curve(int k, double probability) {
        Objects.checkIndex(k, classes());
        if (curves.size() > 1) {
            return curves.get(k).at(probability);
        }
        return k == 1 ? curves.get(0).at(probability) : 1 - curves.get(0).at(1 - probability);
    }

    @Override
    public void calibrate(double[] p, int rows) {
        int classes = classes();
        ClassScores.requireRoom(p, rows, classes);
        for (int from = 0; from < rows * classes; from += classes) {
            if (classes == 2) {
                p[from + 1] = curves.get(0).at(p[from + 1]);
                p[from] = 1 - p[from + 1];
                continue;
            }
            for (int k = 0; k < classes; k++) {
                p[from + k] = curves.get(k).at(p[from + k]);
            }
            ClassScores.normalise(p, from, classes);
        }
    }

    /** Writes the corners of each curve. */
    static final class Codec implements ModelCodec<IsotonicScaling> {

        @Override
        public String kind() {
            return "isotonic-scaling";
        }

        @Override
        public Class<IsotonicScaling> type() {
            return IsotonicScaling.class;
        }

        @Override
        public void encode(IsotonicScaling part, ModelContent.Builder out) {
            out.integer("classes", part.classes());
            for (int map = 0; map < part.curves.size(); map++) {
                MonotoneCurve curve = part.curves.get(map);
                out.integer("corners " + map, curve.corners())
                        .numbers("from " + map, curve.from())
                        .numbers("to " + map, curve.to());
            }
        }

        @Override
        public IsotonicScaling decode(ModelContent in) {
            int maps = ClassScores.maps((int) in.integer("classes", 2, CalibrateCodecs.MOST_CLASSES));
            List<MonotoneCurve> curves = new ArrayList<>();
            for (int map = 0; map < maps; map++) {
                int corners = (int) in.integer("corners " + map, 1, Integer.MAX_VALUE);
                double[] from = in.numbers("from " + map, corners);
                try {
                    curves.add(MonotoneCurve.of(from, in.numbers("to " + map, corners)));
                } catch (IllegalArgumentException e) {
                    throw new ModelFormatException(kind() + ", curve " + map + ": " + e.getMessage(), e);
                }
            }
            return new IsotonicScaling(curves);
        }
    }
}
