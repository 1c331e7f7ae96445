package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A column whose type its own cells decide. It holds numbers until a cell is none; from there on it holds level codes,
 * and the earlier cells' texts are made again from the numbers: only the texts that a number does not determine have
 * been kept.
 */
final class InferredCells extends Cells {

    /** From this share of numbers on, in percent, other cells are taken for errors and not for categories. */
    private static final int MOSTLY_NUMBERS = 95;

    private final int levelLimit;
    private final NumberText number = new NumberText();

    /** Of every cell so far that is a number; empty once there are levels. */
    private byte[] decimals = new byte[64];

    /** The irregular texts one after another, each with a line feed behind it: they are ASCII, and hold none. */
    private byte[] irregular = new byte[64];

    private int irregularSize;
    private Levels levels;
    private long numbers;
    private long others;
    private String firstOther = "";
    private long firstOtherLine;
    private String firstInfinite = "";
    private long firstInfiniteLine;
    private long tooManyLine;

    InferredCells(Source source, String column, int levelLimit, Missing missing) {
        super(source, column, missing);
        this.levelLimit = levelLimit;
    }

    @Override
    double value(char[] buffer, int offset, int length, long line) {
        boolean isNumber = number.parse(buffer, offset, length);
        numbers += isNumber ? 1 : 0;
        others += isNumber ? 0 : 1;
        if (others == 0) {
            return remember(buffer, offset, length, line);
        }
        String text = new String(buffer, offset, length);
        if (levels == null) {
            firstOther = text;
            firstOtherLine = line;
            toLevels();
        }
        int code = levels.code(text);
        if (levels.size() > levelLimit && tooManyLine == 0) {
            tooManyLine = line;
        }
        return code;
    }

    private double remember(char[] buffer, int offset, int length, long line) {
        int i = size();
        if (i >= decimals.length) {
            decimals = Arrays.copyOf(decimals, i + 1 + (i >> 1));
        }
        decimals[i] = number.decimals();
        if (number.decimals() == NumberText.IRREGULAR) {
            keep(buffer, offset, length);
        }
        if (Double.isInfinite(number.value()) && firstInfinite.isEmpty()) {
            firstInfinite = new String(buffer, offset, length);
            firstInfiniteLine = line;
        }
        return number.value();
    }

    private void keep(char[] buffer, int offset, int length) {
        if (irregular.length - irregularSize <= length) {
            irregular = Arrays.copyOf(irregular, irregularSize + length + 1 + (irregularSize >> 1));
        }
        for (int k = 0; k < length; k++) {
            irregular[irregularSize++] = (byte) buffer[offset + k];
        }
        irregular[irregularSize++] = '\n';
    }

    private void toLevels() {
        levels = new Levels();
        double[] values = values();
        int from = 0;
        for (int i = 0; i < size(); i++) {
            if (!Double.isNaN(values[i])) {
                String text;
                if (decimals[i] == NumberText.IRREGULAR) {
                    int to = from;
                    while (irregular[to] != '\n') {
                        to++;
                    }
                    text = new String(irregular, from, to - from, StandardCharsets.US_ASCII);
                    from = to + 1;
                } else {
                    text = NumberText.text(values[i], decimals[i]);
                }
                values[i] = levels.code(text);
            }
        }
        decimals = new byte[0];
        irregular = new byte[0];
    }

    @Override
    Column finish() {
        if (others == 0) {
            if (!firstInfinite.isEmpty()) {
                throw source.error(firstInfiniteLine, column, NumericCells.RANGE, Quoted.of(firstInfinite));
            }
            return new Column(new Field.Numeric(column), trimmed());
        }
        if (numbers * 100 >= (numbers + others) * MOSTLY_NUMBERS) {
            throw source.error(
                    firstOtherLine,
                    column,
                    "a number as in " + numbers + " of the column's " + (numbers + others) + " values",
                    Quoted.of(firstOther) + "; correct it, or read the column as categorical or by a schema");
        }
        if (levels.size() > levelLimit) {
            throw CategoricalCells.tooMany(source, tooManyLine, column, levelLimit);
        }
        double[] codes = trimmed();
        return new Column(new Field.Categorical(column, levels.sort(codes, codes.length)), codes);
    }
}
