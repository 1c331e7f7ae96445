package io.limpid.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Schema;
import java.lang.reflect.Array;

final class CoreModulePathTest extends ModulePathContract {

    @Override
    protected String moduleName() {
        return "io.limpid.core";
    }

    @Override
    protected String className() {
        return "io.limpid.core.data.Schema";
    }

    @Override
    protected void use(Class<?> loaded) throws ReflectiveOperationException {
        assertThat(loaded).isNotSameAs(Schema.class);
        ClassLoader loader = loaded.getClassLoader();
        Class<?> field = loader.loadClass("io.limpid.core.data.Field");
        Object fields = Array.newInstance(field, 1);
        Array.set(
                fields,
                0,
                loader.loadClass("io.limpid.core.data.Field$Numeric")
                        .getConstructor(String.class)
                        .newInstance("area"));
        Object schema = loaded.getMethod("of", fields.getClass()).invoke(null, fields);
        assertThat(loaded.getMethod("size").invoke(schema)).isEqualTo(1);
        Object version = loader.loadClass("io.limpid.core.modelfile.ModelFile")
                .getMethod("libraryVersion")
                .invoke(null);
        assertThat(version).asString().isNotBlank();
    }
}
