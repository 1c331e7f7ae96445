package io.limpid.core.metric;

final class MicroRecallTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new Recall(Average.MICRO);
    }
}
