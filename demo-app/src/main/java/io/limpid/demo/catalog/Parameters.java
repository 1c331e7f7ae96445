package io.limpid.demo.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        return countIfGiven(name, least).orElse(fallback);
    }

    /** A whole number of at least {@code least}, when given. */
    OptionalInt countIfGiven(String name, int least) {
        String text = given.get(name);
        return text == null
                ? OptionalInt.empty()
                : OptionalInt.of(whole(name, text, least, Integer.MAX_VALUE, "a whole number of at least " + least));
    }

    /** A whole number between two bounds, both inclusive, or the fallback when none is given. */
    int count(String name, int least, int most, int fallback) {
        String text = given.get(name);
        String expected = "a whole number from " + least + " to " + most;
        return text == null ? fallback : whole(name, text, least, most, expected);
    }

    /** A whole number of at least {@code least}, empty for {@code none}, or the fallback when nothing is given. */
    OptionalInt countOrNone(String name, int least, int fallback) {
        String text = given.getOrDefault(name, Integer.toString(fallback));
        return text.equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of(
                        whole(name, text, least, Integer.MAX_VALUE, "none or a whole number of at least " + least));
    }

    /** Whole numbers of at least 1 with a separator between them, or the fallback alone when none is given. */
    int[] counts(String name, String separator, int fallback) {
        String text = given.getOrDefault(name, Integer.toString(fallback));
        String expected = "a whole number of at least 1, or several with " + separator + " between them";
        String[] parts = text.split(Pattern.quote(separator), -1);
        int[] counts = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            counts[i] = whole(parts[i], 1, Integer.MAX_VALUE).orElseThrow(() -> bad(name, expected, text));
        }
        return counts;
    }

    private static int whole(String name, String text, int least, int most, String expected) {
        return whole(text, least, most).orElseThrow(() -> bad(name, expected, text));
    }

    private static OptionalInt whole(String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty(); // Said by whoever asks, as of a number out of range.
        }
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

    /** One constant of an enum, as {@code leaky-relu} names {@code LEAKY_RELU}, or the first when none is given. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        List<String> names = names(type);
        return type.getEnumConstants()[names.indexOf(choice(name, names))];
    }

    /** The constants of an enum, as users type them. */
    static List<String> names(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** A finite number that is good, or the fallback when none is given. */
    double number(String name, String expected, DoublePredicate good, double fallback) {
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
