package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.regularize.diagnosis.LeakFinding.Evidence;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a column numbers or names the rows: at least 95 % of its texts are different, or its numbers are whole and
 * all different. A hint; a warning where the numbers are a counter (consecutive, or ascending or descending row by row)
 * that goes along with the target.
 */
final class Identifier implements ColumnProbe {

    private static final double NEARLY_ALL = 0.95;

    /** That the target goes along with a counter, over all columns. */
    private static final double SIGNIFICANT = 1e-3;

    /** Numbers that fill at least half of their range count something. */
    private static final double DENSE = 2;

    /** Beyond it every double is whole. */
    private static final double LARGEST = 0x1p53;

    @Override
    public List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns) {
        int n = column.rows();
        double share = (double) column.groups() / n;
        if (n < FEWEST_ROWS || !(share >= NEARLY_ALL)) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>(List.of(evidence(Measure.DISTINCT_SHARE, share)));
        Severity severity = Severity.HINT;
        if (column.isNumeric()) {
            if (column.groups() < n || !areWhole(column.distinct())) {
                return List.of();
            }
            Drift drift = Drift.of(column, target);
            evidence.add(evidence(Measure.RANK_CORRELATION, drift.correlation()));
            evidence.add(evidence(Measure.P_VALUE, drift.p()));
            boolean related = drift.p() < SIGNIFICANT / columns;
            severity = isCounter(column) && related ? Severity.WARNING : Severity.HINT;
        }
        return List.of(LeakFinding.ofColumn(LeakKind.IDENTIFIER, severity, column, evidence.toArray(Evidence[]::new)));
    }

    private static boolean areWhole(double[] values) {
        for (double value : values) {
            if (value != Math.rint(value) || Math.abs(value) > LARGEST) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCounter(SortedColumn column) {
        double[] x = column.distinct();
        return x[x.length - 1] - x[0] < DENSE * x.length || isMonotone(column);
    }

    /** Whether the values only rise, or only fall, from row to row. */
    static boolean isMonotone(SortedColumn column) {
        double[] values = column.values();
        double before = Double.NaN;
        boolean rises = true;
        boolean falls = true;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                rises &= !(value < before);
                falls &= !(value > before);
                before = value;
            }
        }
        return rises || falls;
    }
}
