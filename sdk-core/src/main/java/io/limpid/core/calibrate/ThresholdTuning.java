package io.limpid.core.calibrate;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.DecisionThreshold;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.core.text.Quoted;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import java.util.Objects;

/**
 * Fits a classifier of two classes that decides where a criterion says: the base trainer's model of all rows, with the
 * threshold that is best for predictions of rows it was not trained on, from folds as in {@link Calibration}. The
 * model's probabilities stay the base's; {@link PipelineClassifier#threshold()} tells the threshold and what chose it.
 * A base that fits no pipeline's model is put behind a pipeline without steps. Row weights count.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> tuned = ThresholdTuning.of(trainer, ThresholdCriterion.cost(1, 5));
 * PipelineClassifier model = tuned.fit(train);
 * DecisionThreshold threshold = model.threshold();
 * }</pre>
 *
 * <p>Five folds want five rows in the larger class; with fewer rows, {@link #withFolds} takes fewer folds. Rows that a
 * resampler made or repeated are refused: the resampler belongs into the base.
 *
 * <p>Cost: one training on all rows and one for each fold.
 */
public final class ThresholdTuning implements Trainer<PipelineClassifier> {

    private static final int FOLDS = 5;

    private final Trainer<? extends Classifier> base;
    private final ThresholdCriterion criterion;
    private final Splitter folds;

    private ThresholdTuning(Trainer<? extends Classifier> base, ThresholdCriterion criterion, Splitter folds) {
        this.base = Objects.requireNonNull(base, "base");
        this.criterion = Objects.requireNonNull(criterion, "criterion");
        this.folds = Objects.requireNonNull(folds, "folds");
    }

    /** By that criterion, in five stratified folds shuffled by seed 0. */
    public static ThresholdTuning of(Trainer<? extends Classifier> base, ThresholdCriterion criterion) {
        return new ThresholdTuning(base, criterion, StratifiedKFold.of(FOLDS, 0));
    }

    /** The same in five stratified folds shuffled by that seed. */
    public ThresholdTuning withSeed(long seed) {
        return withFolds(StratifiedKFold.of(FOLDS, seed));
    }

    /** The same in other folds; they may leave rows out of validation but validate none twice. */
    public ThresholdTuning withFolds(Splitter other) {
        return new ThresholdTuning(base, criterion, other);
    }

    /**
     * Fits the base and chooses the threshold.
     *
     * @throws IllegalArgumentException when the target has not two classes, the base refuses the data, the folds do not
     *     suit it, a resampler made or repeated some rows, or the criterion says nothing of it; the message names the
     *     column, the fold or the criterion
     */
    @Override
    public PipelineClassifier fit(Dataset train, Run run) {
        if (train.classes().size() != 2) {
            throw new IllegalArgumentException(
                    "column " + Quoted.of(train.target().name())
                            + ": expected a target of two classes for a decision threshold, got "
                            + Quoted.list(train.classes()));
        }
        OutOfFold fitted = OutOfFold.of("ThresholdTuning", base, folds, train, run);
        DecisionThreshold threshold = criterion.choose(fitted.predictions());
        PipelineClassifier model = fitted.model() instanceof PipelineClassifier pipeline
                ? pipeline
                : Pipeline.of().classifier((rows, quiet) -> fitted.model()).fit(train);
        return model.withThreshold(threshold);
    }
}
