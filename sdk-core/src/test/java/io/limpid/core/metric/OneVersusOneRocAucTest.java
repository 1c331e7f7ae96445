package io.limpid.core.metric;

final class OneVersusOneRocAucTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new RocAuc(RocAuc.Comparison.ONE_VS_ONE_WEIGHTED);
    }
}
