package io.limpid.regularize;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.ModulePathContract;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

final class RegularizeModulePathTest extends ModulePathContract {

    @Override
    protected String moduleName() {
        return "io.limpid.regularize";
    }

    @Override
    protected String className() {
        return "io.limpid.regularize.validation.CrossValidation";
    }

    /** Two folds have an interval, which takes a quantile from Commons Math, an automatic module. */
    @Override
    protected void use(Class<?> loaded) throws ReflectiveOperationException {
        ClassLoader loader = loaded.getClassLoader();
        Method score = loader.loadClass("io.limpid.core.metric.Score").getMethod("of", double.class);
        Object accuracy = loader.loadClass("io.limpid.core.metric.Accuracy")
                .getConstructor()
                .newInstance();
        Constructor<?> fold = loader.loadClass("io.limpid.regularize.validation.CrossValidation$FoldScores")
                .getConstructor(int.class, int.class, List.class, List.class);
        List<Object> folds = List.of(fold(fold, score, 0.5), fold(fold, score, 0.25));
        Object validation = loaded.getConstructor(List.class, List.class).newInstance(List.of(accuracy), folds);

        assertThat(loaded.getMethod("summaries").invoke(validation))
                .asString()
                .contains("standardDeviation=Value[number=0.1767766");
    }

    private static Object fold(Constructor<?> fold, Method score, double value)
            throws InvocationTargetException, InstantiationException, IllegalAccessException {
        List<Object> scores = List.of(score.invoke(null, value));
        return fold.newInstance(4, 4, scores, scores);
    }
}
