package io.limpid.demo.web;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.LogLoss;
import io.limpid.core.metric.Metric;
import io.limpid.core.run.Run;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.demo.catalog.Metrics;
import io.limpid.demo.catalog.Models;
import io.limpid.demo.catalog.Task;
import io.limpid.demo.study.Exhibit;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.study.Houses;
import io.limpid.demo.study.ModelFiles;
import io.limpid.demo.study.Noun;
import io.limpid.demo.study.Source;
import io.limpid.demo.study.Threshold;
import io.limpid.demo.study.Training;
import io.limpid.explain.global.PermutationImportance;
import io.limpid.regularize.validation.CrossValidator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Exhibitions to test the pages with: small, but really trained. */
final class Exhibitions {

    static final String HOSTILE_COLUMN = "<script>alert('column')</script>";
    static final String HOSTILE_LEVEL = "\"><img src=x onerror=alert(1)>";

    private static final String PRICE = "Sale_Price";

    private Exhibitions() {}

    /** Every tenth house in seven columns, and two models of them. */
    static Exhibition houses() {
        Table all = Houses.source().table();
        int[] rows = IntStream.range(0, all.rows() / 10).map(i -> 10 * i).toArray();
        Table some = columns(
                all.select(rows),
                "Neighborhood",
                "Year_Built",
                "Gr_Liv_Area",
                "Lot_Frontage",
                "Garage_Cars",
                "Fireplaces",
                PRICE);
        return of(new Source("some.csv", "", some), 2, "5");
    }

    /** Every house in every column, and two models of them. */
    static Exhibition allHouses() {
        return of(Houses.source(), 10, "20");
    }

    /** Rows whose column names and levels are attacks on a page that does not escape them. */
    static Exhibition hostile() {
        StringBuilder csv = new StringBuilder("\"" + HOSTILE_COLUMN + "\",size," + PRICE + "\n");
        for (int i = 0; i < 60; i++) {
            String level = i % 2 == 0 ? HOSTILE_LEVEL.replace("\"", "\"\"") : "'; alert(2); //${7*7}";
            csv.append('"')
                    .append(level)
                    .append("\",")
                    .append(i % 7)
                    .append(',')
                    .append(i % 13 + i % 7);
            csv.append('\n');
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        Table table = CsvReader.withDefaults().read("hostile.csv", new ByteArrayInputStream(bytes));
        return of(new Source("<b>hostile</b>.csv", "", table), 2, "2");
    }

    /** More columns than can be enumerated. */
    static Exhibition wide() {
        int columns = 40;
        List<Field> fields = new ArrayList<>();
        double[][] values = new double[columns + 1][60];
        for (int j = 0; j <= columns; j++) {
            fields.add(new Field.Numeric(j == columns ? PRICE : "x" + j));
            for (int i = 0; i < 60; i++) {
                values[j][i] = (i * (j + 3)) % 17;
            }
        }
        return of(new Source("wide.csv", "", Table.of(new Schema(fields), values)), 2, "2");
    }

    private static Exhibition of(Source source, int hidden, String epochs) {
        Training logistic = training("logistic", Map.of());
        Training net =
                training("mlp", Map.of("hidden", Integer.toString(hidden), "epochs", epochs, "earlyStopping", "none"));
        Training.Division division = logistic.divide(source.table());
        List<Exhibition.Part> parts =
                new ArrayList<>(Collections.nCopies(source.table().rows(), Exhibition.Part.TRAINING));
        for (int row : division.fold().validation()) {
            parts.set(row, Exhibition.Part.TEST);
        }
        int price = source.table().schema().require(PRICE);
        double cut = division.cut().orElseThrow().threshold();
        List<String> truths = IntStream.range(0, source.table().rows())
                .mapToObj(row -> source.table().text(row, price)
                        + (source.table().column(price)[row] > cut ? " (high)" : " (low)"))
                .toList();
        return new Exhibition(
                source.name().replace(".csv", ""),
                new Noun("house", "houses"),
                source.table().without(PRICE),
                PRICE,
                parts,
                truths,
                List.of(
                        exhibit("logistic", "Logistic regression", logistic, source, division),
                        exhibit("net", "Neural net", net, source, division)));
    }

    private static Training training(String model, Map<String, String> parameters) {
        return Training.of(PRICE, Models.choose(model, parameters)).with(new Threshold.Median());
    }

    private static Exhibit exhibit(
            String id, String title, Training training, Source source, Training.Division division) {
        Training.Outcome outcome = training.run(source, Run.quiet());
        Dataset test = division.heldOut().orElseThrow();
        return new Exhibit(
                id,
                title,
                outcome.file(),
                ModelFiles.digest(outcome.file()),
                Optional.of(CrossValidator.of(
                                StratifiedKFold.of(2, 42),
                                Metrics.usual(Task.CLASSIFICATION).toArray(Metric[]::new))
                        .run(training.classifier(), division.train())),
                Optional.of(PermutationImportance.of(ModelFiles.classifier(outcome.file()), new LogLoss())
                        .withRepeats(2)
                        .explain(test)));
    }

    private static Table columns(Table table, String... names) {
        List<Field> fields = new ArrayList<>();
        double[][] columns = new double[names.length][];
        for (int j = 0; j < names.length; j++) {
            int from = table.schema().require(names[j]);
            fields.add(table.schema().field(from));
            columns[j] = table.column(from);
        }
        return Table.of(new Schema(fields), columns);
    }
}
