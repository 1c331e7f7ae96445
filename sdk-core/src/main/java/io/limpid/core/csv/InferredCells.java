package io.limpid.core.csv;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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

    InferredCells(Source source, String column, int levelLimit, MissingMarkers markers, Missing missing) {
        super(source, column, markers, missing);
        this.levelLimit = levelLimit;
    }

    @Override
    double value(RowBatch batch, int row, int from, int to) {
        boolean isNumber = number.parse(batch.bytes(), from, to);
        numbers += isNumber ? 1 : 0;
        if (levels == null && isNumber) {
            return remember(batch, row, from, to);
        }
        others += isNumber ? 0 : 1;
        if (levels == null) {
            firstOther = batch.text(from, to);
            firstOtherLine = batch.line(row);
            toLevels();
        }
        int code = levels.code(batch.bytes(), from, to);
        if (levels.size() > levelLimit && tooManyLine == 0) {
            tooManyLine = batch.line(row);
        }
        return code;
    }

    private double remember(RowBatch batch, int row, int from, int to) {
        int i = size();
        if (i >= decimals.length) {
            decimals = Arrays.copyOf(decimals, i + 1 + (i >> 1));
        }
        decimals[i] = number.decimals();
        if (number.decimals() == NumberText.IRREGULAR) {
            keep(batch.bytes(), from, to - from);
            if (Double.isInfinite(number.value()) && firstInfinite.isEmpty()) {
                firstInfinite = batch.text(from, to);
                firstInfiniteLine = batch.line(row);
            }
        }
        return number.value();
    }

    private void keep(byte[] buffer, int offset, int length) {
        if (irregular.length - irregularSize <= length) {
            irregular = Arrays.copyOf(irregular, irregularSize + length + 1 + (irregularSize >> 1));
        }
        System.arraycopy(buffer, offset, irregular, irregularSize, length);
        irregularSize += length;
        irregular[irregularSize++] = '\n';
    }

    private void toLevels() {
        levels = new Levels();
        int from = 0;
        for (int i = 0; i < size(); i++) {
            if (!Double.isNaN(at(i))) {
                if (decimals[i] == NumberText.IRREGULAR) {
                    int to = Words.find(irregular, from, irregularSize, (byte) '\n');
                    put(i, levels.code(irregular, from, to));
                    from = to + 1;
                } else {
                    byte[] text = NumberText.text(at(i), decimals[i]).getBytes(StandardCharsets.US_ASCII);
                    put(i, levels.code(text, 0, text.length));
                }
            }
        }
        decimals = new byte[0];
        irregular = new byte[0];
    }

    @Override
    Column join(List<Cells> pieces) {
        long allNumbers = 0;
        long allOthers = 0;
        for (Cells piece : pieces) {
            allNumbers += ((InferredCells) piece).numbers;
            allOthers += ((InferredCells) piece).others;
        }
        if (allOthers == 0) {
            for (Cells piece : pieces) {
                ((InferredCells) piece).requireFinite();
            }
            return new Column(new Field.Numeric(column), finished(pieces));
        }
        if (allNumbers * 100 >= (allNumbers + allOthers) * MOSTLY_NUMBERS) {
            throw source.error(
                    firstOtherLine,
                    column,
                    "a number as in " + allNumbers + " of the column's " + (allNumbers + allOthers) + " values",
                    Quoted.of(firstOther) + "; correct it, or read the column as categorical or by a schema");
        }
        for (Cells piece : pieces) {
            merge((InferredCells) piece);
        }
        double[] codes = finished(pieces);
        return new Column(new Field.Categorical(column, levels.sort(codes)), codes);
    }

    private void requireFinite() {
        if (!firstInfinite.isEmpty()) {
            throw source.error(firstInfiniteLine, column, NumericCells.RANGE, Quoted.of(firstInfinite));
        }
        decimals = new byte[0];
        irregular = new byte[0];
    }

    private void merge(InferredCells piece) {
        if (piece.levels == null) {
            piece.toLevels();
        }
        if (piece != this) {
            piece.recode(levels.codes(piece.levels, 0));
        }
        if (levels.size() > levelLimit) {
            throw CategoricalCells.tooMany(source, tooManyLine, column, levelLimit);
        }
    }
}
