package io.limpid.explain.local;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.modelfile.ModelCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Each raw column's own distribution, what {@link Lime} perturbs with. A numeric column is kept as its quartile bins
 * (right-closed, percentiles interpolated linearly as NumPy does) with each bin's frequency, bounds, mean and standard
 * deviation, a categorical one as its level frequencies; missing values are a bin or level of their own. Holds no row.
 * Immutable and thread-safe.
 */
public final class ColumnDistributions {

    private final Schema schema;
    private final List<ColumnDistribution> columns;

    ColumnDistributions(Schema schema, List<ColumnDistribution> columns) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
    }

    /**
     * Learns from these rows.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static ColumnDistributions of(Table rows) {
        Objects.requireNonNull(rows, "rows");
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("rows: expected at least 1 to learn distributions from, got 0");
        }
        List<ColumnDistribution> columns = new ArrayList<>();
        for (int j = 0; j < rows.schema().size(); j++) {
            columns.add(
                    rows.schema().field(j) instanceof Field.Categorical c
                            ? LevelFrequencies.of(rows.column(j), c.levels().size())
                            : NumericBins.of(rows.column(j)));
        }
        return new ColumnDistributions(rows.schema(), columns);
    }

    /** How they stand in a model file. */
    public static ModelCodec<ColumnDistributions> codec() {
        return new ColumnDistributionsCodec();
    }

    /** The columns they describe. */
    public Schema schema() {
        return schema;
    }

    ColumnDistribution column(int j) {
        return columns.get(j);
    }

    /** These distributions for the columns of a schema, in its order. */
    ColumnDistributions of(Schema wanted) {
        // Aligning an empty table checks names and types, with the messages a table would get.
        double[][] none = new double[schema.size()][0];
        wanted.align(Table.of(schema, none));
        List<Field> fields = new ArrayList<>();
        List<ColumnDistribution> picked = new ArrayList<>();
        for (String name : wanted.names()) {
            int j = schema.require(name);
            fields.add(schema.field(j));
            picked.add(columns.get(j));
        }
        return new ColumnDistributions(new Schema(fields), picked);
    }
}
