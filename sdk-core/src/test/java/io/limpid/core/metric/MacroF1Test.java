package io.limpid.core.metric;

final class MacroF1Test extends MetricContract {

    @Override
    protected Metric metric() {
        return new F1(Average.MACRO);
    }
}
