package io.limpid.demo.catalog;

import io.limpid.core.run.Convergence;
import java.util.Objects;
import java.util.Optional;

/**
 * How a model came to be fitted.
 *
 * @param engine who trained it
 * @param convergence how its iterations ended, when they aim at a tolerance
 */
public record FitReport(String engine, Optional<Convergence> convergence) {

    /** Checks that nothing is null. */
    public FitReport {
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(convergence, "convergence");
    }
}
