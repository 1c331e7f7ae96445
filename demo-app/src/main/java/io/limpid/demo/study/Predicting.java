package io.limpid.demo.study;

import io.limpid.core.data.Column;
import io.limpid.core.data.DataWarning;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.metric.ClassPredictions;
import io.limpid.core.model.Classifier;
import io.limpid.core.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Predictions as a table: {@code prediction}, and of a classifier {@code probability:<class>} for each class. */
public final class Predicting {

    private Predicting() {}

    /**
     * Predicts every row.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type; the message names the column
     */
    public static Table of(Model model, Table rows) {
        return model instanceof Classifier classifier
                ? of(classifier, rows)
                : Table.of(Schema.of(new Field.Numeric("prediction")), model.predict(rows));
    }

    private static Table of(Classifier model, Table rows) {
        int outputs = model.outputs();
        double[] values = model.predict(rows);
        Field.Categorical field = new Field.Categorical("prediction", model.classes());
        double[] weights = new double[rows.rows()];
        Arrays.fill(weights, 1.0);
        ClassPredictions predictions = new ClassPredictions(
                new Column(field, new double[rows.rows()]),
                values,
                outputs,
                model.classes(),
                outputs - 1,
                model.threshold().probability(),
                weights);
        List<Field> fields = new ArrayList<>(List.of(field));
        double[][] columns = new double[1 + outputs][];
        columns[0] = IntStream.range(0, rows.rows())
                .mapToDouble(predictions::predicted)
                .toArray();
        for (int k = 0; k < outputs; k++) {
            int output = k;
            fields.add(new Field.Numeric("probability:" + model.classes().get(k)));
            columns[1 + k] = IntStream.range(0, rows.rows())
                    .mapToDouble(i -> values[i * outputs + output])
                    .toArray();
        }
        return Table.of(new Schema(fields), columns);
    }

    /**
     * Checks that the rows of a file hold no category that was not seen in training.
     *
     * @throws IllegalArgumentException when they do; the message names the file, the column, the row and the value
     */
    public static void requireSeen(Model model, Table rows, Path data) {
        for (DataWarning warning : DataWarning.of(model.features(), rows)) {
            if (warning.kind() == DataWarning.Kind.UNSEEN_CATEGORY) {
                throw new IllegalArgumentException(
                        data.getFileName() + ", " + warning.message() + "; expected only categories seen in training");
            }
        }
    }
}
