package io.limpid.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.OneHotEncoder;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.Transformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times how long it takes to fit and apply imputation, one-hot encoding and standardising on one thread, on the file
 * that scikit-learn gets, and writes seconds and some of the results as JSON. The first run of the process is kept
 * apart as the cold one.
 */
public final class ColumnsMeasurement {

    /** Of the output, compared with scikit-learn's number by number. */
    private static final int COMPARED_ROWS = 200;

    private static final int WARM_UPS = 2;
    private static final int TIMED = 7;

    private ColumnsMeasurement() {}

    /** The two orders that are compared; both impute the median and the most frequent level. */
    static Map<String, List<Transformer>> pipelines() {
        Transformer impute = MissingValueImputer.withDefaults();
        Transformer encode = OneHotEncoder.withDefaults();
        Transformer scale = StandardScaler.withDefaults();
        return new TreeMap<>(
                Map.of("numbersScaled", List.of(impute, scale, encode), "allScaled", List.of(impute, encode, scale)));
    }

    /** Fits each step on what the one before gives; returns the encoded rows. */
    static Table fitAndApply(List<Transformer> steps, Dataset data) {
        Dataset current = data;
        for (Transformer step : steps) {
            current = step.fit(current).training();
        }
        return current.features();
    }

    /**
     * Writes one file.
     *
     * @param args the file to read, with a target column {@code y}, and the one to write
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "arguments: expected a CSV file and a file to write, got " + args.length);
        }
        Dataset data = Dataset.of(CsvReader.withDefaults().read(Path.of(args[0])), "y");
        ObjectNode result = new ObjectMapper().createObjectNode();
        result.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        result.put("processors", Runtime.getRuntime().availableProcessors());
        result.put("warmUps", WARM_UPS);
        result.put("rows", data.rows());
        result.put("columns", data.features().schema().size());
        pipelines().forEach((name, steps) -> measure(result.putObject(name), steps, data));
        try {
            new ObjectMapper().writeValue(Path.of(args[1]).toFile(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(ObjectNode node, List<Transformer> steps, Dataset data) {
        ArrayNode times = node.putArray("seconds");
        for (int run = 0; run < 1 + WARM_UPS + TIMED; run++) {
            long start = System.nanoTime();
            Table out = fitAndApply(steps, data);
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (run == 0) {
                node.put("cold", seconds);
                write(node.putObject("values"), out);
            } else if (run > WARM_UPS) {
                times.add(seconds);
            }
        }
    }

    private static void write(ObjectNode values, Table out) {
        for (int j = 0; j < out.schema().size(); j++) {
            ArrayNode column = values.putArray(out.schema().field(j).name());
            for (int i = 0; i < COMPARED_ROWS; i++) {
                column.add(out.column(j)[i]);
            }
        }
    }
}
