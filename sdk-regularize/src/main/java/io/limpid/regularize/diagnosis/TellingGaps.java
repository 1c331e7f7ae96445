package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.kernel.Elementary;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.List;

/**
 * Whether missing values tell the target: missing in exactly the rows of a class, or exactly where a numeric target is
 * above or below a number, is an alarm; missing, or present, in rows of one class only a warning.
 */
final class TellingGaps implements ColumnProbe {

    private static final double RARE = 1e-9;

    @Override
    public List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns) {
        int gaps = column.missing().length;
        int rows = column.rows() + gaps;
        if (rows < FEWEST_ROWS || gaps == 0 || gaps == rows || !target.varies()) {
            return List.of();
        }
        double rare = Elementary.log(RARE / columns);
        double[] y = target.column().values();
        return target.isNumeric() ? numeric(column, y, rare) : classes(column, target, rare);
    }

    private static List<LeakFinding> numeric(SortedColumn column, double[] y, double rare) {
        double[] gaps = range(column.missing(), y);
        double[] present = range(column.order(), y);
        double logChance =
                Elementary.log(2) - Chance.logChoose(column.rows() + column.missing().length, column.missing().length);
        boolean apart = gaps[1] < present[0] || present[1] < gaps[0];
        return apart && logChance < rare ? found(Severity.ALARM, column, logChance) : List.of();
    }

    private static List<LeakFinding> classes(SortedColumn column, ProbedTarget target, double rare) {
        double[] y = target.column().values();
        double[] gaps = range(column.missing(), y);
        double[] present = range(column.order(), y);
        if (gaps[0] != gaps[1] && present[0] != present[1]) {
            return List.of();
        }
        boolean ofGaps = gaps[0] == gaps[1];
        int pure = ofGaps ? column.missing().length : column.rows();
        int rows = column.rows() + column.missing().length;
        double code = ofGaps ? gaps[0] : present[0];
        int ofClass = 0;
        for (int i = 0; i < y.length; i++) {
            ofClass += target.weights()[i] > 0 && y[i] == code ? 1 : 0;
        }
        // That so many rows drawn from all are of the class, times the classes there are.
        double logChance = Elementary.log(target.classes().length)
                + Chance.logChoose(ofClass, pure)
                - Chance.logChoose(rows, pure);
        if (!(logChance < rare)) {
            return List.of();
        }
        return found(pure == ofClass ? Severity.ALARM : Severity.WARNING, column, logChance);
    }

    private static List<LeakFinding> found(Severity severity, SortedColumn column, double logChance) {
        return List.of(new LeakFinding(
                LeakKind.TARGET_BY_MISSINGNESS,
                severity,
                List.of(column.field().name()),
                column.missing().length,
                column.rows() + column.missing().length,
                LeakFinding.first(column.missing(), column.missing().length),
                List.of(evidence(Measure.LOG_CHANCE, logChance))));
    }

    private static double[] range(int[] rows, double[] y) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i : rows) {
            least = Math.min(least, y[i]);
            most = Math.max(most, y[i]);
        }
        return new double[] {least, most};
    }
}
