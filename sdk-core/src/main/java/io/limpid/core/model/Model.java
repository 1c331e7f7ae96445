package io.limpid.core.model;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A fitted function from table rows to numbers. Immutable and thread-safe. */
public interface Model {

    /** The columns it reads. */
    Schema features();

    /** How many numbers it gives for each row. */
    int outputs();

    /**
     * Predicts every row: output {@code k} of row {@code i} is written to {@code out[i * outputs() + k]}. Columns are
     * matched by name, extra ones are ignored, the table is not modified.
     *
     * <p>A model must not keep the table beyond the call: a caller that predicts a long table part by part, as a
     * pipeline does, reads every part into the same arrays.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type (the message names it), when it
     *     holds a value the model has no answer for, or when {@code out} is not {@code rows * outputs()} long
     */
    void predict(Table x, double[] out);

    /** Predicts every row into a new array, laid out as by {@link #predict(Table, double[])}. */
    default double[] predict(Table x) {
        double[] out = new double[Math.multiplyExact(x.rows(), outputs())];
        predict(x, out);
        return out;
    }

    /**
     * What each round of its training came to, in order; empty for a model that is not trained in rounds.
     * Unmodifiable.
     */
    default List<TrainingRound> history() {
        return List.of();
    }

    /**
     * Predicts one row of named values, such as a web form gives: a number or null for a numeric column, text or null
     * for a categorical one. For a single row at the edge; many rows are predicted much faster as a table.
     *
     * <p>A category that the model has not seen in training is no error: it is up to the model what to make of it.
     * {@link io.limpid.core.data.DataWarning#of} tells of it, given {@code Table.ofRows(model.features(),
     * List.of(row))}.
     *
     * @throws IllegalArgumentException as for a table; the message names the column
     */
    default double[] predictOne(Map<String, ?> row) {
        return predict(Table.ofRows(features(), List.of(row)));
    }

    /**
     * A regressor that asks somebody's own function, such as a service or a model of another library: one number for
     * each row of a table whose columns are those of {@code features}, in their order and coding. A missing value,
     * numeric or category, is NaN. A category that {@code features} does not list has a code of its own from {@code
     * levels().size()} on: the schema of the function's table lists it behind the known ones, and {@link
     * io.limpid.core.data.DataWarning#of} tells the caller of it. A function that indexes an array with codes must look
     * for both first ({@code (int) Double.NaN} is 0, the first level).
     *
     * <pre>{@code
     * Schema area = Schema.of(new Field.Numeric("width"), new Field.Numeric("height"));
     * Regressor model = Model.of(area, x -> {
     *     double[] out = new double[x.rows()];
     *     Arrays.setAll(out, i -> x.column(0)[i] * x.column(1)[i]);
     *     return out;
     * });
     * }</pre>
     *
     * <p>Each call gets a table of its own, a copy of the rows asked for, which the function may keep. It may be called
     * from several threads at once, behind a pipeline with some hundred rows at a time. A wrong number of answers or
     * one that is not finite is an error that names the row. An index out of bounds in the function, when the table has
     * such missing values or categories, is an {@link IllegalArgumentException} that names the first column of them;
     * whatever else the function throws reaches the caller as it is.
     */
    static Regressor of(Schema features, Function<Table, double[]> function) {
        return new FunctionModel.Numbers(features, function);
    }

    /**
     * A classifier that asks somebody's own function for probabilities: that of class {@code k} in row {@code i} at
     * {@code i * classes.size() + k}. Otherwise as {@link #of(Schema, Function)}; the probabilities of a row must sum
     * to one within 1e-6.
     */
    static Classifier of(Schema features, List<String> classes, Function<Table, double[]> function) {
        return new FunctionModel.Classes(features, classes, function);
    }
}
