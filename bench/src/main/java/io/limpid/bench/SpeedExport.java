package io.limpid.bench;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.models.TrainedModelCodecs;
import io.limpid.models.tree.RandomForest;
import io.limpid.models.tree.TreeClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes what both sides of the speed table read: the synthetic rows, and Limpid's forest as a model file. */
public final class SpeedExport {

    /** The rows that train the net, and that are predicted. */
    static final int ROWS = 20_000;

    /** Further rows, by which the trained nets are judged. */
    static final int HELD_OUT = 5_000;

    /** The rows that train trees: the first ones. */
    static final int TREE_ROWS = 4_000;

    static final int TREES = 1_000;
    static final int DEPTH = 8;
    static final String FOREST = "forest.limpid";

    private SpeedExport() {}

    /**
     * Writes {@code rows.bin} and {@code forest.limpid}.
     *
     * @param args the directory to write to
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("arguments: expected a directory, got " + args.length);
        }
        Path directory = Path.of(args[0]);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Dataset all = SyntheticRows.of(ROWS + HELD_OUT);
        LittleEndian.write(directory.resolve("rows.bin"), new Table[] {all.features()}, new double[][] {
            all.target().values()
        });
        Dataset train = SyntheticRows.part(all, 0, TREE_ROWS);
        ModelFile.of(forest(train, TREES), TrainingRecord.of(train, 0))
                .write(directory.resolve(FOREST), TrainedModelCodecs.ALL);
    }

    /** The forest whose prediction is measured, on both processors: its training is measured elsewhere. */
    static TreeClassifier forest(Dataset train, int trees) {
        ExecutorService helper = Executors.newSingleThreadExecutor(); // the calling thread is the second one
        try {
            return RandomForest.classifier()
                    .withTrees(trees)
                    .withMaxDepth(DEPTH)
                    .fit(train, Run.quiet().with(Workers.on(helper)));
        } finally {
            helper.shutdown();
        }
    }
}
