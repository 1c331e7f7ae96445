package io.limpid.core.csv;

import io.limpid.core.data.Schema;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is to be read as.
 *
 * @param schema the columns to read, if not all
 * @param categorical columns of categories, whatever their cells look like
 * @param required columns without missing cells
 * @param without columns not to read
 * @param limits what is refused as too much
 * @param header whether the first record names the columns
 * @param missing what stands for a missing value
 */
record ReadPlan(
        Optional<Schema> schema,
        Set<String> categorical,
        Set<String> required,
        Set<String> without,
        CsvLimits limits,
        CsvReader.Header header,
        MissingMarkers missing) {

    /** However generous the limits are: a cell of nothing but doubled quotes needs 64 Mi characters then. */
    private static final int LONGEST_CELL = (1 << 25) - 1;

    static ReadPlan defaults() {
        return new ReadPlan(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                CsvLimits.unlimited(),
                CsvReader.Header.FIRST_RECORD,
                MissingMarkers.standard());
    }

    ReadPlan with(Schema known) {
        return new ReadPlan(Optional.of(known), categorical, required, without, limits, header, missing);
    }

    ReadPlan withCategorical(Set<String> columns) {
        return new ReadPlan(schema, columns, required, without, limits, header, missing);
    }

    ReadPlan withRequired(Set<String> columns) {
        return new ReadPlan(schema, categorical, columns, without, limits, header, missing);
    }

    ReadPlan without(Set<String> columns) {
        return new ReadPlan(schema, categorical, required, columns, limits, header, missing);
    }

    ReadPlan with(CsvLimits most) {
        return new ReadPlan(schema, categorical, required, without, most, header, missing);
    }

    ReadPlan with(CsvReader.Header other) {
        return new ReadPlan(schema, categorical, required, without, limits, other, missing);
    }

    ReadPlan with(MissingMarkers markers) {
        return new ReadPlan(schema, categorical, required, without, limits, header, markers);
    }

    /** How many characters a cell may have. */
    int longestCell() {
        return Math.min(limits.fieldLength(), LONGEST_CELL);
    }

    /** The columns to read, whatever else the file holds; empty for all that are not left out. */
    Optional<Set<String>> named() {
        return schema.map(known -> {
            Set<String> names = new HashSet<>(known.names());
            names.addAll(categorical);
            names.addAll(required);
            return names;
        });
    }
}
