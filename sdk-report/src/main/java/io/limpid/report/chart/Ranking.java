package io.limpid.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Which bars are drawn first, and words that all charts share. */
final class Ranking {

    private static final int BRIEF = 80;

    private Ranking() {}

    /** The largest absolute values first; equal ones keep their order. */
    static <T> List<T> of(List<T> entries, ToDoubleFunction<T> value) {
        return entries.stream()
                .sorted(Comparator.comparingDouble((T entry) -> -Math.abs(value.applyAsDouble(entry))))
                .toList();
    }

    /** The sum in list order. */
    static <T> double sum(List<T> entries, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T entry : entries) {
            sum += value.applyAsDouble(entry);
        }
        return sum;
    }

    /** The number of bars, when it is at least one. */
    static int requireTop(int bars) {
        if (!(bars >= 1)) {
            throw new IllegalArgumentException("bars: expected at least 1, got " + bars);
        }
        return bars;
    }

    /** The text with its first letter large. */
    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The text's beginning, for descriptions that are read out. */
    static String brief(String text) {
        return text.codePointCount(0, text.length()) <= BRIEF
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BRIEF)) + "…";
    }
}
