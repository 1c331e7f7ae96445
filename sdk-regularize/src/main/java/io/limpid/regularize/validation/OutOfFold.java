package io.limpid.regularize.validation;

import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.Predictions;
import java.util.Arrays;
import java.util.Objects;

/**
 * What models said of rows they were not trained on, or why that is not known. Curves that need every row once, such as
 * {@link io.limpid.core.metric.RocCurve} and {@link io.limpid.core.metric.CalibrationCurve}, and thresholds are drawn
 * from it without another fit.
 */
public sealed interface OutOfFold {

    /**
     * The predictions.
     *
     * @throws IllegalStateException when there are none, with the reason
     */
    default Kept require() {
        if (this instanceof Absent absent) {
            throw new IllegalStateException("out-of-fold predictions: expected some, got none: " + absent.reason());
        }
        return (Kept) this;
    }

    /** Whether the folds' models decide at one probability. */
    enum Thresholds {
        /** They do, or decide nothing: the scores of all rows together are those of the models' decisions. */
        SHARED,
        /**
         * They do not, each having chosen its own. The predictions bear a threshold of one half, so scores of decisions,
         * such as accuracy, are not those of the models; scores of probabilities are.
         */
        DIFFERING
    }

    /**
     * Predictions of rows validated once each, in the order of the data.
     *
     * @param rows the row numbers in the data, ascending; shared, not to be modified
     * @param folds the fold, counted from 0, whose model predicted each; shared, not to be modified
     * @param predictions of these rows, with their weights
     * @param thresholds whether the models decide alike
     */
    record Kept(int[] rows, int[] folds, Predictions predictions, Thresholds thresholds) implements OutOfFold {

        /** Checks that there is one row number and one fold for each prediction. */
        public Kept {
            Objects.requireNonNull(thresholds, "thresholds");
            if (rows.length != predictions.rows() || folds.length != predictions.rows()) {
                throw new IllegalArgumentException("rows: expected one row number and one fold for each of "
                        + predictions.rows() + " predictions, got " + rows.length + " and " + folds.length);
            }
        }

        /** Whether the other holds the same numbers. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Kept kept
                    && thresholds == kept.thresholds
                    && Arrays.equals(rows, kept.rows)
                    && Arrays.equals(folds, kept.folds)
                    && same(predictions, kept.predictions);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(rows) + Arrays.hashCode(predictions.values());
        }

        @Override
        public String toString() {
            return "Kept[" + rows.length + " rows of " + predictions.target().name() + ", thresholds=" + thresholds
                    + ']';
        }

        private static boolean same(Predictions one, Predictions two) {
            return one.getClass() == two.getClass()
                    && one.target().field().equals(two.target().field())
                    && Arrays.equals(one.target().values(), two.target().values())
                    && Arrays.equals(one.values(), two.values())
                    && Arrays.equals(one.weights(), two.weights())
                    && (!(one instanceof ClassPredictions c) || sameDecisions(c, (ClassPredictions) two));
        }

        private static boolean sameDecisions(ClassPredictions one, ClassPredictions two) {
            return one.classes().equals(two.classes())
                    && one.positive() == two.positive()
                    && one.threshold() == two.threshold();
        }
    }

    /**
     * No predictions.
     *
     * @param reason why, in words
     */
    record Absent(String reason) implements OutOfFold {

        /** Checks that a reason is given. */
        public Absent {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
