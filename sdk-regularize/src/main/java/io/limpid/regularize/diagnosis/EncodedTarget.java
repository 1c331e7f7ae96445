package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.regularize.diagnosis.LeakFinding.Evidence;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a numeric column holds target means over all rows: each value {@code x} with rows of weight {@code W}, mean
 * target {@code m} and variance {@code v} is {@code m}; or {@code (W m + s M) / (W + s)} with one smoothing {@code s}
 * for all and {@code M} the mean over all rows; or {@code l m + (1 - l) M} with the empirical Bayes {@code l = V W / (V
 * W + v)}. The category that was encoded need not be there any more. Levels of as many rows and the same mean share a
 * value, which then stands for the rows of all; levels that share one otherwise break the rule, so it must hold for
 * nine tenths of the rows. An encoding that left out each row, or its fold, has other values and is not
 * reported.
 */
final class EncodedTarget implements ColumnProbe {

    /** Of the target's deviation; leaves room for a file with seven digits. */
    private static final double TOLERANCE = 1e-6;

    private static final double NEARLY_ALL = 0.9;

    private static final int FEWEST_LEVELS = 3;

    /** So many levels may share a value; more would fit any value by chance. */
    private static final int MOST_LEVELS = 50;

    /** Of more rows a level's mean tells little of each one's target. */
    private static final double FEW_ROWS = 30;

    /** Sums over the groups of a column. */
    private record Means(double[] x, double[] weight, double[] mean, double[] variance, double all, double spread) {

        /** The smoothing that would make a group's value of its mean. */
        double smoothing(int g) {
            return weight[g] * ((mean[g] - x[g]) / (x[g] - all));
        }
    }

    @Override
    public List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns) {
        int groups = column.groups();
        if (column.rows() < FEWEST_ROWS
                || !column.isNumeric()
                || groups < FEWEST_LEVELS
                || 2 * groups > column.rows()
                || !target.varies()) {
            return List.of();
        }
        for (int k = 0; k < target.outputs(); k++) {
            Means means = means(column, target.output(k), target.weights());
            for (double smoothing : smoothings(means)) {
                if (holds(column, means, smoothed(means, smoothing))) {
                    return found(column, List.of(evidence(Measure.SMOOTHING, smoothing)));
                }
            }
            if (holds(column, means, bayes(means))) {
                return found(column, List.of());
            }
        }
        return List.of();
    }

    private static List<LeakFinding> found(SortedColumn column, List<Evidence> how) {
        double rows = (double) column.rows() / column.groups();
        List<Evidence> evidence = new ArrayList<>(how);
        evidence.add(evidence(Measure.ROWS_PER_LEVEL, rows));
        Severity severity = rows < FEW_ROWS ? Severity.ALARM : Severity.WARNING;
        return List.of(
                LeakFinding.ofColumn(LeakKind.TARGET_ENCODED, severity, column, evidence.toArray(Evidence[]::new)));
    }

    private static Means means(SortedColumn column, double[] target, double[] weights) {
        double largest = 0;
        for (int i : column.order()) {
            largest = Math.max(largest, Math.abs(target[i]));
        }
        // Column and target by the same power of two, which changes no relation: no square overflows or vanishes.
        int shift = -Math.getExponent(largest);
        double[] y = Arrays.stream(target).map(v -> Math.scalb(v, shift)).toArray();
        double[] x =
                Arrays.stream(column.distinct()).map(v -> Math.scalb(v, shift)).toArray();
        int groups = column.groups();
        double[] weight = new double[groups];
        double[] mean = new double[groups];
        double[] variance = new double[groups];
        double total = 0;
        double all = 0;
        for (int g = 0; g < groups; g++) {
            for (int s = column.starts()[g]; s < column.starts()[g + 1]; s++) {
                int i = column.order()[s];
                weight[g] += weights[i];
                mean[g] += weights[i] * y[i];
            }
            total += weight[g];
            all += mean[g];
            mean[g] /= weight[g];
        }
        all /= total;
        double spread = 0;
        for (int g = 0; g < groups; g++) {
            for (int s = column.starts()[g]; s < column.starts()[g + 1]; s++) {
                int i = column.order()[s];
                variance[g] += weights[i] / weight[g] * ((y[i] - mean[g]) * (y[i] - mean[g]));
                spread += weights[i] / total * ((y[i] - all) * (y[i] - all));
            }
        }
        return new Means(x, weight, mean, variance, all, spread);
    }

    /** Whether the values are these, in nearly all rows; of levels with other targets than each other. */
    private static boolean holds(SortedColumn column, Means means, double[] expected) {
        double tolerance = TOLERANCE * Math.sqrt(means.spread());
        int rows = 0;
        int levels = 0;
        double mixed = 0;
        for (int g = 0; g < expected.length; g++) {
            if (Math.abs(means.x()[g] - expected[g]) <= tolerance) {
                rows += column.size(g);
                levels++;
                mixed = Math.max(mixed, means.variance()[g]);
            }
        }
        // Where no level has two different targets the column is a copy of the target, not a mean.
        return rows >= NEARLY_ALL * column.rows() && levels >= FEWEST_LEVELS && mixed > 0;
    }

    /**
     * What the smoothing can be: none; the least that a value speaks for; the median of them. Values that stand for
     * several levels alike speak for as many times the smoothing.
     */
    private static double[] smoothings(Means means) {
        double[] each = new double[means.x().length];
        int count = 0;
        double tolerance = TOLERANCE * Math.sqrt(means.spread());
        for (int g = 0; g < each.length; g++) {
            double one = means.smoothing(g);
            if (Math.abs(means.x()[g] - means.all()) > tolerance && one > 0) {
                each[count++] = one;
            }
        }
        Arrays.sort(each, 0, count);
        return count == 0 ? new double[] {0} : new double[] {0, each[0], each[count / 2]};
    }

    private static double[] smoothed(Means means, double smoothing) {
        double[] values = new double[means.x().length];
        for (int g = 0; g < values.length; g++) {
            double added = smoothing * levels(means.smoothing(g) / smoothing);
            values[g] = (means.weight()[g] * means.mean()[g] + added * means.all()) / (means.weight()[g] + added);
        }
        return values;
    }

    private static double[] bayes(Means means) {
        double[] values = new double[means.x().length];
        for (int g = 0; g < values.length; g++) {
            double signal = means.spread() * means.weight()[g];
            // x = l m + (1 - l) M with l = signal / (signal + levels v), solved for the levels.
            double noise =
                    means.variance()[g] * levels(means.smoothing(g) / means.weight()[g] * signal / means.variance()[g]);
            double share = signal / (signal + noise);
            values[g] = share * means.mean()[g] + (1 - share) * means.all();
        }
        return values;
    }

    /** How many levels of the same rows and mean share a value, from what it would be if it were exact; 1 if unclear. */
    private static double levels(double exact) {
        double whole = Math.rint(exact);
        return whole >= 1 && whole <= MOST_LEVELS ? whole : 1;
    }
}
