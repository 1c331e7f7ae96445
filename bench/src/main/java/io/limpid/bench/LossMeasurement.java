package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Trainer;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.transform.Pipeline;
import io.limpid.core.transform.PipelineClassifier;
import io.limpid.models.linear.LogisticRegression;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.NetStart;
import io.limpid.models.tree.DecisionTree;
import io.limpid.models.tree.GradientBoosting;
import io.limpid.models.tree.RandomForest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;

/**
 * Fits every model on the folds of four data sets behind the standard pipeline, and writes its log loss on the held-out
 * rows as JSON, and the pipeline's output for each fold as numbers at full precision: what the other library fits its
 * models on.
 */
public final class LossMeasurement {

    /** Of the net, on both sides. */
    static final int EPOCHS = 30;

    /**
     * A model to fit.
     *
     * @param key what the other side calls it
     * @param random whether the seed makes a difference
     * @param trainer by seed
     */
    record Contender(String key, boolean random, LongFunction<Trainer<? extends Classifier>> trainer) {}

    private LossMeasurement() {}

    /** The same shapes and options as {@code loss.py} gives to the other library. */
    static List<Contender> contenders() {
        return List.of(
                new Contender("logistic", false, seed -> LogisticRegression.withDefaults()),
                new Contender(
                        "net",
                        true,
                        seed -> MultilayerPerceptron.withDefaults()
                                .with(NetStart.GLOROT)
                                .withEpochs(EPOCHS)
                                .withSeed(seed)),
                new Contender(
                        "tree",
                        false,
                        seed -> DecisionTree.classifier()
                                .withMaxDepth(5)
                                .withMinLeaf(20)
                                .withSmoothing(0)),
                new Contender(
                        "smoothedTree",
                        false,
                        seed -> DecisionTree.classifier().withMaxDepth(5).withMinLeaf(20)),
                new Contender("forest", true, seed -> RandomForest.classifier().withSeed(seed)),
                new Contender("boosting", false, seed -> GradientBoosting.classifier()));
    }

    /**
     * Writes the files of the folds and {@code limpid.json}.
     *
     * @param args the directory to write to, and how many seeds a random model is fitted with
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "arguments: expected a directory and the number of seeds, got " + args.length);
        }
        SmileLog.quiet();
        Path directory = Path.of(args[0]);
        int seeds = Integer.parseInt(args[1]);
        ObjectNode result = new ObjectMapper().createObjectNode();
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("seeds", seeds);
        result.put("epochs", EPOCHS);
        ExecutorService helper = Executors.newSingleThreadExecutor(); // the calling thread is the second one
        try {
            Files.createDirectories(directory);
            Run run = Run.quiet().with(Workers.on(helper)); // no time is measured here
            for (FoldedData data : FoldedData.all()) {
                measure(data, directory, seeds, run, result.putObject(data.name()));
            }
            new ObjectMapper().writeValue(directory.resolve("limpid.json").toFile(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            helper.shutdown();
        }
    }

    /** The losses of each model by seed and fold, and the folds' files. */
    static void measure(FoldedData data, Path directory, int seeds, Run run, ObjectNode result) {
        ArrayNode files = result.putArray("folds");
        for (int f = 0; f < data.folds().size(); f++) {
            export(
                    data.folds().get(f),
                    directory.resolve(data.name().replace(' ', '-') + "-" + f + ".bin"),
                    files.addObject());
        }
        ObjectNode losses = result.putObject("losses");
        for (Contender contender : contenders()) {
            ArrayNode bySeed = losses.putArray(contender.key());
            for (int seed = 0; seed < (contender.random() ? seeds : 1); seed++) {
                ArrayNode byFold = bySeed.addArray();
                for (FoldedData.Split split : data.folds()) {
                    byFold.add(loss(contender.trainer().apply(seed), split, run));
                }
            }
        }
    }

    /** The log loss on the fold's held-out rows, of a model that has seen only the others. */
    static double loss(Trainer<? extends Classifier> trainer, FoldedData.Split split, Run run) {
        PipelineClassifier model = Pipeline.standard().classifier(trainer).fit(split.train(), run);
        return new LogLoss()
                .score(ClassPredictions.of(model, split.validation()))
                .require();
    }

    /** Writes what the pipeline makes of the training rows, then of the held-out ones, each row ending with its class. */
    private static void export(FoldedData.Split split, Path file, ObjectNode description) {
        Dataset train = split.train();
        PipelineClassifier model = Pipeline.standard()
                .classifier(LogisticRegression.withDefaults())
                .fit(train);
        Table encoded = model.preprocessing().transform(train.features());
        Table heldOut = model.preprocessing().transform(split.validation().features());
        LittleEndian.write(file, new Table[] {encoded, heldOut}, new double[][] {
            train.target().values(), split.validation().target().values()
        });
        description.put("file", file.getFileName().toString());
        description.put("train", train.rows());
        description.put("validation", split.validation().rows());
        description.put("columns", encoded.schema().size());
    }
}
