package io.limpid.core.calibrate;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.AffineInputModel;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.core.transform.PipelineClassifier;
import java.util.Objects;

/**
 * Fits a classifier with calibrated probabilities: the base trainer's model of all rows under a correction learned from
 * predictions of rows it was not trained on. The base is trained once in each fold, preprocessing included where it is
 * a pipeline's trainer, and its predictions of the fold's validation rows are kept; the correction is fitted to those
 * of all folds together. As scikit-learn's {@code CalibratedClassifierCV(ensemble=False)}.
 *
 * <p>A base that fits a {@link PipelineClassifier} gives one again, its last model calibrated, so that an explanation
 * looks through it as before; any other gives a {@link CalibratedClassifier}. Either decides at one half. Row weights
 * count in training and in the correction. Where the model is an {@link AffineInputModel}, tiny probabilities are taken
 * as they are, for they come from log-odds; those of others count as at least 1e-15. Folds are tasks of the run's
 * workers; their number does not change a bit.
 *
 * <pre>{@code
 * Trainer<Classifier> calibrated = Calibration.of(Pipeline.standard().classifier(trainer))
 *         .with(CalibrationMethod.ISOTONIC)
 *         .withSeed(7);
 * Classifier model = calibrated.fit(train);
 * }</pre>
 *
 * <p>Five folds want five rows in the largest class; with fewer rows, {@link #withFolds} takes fewer folds. Rows that a
 * resampler made or repeated are refused: the resampler belongs into the base, {@code
 * Calibration.of(pipeline.thenResample(smote).classifier(trainer))}, so that it sees each fold's training rows only.
 *
 * <p>Cost: one training on all rows and one for each fold.
 */
public final class Calibration implements Trainer<Classifier> {

    private static final int FOLDS = 5;

    private final Trainer<? extends Classifier> base;
    private final CalibrationMethod method;
    private final Splitter folds;

    private Calibration(Trainer<? extends Classifier> base, CalibrationMethod method, Splitter folds) {
        this.base = Objects.requireNonNull(base, "base");
        this.method = Objects.requireNonNull(method, "method");
        this.folds = Objects.requireNonNull(folds, "folds");
    }

    /** By Platt's method, in five stratified folds shuffled by seed 0. */
    public static Calibration of(Trainer<? extends Classifier> base) {
        return new Calibration(base, CalibrationMethod.PLATT, StratifiedKFold.of(FOLDS, 0));
    }

    /** The same by another method. */
    public Calibration with(CalibrationMethod other) {
        return new Calibration(base, other, folds);
    }

    /** The same in five stratified folds shuffled by that seed. */
    public Calibration withSeed(long seed) {
        return withFolds(StratifiedKFold.of(FOLDS, seed));
    }

    /** The same in other folds; they may leave rows out of validation but validate none twice. */
    public Calibration withFolds(Splitter other) {
        return new Calibration(base, method, other);
    }

    /**
     * Fits the base and the correction.
     *
     * @throws IllegalArgumentException when the base refuses the data, or the folds do not suit it, as when the
     *     largest class has fewer rows than there are folds, or a resampler made or repeated rows; the message names the
     *     column, the fold or the option
     */
    @Override
    public Classifier fit(Dataset train, Run run) {
        OutOfFold fitted = OutOfFold.of("Calibration", base, folds, train, run);
        if (fitted.model() instanceof PipelineClassifier pipeline) {
            return pipeline.withLast(calibrated(pipeline.last(), fitted.predictions()));
        }
        return calibrated(fitted.model(), fitted.predictions());
    }

    private CalibratedClassifier calibrated(Classifier model, ClassPredictions heldOut) {
        double floor = model instanceof AffineInputModel ? ClassScores.FINE_FLOOR : ClassScores.FLOOR;
        return CalibratedClassifier.of(model, method.fit(heldOut, floor));
    }
}
