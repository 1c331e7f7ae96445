package io.limpid.core.metric;

final class EqualMassCalibrationErrorTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new CalibrationError(Binning.EQUAL_MASS, 3);
    }
}
