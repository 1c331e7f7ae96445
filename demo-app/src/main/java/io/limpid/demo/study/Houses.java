package io.limpid.demo.study;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.run.Run;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.ModelChoice;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import io.limpid.explain.Importance;
import io.limpid.explain.global.PermutationImportance;
import io.limpid.regularize.validation.CrossValidation;
import io.limpid.regularize.validation.CrossValidator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The bundled house prices and the models on show beside them: is a sale's price above the training rows' median?
 * Everything trained is kept under a home folder, so that later starts only read.
 */
public final class Houses {

    /** Seed of the split and of every model. */
    public static final long SEED = 42;

    private static final String RESOURCE = "/data/ames.csv";
    private static final String TARGET = "Sale_Price";
    private static final int FOLDS = 5;
    private static final int REPEATS = 10;

    private static final List<Entry> ENTRIES = List.of(
            new Entry("logistic", "Logistic regression", Training.Augmentation.NONE, "logistic", Map.of()),
            net("net-sgd", "Neural net, SGD", Training.Augmentation.NONE, "sgd", "0.01"),
            net("net-sgd-noise", "Neural net, SGD, noise", Training.Augmentation.NOISE, "sgd", "0.01"),
            net("net-adam", "Neural net, Adam", Training.Augmentation.NONE, "adam", "0.001"),
            net("net-adam-noise", "Neural net, Adam, noise", Training.Augmentation.NOISE, "adam", "0.001"),
            trees("tree", "Decision tree", Map.of("maxDepth", "4", "minLeaf", "20")),
            trees("forest", "Random forest", Map.of("trees", "50")),
            trees("boosting", "Gradient boosting", Map.of("trees", "60", "learningRate", "0.15", "subsample", "0.5")));

    private Houses() {}

    /**
     * One model to train.
     *
     * @param id its name in files and links
     * @param title its name for people
     * @param augmentation whether noisy copies of the training rows are added
     * @param model the catalogue's name
     * @param parameters the catalogue's parameters that differ from its own
     */
    record Entry(
            String id, String title, Training.Augmentation augmentation, String model, Map<String, String> parameters) {

        Training training() {
            ModelChoice choice = Models.choose(model, parameters);
            return Training.of(TARGET, choice)
                    .with(new Threshold.Median())
                    .with(augmentation)
                    .withSeed(SEED);
        }
    }

    private static Entry trees(String kind, String title, Map<String, String> parameters) {
        return new Entry(kind, title, Training.Augmentation.NONE, kind, parameters);
    }

    private static Entry net(
            String id, String title, Training.Augmentation augmentation, String optimizer, String rate) {
        return new Entry(
                id,
                title,
                augmentation,
                "mlp",
                Map.of(
                        "hidden", "10",
                        "epochs", "100",
                        "optimizer", optimizer,
                        "learningRate", rate,
                        "earlyStopping", "none"));
    }

    /**
     * Reads the models kept under {@code home}, or trains them and keeps them there. A model is kept as one model file
     * and one JSON file with its cross-validation and importance, both written atomically; when they are absent,
     * damaged, of another version or of other options, it is trained again.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static Exhibition open(Path home, Run run) {
        return open(home, ENTRIES, run);
    }

    static Exhibition open(Path home, List<Entry> entries, Run run) {
        run.progress().update("reading house prices", 0, 1);
        Source source = source();
        Training.Division division = entries.get(0).training().divide(source.table());
        Shelf shelf = Shelf.at(home.resolve("houses"));
        List<Exhibit> exhibits = new ArrayList<>(Collections.nCopies(entries.size(), null));
        run.workers().forEach(entries.size(), e -> {
            Entry entry = entries.get(e);
            Exhibit exhibit = shelf.find(entry, source).orElseGet(() -> {
                Exhibit made = make(entry, source, division, run);
                shelf.keep(made);
                return made;
            });
            exhibits.set(e, exhibit);
        });
        return new Exhibition(
                "House sales in Ames, Iowa",
                new Noun("house", "houses"),
                source.table().without(TARGET),
                TARGET,
                parts(source.table().rows(), division),
                truths(source.table(), division.cut().orElseThrow()),
                exhibits);
    }

    /** The bundled data, prices and all. */
    public static Source source() {
        try (InputStream in = Houses.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("ames.csv: expected on the class path, got none");
            }
            return Source.of(
                    "ames.csv", in.readAllBytes(), CsvReader.withDefaults().withRequired(TARGET));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exhibit make(Entry entry, Source source, Training.Division division, Run run) {
        Run own = run.with((stage, done, total) -> run.progress().update(entry.title() + ": " + stage, done, total));
        Training training = entry.training();
        Training.Outcome outcome = training.run(source, division, own);
        CrossValidation crossValidation = CrossValidator.of(
                        StratifiedKFold.of(FOLDS, SEED),
                        Metrics.usual(Task.CLASSIFICATION).toArray(Metric[]::new))
                .run(training.classifier(), division.train(), own);
        Dataset test = division.heldOut().orElseThrow();
        Importance importance = PermutationImportance.of(ModelFiles.classifier(outcome.file()), new LogLoss())
                .withRepeats(REPEATS)
                .withSeed(SEED)
                .explain(test, own);
        run.progress().update(entry.title() + ": done", 1, 1);
        return new Exhibit(
                entry.id(),
                entry.title(),
                outcome.file(),
                ModelFiles.digest(outcome.file()),
                Optional.of(crossValidation.withoutPredictions()),
                Optional.of(importance));
    }

    private static List<Exhibition.Part> parts(int rows, Training.Division division) {
        List<Exhibition.Part> parts = new ArrayList<>(Collections.nCopies(rows, Exhibition.Part.TRAINING));
        for (int row : division.fold().validation()) {
            parts.set(row, Exhibition.Part.TEST);
        }
        return parts;
    }

    private static List<String> truths(Table table, ThresholdTarget cut) {
        int price = table.schema().require(TARGET);
        Dataset classes = cut.apply(Dataset.of(table, TARGET));
        Table labels =
                Table.of(Schema.of(classes.target().field()), classes.target().values());
        return IntStream.range(0, table.rows())
                .mapToObj(row -> table.text(row, price) + " (" + labels.text(row, 0) + ")")
                .toList();
    }
}
