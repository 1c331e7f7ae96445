package io.limpid.regularize.diagnosis;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws of data with and without signal, and the columns a screening over some of their rows keeps. */
final class Screening {

    private Screening() {}

    /**
     * Independent normal columns, two classes in equal shares.
     *
     * @param signal the target is cut from the sum of the first {@code causes} columns times this, plus noise
     */
    static Dataset draw(int rows, int columns, int causes, double signal, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ProbeRows drawn = ProbeRows.of(rows, random.nextLong());
        double[] y = new double[rows];
        Arrays.setAll(y, i -> ProbeRows.normal(random));
        for (int j = 0; j < columns; j++) {
            double[] x = drawn.normals();
            drawn.numeric("x" + j, x);
            for (int i = 0; i < rows && j < causes; i++) {
                y[i] += signal * x[i];
            }
        }
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        double median = 0.5 * (sorted[rows / 2 - 1] + sorted[rows / 2]);
        return drawn.signTarget(Arrays.stream(y).map(v -> v - median).toArray());
    }

    /** The columns of the largest correlation over these rows. */
    static List<String> screened(Dataset data, int kept, int[] rows) {
        Dataset some = data.select(rows);
        double[] y = some.target().values();
        Map<String, Double> size = new HashMap<>();
        for (String name : some.features().schema().names()) {
            size.put(
                    name,
                    Math.abs(Drift.correlation(some.features().column(name).values(), y)));
        }
        return some.features().schema().names().stream()
                .sorted(Comparator.comparingDouble(name -> -size.get(name)))
                .limit(kept)
                .toList();
    }

    static int[] all(Dataset data) {
        return IntStream.range(0, data.rows()).toArray();
    }

    /** The same rows with these columns alone. */
    static Dataset keep(Dataset data, List<String> names) {
        Table table = data.features();
        for (String name : data.features().schema().names()) {
            table = names.contains(name) ? table : table.without(name);
        }
        return data.withFeatures(table);
    }
}
