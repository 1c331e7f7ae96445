package io.limpid.bench;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.transform.StandardScaler;
import io.limpid.models.neural.MultilayerPerceptron;
import io.limpid.models.neural.MultilayerPerceptronModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * What the benchmarks of explanations share: 569 standardised rows of 30 columns, a 30-32-1 net trained on them, and
 * 100 of them as the background.
 *
 * @param data the standardised rows and the diagnosis
 * @param net the net that is explained
 * @param background every fifth row, 100 of them
 */
record BreastCancer(Dataset data, MultilayerPerceptronModel net, Table background) {

    private static final long SEED = 42;

    /** Reads the rows and trains the net: the same bits each time. */
    static BreastCancer load() {
        Table table = CsvReader.withDefaults().read(file("bench/data/breast_cancer.csv"));
        Dataset data = StandardScaler.withDefaults()
                .fit(Dataset.of(table, "diagnosis"))
                .training();
        MultilayerPerceptronModel net = MultilayerPerceptron.withDefaults()
                .withHidden(32)
                .withSeed(SEED)
                .fit(data);
        int[] everyFifth = IntStream.range(0, 100).map(i -> 5 * i).toArray();
        return new BreastCancer(data, net, data.features().select(everyFifth));
    }

    /** A file of the project; the working directory must be the project's root. */
    static Path file(String path) {
        Path file = Path.of(path);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    path + ": expected the file below the working directory, got none; start the"
                            + " benchmarks from the project's root");
        }
        return file;
    }
}
