package io.limpid.core.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.ArrayList;
import java.util.HashMap;
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
     */
    record Plan(Optional<Schema> schema, Set<String> categorical, Set<String> required, CsvLimits limits) {}

    /** What FastCSV may hold of one cell at most, however generous the limits are. */
    static final int LONGEST_FIELD = 1 << 26;

    private final Source source;
    private final Plan plan;
    private final List<String> header = new ArrayList<>();

    /** One per column of the file, null where the schema leaves a column out; null itself before the header ends. */
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
            header.add(new String(buffer, offset, length));
            if (index >= plan.limits().columns()) {
                throw source.error(line(), "at most " + plan.limits().columns() + " columns", "more");
            }
        } else if (index < cells.length && cells[index] != null) {
            cells[index].add(buffer, offset, length, line());
        }
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
            cells = columns(headerPositions());
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

    private Map<String, Integer> headerPositions() {
        Map<String, Integer> positions = new HashMap<>();
        int numbers = 0;
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j);
            if (name.isBlank()) {
                throw source.error(line(), "a name for column " + (j + 1), "a blank");
            }
            Integer first = positions.putIfAbsent(name, j);
            if (first != null) {
                throw source.error(
                        line(), name, "unique names", "it as column " + (first + 1) + " and as column " + (j + 1));
            }
            numbers += NumberText.matches(name) ? 1 : 0;
        }
        if (numbers == header.size() && plan.schema().isEmpty()) {
            throw source.error(line(), "a header with the columns' names", "only numbers");
        }
        return positions;
    }

    private Cells[] columns(Map<String, Integer> positions) {
        plan.categorical().forEach(name -> requireColumn(positions, name, "a column of that name"));
        Cells[] columns = new Cells[header.size()];
        if (plan.schema().isPresent()) {
            for (Field field : plan.schema().get().fields()) {
                String type = field instanceof Field.Numeric ? "a numeric column" : "a categorical column";
                columns[requireColumn(positions, field.name(), type)] = known(field);
            }
        } else {
            for (int j = 0; j < columns.length; j++) {
                columns[j] = inferred(header.get(j));
            }
        }
        for (String name : plan.required()) {
            int j = requireColumn(positions, name, "a column of that name");
            if (columns[j] == null) {
                columns[j] = inferred(name);
            }
        }
        return columns;
    }

    private int requireColumn(Map<String, Integer> positions, String name, String expected) {
        Integer position = positions.get(name);
        if (position == null) {
            throw source.error(line(), name, expected, "no column of that name");
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
        List<String> names = plan.schema().map(Schema::names).orElse(header);
        Field[] fields = new Field[names.size()];
        double[][] columns = new double[names.size()][];
        Map<String, Integer> positions = new HashMap<>();
        for (int j = 0; j < header.size(); j++) {
            positions.put(header.get(j), j);
        }
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
