package io.limpid.regularize.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Accuracy;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.MeanSquaredError;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.KFold;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ValidationCurveTest {

    private static final Dataset LINE = TinyTrainers.line(60, 1, new SplittableRandom(1));
    private static final KFold FOLDS = KFold.of(4, 7);
    private static final ValueSweep<Double> LAMBDAS =
            ValueSweep.of("lambda", List.of(100.0, 1.0, 0.01), TinyTrainers::ridge);

    @Test
    void run_eachValue_scoresAreThoseOfCrossValidation() {
        ValidationCurve curve = LAMBDAS.run(FOLDS, new MeanSquaredError(), LINE, Run.quiet());

        assertThat(curve.points()).extracting(ValidationCurve.Point::value).containsExactly("100.0", "1.0", "0.01");
        for (ValidationCurve.Point point : curve.points()) {
            CrossValidation.Summary summary = CrossValidator.of(FOLDS, new MeanSquaredError())
                    .run(TinyTrainers.ridge(point.number().orElseThrow()), LINE)
                    .summaries()
                    .get(0);
            assertThat(point.training().mean()).isEqualTo(summary.training());
            assertThat(point.validation().mean()).isEqualTo(summary.validation());
            assertThat(point.validation().standardDeviation()).isEqualTo(summary.standardDeviation());
            assertThat(point.validation().lower()).isEqualTo(summary.lower());
            assertThat(point.validation().upper()).isEqualTo(summary.upper());
        }
    }

    @Test
    void run_truePenaltyIsSmall_bestIsNotTheLargest() {
        ValidationCurve curve = LAMBDAS.run(FOLDS, new MeanSquaredError(), LINE, Run.quiet());

        assertThat(curve.best().orElseThrow().value()).isEqualTo("0.01");
    }

    @Test
    void run_valuesThatAreNoNumbers_haveTheirText() {
        ValidationCurve curve = ValueSweep.of("column", List.of("a", "b"), TinyTrainers::sign)
                .run(KFold.of(2, 1), new Accuracy(), TinyTrainers.noise(20, new SplittableRandom(2)), Run.quiet());

        assertThat(curve.points()).extracting(ValidationCurve.Point::value).containsExactly("a", "b");
        assertThat(curve.points()).extracting(ValidationCurve.Point::number).containsOnly(OptionalDouble.empty());
    }

    @Test
    void run_oneAndFourThreads_sameBitsAndEveryFitIsHeard() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Long> heard = new ArrayList<>();
        try {
            ValidationCurve one = LAMBDAS.run(
                    FOLDS,
                    new MeanSquaredError(),
                    LINE,
                    Run.quiet().with((stage, done, total) -> heard.add(100 * total + done)));
            ValidationCurve four =
                    LAMBDAS.run(FOLDS, new MeanSquaredError(), LINE, Run.quiet().with(Workers.on(pool)));

            assertThat(four.points()).isEqualTo(one.points());
            assertThat(heard).hasSize(12).startsWith(1201L).endsWith(1212L);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void run_valueThatIsRefused_namesFoldAndValue() {
        Trainer<Model> refusing = (train, run) -> {
            throw new IllegalArgumentException("depth: expected less, got more");
        };
        ValueSweep<Integer> depths = ValueSweep.of("depth", List.of(3), depth -> refusing);

        assertThatThrownBy(() -> depths.run(FOLDS, new MeanSquaredError(), LINE, Run.quiet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fold 1 of 4: depth 3: depth: expected less, got more");
    }

    @Test
    void run_cancelled_stops() {
        assertThatThrownBy(() -> LAMBDAS.run(
                        FOLDS, new MeanSquaredError(), LINE, Run.quiet().with(() -> true)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void of_noValue_isRefused() {
        assertThatThrownBy(() -> ValueSweep.of("lambda", List.<Double>of(), TinyTrainers::ridge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values of \"lambda\": expected at least one, got none");
    }

    /** Standard errors are 0.02 (folds at -+0.02): within it of the best 0.30 is 0.315, not 0.33. */
    @Test
    void oneStandardError_lowerIsBetter_isTheSimplestWithinIt() {
        ValidationCurve curve = curve(new LogLoss(), 0.33, 0.315, 0.30, 0.31);

        assertThat(curve.best().orElseThrow().value()).isEqualTo("2");
        assertThat(curve.oneStandardError().orElseThrow().value()).isEqualTo("1");
    }

    @Test
    void oneStandardError_higherIsBetter_isTheSimplestWithinIt() {
        ValidationCurve curve = curve(new Accuracy(), 0.67, 0.685, 0.70, 0.69);

        assertThat(curve.best().orElseThrow().value()).isEqualTo("2");
        assertThat(curve.oneStandardError().orElseThrow().value()).isEqualTo("1");
    }

    @Test
    void best_equalScores_isTheSimplest() {
        assertThat(curve(new Accuracy(), 0.5, 0.75, 0.75).best().orElseThrow().value())
                .isEqualTo("1");
    }

    @Test
    void best_undefinedScores_doNotStandForElection() {
        ScoreSummary none = ScoreSummary.of(
                "validation", List.of(Score.undefined("one class only"), Score.of(1)), 0.5, Metric.Range.UNIT);
        List<ValidationCurve.Point> points = new ArrayList<>();
        points.add(new ValidationCurve.Point("none", OptionalDouble.empty(), none, none));

        assertThat(new ValidationCurve("x", new Accuracy(), points).best()).isEmpty();
        assertThat(new ValidationCurve("x", new Accuracy(), points).oneStandardError())
                .isEmpty();
        points.addAll(curve(new Accuracy(), 0.5, 0.75).points());
        assertThat(new ValidationCurve("x", new Accuracy(), points)
                        .best()
                        .orElseThrow()
                        .value())
                .isEqualTo("1");
    }

    /** Two folds at -+0.02 of each mean: standard deviation 0.02 sqrt 2, standard error 0.02. */
    private static ValidationCurve curve(Metric metric, double... means) {
        List<ValidationCurve.Point> points = new ArrayList<>();
        for (int v = 0; v < means.length; v++) {
            List<Score> folds = List.of(Score.of(means[v] - 0.02), Score.of(means[v] + 0.02));
            ScoreSummary summary = ScoreSummary.of("validation", folds, 0.5, metric.range());
            points.add(new ValidationCurve.Point(String.valueOf(v), OptionalDouble.of(v), summary, summary));
        }
        return new ValidationCurve("option", metric, points);
    }
}
