package io.limpid.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.ModulePathContract;
import java.util.List;

/** Learning a column's distribution asks Commons Math, an automatic module, for normal quantiles. */
class ExplainModulePathTest extends ModulePathContract {

    @Override
    protected String moduleName() {
        return "io.limpid.explain";
    }

    @Override
    protected String className() {
        return "io.limpid.explain.local.ColumnDistributions";
    }

    /** {@code ColumnDistributions.of(four rows)}, in the layer's own classes. */
    @Override
    protected void use(Class<?> loaded) throws ReflectiveOperationException {
        ClassLoader layer = loaded.getClassLoader();
        Object numeric = layer.loadClass("io.limpid.core.data.Field$Numeric")
                .getConstructor(String.class)
                .newInstance("x");
        Class<?> schema = layer.loadClass("io.limpid.core.data.Schema");
        Class<?> table = layer.loadClass("io.limpid.core.data.Table");
        Object rows = table.getMethod("of", schema, double[][].class)
                .invoke(null, schema.getConstructor(List.class).newInstance(List.of(numeric)), new double[][] {
                    {1, 2, 3, 4}
                });
        Object learned = loaded.getMethod("of", table).invoke(null, rows);
        assertThat(loaded.getMethod("schema").invoke(learned)).asString().contains("Numeric[name=x");
    }
}
