package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Quantiles;
import io.limpid.core.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Drops rows of which a numeric value lies outside its column's fences: {@code [q1 - f (q3 - q1), q3 + f (q3 - q1)]}
 * with the quartiles {@code q1} and {@code q3} and a factor {@code f}, or from one quantile to another.
 *
 * <pre>{@code
 * Pipeline careful = Pipeline.of()
 *         .thenResample(OutlierRows.iqr(3).withColumns("income", "age"))
 *         .then(MissingValueImputer.withDefaults());
 * System.out.println(OutlierRows.quantiles(0.001, 0.999).drop(train));
 * }</pre>
 *
 * <p>Quantiles are those that winsorising takes: they interpolate linearly between the sorted values, {@code q(p)} at
 * place {@code p (N - 1)} counted from 0 (type 7 of Hyndman and Fan, the default of numpy and R); weights that are
 * whole numbers count as repeated rows, others are first scaled to 1 on average. A value on a fence is inside. Missing
 * cells and categories are never outliers, nor is the target. A column whose quartiles are equal, such as one that is
 * mostly zero, has no spread to judge by: {@link #iqr} leaves it alone and notes so. Fences are those of all classes
 * together.
 *
 * <p>A class is never lost: one of which every row would go keeps them all, and the result notes so; the same holds for
 * all rows together when the target is numeric. Kept rows keep their order, weights and keys; rows of weight zero are
 * neither looked at nor dropped. Outliers are dropped from training rows only: a model still has to answer for them.
 * Cost: selection in a copy of each column, a sort when weights differ.
 */
public final class OutlierRows implements DroppingResampler {

    private static final int NONE = -1;

    /** The lower and the upper share; quartiles when there is a factor. */
    private final double low;

    private final double high;
    private final OptionalDouble factor;
    private final List<String> columns;

    private OutlierRows(double low, double high, OptionalDouble factor, List<String> columns) {
        this.low = low;
        this.high = high;
        this.factor = factor;
        this.columns = columns;
    }

    /**
     * Fences so many interquartile ranges beyond the quartiles: 1.5 is Tukey's for a look at the data, and drops 0.7 %
     * of a normal column; 3 is for what is far out.
     *
     * @throws IllegalArgumentException when the factor is negative or not finite
     */
    public static OutlierRows iqr(double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor: expected a finite number of at least 0, got " + factor);
        }
        return new OutlierRows(0.25, 0.75, OptionalDouble.of(factor), List.of());
    }

    /**
     * Fences at these two quantiles, given as shares.
     *
     * @throws IllegalArgumentException when the shares are not from 0 to 1, the lower one below the upper
     */
    public static OutlierRows quantiles(double low, double high) {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException(
                    "quantiles: expected shares from 0 to 1, the lower one first, got " + low + " and " + high);
        }
        return new OutlierRows(low, high, OptionalDouble.empty(), List.of());
    }

    /** Looks at these numeric columns only. */
    public OutlierRows withColumns(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("columns: expected at least one name, got none");
        }
        return new OutlierRows(low, high, factor, List.of(names));
    }

    /**
     * The rows inside all fences, and the rows dropped.
     *
     * @throws IllegalArgumentException when a column asked for is missing or not numeric; the message names it
     */
    @Override
    public Dropped drop(Dataset train) {
        Table x = train.features();
        int n = train.rows();
        Fence[] fences = new Fence[x.schema().size()];
        int[] outside = new int[n];
        Arrays.fill(outside, NONE);
        List<String> notes = new ArrayList<>();
        for (int j : looked(x)) {
            fences[j] = fence(Quantiles.of(x.column(j), train.weights()));
            if (fences[j] == Fence.OPEN) { // Others may be as wide, by overflow.
                notes.add("column " + Quoted.of(x.schema().field(j).name())
                        + " was left alone: its quartiles are equal or it has no values");
            }
            for (int i = 0; i < n; i++) {
                if (outside[i] == NONE && train.weights()[i] > 0 && fences[j].excludes(x.column(j)[i])) {
                    outside[i] = j;
                }
            }
        }
        spare(train, outside, notes);
        int[] kept = IntStream.range(0, n).filter(i -> outside[i] == NONE).toArray();
        int[] out = IntStream.range(0, n).filter(i -> outside[i] != NONE).toArray();
        return new Dropped(train.select(kept), n, out, k -> reason(x, out[k], outside[out[k]], fences), notes);
    }

    private int[] looked(Table x) {
        if (columns.isEmpty()) {
            return IntStream.range(0, x.schema().size())
                    .filter(j -> x.schema().field(j) instanceof Field.Numeric)
                    .toArray();
        }
        int[] asked = columns.stream().mapToInt(x.schema()::require).toArray();
        for (int j : asked) {
            if (!(x.schema().field(j) instanceof Field.Numeric)) {
                throw new IllegalArgumentException("column "
                        + Quoted.of(x.schema().field(j).name()) + ": expected a numeric column, got a categorical one");
            }
        }
        return asked;
    }

    /** From {@code least} to {@code most}, both inside. */
    private record Fence(double least, double most) {
        static final Fence OPEN = new Fence(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        boolean excludes(double value) {
            return value < least || value > most; // Not a missing one.
        }
    }

    private Fence fence(Quantiles quantiles) {
        if (quantiles.isEmpty()) {
            return Fence.OPEN;
        }
        double lower = quantiles.at(low);
        double upper = quantiles.at(high);
        if (factor.isEmpty()) {
            return new Fence(lower, upper);
        }
        // Zero times an infinite range would be no number.
        double reach = factor.getAsDouble() == 0 ? 0 : factor.getAsDouble() * (upper - lower);
        return lower == upper ? Fence.OPEN : new Fence(lower - reach, upper + reach);
    }

    /** Takes back what would leave a class, or everything, without a row that counts. */
    private static void spare(Dataset train, int[] outside, List<String> notes) {
        boolean classes = train.target().field() instanceof Field.Categorical;
        int groups = classes ? train.classes().size() : 1;
        int[] all = new int[groups];
        int[] gone = new int[groups];
        double[] target = train.target().values();
        for (int i = 0; i < outside.length; i++) {
            int group = classes ? (int) target[i] : 0;
            all[group] += train.weights()[i] > 0 ? 1 : 0;
            gone[group] += outside[i] != NONE ? 1 : 0;
        }
        for (int i = 0; i < outside.length; i++) {
            int group = classes ? (int) target[i] : 0;
            if (gone[group] == all[group]) {
                outside[i] = NONE;
            }
        }
        for (int g = 0; g < groups; g++) {
            if (gone[g] > 0 && gone[g] == all[g]) {
                String what = classes ? "class " + Quoted.of(train.classes().get(g)) + " was" : "all rows were";
                notes.add(what + " spared: each of its " + all[g] + " rows has an outlier");
            }
        }
    }

    private static String reason(Table x, int row, int j, Fence[] fences) {
        return "column " + Quoted.of(x.schema().field(j).name()) + ": " + x.column(j)[row] + " is outside ["
                + fences[j].least + ", " + fences[j].most + "]";
    }
}
