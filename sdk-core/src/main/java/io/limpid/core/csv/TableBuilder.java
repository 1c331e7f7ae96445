package io.limpid.core.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Receives the fields of a file one by one: the first record names the columns, the others fill them. */
final class TableBuilder extends AbstractBaseCsvCallbackHandler<TableBuilder> {

    /**
     * What the columns are to be read as.
     *
     * @param schema the columns to read, if not all
     * @param categorical columns of categories, whatever their cells look like
     * @param required columns without missing cells
     * @param without columns not to read
     */
    record Plan(
            Optional<Schema> schema,
            Set<String> categorical,
            Set<String> required,
            Set<String> without,
            CsvLimits limits) {

        /** The columns to read, whatever else the file holds; empty for all that are not left out. */
        private Optional<Set<String>> named() {
            return schema.map(known -> {
                Set<String> names = new HashSet<>(known.names());
                names.addAll(categorical);
                names.addAll(required);
                return names;
            });
        }
    }

    /** What FastCSV may hold of one cell at most, however generous the limits are. */
    static final int LONGEST_FIELD = 1 << 26;

    /** As long as a name in a model file may be. */
    private static final int LONGEST_NAME = 1_000;

    private final Source source;
    private final Plan plan;
    private final List<String> header = new ArrayList<>();

    /** Of the columns to read. */
    private final Map<String, Integer> positions = new HashMap<>();

    /** One per column of the file, null where a column is not read; null itself before the header ends. */
    private Cells[] cells;

    private int rows;

    TableBuilder(Source source, Plan plan) {
        this.source = source;
        this.plan = plan;
    }

    /** The line in which the current record starts. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (length > plan.limits().fieldLength()) {
            throw tooLong();
        }
        if (cells == null) {
            header.add(name(new String(buffer, offset, length), quoted));
            if (index >= plan.limits().columns()) {
                throw source.error(line(), "at most " + plan.limits().columns() + " columns", "more");
            }
        } else if (index < cells.length && cells[index] != null) {
            cells[index].add(buffer, offset, length, line());
        }
    }

    /** Without the spaces around it, unless quotes keep them. */
    private String name(String text, boolean quoted) {
        int from = 0;
        int to = text.length();
        while (!quoted && from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (!quoted && from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        if (to - from > LONGEST_NAME) {
            throw source.error(line(), "at most " + LONGEST_NAME + " characters in a column's name", "more");
        }
        return text.substring(from, to);
    }

    CsvFormatException tooLong() {
        int most = Math.min(plan.limits().fieldLength(), LONGEST_FIELD);
        return source.error(line(), "at most " + most + " characters in a cell", "more, or a quote that is not closed");
    }

    @Override
    protected TableBuilder buildRecord() {
        if (getRecordType() == RecordType.EMPTY) {
            return this;
        }
        if (cells == null) {
            readHeader();
            cells = columns();
        } else if (getFieldCount() != cells.length) {
            throw source.error(line(), fields(cells.length), getFieldCount() + "");
        } else if (rows == plan.limits().rows()) {
            throw source.error(line(), "at most " + plan.limits().rows() + " rows", "more");
        } else {
            rows++;
        }
        return this;
    }

    private static String fields(int count) {
        return count == 1 ? "1 field as in the header" : count + " fields as in the header";
    }

    private void readHeader() {
        if (plan.schema().isEmpty() && header.stream().allMatch(NumberText::matches)) {
            throw source.error(line(), "a header with the columns' names", "only numbers");
        }
        for (String name : plan.without()) {
            if (!header.contains(name)) {
                throw source.error(line(), name, "a column of that name to leave out", "none");
            }
        }
        Optional<Set<String>> named = plan.named();
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j);
            if (!plan.without().contains(name)
                    && (named.isEmpty() || named.get().contains(name))) {
                place(name, j);
            }
        }
    }

    private void place(String name, int j) {
        if (name.isBlank()) {
            throw source.error(
                    line(),
                    "a name for column " + (j + 1),
                    "a blank; give it one, or leave the column out with CsvReader.without(" + Quoted.of(name) + ")");
        }
        Integer first = positions.putIfAbsent(name, j);
        if (first != null) {
            throw source.error(
                    line(), name, "unique names", "it as column " + (first + 1) + " and as column " + (j + 1));
        }
    }

    private Cells[] columns() {
        plan.categorical().forEach(name -> requireColumn(name, "a column of that name"));
        Cells[] columns = new Cells[header.size()];
        if (plan.schema().isPresent()) {
            for (Field field : plan.schema().get().fields()) {
                String type = field instanceof Field.Numeric ? "a numeric column" : "a categorical column";
                columns[requireColumn(field.name(), type)] = known(field);
            }
        } else {
            positions.forEach((name, j) -> columns[j] = inferred(name));
        }
        for (String name : plan.required()) {
            int j = requireColumn(name, "a column of that name");
            if (columns[j] == null) {
                columns[j] = inferred(name);
            }
        }
        return columns;
    }

    private int requireColumn(String name, String expected) {
        Integer position = positions.get(name);
        if (position == null) {
            String got = plan.without().contains(name) ? "it among those to leave out" : "no column of that name";
            throw source.error(line(), name, expected, got);
        }
        return position;
    }

    private Cells known(Field field) {
        if (field instanceof Field.Categorical c) {
            return new CategoricalCells(
                    source, c.name(), c.levels(), plan.limits().levels(), missing(c.name()));
        }
        return new NumericCells(source, (Field.Numeric) field, missing(field.name()));
    }

    private Cells inferred(String name) {
        int levels = plan.limits().levels();
        return plan.categorical().contains(name)
                ? new CategoricalCells(source, name, List.of(), levels, missing(name))
                : new InferredCells(source, name, levels, missing(name));
    }

    private Cells.Missing missing(String name) {
        return plan.required().contains(name) ? Cells.Missing.REFUSED : Cells.Missing.ALLOWED;
    }

    /** The table, once every record has been read. */
    Table finish() {
        if (cells == null) {
            throw source.error("a header with the columns' names", "an empty file");
        }
        List<String> names = plan.schema()
                .map(Schema::names)
                .orElseGet(() -> header.stream().filter(positions::containsKey).toList());
        Field[] fields = new Field[names.size()];
        double[][] columns = new double[names.size()][];
        for (int j = 0; j < fields.length; j++) {
            int from = positions.get(names.get(j));
            Column column = cells[from].finish();
            cells[from] = null;
            fields[j] = column.field();
            columns[j] = column.values();
        }
        return Table.of(Schema.of(fields), columns);
    }
}
