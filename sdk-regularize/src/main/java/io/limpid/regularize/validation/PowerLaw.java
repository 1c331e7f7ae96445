package io.limpid.regularize.validation;

import io.limpid.core.kernel.Elementary;

/**
 * A score that depends on the number of training rows as {@code asymptote + scale * rows^-exponent}.
 *
 * @param asymptote the score that no number of rows takes it past
 * @param scale how far from it one row would be: positive where lower is better, negative where higher is
 * @param exponent how fast it gets there, above 0
 */
public record PowerLaw(double asymptote, double scale, double exponent) {

    /** Checks that the numbers are finite and the exponent positive. */
    public PowerLaw {
        if (!(Math.abs(asymptote) < Double.POSITIVE_INFINITY && Math.abs(scale) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "power law: expected a finite asymptote and scale, got " + asymptote + " and " + scale);
        }
        if (!(exponent > 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("power law: expected a finite exponent above 0, got " + exponent);
        }
    }

    /**
     * The score after training on so many rows.
     *
     * @throws IllegalArgumentException when not at least 1
     */
    public double at(double rows) {
        if (!(rows >= 1)) {
            throw new IllegalArgumentException("rows: expected at least 1, got " + rows);
        }
        return asymptote + scale * Elementary.exp(-exponent * Elementary.log(rows));
    }

    /** The number of rows, not rounded, at which the score is reached; infinite when it lies at or past the asymptote. */
    double rowsAt(double score) {
        double share = scale / (score - asymptote);
        return share > 0 ? Elementary.exp(Elementary.log(share) / exponent) : Double.POSITIVE_INFINITY;
    }
}
