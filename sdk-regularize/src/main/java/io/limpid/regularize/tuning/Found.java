package io.limpid.regularize.tuning;

import io.limpid.core.model.Model;
import java.util.Objects;

/**
 * What a search found.
 *
 * @param model fitted to all rows under the chosen options
 * @param result what was tried, how it scored and what was chosen
 * @param <M> what was fitted
 */
public record Found<M extends Model>(M model, SearchResult result) {

    /** Checks that both are there. */
    public Found {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(result, "result");
    }
}
