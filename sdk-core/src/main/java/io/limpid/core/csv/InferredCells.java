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

    private static final int FIRST_LEVELS = 16;

    private final int levelLimit;
    private final NumberText number = new NumberText();
    private final PlainNumbers plainNumbers = new PlainNumbers();

    /** Of every cell so far that is a number; empty once there are levels. */
    private byte[] decimals = new byte[0];

    /** The texts of the numbers without decimals that would determine them. */
    private KeptTexts irregular = new KeptTexts();

    private Levels levels;

    /** 1 for a level that is a number, 0 for another; of the first {@code judged} levels. */
    private byte[] numberLevels = new byte[0];

    private int judged;
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
    void take(RowBatch batch, int base, int rows, double[] values, int at) {
        int row = levels == null ? takeNumbers(batch, base, rows, values, at) : 0;
        if (row == rows) {
            return;
        }
        if (levels == null) {
            int cell = base + row;
            firstOther = batch.text(batch.from(cell), batch.to(cell));
            firstOtherLine = batch.line(row);
            toLevels(size() + row);
            tooManyLine = levels.exceed(levelLimit) ? firstOtherLine : 0;
        }
        takeTexts(batch, base, row, rows, values, at);
    }

    /** Takes cells up to the first one that is neither a number nor missing, and returns its row. */
    private int takeNumbers(RowBatch batch, int base, int rows, double[] values, int at) {
        if (size() + rows > decimals.length) {
            decimals = Arrays.copyOf(decimals, capacity());
        }
        boolean plain = !markers.mayBeNumbers();
        int holes = 0;
        int row = 0;
        while (row < rows) {
            if (plain) {
                row = takePlain(batch, base, row, rows, values, at);
            }
            if (row < rows) {
                int first = batch.from(base + row);
                int last = batch.to(base + row);
                if (markers.match(batch.bytes(), first, last)) {
                    values[at + row] = missing(batch, row);
                    holes++;
                } else if (number.parse(batch.bytes(), first, last)) {
                    values[at + row] = number.value();
                    remember(batch, row, first, last);
                } else {
                    break;
                }
                row++;
            }
        }
        numbers += row - holes;
        return row;
    }

    private int takePlain(RowBatch batch, int base, int begin, int rows, double[] values, int at) {
        int end = plainNumbers.take(batch, base, begin, rows, values, at, decimals, size());
        if (plainNumbers.irregular()) {
            for (int i = begin; i < end; i++) {
                if (decimals[size() + i] == NumberText.IRREGULAR) {
                    int first = batch.from(base + i);
                    irregular.add(batch.bytes(), first, batch.to(base + i) - first);
                }
            }
        }
        return end;
    }

    private void remember(RowBatch batch, int row, int from, int to) {
        decimals[size() + row] = number.decimals();
        if (number.decimals() == NumberText.IRREGULAR) {
            irregular.add(batch.bytes(), from, to - from);
        }
        if (Double.isInfinite(number.value()) && firstInfinite.isEmpty()) {
            firstInfinite = batch.text(from, to);
            firstInfiniteLine = batch.line(row);
        }
    }

    private void takeTexts(RowBatch batch, int base, int begin, int rows, double[] values, int at) {
        byte[] bytes = batch.bytes();
        int ofNumbers = 0;
        int holes = 0;
        for (int i = begin; i < rows; i++) {
            int first = batch.from(base + i);
            int last = batch.to(base + i);
            // What stands for a missing value is never a level.
            int code = levels.quickCode(bytes, first, last);
            if (code < 0 && markers.match(bytes, first, last)) {
                values[at + i] = missing(batch, i);
                holes++;
            } else if (tooManyLine != 0) {
                // The column is refused either way: no more levels, but how many are numbers says with which words.
                ofNumbers += number.parse(bytes, first, last) ? 1 : 0;
                values[at + i] = 0;
            } else {
                if (code < 0) {
                    code = levels.code(bytes, first, last);
                    if (code >= judged) {
                        judge(batch, i, first, last);
                    }
                }
                ofNumbers += numberLevels[code];
                values[at + i] = code;
            }
        }
        numbers += ofNumbers;
        others += rows - begin - holes - ofNumbers;
    }

    /** Finds out once for each level whether it is a number. */
    private void judge(RowBatch batch, int row, int from, int to) {
        if (judged == numberLevels.length) {
            numberLevels = Arrays.copyOf(numberLevels, 2 * judged);
        }
        numberLevels[judged++] = (byte) (number.parse(batch.bytes(), from, to) ? 1 : 0);
        if (levels.exceed(levelLimit)) {
            tooManyLine = batch.line(row);
        }
    }

    /**
     * Makes levels of the first {@code rows} cells, all of them numbers so far; of those up to the limit and one more.
     */
    private void toLevels(int rows) {
        levels = new Levels();
        KeptTexts.Cursor kept = irregular.cursor();
        for (int i = 0; i < rows; i++) {
            if (!Double.isNaN(at(i))) {
                if (levels.exceed(levelLimit)) {
                    put(i, 0);
                } else if (decimals[i] == NumberText.IRREGULAR) {
                    kept.next();
                    put(i, levels.code(kept.bytes(), kept.from(), kept.to()));
                } else {
                    byte[] text = NumberText.text(at(i), decimals[i]).getBytes(StandardCharsets.US_ASCII);
                    put(i, levels.code(text, 0, text.length));
                }
            }
        }
        judged = levels.size();
        numberLevels = new byte[Math.max(FIRST_LEVELS, 2 * judged)];
        Arrays.fill(numberLevels, 0, judged, (byte) 1);
        decimals = new byte[0];
        irregular = new KeptTexts();
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
        int[][] codes = new int[pieces.size()][];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = merge((InferredCells) pieces.get(k));
        }
        List<String> texts = recodeSorted(pieces, levels, codes);
        return new Column(new Field.Categorical(column, texts), finished(pieces));
    }

    private void requireFinite() {
        if (!firstInfinite.isEmpty()) {
            throw source.error(firstInfiniteLine, column, NumericCells.RANGE, Quoted.of(firstInfinite));
        }
        decimals = new byte[0];
        irregular = new KeptTexts();
    }

    /** The codes that a piece's levels have among all. */
    private int[] merge(InferredCells piece) {
        if (piece.levels == null) {
            piece.toLevels(piece.size());
        }
        int[] codes = levels.codes(piece.levels);
        if (levels.exceed(levelLimit)) {
            throw CategoricalCells.tooMany(source, tooManyLine, column, levels, levelLimit);
        }
        return codes;
    }
}
