package io.limpid.models;

import io.limpid.core.ModulePathContract;
import java.lang.reflect.Method;
import java.util.List;

/** A fit on the module path reaches Smile, and Smile its logging. */
class ModelsModulePathTest extends ModulePathContract {

    @Override
    protected String moduleName() {
        return "io.limpid.models";
    }

    @Override
    protected String className() {
        return "io.limpid.models.linear.LogisticRegression";
    }

    /** {@code LogisticRegression.withDefaults().fit(four rows)}, in the layer's own classes. */
    @Override
    protected void use(Class<?> loaded) throws ReflectiveOperationException {
        ClassLoader layer = loaded.getClassLoader();
        Class<?> field = layer.loadClass("io.limpid.core.data.Field");
        Object numeric = layer.loadClass("io.limpid.core.data.Field$Numeric")
                .getConstructor(String.class)
                .newInstance("x");
        Object classes = layer.loadClass("io.limpid.core.data.Field$Categorical")
                .getConstructor(String.class, List.class)
                .newInstance("y", List.of("a", "b"));
        Class<?> schema = layer.loadClass("io.limpid.core.data.Schema");
        Class<?> table = layer.loadClass("io.limpid.core.data.Table");
        Object features = table.getMethod("of", schema, double[][].class)
                .invoke(null, schema.getConstructor(List.class).newInstance(List.of(numeric)), new double[][] {
                    {1, 2, 3, 4}
                });
        Class<?> column = layer.loadClass("io.limpid.core.data.Column");
        Object target = column.getConstructor(field, double[].class).newInstance(classes, new double[] {0, 1, 0, 1});
        Class<?> dataset = layer.loadClass("io.limpid.core.data.Dataset");
        Object data = dataset.getMethod("of", table, column).invoke(null, features, target);
        Method fit = loaded.getMethod("fit", dataset);
        Object trainer = loaded.getMethod("withDefaults").invoke(null);
        fit.invoke(trainer, data);
    }
}
