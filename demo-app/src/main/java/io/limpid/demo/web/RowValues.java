package io.limpid.demo.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the one row of a request from a row of the data and what the request says otherwise. */
final class RowValues {

    /** Far beyond any measure, and far from overflowing where columns are scaled and squared. */
    private static final double LARGEST = 1e12;

    private static final int LONGEST = 10_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final String KEY = "c";

    private RowValues() {}

    /** The name of a column's field in a form. */
    static String key(int column) {
        return KEY + column;
    }

    /**
     * The row with the values of a JSON object.
     *
     * @param base the row in the data, or empty when the object must name every column
     * @throws ProblemException when a column is unknown, missing or of the wrong type
     */
    static Table ofJson(Schema schema, Optional<Table> base, JsonNode values) {
        Map<String, Object> row = start(schema, base);
        values.fieldNames().forEachRemaining(name -> {
            if (schema.find(name).isEmpty()) {
                throw Problem.invalid("values: expected only columns of the model, got a name that is none")
                        .exception();
            }
            row.put(name, value(schema.field(schema.require(name)), values.get(name)));
        });
        for (Field field : schema.fields()) {
            if (!row.containsKey(field.name())) {
                throw Problem.column(field.name(), "expected a value or null, got no such name in values")
                        .exception();
            }
        }
        return Table.ofRows(schema, List.of(row));
    }

    /** The row with the values of a form. */
    static Table ofForm(Schema schema, Table base, Map<String, String> form) {
        Map<String, Object> row = start(schema, Optional.of(base));
        int known = 0;
        for (int j = 0; j < schema.size(); j++) {
            String text = form.get(key(j));
            if (text != null) {
                known++;
                row.put(schema.field(j).name(), value(schema.field(j), text));
            }
        }
        if (known != form.size()) {
            throw Problem.invalid("form: expected only fields of the page, got another one")
                    .exception();
        }
        return Table.ofRows(schema, List.of(row));
    }

    /** How many columns of two one-row tables differ. */
    static int differences(Table one, Table other) {
        int differences = 0;
        for (int j = 0; j < one.schema().size(); j++) {
            if (!one.text(0, j).equals(other.text(0, j))) {
                differences++;
            }
        }
        return differences;
    }

    /** A row's values as JSON has them: numbers, texts and nulls. */
    static Map<String, Object> json(Table table, int row) {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        for (int j = 0; j < table.schema().size(); j++) {
            double value = table.column(j)[row];
            boolean text = table.schema().field(j) instanceof Field.Categorical;
            Object written = text ? table.text(row, j) : Double.valueOf(value);
            values.put(table.schema().field(j).name(), Double.isNaN(value) ? null : written);
        }
        return values;
    }

    private static Map<String, Object> start(Schema schema, Optional<Table> base) {
        Map<String, Object> row = new HashMap<>();
        base.ifPresent(table -> row.putAll(json(schema.align(table), 0)));
        return row;
    }

    private static Object value(Field field, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (field instanceof Field.Numeric && node.isNumber()) {
            return number(field, node.doubleValue());
        }
        if (field instanceof Field.Categorical && node.isTextual()) {
            return text(field, node.textValue());
        }
        String wanted = field instanceof Field.Numeric ? "a number or null" : "a text or null";
        throw Problem.column(field.name(), "expected " + wanted + ", got a value of another type")
                .exception();
    }

    private static Object value(Field field, String text) {
        if (text.isBlank()) {
            return null;
        }
        if (field instanceof Field.Categorical) {
            return text(field, text);
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw Problem.column(field.name(), "expected a number such as 1200 or 0.5, or nothing, got another text")
                    .exception();
        }
        return number(field, Double.parseDouble(text.strip()));
    }

    private static Double number(Field field, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw Problem.column(field.name(), "expected a number from -1e12 to 1e12, got one outside")
                    .exception();
        }
        return value;
    }

    private static String text(Field field, String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            throw Problem.column(
                            field.name(),
                            "expected a text of 1 to " + LONGEST + " characters, or null, got another length")
                    .exception();
        }
        return text;
    }
}
