package io.limpid.core.split;

/** The parts of a data set, in order of time. */
enum Part {
    TRAIN,
    VALIDATION,
    TEST;

    /** Its name in a message. */
    String text() {
        return switch (this) {
            case TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }
}
