package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something in a table that a model can handle but its user should know: missing values, or categories that were not
 * seen in training.
 *
 * <pre>{@code
 * for (DataWarning warning : DataWarning.of(classifier.features(), table)) {
 *     System.err.println(warning.message());
 * }
 * }</pre>
 *
 * @param kind what it is
 * @param column the column it is in
 * @param message one sentence that says how many rows and what
 */
public record DataWarning(Kind kind, String column, String message) {

    /** What a warning is about. */
    public enum Kind {
        /** Cells without a value. */
        MISSING_VALUES,
        /** Cells whose category the schema does not list. */
        UNSEEN_CATEGORY
    }

    /**
     * What a table holds beyond a schema's own values, column by column.
     *
     * @throws IllegalArgumentException when a column is missing or of the wrong type
     */
    public static List<DataWarning> of(Schema schema, Table table) {
        Table aligned = schema.align(table);
        List<DataWarning> warnings = new ArrayList<>();
        for (int j = 0; j < schema.size(); j++) {
            String name = schema.field(j).name();
            double known =
                    schema.field(j) instanceof Field.Categorical c ? c.levels().size() : Double.POSITIVE_INFINITY;
            int missing = 0;
            int unseen = 0;
            int firstUnseen = 0;
            double[] values = aligned.column(j);
            for (int i = values.length - 1; i >= 0; i--) {
                if (Double.isNaN(values[i])) {
                    missing++;
                } else if (values[i] >= known) {
                    unseen++;
                    firstUnseen = i;
                }
            }
            if (missing > 0) {
                warnings.add(new DataWarning(Kind.MISSING_VALUES, name, sentence(name, missing, "no value", "")));
            }
            if (unseen > 0) {
                String what = "a category unseen in training";
                String first = ", first " + Quoted.of(aligned.text(firstUnseen, j)) + " in row " + firstUnseen;
                warnings.add(new DataWarning(Kind.UNSEEN_CATEGORY, name, sentence(name, unseen, what, first)));
            }
        }
        return List.copyOf(warnings);
    }

    private static String sentence(String column, int rows, String what, String more) {
        return String.format(
                Locale.ROOT,
                "column %s: %d %s %s%s",
                Quoted.of(column),
                rows,
                rows == 1 ? "row has" : "rows have",
                what,
                more);
    }
}
