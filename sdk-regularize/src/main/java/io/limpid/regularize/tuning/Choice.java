package io.limpid.regularize.tuning;

import io.limpid.core.metric.Score;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Options that were tried, and how they scored on the rows that the folds did not train on.
 *
 * @param settings the options
 * @param score mean over the folds
 * @param standardError of the mean; undefined with one fold
 */
public record Choice(List<Setting> settings, Score score, Score standardError) {

    /** Copies the list and checks that nothing is null. */
    public Choice {
        settings = List.copyOf(settings);
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(standardError, "standardError");
    }

    /** The options in one line, such as {@code hidden 16, lambda 0.001}. */
    public String name() {
        return name(settings);
    }

    static String name(List<Setting> settings) {
        return settings.isEmpty()
                ? "as given"
                : settings.stream()
                        .map(setting -> setting.axis() + " " + setting.value())
                        .collect(Collectors.joining(", "));
    }
}
