package io.limpid.demo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import io.limpid.demo.catalog.ExplanationMethods;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainingTest {

    private static final Table ROWS = Table.of(
            Schema.of(new Field.Numeric("a"), new Field.Numeric("b"), new Field.Categorical("y", List.of("no", "yes"))),
            IntStream.range(0, 12).asDoubleStream().toArray(),
            IntStream.range(0, 12).mapToDouble(i -> i * 5 % 12).toArray(),
            IntStream.range(0, 12).mapToDouble(i -> i % 2).toArray());

    private static final Source SOURCE = new Source("rows.csv", "", ROWS);

    static List<ExplanationMethods.Method> methods() {
        return ExplanationMethods.all();
    }

    private static ModelFile train(String kind, Map<String, String> parameters) {
        return train("y", kind, parameters);
    }

    private static ModelFile train(String target, String kind, Map<String, String> parameters) {
        return Training.of(target, Models.choose(kind, parameters))
                .withTestFraction(0)
                .run(SOURCE, Run.quiet())
                .file();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void explain_cancelledRun_stopsWhateverTheMethod(ExplanationMethods.Method method) {
        Explaining explaining = Explaining.of(train("logistic", Map.of()))
                .with(method)
                .with(Run.quiet().with(() -> true));

        assertThatThrownBy(() -> explaining.explain(ROWS, 0)).isInstanceOf(CancellationException.class);
    }

    @Test
    void description_eachKindOfTheCatalogue_hasItsNameAndEngine() {
        for (Models.Kind kind : Models.all()) {
            boolean numbers = !kind.does(Task.CLASSIFICATION);
            Map<String, String> parameters = kind.name().equals("elastic-net") ? Map.of("lambda", "0.1") : Map.of();
            Description description = Description.of(train(numbers ? "a" : "y", kind.name(), parameters));

            assertThat(description.kind()).isEqualTo(kind.name());
            assertThat(description.engine()).isNotEqualTo("unknown");
        }
    }

    @Test
    void description_fileWithoutOptions_isKnownByItsModel() {
        TrainingRecord bare = new TrainingRecord(
                "rows.csv",
                "",
                "y",
                OptionalDouble.empty(),
                12,
                0,
                42,
                "0.1.0",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());

        ModelFile file = ModelFile.of(train("logistic", Map.of()).model(), bare);

        assertThat(Description.of(file).kind()).isEqualTo("logistic");
        assertThat(Description.of(file).convergence()).isPresent();
    }
}
