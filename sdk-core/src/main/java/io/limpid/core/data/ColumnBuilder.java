package io.limpid.core.data;

import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects a column value by value in one growing array, without an object per value.
 *
 * <p>A categorical field's own levels keep their codes, and texts that are not among them follow in the order they
 * come. A field without levels gets the distinct texts in ascending code-point order, as a file's column does.
 *
 * <pre>{@code
 * ColumnBuilder ages = ColumnBuilder.numeric("age");
 * for (String line : List.of("31", "", "58")) {
 *     if (line.isEmpty()) {
 *         ages.missing();
 *     } else {
 *         ages.number(Double.parseDouble(line));
 *     }
 * }
 * Table one = Table.of(Schema.of(ages.column().field()), ages.column().values());
 * }</pre>
 *
 * <p>Not safe for several threads. Cost: 8 bytes a value and, for a while, half as much again.
 */
public final class ColumnBuilder {

    private static final int FIRST_CAPACITY = 16;

    /** So many texts are searched for in the list of known levels before an index of them is made. */
    private static final int SEARCHED = 4;

    private final Field field;
    private final boolean categorical;
    private final List<String> known;
    private final List<String> further = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private int searched;
    private double[] values;
    private int size;

    private ColumnBuilder(Field field, int capacity) {
        this.field = Objects.requireNonNull(field, "field");
        this.values = new double[capacity];
        this.categorical = field instanceof Field.Categorical;
        this.known = field instanceof Field.Categorical c ? c.levels() : List.of();
    }

    /** An empty column of this name, type, levels and flags. */
    public static ColumnBuilder of(Field field) {
        return new ColumnBuilder(field, FIRST_CAPACITY);
    }

    /** The same with room for as many values as are expected. */
    static ColumnBuilder of(Field field, int expected) {
        return new ColumnBuilder(field, Math.max(1, expected));
    }

    /** An empty column of numbers. */
    public static ColumnBuilder numeric(String name) {
        return of(new Field.Numeric(name));
    }

    /** An empty column of categories, whose levels will be its distinct texts in ascending code-point order. */
    public static ColumnBuilder categorical(String name) {
        return of(new Field.Categorical(name, List.of()));
    }

    /**
     * Adds a number; NaN is a missing value.
     *
     * @throws RowException when the number is infinite or the column is categorical
     */
    public ColumnBuilder number(double value) {
        if (categorical) {
            throw problem("expected text, got a number");
        }
        if (Double.isInfinite(value)) {
            throw problem("expected a finite number, got " + value);
        }
        return add(value);
    }

    /**
     * Adds a category.
     *
     * @throws RowException when the column is numeric
     */
    public ColumnBuilder category(String text) {
        Objects.requireNonNull(text, "text");
        if (!categorical) {
            throw problem("expected a number, got text");
        }
        return add(code(text));
    }

    /** Adds a missing value. */
    public ColumnBuilder missing() {
        return add(Double.NaN);
    }

    /** Adds what an object of any kind stands for. */
    ColumnBuilder object(Object given) {
        Object value = CellValue.of(given);
        if (value == null) {
            return missing();
        }
        if (!categorical && value instanceof Number number) {
            return number(number.doubleValue());
        }
        if (categorical && value instanceof String text) {
            return category(text);
        }
        throw problem("expected " + (categorical ? "text" : "a number") + ", got " + CellValue.kind(given));
    }

    /** How many values there are so far. */
    public int size() {
        return size;
    }

    /** How many levels there are so far, known ones included. */
    public int levels() {
        return known.size() + further.size();
    }

    /** The column so far; what is added later is not in it. */
    public Column column() {
        double[] all = Arrays.copyOf(values, size);
        if (!(field instanceof Field.Categorical c) || further.isEmpty()) {
            return new Column(field, all);
        }
        if (!known.isEmpty()) {
            List<String> texts = new ArrayList<>(known);
            texts.addAll(further);
            return new Column(c.withLevels(texts), all);
        }
        return new Column(c.withLevels(sorted(all)), all);
    }

    /** The levels in code-point order; rewrites the codes to match. */
    private List<String> sorted(double[] all) {
        List<String> texts = new ArrayList<>(further);
        texts.sort(CodePoints.ASCENDING);
        double[] position = new double[texts.size()];
        for (int k = 0; k < position.length; k++) {
            position[codes.get(texts.get(k))] = k;
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = Double.isNaN(all[i]) ? Double.NaN : position[(int) all[i]];
        }
        return texts;
    }

    private ColumnBuilder add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        values[size++] = value;
        return this;
    }

    private int code(String text) {
        if (searched < SEARCHED) {
            searched++;
            int index = known.indexOf(text);
            if (index >= 0) {
                return index;
            }
        } else if (searched == SEARCHED) {
            searched++;
            for (int k = 0; k < known.size(); k++) {
                codes.put(known.get(k), k);
            }
        }
        Integer code = codes.putIfAbsent(text, levels());
        if (code == null) {
            further.add(text);
            return levels() - 1;
        }
        return code;
    }

    boolean isCategorical() {
        return categorical;
    }

    /** A complaint about the value that would be added next. */
    RowException problem(String expectedAndGot) {
        return RowException.of(field.name(), size, expectedAndGot);
    }

    @Override
    public String toString() {
        return "column " + Quoted.of(field.name()) + " of " + size + " values so far";
    }
}
