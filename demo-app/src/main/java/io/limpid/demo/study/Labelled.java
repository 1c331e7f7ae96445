package io.limpid.demo.study;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.modelfile.ModelFile;
import io.limpid.core.modelfile.TrainingRecord;
import io.limpid.demo.catalog.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows, with or without the true values of their target, as a model file says they look. */
public final class Labelled {

    private Labelled() {}

    /** A reader of the model's feature columns. */
    public static CsvReader features(ModelFile file) {
        return CsvReader.withDefaults().withSchema(file.model().features());
    }

    /** A reader of the model's feature columns and its target, which must be there in every row. */
    public static CsvReader featuresAndTarget(ModelFile file) {
        String target = file.record().target();
        List<Field> fields = new ArrayList<>(file.model().features().fields());
        boolean numeric = file.record().threshold().isPresent() || ModelFiles.task(file) == Task.REGRESSION;
        fields.add(
                numeric
                        ? new Field.Numeric(target)
                        : new Field.Categorical(
                                target, ModelFiles.classifier(file).classes()));
        return CsvReader.withDefaults().withSchema(new Schema(fields)).withRequired(target);
    }

    /**
     * The rows of a file that has the target, cut as it was in training.
     *
     * @throws IllegalArgumentException when there is no row; the message names the file
     */
    public static Dataset read(ModelFile file, Path data) {
        Table table = featuresAndTarget(file).read(data);
        return of(file, Source.requireRows(String.valueOf(data.getFileName()), table));
    }

    /**
     * The feature columns of a file with at least one row.
     *
     * @throws IllegalArgumentException when there is no row; the message names the file
     */
    public static Table readFeatures(ModelFile file, Path data) {
        return Source.requireRows(
                String.valueOf(data.getFileName()), features(file).read(data));
    }

    /** The rows of a table that has the target, which is cut as it was in training. */
    public static Dataset of(ModelFile file, Table table) {
        TrainingRecord record = file.record();
        Table features = file.model().features().align(table);
        Dataset data = Dataset.of(features, table.column(record.target()));
        Optional<ThresholdTarget> cut = record.threshold().isPresent()
                ? Optional.of(new ThresholdTarget(record.threshold().getAsDouble()))
                : Optional.empty();
        return new Labelling(cut, Optional.empty()).apply(data);
    }
}
