package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import java.util.ArrayList;
import java.util.List;

/** A column that somebody said holds categories. */
final class CategoricalCells extends Cells {

    private final Levels levels = new Levels();
    private final Field.Categorical field;
    private final int limit;

    /** Levels of the field keep their codes; at most {@code limit} others are taken. */
    CategoricalCells(Source source, Field.Categorical field, int limit, MissingMarkers markers, Missing missing) {
        super(source, field.name(), markers, missing);
        field.levels().forEach(levels::know);
        this.field = field;
        this.limit = limit;
    }

    @Override
    void take(RowBatch batch, int base, int rows, double[] values, int at) {
        byte[] bytes = batch.bytes();
        int[] from = batch.from();
        for (int i = 0; i < rows; i++) {
            int first = from[base + i];
            int last = batch.to(base + i);
            if (markers.match(bytes, first, last)) {
                values[at + i] = missing(batch, i);
            } else {
                int code = levels.code(bytes, first, last);
                if (code - field.levels().size() >= limit) {
                    throw refused(batch, i, expectedLevels(limit), "more");
                }
                values[at + i] = code;
            }
        }
    }

    private static String expectedLevels(int limit) {
        return "at most " + limit + " distinct categories";
    }

    static CsvFormatException tooMany(Source source, long line, String column, int limit) {
        return source.error(line, column, expectedLevels(limit), "more");
    }

    @Override
    Column join(List<Cells> pieces) {
        int known = field.levels().size();
        Levels all = levels;
        for (Cells piece : pieces) {
            if (piece != this) {
                piece.recode(all.codes(((CategoricalCells) piece).levels, known));
            }
        }
        if (all.size() - known > limit) {
            throw tooMany(source, 0, column, limit);
        }
        double[] codes = finished(pieces);
        if (known == 0) {
            return new Column(field.withLevels(all.sort(codes)), codes);
        }
        List<String> texts = new ArrayList<>(field.levels());
        texts.addAll(all.texts(known));
        return new Column(field.withLevels(texts), codes);
    }
}
