package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Workers;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which columns of a file are read, and as what: known once the header is. Immutable. */
final class Layout {

    private final Source source;
    private final ReadPlan plan;
    private final List<String> header;

    /** The line of the header. */
    private final long line;

    /** Of the columns to read. */
    private final Map<String, Integer> positions = new HashMap<>();

    /** What the schema says of a column of the file; null for one to infer or not to read. */
    private final Field[] known;

    /** The known categories of a column; null where there is nothing to look up. */
    private final Levels[] levels;

    private final boolean[] read;

    private Layout(Source source, ReadPlan plan, List<String> header, long line) {
        this.source = source;
        this.plan = plan;
        this.header = List.copyOf(header);
        this.line = line;
        this.known = new Field[header.size()];
        this.levels = new Levels[header.size()];
        this.read = new boolean[header.size()];
        find();
        choose();
    }

    /**
     * Matches the names in the header with those of the plan.
     *
     * @throws CsvFormatException when a column is missing, or two to be read have one name, or one has none, or a name
     *     holds the character 0, which only other encodings put there
     */
    static Layout ofHeader(Source source, ReadPlan plan, List<String> header, long line) {
        if (plan.schema().isEmpty() && header.stream().allMatch(NumberText::matches)) {
            throw source.error(
                    line,
                    "a header with the columns' names",
                    "only numbers; read a file without header with CsvReader.withHeader(Header.NONE)");
        }
        for (int j = 0; j < header.size(); j++) {
            if (header.get(j).indexOf('\0') >= 0) {
                throw source.error(
                        line,
                        "UTF-8 text",
                        "the character 0 in the name of column " + (j + 1)
                                + ", as UTF-16 has it between letters; save the file as UTF-8");
            }
        }
        return new Layout(source, plan, header, line);
    }

    /** The columns of a file without header: a schema's, or {@code column1} and so on. */
    static Layout withoutHeader(Source source, ReadPlan plan, int columns, long line) {
        List<String> names = plan.schema()
                .map(Schema::names)
                .orElseGet(() -> IntStream.rangeClosed(1, columns)
                        .mapToObj(k -> "column" + k)
                        .toList());
        return new Layout(source, plan, names, line);
    }

    private void find() {
        for (String name : plan.without()) {
            if (!header.contains(name)) {
                throw source.error(line, name, "a column of that name to leave out", "none");
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
                    line,
                    "a name for column " + (j + 1),
                    "a blank; give it one, or leave the column out with CsvReader.without(" + Quoted.of(name) + ")");
        }
        Integer first = positions.putIfAbsent(name, j);
        if (first != null) {
            throw source.error(line, name, "unique names", "it as column " + (first + 1) + " and as column " + (j + 1));
        }
    }

    private void choose() {
        for (String name : plan.categorical()) {
            int j = requireColumn(name, "a column of that name");
            if (plan.schema().isEmpty()) {
                know(j, new Field.Categorical(name, List.of()));
            }
        }
        if (plan.schema().isPresent()) {
            for (Field field : plan.schema().get().fields()) {
                String type = field instanceof Field.Numeric ? "a numeric column" : "a categorical column";
                int j = requireColumn(field.name(), type);
                know(j, field);
            }
        } else {
            positions.values().forEach(j -> read[j] = true);
        }
        for (String name : plan.required()) {
            read[requireColumn(name, "a column of that name")] = true;
        }
    }

    private void know(int j, Field field) {
        known[j] = field;
        levels[j] = field instanceof Field.Categorical categories ? Levels.of(categories.levels()) : null;
        read[j] = true;
    }

    private int requireColumn(String name, String expected) {
        Integer position = positions.get(name);
        if (position == null) {
            String got = plan.without().contains(name) ? "it among those to leave out" : "no column of that name";
            throw source.error(line, name, expected, got);
        }
        return position;
    }

    /** The number of columns in the file. */
    int columns() {
        return header.size();
    }

    /** Why a record has the wrong number of fields. */
    String expectedFields() {
        String like = plan.header() == CsvReader.Header.FIRST_RECORD
                ? "header"
                : plan.schema().isPresent() ? "schema" : "first record";
        return columns() + (columns() == 1 ? " field" : " fields") + " as in the " + like;
    }

    /** One per column of the file, null where a column is not read. */
    Cells[] newCells() {
        Cells[] cells = new Cells[columns()];
        for (int j = 0; j < cells.length; j++) {
            cells[j] = read[j] ? newCells(j) : null;
        }
        return cells;
    }

    /** The same for a piece of a file, whose rows are these of arrays that all pieces share. */
    Cells[] newCells(double[][] shared, int from, int rows) {
        Cells[] cells = newCells();
        for (int j = 0; j < cells.length; j++) {
            if (cells[j] != null) {
                cells[j].share(shared[j], from, rows);
            }
        }
        return cells;
    }

    /** An array of so many rows for each column that is read, the others without any. */
    double[][] newArrays(int rows) {
        double[][] arrays = new double[columns()][];
        for (int j = 0; j < arrays.length; j++) {
            arrays[j] = new double[read[j] ? rows : 0];
        }
        return arrays;
    }

    private Cells newCells(int j) {
        String name = header.get(j);
        int most = plan.limits().levels();
        Cells.Missing missing = plan.required().contains(name) ? Cells.Missing.REFUSED : Cells.Missing.ALLOWED;
        if (known[j] instanceof Field.Numeric numeric) {
            return new NumericCells(source, numeric, plan.missing(), missing);
        }
        return known[j] instanceof Field.Categorical categories
                ? new CategoricalCells(source, categories, levels[j], most, plan.missing(), missing)
                : new InferredCells(source, name, most, plan.missing(), missing);
    }

    /** The table of these pieces of the file, in the file's order; there is at least one. Empties them. */
    Table table(List<Cells[]> pieces, Workers workers) {
        List<String> names = plan.schema()
                .map(Schema::names)
                .orElseGet(() -> header.stream().filter(positions::containsKey).toList());
        Field[] fields = new Field[names.size()];
        double[][] columns = new double[names.size()][];
        workers.forEach(fields.length, c -> {
            int j = positions.get(names.get(c));
            List<Cells> parts = new ArrayList<>(pieces.size());
            for (Cells[] piece : pieces) {
                parts.add(piece[j]);
                piece[j] = null;
            }
            Column column = parts.get(0).join(parts);
            fields[c] = column.field();
            columns[c] = column.values();
        });
        return Table.of(new Schema(Arrays.asList(fields)), columns);
    }
}
