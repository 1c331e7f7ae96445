package io.limpid.core.numeric;

/** What options that are numbers are held to; each returns the value, or names the option. */
public final class OptionChecks {

    private OptionChecks() {}

    /** A whole number from 1 to the most. */
    public static int requireCount(String option, int value, int most) {
        if (!(value >= 1 && value <= most)) {
            throw new IllegalArgumentException(
                    option + ": expected a whole number from 1 to " + most + ", got " + value);
        }
        return value;
    }

    /** Above 0 and finite. */
    public static double requireAboveZero(String option, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(option + ": expected a finite number above 0, got " + value);
        }
        return value;
    }

    /** From 0 to below 1. */
    public static double requireShare(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(option + ": expected a number from 0 to below 1, got " + value);
        }
        return value;
    }
}
