package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.metric.Predictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * The two sides of one fold. Who sees a side's rows alone counts them from 0; a complaint about one, a {@link
 * RowException}, leaves here with its number in the data.
 */
public final class FoldSides {

    private final int index;
    private final Fold fold;
    private final Dataset training;
    private final Dataset validation;

    FoldSides(int index, Fold fold, Dataset data) {
        this.index = index;
        this.fold = fold;
        this.training = data.select(fold.train());
        this.validation = data.select(fold.validation());
    }

    /** Which fold it is, counted from 0. */
    public int index() {
        return index;
    }

    /** The row numbers of both sides in the data. */
    public Fold fold() {
        return fold;
    }

    /** The training rows. */
    public Dataset training() {
        return training;
    }

    /** The validation rows. */
    public Dataset validation() {
        return validation;
    }

    /** What a step makes of the training rows. */
    public <T> T onTraining(Function<Dataset, ? extends T> step) {
        return inData(fold.train(), training, step);
    }

    /** What a step makes of the validation rows. */
    public <T> T onValidation(Function<Dataset, ? extends T> step) {
        return inData(fold.validation(), validation, step);
    }

    /**
     * A model fitted to the training rows.
     *
     * @throws IllegalArgumentException when the trainer refuses them
     * @throws CancellationException when the run was cancelled
     */
    public <M extends Model> M fit(Trainer<M> trainer, Run run) {
        return onTraining(rows -> trainer.fit(rows, run));
    }

    /** A model's predictions of the training rows; see {@link #predictValidation}. */
    public Predictions predictTraining(Model model) {
        return onTraining(rows -> predict(model, rows));
    }

    /**
     * A model's predictions of the validation rows.
     *
     * @throws IllegalArgumentException when the model refuses a row, is neither a classifier nor a regressor, or does not
     *     go with the target
     */
    public Predictions predictValidation(Model model) {
        return onValidation(rows -> predict(model, rows));
    }

    private static Predictions predict(Model model, Dataset rows) {
        if (model instanceof Classifier classifier) {
            return Predictions.of(classifier, rows);
        }
        if (model instanceof Regressor regressor) {
            return Predictions.of(regressor, rows);
        }
        throw new IllegalArgumentException("model: expected a Classifier or a Regressor, got a "
                + model.getClass().getName());
    }

    private static <T> T inData(int[] rows, Dataset side, Function<Dataset, ? extends T> step) {
        try {
            return step.apply(side);
        } catch (RowException e) {
            throw e.among(rows);
        }
    }
}
