package io.limpid.demo.catalog;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them: decimal or scientific notation, not Java's {@code 1d} or {@code 0x1p3}. */
public final class DecimalText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private DecimalText() {}

    /** The finite number a text stands for, or empty when it stands for none. */
    public static OptionalDouble parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Math.abs(value) < Double.POSITIVE_INFINITY ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
