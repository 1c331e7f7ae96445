package io.limpid.core.metric;

final class CohenKappaQuadraticTest extends MetricContract {

    @Override
    protected Metric metric() {
        return new CohenKappa(CohenKappa.Disagreement.QUADRATIC);
    }

    @Override
    protected boolean classOrderMatters() {
        return true;
    }
}
