package io.limpid.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.run.Run;
import io.limpid.models.linear.LinearRegression;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link PenalizedTrainer#path} promises, of every trainer of this library. */
class PenaltyPathTest {

    private static final Dataset CLASSES = Samples.random(60, 4, 5);
    private static final Dataset NUMBERS = Samples.numbers(60, 4, 5);
    private static final LambdaSequence LAMBDAS = LambdaSequence.geometric(0, 1, 0.01, 3);

    static Stream<Arguments> trainers() {
        return Stream.of(
                Arguments.of(LogisticRegression.withDefaults(), CLASSES),
                Arguments.of(LinearRegression.withDefaults(), NUMBERS),
                Arguments.of(MultilayerPerceptron.withDefaults().withEpochs(2), CLASSES),
                Arguments.of(MultilayerPerceptron.withDefaults().withEpochs(2).forRegression(), NUMBERS));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void path_everyTrainer_givesTheModelsOfSingleFits(PenalizedTrainer<? extends Model> trainer, Dataset data) {
        PenaltyPath<? extends Model> path = trainer.path(data, LAMBDAS, Run.quiet());
        assertThat(path.models()).hasSize(3);
        for (int m = 0; m < 3; m++) {
            Model single = trainer.withPenalty(LAMBDAS.penalty(m)).fit(data);
            assertThat(path.models().get(m).predict(data.features())).isEqualTo(single.predict(data.features()));
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void path_watched_tellsEachLambda(PenalizedTrainer<? extends Model> trainer, Dataset data) {
        List<String> heard = new ArrayList<>();
        trainer.path(
                data, LAMBDAS, Run.quiet().with((stage, done, total) -> heard.add(stage + " " + done + "/" + total)));
        assertThat(heard).containsExactly("lambdas 1/3", "lambdas 2/3", "lambdas 3/3");
    }

    @Test
    void path_cancelledAfterTheFirstLambda_stops() {
        AtomicBoolean stop = new AtomicBoolean();
        Run run = Run.quiet().with((stage, done, total) -> stop.set(true)).with(stop::get);
        assertThatThrownBy(() -> LinearRegression.withDefaults().path(NUMBERS, LAMBDAS, run))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void lambdas_everyTrainer_canBePassedOn(PenalizedTrainer<? extends Model> trainer, Dataset data) {
        LambdaSequence lambdas =
                trainer.lambdas(data, 0, LambdaGrid.withDefaults().withCount(2), Run.quiet());
        assertThat(trainer.path(data, lambdas, Run.quiet()).models()).hasSize(2);
    }

    @Test
    void lambdas_ofALassoWithLeastSquares_isRefusedAtOnce() {
        assertThatThrownBy(() ->
                        LinearRegression.withDefaults().lambdas(NUMBERS, 1, LambdaGrid.withDefaults(), Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("l1Ratio: ");
    }
}
