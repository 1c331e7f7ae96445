package io.limpid.demo.study;

import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.metric.Metric;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import io.limpid.core.model.PenalizedTrainer;
import io.limpid.core.model.Regressor;
import io.limpid.core.model.Trainer;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.resample.NoiseAugmentation;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.core.split.TrainTestSplit;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.core.transform.PipelineModel;
import io.limpid.core.transform.PipelineRegressor;
import io.limpid.core.transform.StandardScaler;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import io.limpid.explain.Summary;
import io.limpid.explain.local.ColumnDistributions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains one model of the catalogue on a table: holds rows out, makes classes of the target where there is a threshold,
 * fits imputation, one-hot encoding, standardising (where the model's kind wants it) and the model, and scores it on
 * both sides. The rows are held out before the threshold is taken, stratified by the target (by its deciles when
 * numeric), and the threshold is that of the training rows.
 *
 * @param target the target column
 * @param model what to train
 * @param task what it is to predict, or empty for what the target asks for: classes when it is categorical or there is
 *     a threshold, else numbers
 * @param threshold where a numeric target is cut to make classes of it
 * @param positive the class to be positive, or empty for the last one
 * @param ignored columns that are no features
 * @param augmentation whether noisy copies of the training rows are added
 * @param testFraction the share of rows held out, from 0 to below 1
 * @param seed the seed of every random choice
 */
public record Training(
        String target,
        ModelChoice model,
        Optional<Task> task,
        Optional<Threshold> threshold,
        Optional<String> positive,
        List<String> ignored,
        Augmentation augmentation,
        double testFraction,
        long seed) {

    /** How many centres the background summary may have. */
    private static final int CENTRES = 100;

    /** What is added to the training rows. */
    public enum Augmentation {
        /** Nothing. */
        NONE,
        /** One noisy copy of each row. */
        NOISE
    }

    /**
     * A table divided and labelled, before anything is fitted.
     *
     * @param task what is predicted
     * @param train the training rows
     * @param heldOut the rows held out, or empty when every row trains
     * @param fold which rows of the table they are
     * @param cut the threshold used
     */
    public record Division(
            Task task, Dataset train, Optional<Dataset> heldOut, Fold fold, Optional<ThresholdTarget> cut) {}

    /**
     * A trained model with its scores.
     *
     * @param file the model, its training record, background and distributions
     * @param training scores on the training rows
     * @param heldOut scores on the rows held out, or empty when there were none
     * @param warnings what the training rows held that the pipeline had to handle
     * @param remarks sentences on how training ended, when not as it should
     */
    public record Outcome(
            ModelFile file,
            Evaluation training,
            Optional<Evaluation> heldOut,
            List<DataWarning> warnings,
            List<String> remarks) {}

    /** Checks the fraction, that the target is not ignored, and that a regression has no classes. */
    public Training {
        ignored = ignored.stream().distinct().toList();
        if (ignored.contains(target)) {
            throw new IllegalArgumentException(
                    "column \"" + target + "\": expected it as the target or ignored, got both");
        }
        if (!(testFraction >= 0 && testFraction < 1)) {
            throw new IllegalArgumentException(
                    "test fraction: expected a number from 0 to below 1, got " + testFraction);
        }
        if (task.isPresent() && task.get() == Task.REGRESSION) {
            requireNoClasses("task regression", threshold, positive);
        }
        if (task.isPresent() || threshold.isPresent()) {
            requireKind(model, task.orElse(Task.CLASSIFICATION), "");
        }
    }

    private static void requireNoClasses(String what, Optional<Threshold> threshold, Optional<String> positive) {
        if (threshold.isPresent()) {
            throw new TaskException("threshold: expected none for " + what + ", got one");
        }
        if (positive.isPresent()) {
            throw new TaskException("positive class: expected none for " + what + ", got \"" + positive.get() + '"');
        }
    }

    private static void requireKind(ModelChoice model, Task task, String asking) {
        if (!model.kind().does(task)) {
            throw new TaskException("model for task " + task.text() + asking + ": expected one of "
                    + String.join(", ", Models.names(task)) + ", got \""
                    + model.kind().name() + '"');
        }
    }

    /** What the target asks for, its last class positive, a fifth of the rows held out, seed 42. */
    public static Training of(String target, ModelChoice model) {
        return new Training(
                target,
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Augmentation.NONE,
                0.2,
                42);
    }

    /** The same for this task, whatever the target would ask for. */
    public Training with(Task other) {
        return new Training(
                target, model, Optional.of(other), threshold, positive, ignored, augmentation, testFraction, seed);
    }

    /** The same with a numeric target cut here. */
    public Training with(Threshold other) {
        return new Training(
                target, model, task, Optional.of(other), positive, ignored, augmentation, testFraction, seed);
    }

    /** The same with this class positive. */
    public Training withPositive(String other) {
        return new Training(
                target, model, task, threshold, Optional.of(other), ignored, augmentation, testFraction, seed);
    }

    /** The same of another model. */
    public Training with(ModelChoice other) {
        return new Training(target, other, task, threshold, positive, ignored, augmentation, testFraction, seed);
    }

    /** The same without these columns as features. */
    public Training withIgnored(List<String> other) {
        return new Training(target, model, task, threshold, positive, other, augmentation, testFraction, seed);
    }

    /** The same with the training rows augmented this way. */
    public Training with(Augmentation other) {
        return new Training(target, model, task, threshold, positive, ignored, other, testFraction, seed);
    }

    /** The same with another share of rows held out. */
    public Training withTestFraction(double other) {
        return new Training(target, model, task, threshold, positive, ignored, augmentation, other, seed);
    }

    /** The same with another seed. */
    public Training withSeed(long other) {
        return new Training(target, model, task, threshold, positive, ignored, augmentation, testFraction, other);
    }

    /** The pipeline and a classifier behind it, over raw columns. */
    public Trainer<PipelineClassifier> classifier() {
        return pipeline().classifier(model.classifier(seed));
    }

    /** The pipeline and a regressor behind it, over raw columns. */
    public Trainer<PipelineRegressor> regressor() {
        return pipeline().regressor(model.regressor(seed));
    }

    /** The pipeline and the model of a task behind it, over raw columns. */
    public Trainer<? extends PipelineModel> trainer(Task decided) {
        return decided == Task.CLASSIFICATION ? classifier() : regressor();
    }

    /** The same where the model's penalty can be exchanged, as a search over penalties needs it. */
    public Optional<PenalizedTrainer<? extends PipelineModel>> penalized(Task decided) {
        if (decided == Task.CLASSIFICATION) {
            return model.classifier(seed) instanceof PenalizedTrainer<? extends Classifier> trainer
                    ? Optional.of(pipeline().classifier(trainer))
                    : Optional.empty();
        }
        return model.regressor(seed) instanceof PenalizedTrainer<? extends Regressor> trainer
                ? Optional.of(pipeline().regressor(trainer))
                : Optional.empty();
    }

    private Pipeline pipeline() {
        Pipeline pipeline = Pipeline.of(MissingValueImputer.withDefaults());
        if (augmentation == Augmentation.NOISE) {
            pipeline = pipeline.thenResample(NoiseAugmentation.withDefaults().withSeed(seed));
        }
        pipeline = pipeline.then(OneHotEncoder.withDefaults());
        return model.kind().units() == Models.Units.RAW ? pipeline : pipeline.then(StandardScaler.withDefaults());
    }

    /**
     * Holds rows out and makes classes of the target where there is a threshold.
     *
     * @throws NumericTargetException when the target is numeric and the model's kind or the task wants classes
     * @throws TaskException when model, task and target do not go together otherwise
     */
    public Division divide(Table table) {
        Table features = table;
        for (String column : ignored) {
            boolean there = features.schema().find(column).isPresent(); // Or it was not even read.
            features = there ? features.without(column) : features;
        }
        Dataset data = Dataset.of(features, target);
        Task decided = task(data.target().field());
        Fold fold = testFraction > 0
                ? TrainTestSplit.of(testFraction, seed).split(data)
                : new Fold(IntStream.range(0, data.rows()).toArray(), new int[0]);
        Dataset train = data.select(fold.train());
        Optional<ThresholdTarget> cut = threshold.map(t -> t.resolve(train));
        Labelling labelling = new Labelling(cut, positive);
        Optional<Dataset> heldOut =
                testFraction > 0 ? Optional.of(labelling.apply(data.select(fold.validation()))) : Optional.empty();
        Dataset labelled = labelling.apply(train);
        int classes = labelled.target().field() instanceof Field.Categorical c
                ? c.levels().size()
                : 0;
        model.objection(decided, classes).ifPresent(objection -> {
            throw new TaskException(objection);
        });
        return new Division(decided, labelled, heldOut, fold, cut);
    }

    private Task task(Field field) {
        boolean numeric = field instanceof Field.Numeric;
        if (threshold.isPresent()) {
            if (!numeric) {
                throw new TaskException("column \"" + target
                        + "\": expected a numeric target to put a threshold on, got a categorical one");
            }
            return Task.CLASSIFICATION;
        }
        Task decided = task.orElse(Task.of(field));
        if (numeric && (decided == Task.CLASSIFICATION || !model.kind().does(decided))) {
            throw new NumericTargetException(target);
        }
        if (!numeric && decided == Task.REGRESSION) {
            throw new TaskException(
                    "column \"" + target + "\": expected a numeric target for task regression, got a categorical one");
        }
        requireKind(model, decided, ", which column \"" + target + "\" asks for");
        if (numeric) {
            requireNoClasses("the numeric target \"" + target + '"', threshold, positive);
        }
        return decided;
    }

    /** Trains on a source and scores the model. */
    public Outcome run(Source source, Run run) {
        return run(source, divide(source.table()), run);
    }

    /** Trains on a source that is divided already. */
    public Outcome run(Source source, Division division, Run run) {
        Dataset train = division.train();
        PipelineModel fitted = trainer(division.task()).fit(train, run);
        List<Metric> metrics = Metrics.usual(division.task());
        Evaluation training = Evaluation.of(fitted, train, metrics);
        Optional<Evaluation> heldOut = division.heldOut().map(rows -> Evaluation.of(fitted, rows, metrics));
        ModelFile file = ModelFile.of(fitted, record(source, division, fitted, training, heldOut))
                .with(ModelFiles.BACKGROUND, Summary.of(train.features(), CENTRES, seed))
                .with(ModelFiles.DISTRIBUTIONS, ColumnDistributions.of(train.features()));
        List<DataWarning> warnings = DataWarning.of(train.features().schema(), train.features());
        return new Outcome(file, training, heldOut, warnings, remarks(fitted, train));
    }

    private List<String> remarks(Model fitted, Dataset train) {
        List<String> remarks = new ArrayList<>(FitWatch.warnings(fitted));
        boolean guessed = task.isEmpty() && train.target().field() instanceof Field.Numeric;
        if (guessed && train.rows() > 2 && distinct(train.target().values()) == 2) {
            remarks.add("column \"" + target + "\": was taken for a number, but has only 2 different values; task"
                    + " classification makes classes of them");
        }
        return remarks;
    }

    private static long distinct(double[] values) {
        return Arrays.stream(values).distinct().limit(3).count();
    }

    private TrainingRecord record(
            Source source, Division division, PipelineModel fitted, Evaluation training, Optional<Evaluation> heldOut) {
        return new TrainingRecord(
                source.name(),
                source.digest(),
                target,
                division.cut().map(c -> OptionalDouble.of(c.threshold())).orElseGet(OptionalDouble::empty),
                division.train().rows(),
                division.heldOut().map(Dataset::rows).orElse(0),
                seed,
                Version.text(),
                withOwn(model.options(division.task(), fitted.last().features().size())),
                training.values(),
                heldOut.map(Evaluation::values).orElseGet(TreeMap::new),
                List.of());
    }

    /** Every option by name, as the training record keeps them where each was used as it was chosen. */
    SortedMap<String, String> options(Task decided) {
        return withOwn(model.options(decided));
    }

    private SortedMap<String, String> withOwn(SortedMap<String, String> options) {
        options.put("testFraction", Double.toString(testFraction));
        options.put("augmentation", augmentation == Augmentation.NOISE ? "noise" : "none");
        task.ifPresent(t -> options.put("task", t.text()));
        threshold.ifPresent(t -> options.put("threshold", t instanceof Threshold.Median ? "median" : "number"));
        positive.ifPresent(p -> options.put("positive", p));
        if (!ignored.isEmpty()) {
            options.put("ignore", String.join(", ", ignored));
        }
        return options;
    }
}
