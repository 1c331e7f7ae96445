package io.limpid.models.linear;

import io.limpid.core.model.Penalty;

/** What the trainers of this package accept as a penalty. */
final class SquaredPenalty {

    private SquaredPenalty() {}

    /** The penalty, when it is a squared one. */
    static Penalty require(Penalty penalty) {
        if (!(penalty.l1Ratio() == 0)) {
            throw new IllegalArgumentException(
                    "l1Ratio: expected 0, as this trainer knows only the squared penalty, got " + penalty.l1Ratio());
        }
        return penalty;
    }
}
