package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import java.util.ArrayList;
import java.util.List;

/** A column that somebody said holds categories. */
final class CategoricalCells extends Cells {

    private final Field.Categorical field;
    private final Levels known;
    private final Levels others = new Levels();
    private final int limit;

    /**
     * Levels of the field keep their codes; at most {@code limit} others are taken.
     *
     * @param known the field's levels, which nobody changes: all pieces of a file look into them
     */
    CategoricalCells(
            Source source, Field.Categorical field, Levels known, int limit, MissingMarkers markers, Missing missing) {
        super(source, field.name(), markers, missing);
        this.field = field;
        this.known = known;
        this.limit = limit;
    }

    @Override
    void take(RowBatch batch, int base, int rows, double[] values, int at) {
        byte[] bytes = batch.bytes();
        int taken = others.size();
        for (int i = 0; i < rows; i++) {
            int first = batch.from(base + i);
            int last = batch.to(base + i);
            // What stands for a missing value is never among the others, though it may be among the known.
            int other = known.size() == 0 ? others.quickCode(bytes, first, last) : -1;
            if (other < 0 && markers.match(bytes, first, last)) {
                values[at + i] = missing(batch, i);
                continue;
            }
            int code = other < 0 && known.size() > 0 ? known.find(bytes, first, last) : -1;
            if (code < 0) {
                code = known.size() + (other < 0 ? others.code(bytes, first, last) : other);
                if (others.size() > taken) {
                    taken = others.size();
                    requireRoom(batch, i);
                }
            }
            values[at + i] = code;
        }
    }

    private void requireRoom(RowBatch batch, int row) {
        if (others.exceed(limit)) {
            throw refused(batch, row, expected(others, limit), "more");
        }
    }

    private static String expected(Levels levels, int limit) {
        return levels.size() > limit
                ? "at most " + limit + " distinct categories"
                : "at most " + Levels.MOST_BYTES + " bytes of distinct categories";
    }

    /** Says which limit the levels exceed. */
    static CsvFormatException tooMany(Source source, long line, String column, Levels levels, int limit) {
        return source.error(line, column, expected(levels, limit), "more");
    }

    @Override
    Column join(List<Cells> pieces) {
        int[][] codes = new int[pieces.size()][];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = others.codes(((CategoricalCells) pieces.get(k)).others);
            if (others.exceed(limit)) {
                throw tooMany(source, 0, column, others, limit);
            }
        }
        List<String> texts = new ArrayList<>(field.levels());
        if (texts.isEmpty()) {
            texts.addAll(recodeSorted(pieces, others, codes));
        } else {
            texts.addAll(others.texts());
            recode(pieces, texts.size() - others.size(), codes);
        }
        return new Column(field.withLevels(texts), finished(pieces));
    }
}
