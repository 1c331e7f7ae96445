package io.limpid.core.clean;

import io.limpid.core.data.Dataset;
import java.util.Objects;

/**
 * A data set after cleaning.
 *
 * @param data what is left
 * @param report what was found and done
 */
public record CleanedDataset(Dataset data, DataReport report) {

    /** Checks that neither is null. */
    public CleanedDataset {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(report, "report");
    }
}
