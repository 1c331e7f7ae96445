package io.limpid.explain;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Run;

/**
 * Explains a model over a data set. Immutable and thread-safe.
 *
 * @param <E> what it gives
 */
public interface GlobalExplainer<E extends Explanation> {

    /** Explains the model on these rows. */
    E explain(Dataset data, Run run);

    /** Explains the model on these rows, on the calling thread, unwatched. */
    default E explain(Dataset data) {
        return explain(data, Run.quiet());
    }
}
