package io.limpid.core.metric;

import io.limpid.core.kernel.Weights;
import io.limpid.core.text.Quoted;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How much weight of each true class was called each class. Immutable. A weight beyond the largest double, which only
 * sums of the very largest weights reach, is told as infinity; the metrics of the matrix stay right even then.
 *
 * <pre>{@code
 * ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
 * double missed = matrix.weight("yes", "no");
 * Score f1 = new F1().score(matrix);
 * System.out.println(matrix);
 * }</pre>
 */
public final class ConfusionMatrix {

    /** A matrix of more would take more than 128 MiB. */
    private static final int MOST_CLASSES = 4_096;

    private final List<String> classes;
    private final int positive;

    /** Weight of true class {@code t} called {@code p} at {@code t * classes + p}, times 2 to the power shift. */
    private final double[] cells;

    private final int shift;

    /** Takes over the array. */
    ConfusionMatrix(List<String> classes, int positive, double[] cells, int shift) {
        this.classes = classes;
        this.positive = positive;
        this.cells = cells;
        this.shift = shift;
    }

    /**
     * The confusion of these predictions, rows weighted; their threshold decides where there are two classes.
     *
     * @throws IllegalArgumentException with more than 4096 classes
     */
    public static ConfusionMatrix of(ClassPredictions predictions) {
        int n = sizeOf(predictions.classes());
        double[] weights = predictions.weights();
        double[] target = predictions.target().values();
        int shift = Weights.shiftForPairs(weights);
        double[] cells = new double[n * n];
        for (int i = 0; i < weights.length; i++) {
            cells[(int) target[i] * n + predictions.predicted(i)] += Weights.scaled(weights[i], shift);
        }
        return new ConfusionMatrix(predictions.classes(), predictions.positive(), cells, shift);
    }

    /**
     * A confusion known from elsewhere; the last class is the positive one.
     *
     * @param classes at least two names, all different
     * @param weights counts or weights, a row for each true class and a column for each predicted one
     * @throws IllegalArgumentException when the shape differs, two classes have one name or a weight is not a finite
     *     number of at least 0
     */
    public static ConfusionMatrix of(List<String> classes, double[][] weights) {
        List<String> names = requireDifferent(List.copyOf(classes));
        int n = sizeOf(names);
        if (n < 2 || weights.length != n) {
            throw new IllegalArgumentException(
                    "confusion matrix: expected at least two classes and a row for each, got " + n + " classes and "
                            + weights.length + " rows");
        }
        double[] cells = new double[n * n];
        for (int t = 0; t < n; t++) {
            if (weights[t].length != n) {
                throw new IllegalArgumentException("confusion matrix, class " + Quoted.of(names.get(t)) + ": expected "
                        + n + " weights, got " + weights[t].length);
            }
            for (int p = 0; p < n; p++) {
                if (!(weights[t][p] >= 0 && weights[t][p] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("confusion matrix, class " + Quoted.of(names.get(t))
                            + " called " + Quoted.of(names.get(p)) + ": expected a finite weight of at least 0, got "
                            + weights[t][p]);
                }
                cells[t * n + p] = weights[t][p];
            }
        }
        return new ConfusionMatrix(names, n - 1, Weights.forPairs(cells), Weights.shiftForPairs(cells));
    }

    /** The names themselves: of two equal ones nobody could say which is meant. */
    static List<String> requireDifferent(List<String> classes) {
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "classes: expected different names, got " + Quoted.of(name) + " twice");
            }
        }
        return classes;
    }

    private static int sizeOf(List<String> classes) {
        if (classes.size() > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "confusion matrix: expected at most " + MOST_CLASSES + " classes, got " + classes.size());
        }
        return classes.size();
    }

    /**
     * The same weights with another class as the positive one.
     *
     * @throws IndexOutOfBoundsException when there is no class of that index
     */
    public ConfusionMatrix withPositive(int other) {
        return new ConfusionMatrix(classes, Objects.checkIndex(other, classes.size()), cells, shift);
    }

    /** The classes, in the order of rows and columns. */
    public List<String> classes() {
        return classes;
    }

    /** The index of the positive class. */
    public int positive() {
        return positive;
    }

    /** The weight of the rows of one true class that are called another or the same. */
    public double weight(int truth, int predicted) {
        int n = classes.size();
        return unscaled(cells[Objects.checkIndex(truth, n) * n + Objects.checkIndex(predicted, n)]);
    }

    /**
     * The weight of the rows of one true class that are called another or the same, by name.
     *
     * @throws IllegalArgumentException when there is no class of that name
     */
    public double weight(String truth, String predicted) {
        return weight(index(truth), index(predicted));
    }

    /** The weight of all rows that truly are of this class. */
    public double actual(int truth) {
        return unscaled(against(truth).actual());
    }

    /** The weight of all rows that are called this class. */
    public double predicted(int predicted) {
        return unscaled(against(predicted).called());
    }

    /** The weight of all rows. */
    public double total() {
        return unscaled(scaledTotal());
    }

    private int index(String name) {
        int index = classes.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "class: expected one of " + Quoted.list(classes) + ", got " + Quoted.of(name));
        }
        return index;
    }

    private double unscaled(double weight) {
        return Math.scalb(weight, -shift);
    }

    /** The weight of a cell, scaled as those of {@link Confusion}. */
    double cell(int truth, int predicted) {
        return cells[truth * classes.size() + predicted];
    }

    /** All weight, scaled as that of {@link Confusion}: the sum in row-major order. */
    double scaledTotal() {
        double total = 0;
        for (double cell : cells) {
            total += cell;
        }
        return total;
    }

    /** One class against the rest. */
    Confusion against(int k) {
        int n = classes.size();
        Objects.checkIndex(k, n);
        double falsePositive = 0;
        double falseNegative = 0;
        for (int other = 0; other < n; other++) {
            falsePositive += other == k ? 0 : cells[other * n + k];
            falseNegative += other == k ? 0 : cells[k * n + other];
        }
        return new Confusion(cells[k * n + k], falsePositive, falseNegative);
    }

    /** The weight of what neither is nor is called this class, summed and not subtracted: nothing cancels. */
    double trueNegative(int k) {
        int n = classes.size();
        double sum = 0;
        for (int t = 0; t < n; t++) {
            for (int p = 0; p < n; p++) {
                sum += t == k || p == k ? 0 : cells[t * n + p];
            }
        }
        return sum;
    }

    /** Whether classes, positive class and weights are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that
                && classes.equals(that.classes)
                && positive == that.positive
                && Arrays.equals(unscaled(), that.unscaled());
    }

    @Override
    public int hashCode() {
        return Objects.hash(classes, positive, Arrays.hashCode(unscaled()));
    }

    private double[] unscaled() {
        return Arrays.stream(cells).map(this::unscaled).toArray();
    }

    /** A table in plain text: a line for each true class, a column for each predicted one. */
    @Override
    public String toString() {
        int n = classes.size();
        String[][] table = new String[n + 1][n + 1];
        table[0][0] = "truth \\ predicted";
        for (int t = 0; t < n; t++) {
            table[0][t + 1] = Quoted.of(classes.get(t));
            table[t + 1][0] = Quoted.of(classes.get(t));
            for (int p = 0; p < n; p++) {
                table[t + 1][p + 1] = text(weight(t, p));
            }
        }
        return aligned(table);
    }

    private static String text(double weight) {
        return weight == Math.rint(weight) && weight < 1e15
                ? String.format(Locale.ROOT, "%.0f", weight)
                : String.format(Locale.ROOT, "%.6g", weight);
    }

    private static String aligned(String[][] table) {
        StringBuilder text = new StringBuilder();
        for (String[] line : table) {
            for (int column = 0; column < line.length; column++) {
                int at = column;
                int width = Arrays.stream(table)
                        .mapToInt(cells -> cells[at].length())
                        .max()
                        .orElse(0);
                String blanks = " ".repeat(width - line[column].length());
                text.append(column == 0 ? line[column] + blanks : "  " + blanks + line[column]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
