package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.kernel.Moments;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numeric columns that were scaled by all rows: mean 0 and deviation 1 by any of the usual divisors, n or n - 1, or sum
 * of squares 1; or reaching from exactly 0 or -1 to exactly 1. One finding for all columns of a kind.
 */
final class ScaledColumns {

    /** A file with seven digits still shows it; raw values do not come so close by chance. */
    private static final double TOLERANCE = 1e-6;

    /** Indicators and short scales reach from 0 to 1 by themselves. */
    private static final int FEWEST_VALUES = 10;

    /** A share may reach from 0 to 1 by itself; three and half of all columns do not. */
    private static final int FEWEST_COLUMNS = 3;

    /** How a column is scaled. */
    enum Scale {
        /** Too few values to tell. */
        UNKNOWN,
        NONE,
        STANDARD,
        RANGE
    }

    private ScaledColumns() {}

    /** Looks at one column. Cost: linear. */
    static Scale of(SortedColumn column) {
        int n = column.rows();
        if (n < ColumnProbe.FEWEST_ROWS || !column.isNumeric() || column.groups() < FEWEST_VALUES) {
            return Scale.UNKNOWN;
        }
        double[] x = column.distinct();
        if (x[x.length - 1] == 1 && (x[0] == 0 || x[0] == -1)) {
            return Scale.RANGE;
        }
        double[] present = new double[n];
        Arrays.setAll(present, s -> column.values()[column.order()[s]]);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Moments moments = Moments.of(column.field().name(), present, ones);
        double deviation = moments.deviation();
        boolean isOne =
                isOne(deviation) || isOne(deviation * Math.sqrt(n / (n - 1.0))) || isOne(deviation * Math.sqrt(n));
        return isOne && Math.abs(moments.mean()) <= TOLERANCE * deviation ? Scale.STANDARD : Scale.NONE;
    }

    private static boolean isOne(double value) {
        return Math.abs(value - 1) <= TOLERANCE;
    }

    /** The findings, from the scale of each column. */
    static List<LeakFinding> findings(List<String> names, List<Scale> scales, int rows) {
        int numeric = (int) scales.stream().filter(s -> s != Scale.UNKNOWN).count();
        List<LeakFinding> findings = new ArrayList<>();
        for (Scale scale : List.of(Scale.STANDARD, Scale.RANGE)) {
            List<String> columns = new ArrayList<>();
            for (int j = 0; j < scales.size(); j++) {
                if (scales.get(j) == scale) {
                    columns.add(names.get(j));
                }
            }
            if (!columns.isEmpty()) {
                boolean many = columns.size() >= FEWEST_COLUMNS && 2 * columns.size() >= numeric;
                findings.add(new LeakFinding(
                        scale == Scale.STANDARD ? LeakKind.STANDARDIZED : LeakKind.RANGE_SCALED,
                        scale == Scale.STANDARD || many ? Severity.WARNING : Severity.HINT,
                        columns,
                        rows,
                        rows,
                        List.of(),
                        List.of(evidence(Measure.COLUMN_SHARE, (double) columns.size() / numeric))));
            }
        }
        return findings;
    }
}
