package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * What a table holds, column by column: counts, means, spreads and quantiles of numbers, levels and their rows of
 * categories. {@link #toString} shows it to people.
 *
 * <pre>{@code
 * TableDescription description = table.describe();
 * System.out.println(description);
 * if (description.column("age") instanceof ColumnDescription.Numbers ages) {
 *     System.out.println(ages.median());
 * }
 * }</pre>
 *
 * @param rows how many rows the table has
 * @param columns one description for each of its columns, in their order
 */
public record TableDescription(int rows, List<ColumnDescription> columns) {

    /** Copies the list. */
    public TableDescription {
        columns = List.copyOf(columns);
    }

    static TableDescription of(Table table) {
        List<ColumnDescription> columns = new ArrayList<>();
        for (int j = 0; j < table.schema().size(); j++) {
            columns.add(Describing.of(table.schema().field(j), table.column(j)));
        }
        return new TableDescription(table.rows(), columns);
    }

    /**
     * The description of the column of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public ColumnDescription column(String name) {
        for (ColumnDescription column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("column " + Quoted.of(name) + ": expected a column of that name, got only "
                + Quoted.list(columns.stream().map(ColumnDescription::name).toList()));
    }

    /**
     * A text table for people: at most 120 characters a line where no number would be cut, at most 100 columns of
     * either type, numbers rounded to six digits, long names and levels cut. Of a column flagged {@link
     * Field.Flag#PERSONAL} it shows counts only.
     */
    @Override
    public String toString() {
        return DescriptionText.of(this);
    }
}
