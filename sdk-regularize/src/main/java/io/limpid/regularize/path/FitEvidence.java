package io.limpid.regularize.path;

import io.limpid.core.model.Penalty;
import java.util.Objects;

/**
 * How a penalised model was fitted, and how well to the training rows.
 *
 * @param penalty under which penalty
 * @param devianceRatio the share of the null deviance that is explained: {@code 1 - deviance / null deviance} of the
 *     training rows, R² for a regression; the null model has the intercept and the offset alone. 0 where there is
 *     nothing to explain
 * @param nonzeros how many coefficients are not zero, the intercept and an offset not counted; of more than two classes how many
 *     columns have any
 * @param certificate how near it is to the minimum of its objective
 * @param iterations how many steps it took from the solution for the stronger penalty before it
 */
public record FitEvidence(
        Penalty penalty, double devianceRatio, int nonzeros, Certificate certificate, int iterations) {

    /** Checks that there is a penalty and a certificate, and the counts. */
    public FitEvidence {
        Objects.requireNonNull(penalty, "penalty");
        Objects.requireNonNull(certificate, "certificate");
        if (!(Math.abs(devianceRatio) < Double.POSITIVE_INFINITY) || nonzeros < 0 || iterations < 0) {
            throw new IllegalArgumentException(
                    "evidence: expected a finite deviance ratio and counts of at least 0, got " + devianceRatio + ", "
                            + nonzeros + " nonzeros and " + iterations + " iterations");
        }
    }
}
