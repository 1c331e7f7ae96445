package io.limpid.core.transform;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.RowException;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.LambdaGrid;
import io.limpid.core.model.LambdaSequence;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Penalty;
import io.limpid.core.model.PenaltyPath;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.resample.ClassWeights;
import io.limpid.core.resample.DroppingResampler;
import io.limpid.core.resample.Resampler;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Steps between raw columns and a model: transformers, which also run at prediction, and resamplers, which run at
 * fitting only. A pipeline with a trainer behind it is a trainer over raw columns, so whoever refits it, as
 * cross-validation does, refits the preprocessing too and cannot leak. A trainer behind it that itself cuts folds, as
 * {@code Calibration} does, gets rows that the steps have seen; if a resampler made or repeated some, it refuses them.
 * Put the pipeline into such a trainer instead. Monotone constraints are set on the trainer before it goes in, as in
 * {@code pipeline.classifier(trainer.withMonotone(constraints))}. Immutable.
 *
 * <p>What it makes reads columns by name, in whatever order they stand; a missing one, or one of the other type, is an
 * error that names it, and extra ones are ignored unless told otherwise.
 *
 * <pre>{@code
 * Trainer<PipelineClassifier> pipeline = Pipeline.of(
 *                 MissingValueImputer.withDefaults(),
 *                 StandardScaler.withDefaults().on(Columns.numeric()),
 *                 OneHotEncoder.withDefaults())
 *         .classifier(trainer);
 * double[] probabilities = pipeline.fit(train).predict(test.features());
 * }</pre>
 */
public final class Pipeline {

    /** Either a transformer or a resampler. */
    private record Step(Transformer transformer, Resampler resampler) {}

    private final List<Step> steps;
    private final ExtraColumns extra;

    private Pipeline(List<Step> steps, ExtraColumns extra) {
        this.steps = List.copyOf(steps);
        this.extra = extra;
    }

    /** A pipeline of these transformers, in this order. */
    public static Pipeline of(Transformer... transformers) {
        Pipeline pipeline = new Pipeline(List.of(), ExtraColumns.IGNORED);
        for (Transformer transformer : transformers) {
            pipeline = pipeline.then(transformer);
        }
        return pipeline;
    }

    /**
     * Imputes (median, most frequent), one-hot encodes with all levels and zeros for unseen ones, standardises: what
     * most models want from a table of mixed columns.
     */
    public static Pipeline standard() {
        return of(MissingValueImputer.withDefaults(), OneHotEncoder.withDefaults(), StandardScaler.withDefaults());
    }

    /** This pipeline with a further transformer at its end. */
    public Pipeline then(Transformer next) {
        return append(new Step(Objects.requireNonNull(next, "next"), null));
    }

    /**
     * This pipeline with a resampler at its end: it sees the rows as the steps before it left them. Unless it is one
     * that only drops or weighs rows, those behind it are {@linkplain Dataset#isForTrainingOnly for training only}.
     */
    public Pipeline thenResample(Resampler next) {
        return append(new Step(null, Objects.requireNonNull(next, "next")));
    }

    /** This pipeline with models that treat columns so which training had not; the choice is stored with a model. */
    public Pipeline withExtraColumns(ExtraColumns treatment) {
        return new Pipeline(steps, Objects.requireNonNull(treatment, "treatment"));
    }

    /** A trainer over raw columns: fits the steps, then {@code last} on what they give. */
    public Trainer<PipelineClassifier> classifier(Trainer<? extends Classifier> last) {
        Objects.requireNonNull(last, "last");
        return (train, run) -> fit(last, train, run, Pipeline::classifierOf);
    }

    /** The same over a trainer with a penalty, which so stays one: a search over penalties refits the steps too. */
    public PenalizedTrainer<PipelineClassifier> classifier(PenalizedTrainer<? extends Classifier> last) {
        Objects.requireNonNull(last, "last");
        return new PenalizedPipeline<Classifier, PipelineClassifier>(this, last, Pipeline::classifierOf);
    }

    private static PipelineClassifier classifierOf(FittedChain steps, Classifier last) {
        return new PipelineClassifier(steps, last, last.threshold());
    }

    /** A trainer over raw columns: fits the steps, then the regressor {@code last} on what they give. */
    public Trainer<PipelineRegressor> regressor(Trainer<? extends Regressor> last) {
        Objects.requireNonNull(last, "last");
        return (train, run) -> fit(last, train, run, PipelineRegressor::new);
    }

    /** The same over a trainer with a penalty, which so stays one. */
    public PenalizedTrainer<PipelineRegressor> regressor(PenalizedTrainer<? extends Regressor> last) {
        Objects.requireNonNull(last, "last");
        return new PenalizedPipeline<Regressor, PipelineRegressor>(this, last, PipelineRegressor::new);
    }

    private record PenalizedPipeline<L extends Model, M extends Model>(
            Pipeline steps, PenalizedTrainer<? extends L> last, BiFunction<FittedChain, L, M> joined)
            implements PenalizedTrainer<M> {
        @Override
        public M fit(Dataset train, Run run) {
            return steps.fit(last, train, run, joined);
        }

        @Override
        public LambdaSequence lambdas(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
            return steps.prepared(train, run, (chain, rows) -> last.lambdas(rows, l1Ratio, grid, run));
        }

        @Override
        public PenaltyPath<M> path(Dataset train, LambdaSequence lambdas, Run run) {
            return steps.prepared(
                    train,
                    run,
                    (chain, rows) -> last.path(rows, lambdas, run).map(model -> joined.apply(chain, model)));
        }

        @Override
        public PenalizedTrainer<M> withPenalty(Penalty penalty) {
            return new PenalizedPipeline<L, M>(steps, last.withPenalty(penalty), joined);
        }
    }

    private <L extends Model, M> M fit(
            Trainer<? extends L> last, Dataset train, Run run, BiFunction<FittedChain, L, M> joined) {
        return prepared(train, run, (chain, rows) -> joined.apply(chain, last.fit(rows, run)));
    }

    /** Fits the steps, then does something with the rows they leave. */
    private <R> R prepared(Dataset train, Run run, BiFunction<FittedChain, Dataset, R> then) {
        List<FittedTransformer> fitted = new ArrayList<>();
        Dataset current = train;
        boolean resampled = false;
        try {
            for (Step step : steps) {
                run.cancellation().check();
                if (step.transformer() == null) {
                    current = resampled(step.resampler(), current);
                    resampled = true;
                } else {
                    Fitting fitting = step.transformer().fit(current);
                    fitted.add(fitting.fitted());
                    current = current.isForTrainingOnly() ? fitting.training().forTrainingOnly() : fitting.training();
                }
            }
            return then.apply(new FittedChain(train.features().schema(), fitted, extra), current);
        } catch (RowException e) {
            if (resampled) { // The row is none of the caller's, so nobody may count it as theirs.
                throw new IllegalArgumentException("resampled training rows: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /** Marked when there can be made or repeated rows, whether or not the resampler did it. */
    private static Dataset resampled(Resampler resampler, Dataset train) {
        boolean keepsToGivenRows = resampler instanceof DroppingResampler || resampler instanceof ClassWeights;
        Dataset resampled = resampler.resample(train);
        return train.isForTrainingOnly() || !keepsToGivenRows ? resampled.forTrainingOnly() : resampled;
    }

    private Pipeline append(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Pipeline(longer, extra);
    }
}
