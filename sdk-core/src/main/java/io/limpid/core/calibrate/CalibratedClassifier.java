package io.limpid.core.calibrate;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LinearModel;
import io.limpid.core.model.TrainingRound;
import io.limpid.core.modelfile.ModelCodec;
import io.limpid.core.modelfile.ModelContent;
import io.limpid.core.modelfile.ModelFormatException;
import java.util.List;
import java.util.Objects;

/**
 * A classifier whose probabilities are corrected: {@code calibrator().calibrate} of those of {@link #base()}. It
 * decides at one half, whatever threshold the base had: that was one of other probabilities. Immutable and thread-safe.
 *
 * <p>What the base shows of itself is shown on where it still holds: over a base that is an {@link AffineInputModel} it
 * is one too. A base that is a {@link LinearModel} of two classes under a correction that moves log-odds on a line,
 * {@link PlattScaling} or {@link TemperatureScaling}, gives a linear model of its own: coefficients and intercept as
 * the base's, times the slope, and the offset added. That one computes its log-odds from its own coefficients: so no
 * floor cuts them, and otherwise they differ from the corrected ones of the base by rounding.
 *
 * <pre>{@code
 * Calibrator map = CalibrationMethod.PLATT.fit(ClassPredictions.of(classifier, test)); // rows it was not trained on
 * Classifier calibrated = CalibratedClassifier.of(classifier, map);
 * }</pre>
 */
public abstract sealed class CalibratedClassifier implements Classifier {

    private final Classifier base;
    private final Calibrator calibrator;

    private CalibratedClassifier(Classifier base, Calibrator calibrator) {
        this.base = base;
        this.calibrator = calibrator;
    }

    /**
     * A classifier under a correction, such as one fitted to its predictions of rows that it was not trained on.
     *
     * @throws IllegalArgumentException when the correction is for another number of classes
     */
    public static CalibratedClassifier of(Classifier base, Calibrator calibrator) {
        Objects.requireNonNull(base, "base");
        if (calibrator.classes() != base.outputs()) {
            throw new IllegalArgumentException(
                    "calibrator: expected one for " + base.outputs() + " classes, got one for " + calibrator.classes());
        }
        if (!(base instanceof AffineInputModel affine)) {
            return new Plain(base, calibrator);
        }
        boolean onALine = base.outputs() == 2 && !(calibrator instanceof IsotonicScaling);
        if (onALine && base instanceof LinearModel linear && linear.predictors() == 1) {
            return new Linear(base, calibrator, CalibratedLine.of(linear, calibrator));
        }
        return new Affine(base, affine, calibrator);
    }

    /** The classifier whose probabilities are corrected. */
    public Classifier base() {
        return base;
    }

    /** The correction. */
    public Calibrator calibrator() {
        return calibrator;
    }

    @Override
    public Schema features() {
        return base.features();
    }

    @Override
    public List<TrainingRound> history() {
        return base.history();
    }

    @Override
    public List<String> classes() {
        return base.classes();
    }

    @Override
    public void predict(Table x, double[] out) {
        base.predict(x, out);
        calibrator.calibrate(out, x.rows());
    }

    private static final class Plain extends CalibratedClassifier {

        Plain(Classifier base, Calibrator calibrator) {
            super(base, calibrator);
        }
    }

    private static final class Affine extends CalibratedClassifier implements AffineInputModel {

        private final AffineInputModel input;

        Affine(Classifier base, AffineInputModel input, Calibrator calibrator) {
            super(base, calibrator);
            this.input = input;
        }

        @Override
        public int units() {
            return input.units();
        }

        @Override
        public double weight(int unit, int feature) {
            return input.weight(unit, feature);
        }

        @Override
        public double bias(int unit) {
            return input.bias(unit);
        }

        @Override
        public void evaluate(double[][] z, int rows, double[] out) {
            input.evaluate(z, rows, out);
            calibrator().calibrate(out, rows);
        }
    }

    private static final class Linear extends CalibratedClassifier implements AffineInputModel, LinearModel {

        private final CalibratedLine line;

        Linear(Classifier base, Calibrator calibrator, CalibratedLine line) {
            super(base, calibrator);
            this.line = line;
        }

        @Override
        public int predictors() {
            return 1;
        }

        @Override
        public double intercept(int k) {
            Objects.checkIndex(k, 1);
            return line.intercept();
        }

        @Override
        public double coefficient(int k, int j) {
            Objects.checkIndex(k, 1);
            return line.coefficient(j);
        }

        @Override
        public int units() {
            return 1;
        }

        @Override
        public double weight(int unit, int feature) {
            return coefficient(unit, feature);
        }

        @Override
        public double bias(int unit) {
            return intercept(unit);
        }

        @Override
        public void evaluate(double[][] z, int rows, double[] out) {
            CalibratedLine.probabilities(z[0], rows, out, 0);
        }

        @Override
        public void predict(Table x, double[] out) {
            line.predict(x, out);
        }
    }

    /** Writes the base and the correction. */
    static final class Codec implements ModelCodec<CalibratedClassifier> {

        @Override
        public String kind() {
            return "calibrated-classifier";
        }

        @Override
        public Class<CalibratedClassifier> type() {
            return CalibratedClassifier.class;
        }

        @Override
        public void encode(CalibratedClassifier part, ModelContent.Builder out) {
            out.part("base", part.base).part("calibrator", part.calibrator);
        }

        @Override
        public CalibratedClassifier decode(ModelContent in) {
            Classifier base = in.part("base", Classifier.class);
            Calibrator calibrator = in.part("calibrator", Calibrator.class);
            try {
                return of(base, calibrator);
            } catch (IllegalArgumentException e) {
                throw new ModelFormatException(kind() + ": " + e.getMessage(), e);
            }
        }
    }
}
