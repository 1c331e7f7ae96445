package io.limpid.core.metric;

final class CohenKappaLinearTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new CohenKappa(CohenKappa.Disagreement.LINEAR);
    }

    @Override
    protected boolean classOrderMatters() {
        return true;
    }
}
