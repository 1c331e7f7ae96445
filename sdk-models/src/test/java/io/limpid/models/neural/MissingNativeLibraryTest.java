package io.limpid.models.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Dataset;
import io.limpid.models.Samples;
import io.limpid.models.linear.LogisticRegression;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What happens without the optional native BLAS: the class path of this test, less org.bytedeco. */
class MissingNativeLibraryTest {

    @Test
    void fit_engineSmile_saysWhatToAdd() throws Exception {
        Throwable failure = callWithout("smileFails");
        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(failure)
                .hasMessageStartingWith("engine SMILE: expected a native BLAS, got none")
                .hasMessageContaining("org.bytedeco:javacpp")
                .hasMessageContaining("org.bytedeco:openblas")
                .hasMessageContaining("classifier")
                .hasMessageContaining("engine LIMPID, which needs none");
        assertThat(failure).hasCauseInstanceOf(LinkageError.class);
    }

    @Test
    void fit_everythingElse_works() throws Exception {
        assertThat(callWithout("restWorks")).isNull();
    }

    /** Runs one of the two methods below, loaded apart; returns what it threw, or null. */
    private static Throwable callWithout(String method) throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !entry.contains("bytedeco") && !entry.contains("openblas") && !entry.contains("javacpp"))
                .map(MissingNativeLibraryTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> copy = loader.loadClass(MissingNativeLibraryTest.class.getName());
            assertThat(copy).isNotSameAs(MissingNativeLibraryTest.class);
            Method copied = copy.getDeclaredMethod(method);
            copied.setAccessible(true);
            copied.invoke(null);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    static void smileFails() {
        Dataset data = Samples.random(20, 2, 41);
        MultilayerPerceptron.withDefaults()
                .with(NeuralEngine.SMILE)
                .with(Optimizer.sgd(0.1))
                .fit(data);
    }

    static void restWorks() {
        Dataset data = Samples.random(20, 2, 41);
        MultilayerPerceptron.withDefaults().withEpochs(1).fit(data);
        LogisticRegression.withDefaults().fit(data);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
