package io.limpid.demo.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** The values given for a model's parameters, read with their types. Immutable. */
public final class Parameters {

    private final SortedMap<String, String> given;

    /**
     * Takes the values given for these parameters.
     *
     * @throws UnknownEntryException when one is given that is not among them
     */
    Parameters(List<Parameter> known, Map<String, String> given) {
        List<String> names = known.stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new UnknownEntryException("parameter", names, name);
            }
        }
        this.given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** What was given, by name. */
    public SortedMap<String, String> given() {
        return given;
    }

    /** A text, when given. */
    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** A whole number of at least {@code least}, or the fallback when none is given. */
    int count(String name, int least, int fallback) {
        String text = given.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw bad(name, "a whole number of at least " + least, text);
    }

    /** A finite number of at least zero, or the fallback when none is given. */
    double atLeastZero(String name, double fallback) {
        return number(name, "a finite number of at least 0", value -> value >= 0, fallback);
    }

    /** A finite number above zero, or the fallback when none is given. */
    double positive(String name, double fallback) {
        return number(name, "a finite number above 0", value -> value > 0, fallback);
    }

    /** One of these names, or the first when none is given. */
    String choice(String name, List<String> choices) {
        String text = given.getOrDefault(name, choices.get(0));
        if (!choices.contains(text)) {
            throw bad(name, String.join(" or ", choices), text);
        }
        return text;
    }

    private double number(String name, String expected, DoublePredicate good, double fallback) {
        String text = given.get(name);
        if (text == null) {
            return fallback;
        }
        OptionalDouble value = DecimalText.parse(text);
        if (value.isPresent() && good.test(value.getAsDouble())) {
            return value.getAsDouble();
        }
        throw bad(name, expected, text);
    }

    private static IllegalArgumentException bad(String name, String expected, String got) {
        return new IllegalArgumentException(
                "parameter \"" + name + "\": expected " + expected + ", got \"" + got + "\"");
    }
}
