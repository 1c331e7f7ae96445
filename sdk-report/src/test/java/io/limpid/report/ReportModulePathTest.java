package io.limpid.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.ModulePathContract;
import io.limpid.report.chart.ChartStyle;

final class ReportModulePathTest extends ModulePathContract {

    @Override
    protected String moduleName() {
        return "io.limpid.report";
    }

    @Override
    protected String className() {
        return "io.limpid.report.chart.ChartStyle";
    }

    @Override
    protected void use(Class<?> loaded) throws ReflectiveOperationException {
        assertThat(loaded.getMethod("css").invoke(null)).isEqualTo(ChartStyle.css());
        ClassLoader loader = loaded.getClassLoader();
        Class<?> attribution = loader.loadClass("io.limpid.explain.Attribution");
        assertThat(loader.loadClass("io.limpid.report.chart.Waterfall").getMethod("of", attribution))
                .isNotNull();
    }
}
