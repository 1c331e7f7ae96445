package io.limpid.regularize.path;

import io.limpid.core.data.Schema;
import io.limpid.core.text.Quoted;

/** What both models hold their coefficients to. */
final class ModelCoefficients {

    private ModelCoefficients() {}

    /** A copy of one finite number per feature; otherwise an error that names the column. */
    static double[] require(Schema features, double[] coefficients) {
        if (coefficients.length != features.size()) {
            throw new IllegalArgumentException(
                    "coefficients: expected one per feature, so " + features.size() + ", got " + coefficients.length);
        }
        for (int j = 0; j < coefficients.length; j++) {
            if (!(Math.abs(coefficients[j]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("column "
                        + Quoted.of(features.field(j).name()) + ", coefficient: expected a finite number, got "
                        + coefficients[j]);
            }
        }
        return coefficients.clone();
    }
}
