package io.limpid.regularize.tuning;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Metric;
import io.limpid.core.metric.Score;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.split.Splitter;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.FoldRunner;
import io.limpid.regularize.validation.FoldSides;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Chooses the penalty by cross-validation: each fold fits its preprocessing once on its training rows and, on what that
 * makes of them, one path of models under all penalties; the penalty that scores best on the validation rows, or the
 * strongest within one standard error of it, is then used to fit all rows. So nothing of a validation row reaches a fit,
 * and a penalty costs no more than the step from its neighbour.
 *
 * <pre>{@code
 * PenaltySearch<PipelineClassifier> search = PenaltySearch.of(
 *                 Pipeline.standard().classifier(ElasticNet.classifier()),
 *                 StratifiedKFold.of(10, 42), new LogLoss(), new RocAuc())
 *         .withL1Ratios(1, 0.5)
 *         .with(ChoiceRule.ONE_STANDARD_ERROR);
 * Found<PipelineClassifier> found = search.search(data);
 * }</pre>
 *
 * <p>All folds share the penalties: those the trainer finds worth trying on all rows, unless they are given. Where they
 * begin depends on the target of all rows, which tells a fold nothing but a scale. The first metric chooses, whichever
 * way it is better; the others are reported. Row weights reach fits, metrics and means over folds; see {@link
 * PenaltyCurve} for the formulas.
 *
 * <p>Folds are the tasks of the run's workers, and results are gathered in fold order: any number of workers gives the
 * same bits. Progress hears of every penalty of every fold. Cost: one path per fold and kind of penalty, as many
 * predictions of the fold's rows as there are penalties, one fit of all rows; a fold holds its path of models at once.
 * Immutable.
 *
 * @param <M> what the trainer fits
 */
public final class PenaltySearch<M extends Model> implements Search<M> {

    private static final String STAGE = "penalty search folds";

    private final PenalizedTrainer<M> trainer;
    private final Splitter splitter;
    private final List<Metric> metrics;
    private final Options options;

    /** What can be chosen; {@code given} is empty where the trainer says which lambdas, by the ratios and the grid. */
    private record Options(
            List<Double> l1Ratios, LambdaGrid grid, List<LambdaSequence> given, ChoiceRule rule, ScoredRows rows) {}

    private PenaltySearch(PenalizedTrainer<M> trainer, Splitter splitter, List<Metric> metrics, Options options) {
        this.trainer = trainer;
        this.splitter = splitter;
        this.metrics = metrics;
        this.options = options;
    }

    /**
     * A search for the best of a hundred lasso penalties.
     *
     * @param metrics the first chooses
     * @throws IllegalArgumentException when there is no metric
     */
    public static <M extends Model> PenaltySearch<M> of(
            PenalizedTrainer<M> trainer, Splitter splitter, Metric... metrics) {
        return new PenaltySearch<>(
                Objects.requireNonNull(trainer, "trainer"),
                Objects.requireNonNull(splitter, "splitter"),
                JudgedFolds.require(metrics),
                new Options(
                        List.of(1.0),
                        LambdaGrid.withDefaults(),
                        List.of(),
                        ChoiceRule.BEST,
                        ScoredRows.TRAINING_AND_VALIDATION));
    }

    /**
     * The same over these kinds of penalty, from 0 (ridge) to 1 (lasso), with the lambdas that the trainer finds worth
     * trying.
     *
     * @throws IllegalArgumentException when there is none, or one outside 0 to 1 or twice
     */
    public PenaltySearch<M> withL1Ratios(double... ratios) {
        List<Double> list = Arrays.stream(ratios).boxed().toList();
        if (list.isEmpty() || list.stream().distinct().count() < list.size()) {
            throw new IllegalArgumentException("l1Ratios: expected different ones, at least one, got " + list);
        }
        for (double ratio : ratios) {
            if (!(ratio >= 0 && ratio <= 1)) {
                throw new IllegalArgumentException("l1Ratio: expected a number from 0 to 1, got " + ratio);
            }
        }
        return with(new Options(list, options.grid(), List.of(), options.rule(), options.rows()));
    }

    /** The same over so many lambdas of each kind, so far down, from where the trainer finds that they begin. */
    public PenaltySearch<M> with(LambdaGrid grid) {
        Objects.requireNonNull(grid, "grid");
        return with(new Options(options.l1Ratios(), grid, List.of(), options.rule(), options.rows()));
    }

    /**
     * The same over exactly these penalties.
     *
     * @throws IllegalArgumentException when there are none
     */
    public PenaltySearch<M> withLambdas(LambdaSequence... sequences) {
        if (sequences.length == 0) {
            throw new IllegalArgumentException("lambdas: expected at least one sequence, got none");
        }
        return with(
                new Options(options.l1Ratios(), options.grid(), List.of(sequences), options.rule(), options.rows()));
    }

    /** The same choosing by another rule. */
    public PenaltySearch<M> with(ChoiceRule rule) {
        Objects.requireNonNull(rule, "rule");
        return with(new Options(options.l1Ratios(), options.grid(), options.given(), rule, options.rows()));
    }

    /** The same scoring these rows. */
    public PenaltySearch<M> with(ScoredRows rows) {
        Objects.requireNonNull(rows, "rows");
        return with(new Options(options.l1Ratios(), options.grid(), options.given(), options.rule(), rows));
    }

    private PenaltySearch<M> with(Options other) {
        return new PenaltySearch<>(trainer, splitter, metrics, other);
    }

    @Override
    public Found<M> search(Dataset data, Run run) {
        PenaltyCurves curves = curves(data, run);
        M model = trainer.withPenalty(curves.penalty()).fit(data, run);
        return new Found<>(model, curves);
    }

    /**
     * Scores all penalties without fitting all rows.
     *
     * @throws IllegalArgumentException when the data cannot be used; the message names the fold, and a row as {@code
     *     data} counts it
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    public PenaltyCurves curves(Dataset data, Run run) {
        FoldRunner folds = FoldRunner.of(splitter, data);
        JudgedFolds judged = JudgedFolds.of(metrics, data);
        List<LambdaSequence> sequences = sequences(data, run);
        List<List<List<LambdaScores>>> scores = folds.run(STAGE, run, (sides, inner) -> {
            String fold = folds.name(sides.index());
            Run heard = inner.with(
                    (Progress) (stage, done, total) -> run.progress().update(fold + ": " + stage, done, total));
            return sequences.stream()
                    .map(lambdas -> path(judged, sides, lambdas, heard))
                    .toList();
        });
        List<PenaltyCurve> curves = new ArrayList<>();
        for (int s = 0; s < sequences.size(); s++) {
            int kind = s;
            curves.add(curve(
                    judged,
                    sequences.get(s),
                    scores.stream().map(fold -> fold.get(kind)).toList()));
        }
        return new PenaltyCurves(curves, options.rule());
    }

    /** Scores all penalties on the calling thread, unwatched. */
    public PenaltyCurves curves(Dataset data) {
        return curves(data, Run.quiet());
    }

    private List<LambdaSequence> sequences(Dataset data, Run run) {
        if (!options.given().isEmpty()) {
            return options.given();
        }
        return options.l1Ratios().stream()
                .map(ratio -> trainer.lambdas(data, ratio, options.grid(), run))
                .toList();
    }

    /** One fold's scores under one penalty. */
    private record LambdaScores(CrossValidation.FoldScores scores, OptionalInt nonzeros) {}

    private List<LambdaScores> path(JudgedFolds judged, FoldSides sides, LambdaSequence lambdas, Run run) {
        List<M> models =
                sides.onTraining(rows -> trainer.path(rows, lambdas, run)).models();
        List<List<Score>> training = options.rows() == ScoredRows.VALIDATION
                ? Collections.nCopies(models.size(), unscored())
                : sides.onTraining(rows -> PathScores.of(models, metrics, rows, run.cancellation()));
        List<List<Score>> validation =
                sides.onValidation(rows -> PathScores.of(models, metrics, rows, run.cancellation()));
        return IntStream.range(0, models.size())
                .mapToObj(m -> new LambdaScores(
                        judged.scores(sides, training.get(m), validation.get(m)), PathScores.nonzeros(models.get(m))))
                .toList();
    }

    private List<Score> unscored() {
        return Collections.nCopies(metrics.size(), Score.undefined("training rows were not scored"));
    }

    private static PenaltyCurve curve(JudgedFolds judged, LambdaSequence lambdas, List<List<LambdaScores>> folds) {
        List<CrossValidation> validations = new ArrayList<>();
        List<OptionalDouble> nonzeros = new ArrayList<>();
        for (int m = 0; m < lambdas.size(); m++) {
            int at = m;
            List<LambdaScores> scores = folds.stream().map(fold -> fold.get(at)).toList();
            validations.add(
                    judged.together(scores.stream().map(LambdaScores::scores).toList()));
            nonzeros.add(mean(scores));
        }
        return new PenaltyCurve(lambdas, validations, nonzeros);
    }

    private static OptionalDouble mean(List<LambdaScores> folds) {
        double sum = 0;
        for (LambdaScores fold : folds) {
            if (fold.nonzeros().isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += fold.nonzeros().getAsInt();
        }
        return OptionalDouble.of(sum / folds.size());
    }
}
