package io.limpid.core.data;

import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** What an object stands for in a cell. */
final class CellValue {

    /** What may stand in a cell, for messages. */
    static final String ALLOWED = "a number, text, a boolean, an enum constant or an ISO date or time";

    private CellValue() {}

    /**
     * A number, a text, or null where the value is missing; the object itself when it stands for none of them. Numbers
     * are not looked at: NaN and the infinite are still there.
     */
    static Object of(Object given) {
        if (given == null || given instanceof Number || given instanceof String) {
            return given;
        }
        if (given instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (given instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        if (given instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (given instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (given instanceof Enum<?> constant) {
            return constant.name();
        }
        return isText(given.getClass()) ? given.toString() : given;
    }

    /** Whether objects of this type stand for numbers. */
    static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type == OptionalDouble.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type.isPrimitive() && type != boolean.class && type != char.class;
    }

    /** Whether objects of this type stand for categories. */
    static boolean isText(Class<?> type) {
        return CharSequence.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == boolean.class
                || type == Character.class
                || type == char.class
                || type == UUID.class
                || Enum.class.isAssignableFrom(type)
                || Temporal.class.isAssignableFrom(type);
    }

    /** An object's type as a message names it. */
    static String kind(Object given) {
        return "a " + given.getClass().getSimpleName();
    }
}
