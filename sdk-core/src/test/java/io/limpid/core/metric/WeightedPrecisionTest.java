package io.limpid.core.metric;

final class WeightedPrecisionTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Precision(Average.WEIGHTED);
    }
}
