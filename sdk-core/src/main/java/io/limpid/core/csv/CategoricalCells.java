package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import java.util.List;

/** A column that somebody said holds categories. */
final class CategoricalCells extends Cells {

    private final Levels levels = new Levels();
    private final int known;
    private final int limit;

    /** Known levels keep their codes; at most {@code limit} others are taken. */
    CategoricalCells(Source source, String column, List<String> known, int limit, Missing missing) {
        super(source, column, missing);
        known.forEach(levels::code);
        this.known = known.size();
        this.limit = limit;
    }

    @Override
    double value(char[] buffer, int offset, int length, long line) {
        int code = levels.code(new String(buffer, offset, length));
        if (code - known >= limit) {
            throw tooMany(source, line, column, limit);
        }
        return code;
    }

    static CsvFormatException tooMany(Source source, long line, String column, int limit) {
        return source.error(line, column, "at most " + limit + " distinct categories", "more");
    }

    @Override
    Column finish() {
        double[] codes = trimmed();
        List<String> texts = known == 0 ? levels.sort(codes, codes.length) : levels.texts();
        return new Column(new Field.Categorical(column, texts), codes);
    }
}
