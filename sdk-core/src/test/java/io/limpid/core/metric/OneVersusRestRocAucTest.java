package io.limpid.core.metric;

final class OneVersusRestRocAucTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new RocAuc(RocAuc.Comparison.ONE_VS_REST_WEIGHTED);
    }
}
