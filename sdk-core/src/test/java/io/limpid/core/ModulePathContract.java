package io.limpid.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A library works as a named module, though its tests run on the class path: its test inherits this, names its module
 * and one of its classes, and that class is loaded from a module layer made of the test's class path.
 */
public abstract class ModulePathContract {

    /** The library's module, for example {@code io.limpid.core}. */
    protected abstract String moduleName();

    /** A public class of an exported package. */
    protected abstract String className();

    /** Further modules to be resolved, which only automatic modules need. */
    protected List<String> furtherModules() {
        return List.of();
    }

    /** Uses the class, by reflection: it is not the one that the test itself sees. */
    protected void use(Class<?> loaded) throws ReflectiveOperationException {
        assertThat(loaded.getMethods()).isNotEmpty();
    }

    @Test
    void load_onTheModulePath_classIsOfTheNamedModuleAndWorks() throws ReflectiveOperationException {
        Set<String> roots = new HashSet<>(furtherModules());
        roots.add(moduleName());
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(modulePath(roots)), ModuleFinder.of(), roots);
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        Class<?> loaded = Class.forName(className(), true, layer.findLoader(moduleName()));
        assertThat(loaded.getModule().getName()).isEqualTo(moduleName());
        assertThat(loaded.getModule().getDescriptor().isAutomatic()).isFalse();
        use(loaded);
    }

    /**
     * The entries of the class path that the roots need, and those automatic modules that split no package with them.
     */
    private static Path[] modulePath(Set<String> roots) {
        Map<String, ModuleReference> present = onTheClassPath();
        Set<String> wanted = new TreeSet<>();
        roots.forEach(root -> require(root, present, wanted));
        List<Path> path = new ArrayList<>();
        Set<String> packages = new HashSet<>();
        for (String name : wanted) {
            packages.addAll(present.get(name).descriptor().packages());
            path.add(Path.of(present.get(name).location().orElseThrow()));
        }
        for (ModuleReference module : present.values()) {
            ModuleDescriptor descriptor = module.descriptor();
            if (descriptor.isAutomatic() && Collections.disjoint(packages, descriptor.packages())) {
                packages.addAll(descriptor.packages());
                path.add(Path.of(module.location().orElseThrow()));
            }
        }
        return path.toArray(Path[]::new);
    }

    private static void require(String name, Map<String, ModuleReference> present, Set<String> wanted) {
        if (present.containsKey(name) && wanted.add(name)) {
            present.get(name).descriptor().requires().forEach(next -> require(next.name(), present, wanted));
        }
    }

    private static Map<String, ModuleReference> onTheClassPath() {
        Map<String, ModuleReference> present = new LinkedHashMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            try {
                ModuleFinder.of(Path.of(entry))
                        .findAll()
                        .forEach(module ->
                                present.putIfAbsent(module.descriptor().name(), module));
            } catch (FindException noModule) {
                continue; // A jar whose name makes no module name; nothing of ours requires it.
            }
        }
        return present;
    }
}
