package io.limpid.regularize.path;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Data sets of the tests of this package. */
final class PathData {

    private PathData() {}

    /** Wisconsin breast cancer with "benign" as the positive class, as in the gold files. */
    static Dataset breastCancer() {
        Table table = read("breast_cancer");
        Column diagnosis = table.column("diagnosis");
        List<String> levels = ((Field.Categorical) diagnosis.field()).levels();
        double[] benign = Arrays.stream(diagnosis.values())
                .map(code -> levels.get((int) code).equals("benign") ? 1 : 0)
                .toArray();
        Field field = new Field.Categorical("diagnosis", List.of("malignant", "benign"));
        return Dataset.of(table.without("diagnosis"), new Column(field, benign));
    }

    /** Diabetes progression, raw. */
    static Dataset diabetes() {
        return Dataset.of(read("diabetes"), "target");
    }

    /** Fisher's iris, three species. */
    static Dataset iris() {
        return Dataset.of(read("iris"), "species");
    }

    /** Wines of three cultivars. */
    static Dataset wine() {
        return Dataset.of(read("wine"), "cultivar");
    }

    /** Penguins of three species, with missing cells and categorical columns. */
    static Dataset penguins() {
        return Dataset.of(read("penguins"), "species");
    }

    /** Features in no relation but a common part, and a target that depends on every third of them. */
    static Dataset numbers(int rows, int columns, long seed) {
        double[][] x = columns(rows, columns, seed);
        SplittableRandom random = new SplittableRandom(seed + 1);
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = 5 + 4 * random.nextDouble();
            for (int j = 0; j < columns; j += 3) {
                y[i] += x[j][i] / (1 + j);
            }
        }
        return Dataset.of(table(x), new Column(new Field.Numeric("target"), y));
    }

    /** The same features, and two classes that overlap. */
    static Dataset classes(int rows, int columns, long seed) {
        double[] y = numbers(rows, columns, seed).target().values();
        double middle = Arrays.stream(y).average().orElse(0);
        return classes(Arrays.stream(y).map(v -> v > middle ? 1 : 0).toArray(), columns(rows, columns, seed));
    }

    /** The same features, and classes "0", "1", ... of equal size that overlap. */
    static Dataset classes(int classes, int rows, int columns, long seed) {
        double[] y = numbers(rows, columns, seed).target().values();
        double[] sorted = Arrays.stream(y).sorted().toArray();
        double[] codes = Arrays.stream(y)
                .map(v -> (double) (Arrays.binarySearch(sorted, v) * classes / rows))
                .toArray();
        return classes(classes, codes, columns(rows, columns, seed));
    }

    /** Classes "0", "1", ... of columns x0, x1, ... */
    static Dataset classes(int classes, double[] y, double[]... x) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return Dataset.of(table(x), new Column(new Field.Categorical("target", names), y));
    }

    /** Classes no (0) and yes (1) of columns x0, x1, ... */
    static Dataset classes(double[] y, double[]... x) {
        return Dataset.of(table(x), new Column(new Field.Categorical("target", List.of("no", "yes")), y));
    }

    /** A numeric target of columns x0, x1, ... */
    static Dataset numbers(double[] y, double[]... x) {
        return Dataset.of(table(x), new Column(new Field.Numeric("target"), y));
    }

    private static double[][] columns(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            double common = random.nextDouble();
            for (int j = 0; j < columns; j++) {
                x[j][i] = (j + 1) * (common + 2 * random.nextDouble());
            }
        }
        return x;
    }

    private static Table table(double[]... x) {
        Field[] fields = new Field[x.length];
        for (int j = 0; j < x.length; j++) {
            fields[j] = new Field.Numeric("x" + j);
        }
        return Table.of(Schema.of(fields), x);
    }

    /** A gold file's numbers, without its header. */
    static double[][] gold(String name) {
        return text("gold/" + name + ".csv")
                .lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(cell -> Double.parseDouble(cell.trim()))
                        .toArray())
                .toArray(double[][]::new);
    }

    static String text(String resource) {
        try (InputStream in = PathData.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table read(String name) {
        InputStream in = new ByteArrayInputStream(text("data/" + name + ".csv").getBytes(StandardCharsets.UTF_8));
        return CsvReader.withDefaults().read(name, in);
    }
}
