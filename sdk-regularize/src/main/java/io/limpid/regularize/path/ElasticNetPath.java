package io.limpid.regularize.path;

import io.limpid.core.model.Model;
import io.limpid.core.model.PenaltyPath;
import java.util.Objects;

/**
 * Models of the same rows along a grid of lambdas, which may end before the grid does.
 *
 * @param fits the lambdas and models
 * @param ending why there are no more
 * @param <M> what was fitted
 */
public record ElasticNetPath<M extends Model>(PenaltyPath<M> fits, Ending ending) {

    /** Why a path ends. */
    public enum Ending {
        /** There is a model for every lambda of the grid. */
        GRID,
        /** A smaller lambda explained hardly more: less than 1e-5, of a regression 1e-5 of what was explained. */
        FLAT,
        /** More than 0.999 of the deviance is explained. */
        SATURATED
    }

    /** Checks that nothing is null. */
    public ElasticNetPath {
        Objects.requireNonNull(fits, "fits");
        Objects.requireNonNull(ending, "ending");
    }
}
