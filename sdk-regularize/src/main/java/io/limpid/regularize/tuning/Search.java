package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;

/**
 * A way of training that first looks for its options: it scores them on folds of the rows it is given, then fits all of
 * these rows under the chosen ones. Being a trainer, it can be cross-validated like any other, which is nested
 * cross-validation: the score of the whole procedure, its choosing included ({@link NestedCrossValidation}).
 *
 * @param <M> what it fits
 */
public interface Search<M extends Model> extends Trainer<M> {

    /**
     * Chooses the options and fits all rows under them.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the fold, and a row as {@code
     *     data} counts it
     * @throws IllegalStateException when nothing that was tried has a score; the message says why
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    Found<M> search(Dataset data, Run run);

    /** Chooses and fits on the calling thread, unwatched. */
    default Found<M> search(Dataset data) {
        return search(data, Run.quiet());
    }

    /** The model of {@link #search(Dataset, Run)}. */
    @Override
    default M fit(Dataset train, Run run) {
        return search(train, run).model();
    }
}
