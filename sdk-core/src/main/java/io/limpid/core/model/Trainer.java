package io.limpid.core.model;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Run;

/**
 * Fits a model. A trainer holds options only and is immutable; the same trainer on the same data gives the same bits.
 *
 * @param <M> what it fits
 */
public interface Trainer<M extends Model> {

    /**
     * Fits a model to these rows.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the column or option
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    M fit(Dataset train, Run run);

    /** Fits a model on the calling thread, unwatched. */
    default M fit(Dataset train) {
        return fit(train, Run.quiet());
    }
}
