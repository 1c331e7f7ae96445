package io.limpid.regularize.validation;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Model;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Measures a {@link ValidationCurve}: every value of one option on the same folds.
 *
 * <pre>{@code
 * ValueSweep<Integer> depths = ValueSweep.of("depth", List.of(1, 2, 4, 8),
 *         depth -> pipeline.classifier(DecisionTree.classifier().withMaxDepth(depth)));
 * ValidationCurve curve = depths.run(StratifiedKFold.of(5, 42), new LogLoss(), data, Run.quiet());
 * String simplest = curve.oneStandardError().orElseThrow().value();
 * }</pre>
 *
 * <p>Folds are the tasks of the run's workers; any number of workers gives the same bits. Cost: a fit for each fold and
 * value. Immutable.
 *
 * @param <V> the option's type; a value's text is what a curve calls it
 */
public final class ValueSweep<V> {

    private static final String STAGE = "validation curve fits";

    private final String option;
    private final List<V> values;
    private final Function<? super V, ? extends Trainer<? extends Model>> trainer;

    private ValueSweep(String option, List<V> values, Function<? super V, ? extends Trainer<? extends Model>> trainer) {
        this.option = option;
        this.values = values;
        this.trainer = trainer;
    }

    /**
     * A sweep over these values.
     *
     * @param option the option's name
     * @param values from the one that makes the simplest model to the most complex, for the one-standard-error rule
     * @param trainer makes the trainer of a value
     * @throws IllegalArgumentException when there is no value
     */
    public static <V> ValueSweep<V> of(
            String option, List<V> values, Function<? super V, ? extends Trainer<? extends Model>> trainer) {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(trainer, "trainer");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values of " + Quoted.of(option) + ": expected at least one, got none");
        }
        return new ValueSweep<>(option, List.copyOf(values), trainer);
    }

    /**
     * Fits and scores every value in every fold.
     *
     * @throws IllegalArgumentException when the splitter refuses the data, or a trainer or the metric a fold's rows; the
     *     message names the first such fold and the value
     * @throws IllegalStateException when a fit or a score fails otherwise, likewise
     * @throws CancellationException when the run was cancelled
     */
    public ValidationCurve run(Splitter splitter, Metric metric, Dataset data, Run run) {
        Objects.requireNonNull(metric, "metric");
        List<Trainer<? extends Model>> trainers = new ArrayList<>();
        for (V value : values) {
            trainers.add(Objects.requireNonNull(trainer.apply(value), "trainer"));
        }
        FoldRunner folds = FoldRunner.of(splitter, data);
        AtomicInteger done = new AtomicInteger();
        int fits = folds.folds().size() * values.size();
        List<List<FoldScore>> scores = folds.run(STAGE, run.with(Progress.none()), (sides, inner) -> {
            List<FoldScore> ofFold = new ArrayList<>();
            for (int v = 0; v < values.size(); v++) {
                inner.cancellation().check();
                Trainer<? extends Model> one = trainers.get(v);
                ofFold.add(
                        NamedTasks.named(option + " " + values.get(v), () -> FoldScore.of(sides, one, metric, inner)));
                run.progress().update(STAGE, done.incrementAndGet(), fits);
            }
            return ofFold;
        });
        return curve(metric, scores, FoldScore.rowRatio(folds.folds()));
    }

    private ValidationCurve curve(Metric metric, List<List<FoldScore>> scores, double ratio) {
        List<ValidationCurve.Point> points = new ArrayList<>();
        for (int v = 0; v < values.size(); v++) {
            int index = v;
            List<FoldScore> ofValue =
                    scores.stream().map(fold -> fold.get(index)).toList();
            points.add(new ValidationCurve.Point(
                    String.valueOf(values.get(v)),
                    values.get(v) instanceof Number n ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty(),
                    FoldScore.trainingSummary(ofValue, ratio, metric),
                    FoldScore.validationSummary(ofValue, ratio, metric)));
        }
        return new ValidationCurve(option, metric, points);
    }
}
