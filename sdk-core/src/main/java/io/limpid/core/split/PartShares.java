package io.limpid.core.split;

import java.util.Arrays;
import java.util.List;

/** The shares of the rows that validate and test; the others train. */
record PartShares(double validation, double test) {

    PartShares {
        require("validationFraction", validation);
        require("testFraction", test);
        if (!(validation + test < 1)) {
            throw new IllegalArgumentException(
                    "validationFraction + testFraction: expected below 1, got " + validation + " + " + test);
        }
    }

    private static void require(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + ": expected a number of at least 0 and below 1, got " + share);
        }
    }

    double of(Part part) {
        return switch (part) {
            case TRAIN -> 1 - validation - test;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** The parts of a share above 0. */
    List<Part> wanted() {
        return Arrays.stream(Part.values()).filter(part -> of(part) > 0).toList();
    }
}
