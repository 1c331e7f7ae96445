package io.limpid.core.transform;

/** Which logarithm a column goes through. */
public enum LogRule {
    /** {@code log(1 + x)}, for values of at least 0; 0 stays 0. */
    ONE_PLUS,
    /**
     * {@code log(x + c)}, where {@code c} is 0 when the least training value {@code m} is above 0, and else
     * {@code 1 - m}, so that {@code m} becomes 0; for values above {@code -c}.
     */
    OFFSET,
    /** {@code log(1 + x)} for {@code x >= 0} and {@code -log(1 - x)} below: for every value, keeping its sign. */
    SIGNED
}
