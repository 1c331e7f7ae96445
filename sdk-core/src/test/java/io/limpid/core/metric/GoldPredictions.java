package io.limpid.core.metric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The predictions of real rows that {@code gold/metrics.py} made. */
final class GoldPredictions {

    /** One line of a file without quotes. */
    record Line(List<String> header, List<String> cells) {

        String text(String column) {
            return cells.get(header.indexOf(column));
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        double[] numbers(String... columns) {
            return Arrays.stream(columns).mapToDouble(this::number).toArray();
        }

        @Override
        public String toString() {
            return String.join(" ", cells);
        }
    }

    private GoldPredictions() {}

    static List<Line> lines(String file) {
        try (InputStream in = GoldPredictions.class.getResourceAsStream("/gold/" + file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<List<String>> rows =
                    reader.lines().map(line -> List.of(line.split(",", -1))).toList();
            return rows.stream()
                    .skip(1)
                    .map(cells -> new Line(rows.get(0), cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of one table, with {@code equal} or with the {@code given} weights. */
    static ClassPredictions of(String data, String weights) {
        List<Line> lines = lines("metrics_" + data + ".csv");
        List<String> header = lines.get(0).header();
        List<String> classes = header.subList(2, header.size());
        int[] truth = lines.stream()
                .mapToInt(line -> classes.indexOf(line.text("truth")))
                .toArray();
        double[] values = lines.stream()
                .flatMapToDouble(line -> classes.stream().mapToDouble(line::number))
                .toArray();
        double[] w = IntStream.range(0, truth.length)
                .mapToDouble(i -> weights.equals("given") ? lines.get(i).number("weight") : 1)
                .toArray();
        return MetricContract.of(truth, values, classes, w);
    }
}
