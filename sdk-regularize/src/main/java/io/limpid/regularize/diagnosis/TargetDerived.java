package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.kernel.Elementary;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a column is a function of the target, or the target of it, without any exception: linear, monotone (which
 * takes in logarithm, exponential, reciprocal and ranks), a cut or rounding, or a recoding of classes. Each is reported
 * only where chance would hardly give it to any of the columns.
 */
final class TargetDerived implements ColumnProbe {

    /** By chance one data set of 1e9, over all its columns, would have such a column. */
    private static final double RARE = 1e-9;

    /** Of the target's largest distance from its mean: what a linear function may miss by rounding. */
    private static final double ROUNDING = 1e-9;

    /** Of a numeric target, fewer values than these are steps of a cut rather than a measurement. */
    private static final int FEW_VALUES = 20;

    /**
     * Neighbouring values are further apart than this multiple of their average once in 20 times, if they stand at
     * random: exp(-3). A wider gap between classes looks like clusters of nature, not like a cut through a column.
     */
    private static final double WIDE_GAP = 3;

    @Override
    public List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns) {
        if (column.rows() < FEWEST_ROWS || column.groups() < 2) {
            return List.of();
        }
        Steps steps = Steps.of(column, target);
        if (steps.kinds().length < 2) {
            return List.of();
        }
        double rare = Elementary.log(RARE / columns);
        return target.isNumeric() ? numeric(column, target, steps, rare) : classes(column, steps, rare);
    }

    /**
     * The target over the groups of a column.
     *
     * @param low of each group the smallest target
     * @param high of each group the largest
     * @param kinds how many rows of the column have each of the targets there are
     * @param sizes of the groups
     * @param rows of all groups
     */
    private record Steps(double[] low, double[] high, int[] kinds, int[] sizes, int rows) {

        static Steps of(SortedColumn column, ProbedTarget target) {
            double[] y = target.column().values();
            double[] low = new double[column.groups()];
            double[] high = new double[column.groups()];
            for (int g = 0; g < low.length; g++) {
                low[g] = Double.POSITIVE_INFINITY;
                high[g] = Double.NEGATIVE_INFINITY;
                for (int s = column.starts()[g]; s < column.starts()[g + 1]; s++) {
                    low[g] = Math.min(low[g], y[column.order()[s]]);
                    high[g] = Math.max(high[g], y[column.order()[s]]);
                }
            }
            double[] present = new double[column.rows()];
            Arrays.setAll(present, s -> y[column.order()[s]] + 0.0);
            Arrays.sort(present);
            int[] kinds = new int[present.length];
            int count = 0;
            for (int s = 0; s < present.length; s++) {
                count += s == 0 || present[s] != present[s - 1] ? 1 : 0;
                kinds[count - 1]++;
            }
            return new Steps(low, high, Arrays.copyOf(kinds, count), column.sizes(), present.length);
        }

        boolean isPure() {
            return IntStream.range(0, low.length).allMatch(g -> low[g] == high[g]);
        }

        /** How often the target changes from group to group. */
        int changes() {
            return (int) IntStream.range(1, low.length)
                    .filter(g -> low[g] != low[g - 1])
                    .count();
        }

        boolean isOneToOne() {
            return low.length == kinds.length && isPure();
        }

        double logPure() {
            return Chance.logPure(sizes, kinds, rows);
        }

        /** That all rows stand in this order by chance, ties in any order. */
        double logOrdered() {
            return Chance.logFactorials(sizes) + Chance.logFactorials(kinds) - Chance.logFactorial(rows);
        }

        boolean isAscending() {
            return IntStream.range(1, low.length).allMatch(g -> high[g - 1] <= low[g]);
        }

        boolean isDescending() {
            return IntStream.range(1, low.length).allMatch(g -> low[g - 1] >= high[g]);
        }

        /** Whether the groups have ranges of the target that don't overlap, in whatever order. */
        boolean isDisjoint() {
            int[] byLow = IntStream.range(0, low.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(low[a], low[b]) != 0
                            ? Double.compare(low[a], low[b])
                            : Double.compare(high[a], high[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return IntStream.range(1, byLow.length).allMatch(g -> high[byLow[g - 1]] <= low[byLow[g]]);
        }
    }

    private static List<LeakFinding> classes(SortedColumn column, Steps steps, double rare) {
        if (!steps.isPure()) {
            return List.of();
        }
        int classes = steps.kinds().length;
        if (steps.isOneToOne() && steps.logPure() < rare) {
            return found(LeakKind.TARGET_COPY, Severity.ALARM, column, steps.logPure());
        }
        double logBlocks =
                Chance.logFactorial(classes) + Chance.logFactorials(steps.kinds()) - Chance.logFactorial(steps.rows());
        if (column.isNumeric() && steps.changes() == classes - 1 && logBlocks < rare) {
            return cut(column, steps, logBlocks);
        }
        return byLevel(column, steps, rare);
    }

    private static List<LeakFinding> numeric(SortedColumn column, ProbedTarget target, Steps steps, double rare) {
        if (column.isNumeric() && column.groups() > 2 && isLinear(column, target)) {
            return found(LeakKind.TARGET_COPY, Severity.ALARM, column, Math.min(0, steps.logOrdered()));
        }
        boolean ordered = column.isNumeric() ? steps.isAscending() || steps.isDescending() : steps.isDisjoint();
        // Levels may be put into any order, numbers up or down.
        double orders = column.isNumeric() ? Elementary.log(2) : Chance.logFactorial(column.groups());
        double logOrdered = orders + steps.logOrdered();
        if (!ordered || !(logOrdered < rare)) {
            return byLevel(column, steps, rare);
        }
        if (steps.isOneToOne()) {
            return found(LeakKind.TARGET_COPY, Severity.ALARM, column, logOrdered);
        }
        if (column.isNumeric() && steps.isPure() && steps.kinds().length < FEW_VALUES) {
            return cut(column, steps, logOrdered);
        }
        return found(LeakKind.TARGET_CUT, Severity.ALARM, column, logOrdered);
    }

    private static List<LeakFinding> byLevel(SortedColumn column, Steps steps, double rare) {
        return steps.isPure() && steps.logPure() < rare
                ? found(LeakKind.TARGET_BY_LEVEL, Severity.WARNING, column, steps.logPure())
                : List.of();
    }

    private static List<LeakFinding> cut(SortedColumn column, Steps steps, double logChance) {
        double gap = gapRatio(column, steps);
        return List.of(LeakFinding.ofColumn(
                LeakKind.TARGET_CUT,
                gap <= WIDE_GAP ? Severity.ALARM : Severity.WARNING,
                column,
                evidence(Measure.LOG_CHANCE, logChance),
                evidence(Measure.GAP_RATIO, gap)));
    }

    /** The widest gap at a change of the target over the average one elsewhere; infinite when there is no other. */
    private static double gapRatio(SortedColumn column, Steps steps) {
        double[] x = column.distinct();
        double widest = 0;
        double elsewhere = 0;
        int others = 0;
        for (int g = 1; g < x.length; g++) {
            double gap = x[g] - x[g - 1];
            if (steps.low()[g] != steps.low()[g - 1]) {
                widest = Math.max(widest, gap);
            } else {
                elsewhere += gap;
                others++;
            }
        }
        return others > 0 ? widest / (elsewhere / others) : Double.POSITIVE_INFINITY;
    }

    private static List<LeakFinding> found(LeakKind kind, Severity severity, SortedColumn column, double logChance) {
        return List.of(LeakFinding.ofColumn(kind, severity, column, evidence(Measure.LOG_CHANCE, logChance)));
    }

    /** Whether the target lies on a straight line over the column. */
    private static boolean isLinear(SortedColumn column, ProbedTarget target) {
        double[] x = column.values();
        double[] y = target.column().values();
        int first = column.order()[0];
        int last = column.order()[column.rows() - 1];
        // The line through the smallest and the largest value: the most exact of all when the points are on one.
        double width = 0.5 * x[last] - 0.5 * x[first];
        double slope = (0.5 * y[last] - 0.5 * y[first]) / width;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double miss = 0;
        for (int i : column.order()) {
            miss = Math.max(miss, Math.abs(y[i] - y[first] - slope * (x[i] - x[first])));
            least = Math.min(least, y[i]);
            most = Math.max(most, y[i]);
        }
        return miss <= ROUNDING * (0.5 * most - 0.5 * least);
    }
}
