package io.limpid.demo.study;

import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.model.Classifier;
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
import io.limpid.core.transform.StandardScaler;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.explain.Summary;
import io.limpid.explain.local.ColumnDistributions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains one model of the catalogue on a table: holds rows out, makes classes of the target, fits imputation, one-hot
 * encoding, standardising and the model, and scores it on both sides. The rows are held out before the threshold is
 * taken, stratified by the target (by its deciles when numeric), and the threshold is that of the training rows.
 *
 * @param target the target column
 * @param model what to train
 * @param threshold where a numeric target is cut, or empty for a categorical one
 * @param positive the class to be positive, or empty for the last one
 * @param ignored columns that are no features
 * @param augmentation whether noisy copies of the training rows are added
 * @param testFraction the share of rows held out, from 0 to below 1
 * @param seed the seed of every random choice
 */
public record Training(
        String target,
        ModelChoice model,
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
     * @param train the training rows
     * @param heldOut the rows held out, or empty when every row trains
     * @param fold which rows of the table they are
     * @param cut the threshold used
     */
    public record Division(Dataset train, Optional<Dataset> heldOut, Fold fold, Optional<ThresholdTarget> cut) {}

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

    /** Checks the fraction, and that the target is not ignored. */
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
    }

    /** A categorical target, its last class positive, a fifth of the rows held out, seed 42. */
    public static Training of(String target, ModelChoice model) {
        return new Training(target, model, Optional.empty(), Optional.empty(), List.of(), Augmentation.NONE, 0.2, 42);
    }

    /** The same with a numeric target cut here. */
    public Training with(Threshold other) {
        return new Training(target, model, Optional.of(other), positive, ignored, augmentation, testFraction, seed);
    }

    /** The same with this class positive. */
    public Training withPositive(String other) {
        return new Training(target, model, threshold, Optional.of(other), ignored, augmentation, testFraction, seed);
    }

    /** The same without these columns as features. */
    public Training withIgnored(List<String> other) {
        return new Training(target, model, threshold, positive, other, augmentation, testFraction, seed);
    }

    /** The same with the training rows augmented this way. */
    public Training with(Augmentation other) {
        return new Training(target, model, threshold, positive, ignored, other, testFraction, seed);
    }

    /** The same with another share of rows held out. */
    public Training withTestFraction(double other) {
        return new Training(target, model, threshold, positive, ignored, augmentation, other, seed);
    }

    /** The same with another seed. */
    public Training withSeed(long other) {
        return new Training(target, model, threshold, positive, ignored, augmentation, testFraction, other);
    }

    /** The pipeline and the model behind it, over raw columns. */
    public Trainer<PipelineClassifier> trainer() {
        Pipeline pipeline = Pipeline.of(MissingValueImputer.withDefaults());
        if (augmentation == Augmentation.NOISE) {
            pipeline = pipeline.thenResample(NoiseAugmentation.withDefaults().withSeed(seed));
        }
        return pipeline.then(OneHotEncoder.withDefaults())
                .then(StandardScaler.withDefaults())
                .classifier(model.trainer(seed));
    }

    /**
     * Holds rows out and makes classes of the target.
     *
     * @throws NumericTargetException when it is numeric and there is no threshold
     */
    public Division divide(Table table) {
        Table features = table;
        for (String column : ignored) {
            boolean there = features.schema().find(column).isPresent(); // Or it was not even read.
            features = there ? features.without(column) : features;
        }
        Dataset data = Dataset.of(features, target);
        if (threshold.isPresent() && !(data.target().field() instanceof Field.Numeric)) {
            throw new IllegalArgumentException("column \"" + target
                    + "\": expected a numeric target to put a threshold on, got a categorical one");
        }
        Fold fold = testFraction > 0
                ? TrainTestSplit.of(testFraction, seed).split(data)
                : new Fold(IntStream.range(0, data.rows()).toArray(), new int[0]);
        Dataset train = data.select(fold.train());
        Optional<ThresholdTarget> cut = threshold.map(t -> t.resolve(train));
        Labelling labelling = new Labelling(cut, positive);
        Optional<Dataset> heldOut =
                testFraction > 0 ? Optional.of(labelling.apply(data.select(fold.validation()))) : Optional.empty();
        return new Division(labelling.apply(train), heldOut, fold, cut);
    }

    /** Trains on a source and scores the model. */
    public Outcome run(Source source, Run run) {
        return run(source, divide(source.table()), run);
    }

    /** Trains on a source that is divided already. */
    public Outcome run(Source source, Division division, Run run) {
        Dataset train = division.train();
        Classifier fitted = trainer().fit(train, run);
        Evaluation training = Evaluation.of(fitted, train, Metrics.usual());
        Optional<Evaluation> heldOut = division.heldOut().map(rows -> Evaluation.of(fitted, rows, Metrics.usual()));
        ModelFile file = ModelFile.of(fitted, record(source, division, training, heldOut))
                .with(ModelFiles.BACKGROUND, Summary.of(train.features(), CENTRES, seed))
                .with(ModelFiles.DISTRIBUTIONS, ColumnDistributions.of(train.features()));
        List<DataWarning> warnings = DataWarning.of(train.features().schema(), train.features());
        return new Outcome(file, training, heldOut, warnings, FitWatch.warnings(fitted));
    }

    private TrainingRecord record(Source source, Division division, Evaluation training, Optional<Evaluation> heldOut) {
        return new TrainingRecord(
                source.name(),
                source.digest(),
                target,
                division.cut().map(c -> OptionalDouble.of(c.threshold())).orElseGet(OptionalDouble::empty),
                division.train().rows(),
                division.heldOut().map(Dataset::rows).orElse(0),
                seed,
                Version.text(),
                options(),
                training.values(),
                heldOut.map(Evaluation::values).orElseGet(TreeMap::new),
                List.of());
    }

    /** Every option by name, as the training record keeps them. */
    SortedMap<String, String> options() {
        SortedMap<String, String> options = model.options();
        options.put("testFraction", Double.toString(testFraction));
        options.put("augmentation", augmentation == Augmentation.NOISE ? "noise" : "none");
        threshold.ifPresent(t -> options.put("threshold", t instanceof Threshold.Median ? "median" : "number"));
        positive.ifPresent(p -> options.put("positive", p));
        if (!ignored.isEmpty()) {
            options.put("ignore", String.join(", ", ignored));
        }
        return options;
    }
}
