package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.kernel.Moments;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.Arrays;
import java.util.List;

/**
 * Whether gaps of a numeric column were filled with the mean over all rows. Filling with the mean keeps the mean, so
 * the filled value is that of the whole column as it stands now. It must stand out besides: either all other values
 * have at most a few decimals and it has more, or all others are nearly all different. Gaps that were filled per
 * training part have other means and are not reported.
 */
final class FilledGaps implements ColumnProbe {

    /** Of the deviation; leaves room for a file with seven digits. */
    private static final double TOLERANCE = 1e-6;

    private static final int MOST_DECIMALS = 6;

    /** Equal values among continuous ones are no chance from here on. */
    private static final int FEWEST_REPEATS = 3;

    private static final double NEARLY_ALL = 0.9;

    @Override
    public List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns) {
        if (column.rows() < FEWEST_ROWS || !column.isNumeric() || column.groups() < 3) {
            return List.of();
        }
        double[] present = new double[column.rows()];
        Arrays.setAll(present, s -> column.values()[column.order()[s]]);
        double[] ones = new double[present.length];
        Arrays.fill(ones, 1);
        Moments moments = Moments.of(column.field().name(), present, ones);
        int nearest = 0;
        for (int g = 1; g < column.groups(); g++) {
            boolean closer = Math.abs(column.distinct()[g] - moments.mean())
                    < Math.abs(column.distinct()[nearest] - moments.mean());
            nearest = closer ? g : nearest;
        }
        int repeats = column.size(nearest);
        boolean isMean = Math.abs(column.distinct()[nearest] - moments.mean()) <= TOLERANCE * moments.deviation();
        if (!isMean || repeats < 2 || !standsOut(column, nearest)) {
            return List.of();
        }
        return List.of(LeakFinding.ofColumn(
                LeakKind.MEAN_IMPUTED, Severity.WARNING, column, evidence(Measure.REPEATS, repeats)));
    }

    private static boolean standsOut(SortedColumn column, int group) {
        int others = column.rows() - column.size(group);
        boolean repeatsAlone =
                column.size(group) >= FEWEST_REPEATS && column.groups() - 1 >= NEARLY_ALL * others && others > 0;
        return repeatsAlone || hasMoreDecimals(column.distinct(), group);
    }

    private static boolean hasMoreDecimals(double[] distinct, int group) {
        double unit = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++, unit *= 10) {
            boolean others = true;
            for (int g = 0; g < distinct.length && others; g++) {
                others = g == group || isMultiple(distinct[g] * unit);
            }
            if (others) {
                return !isMultiple(distinct[group] * unit);
            }
        }
        return false;
    }

    /** Up to the rounding of a decimal fraction. */
    private static boolean isMultiple(double scaled) {
        return Math.abs(scaled - Math.rint(scaled)) <= 1e-9 * Math.max(1, Math.abs(scaled));
    }
}
