package io.limpid.core.calibrate;

import io.limpid.core.metric.ClassPredictions;

/**
 * How probabilities are corrected by held-out ones.
 *
 * <pre>{@code
 * Calibrator map = CalibrationMethod.ISOTONIC.fit(predictions);
 * Classifier calibrated = CalibratedClassifier.of(classifier, map);
 * }</pre>
 */
public enum CalibrationMethod {

    /** A line through the log-odds, {@link PlattScaling}: two numbers, good with few rows. */
    PLATT {
        @Override
        Calibrator fitChecked(ClassPredictions heldOut, double floor) {
            return PlattScaling.fit(heldOut, floor);
        }
    },

    /** Steps that never fall, {@link IsotonicScaling}: bends to anything monotone, wants about a thousand rows. */
    ISOTONIC {
        @Override
        Calibrator fitChecked(ClassPredictions heldOut, double floor) {
            return IsotonicScaling.fit(heldOut);
        }
    },

    /** One temperature, {@link TemperatureScaling}: of several classes the order never changes. */
    TEMPERATURE {
        @Override
        Calibrator fitChecked(ClassPredictions heldOut, double floor) {
            return TemperatureScaling.fit(heldOut, floor);
        }
    };

    /**
     * The correction that suits these predictions, which must be of rows that the classifier was not trained on. Row
     * weights count; the threshold and the choice of a positive class do not.
     *
     * @throws IllegalArgumentException when no row has a positive weight
     */
    public Calibrator fit(ClassPredictions heldOut) {
        return fit(heldOut, ClassScores.FLOOR);
    }

    /**
     * The same with another floor than 1e-15: what smaller probabilities count as where logarithms of them are taken. A
     * model that computes log-odds, however sure, means something by them: for it {@code Double.MIN_NORMAL} is right,
     * as {@link Calibration} knows; one that counts votes does not.
     *
     * @throws IllegalArgumentException when no row has a positive weight, or the floor is below {@code
     *     Double.MIN_NORMAL} or above 0.01
     */
    public Calibrator fit(ClassPredictions heldOut, double floor) {
        ClassScores.requireFloor(floor);
        for (double weight : heldOut.weights()) {
            if (weight > 0) {
                return fitChecked(heldOut, floor);
            }
        }
        throw new IllegalArgumentException("held-out predictions: expected rows of positive weight, got none");
    }

    abstract Calibrator fitChecked(ClassPredictions heldOut, double floor);
}
