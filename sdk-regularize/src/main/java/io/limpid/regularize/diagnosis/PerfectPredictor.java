package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.kernel.Elementary;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.List;

/**
 * Whether one column by itself predicts the target: by {@link OneColumnFit}, and for classes also by the order of its
 * numbers, upwards or downwards.
 *
 * @param least the R² or area under the ROC curve above which it does
 */
record PerfectPredictor(double least) implements ColumnProbe {

    /** By chance one data set of so many, over all its columns, would have such a column. */
    private static final double RARE = 1e6;

    @Override
    public List<LeakFinding> look(SortedColumn column, ProbedTarget target, int columns) {
        if (column.rows() < FEWEST_ROWS || column.groups() < 2 || !target.varies()) {
            return List.of();
        }
        return target.isNumeric() ? numeric(column, target) : classes(column, target, columns);
    }

    private List<LeakFinding> numeric(SortedColumn column, ProbedTarget target) {
        double[] y = target.output(0);
        double explained = OneColumnFit.rSquared(
                column, OneColumnFit.predictions(column, y, target.weights()), y, target.weights());
        if (!(explained > least)) {
            return List.of();
        }
        return List.of(LeakFinding.ofColumn(
                LeakKind.PERFECT_PREDICTOR,
                Severity.WARNING,
                column,
                evidence(Measure.R_SQUARED, explained),
                evidence(Measure.DISTINCT_SHARE, (double) column.groups() / column.rows())));
    }

    private List<LeakFinding> classes(SortedColumn column, ProbedTarget target, int columns) {
        double smallest = 1;
        double largest = 0;
        for (int k = 0; k < target.outputs(); k++) {
            double[] y = target.output(k);
            // Of a rare class everything is possible by chance: it counts as not predicted.
            double area = isTelling(column, y, columns) ? area(column, y, target.weights()) : 0.5;
            smallest = Math.min(smallest, area);
            largest = Math.max(largest, area);
        }
        if (!(largest > least)) {
            return List.of();
        }
        return List.of(LeakFinding.ofColumn(
                LeakKind.PERFECT_PREDICTOR,
                smallest > least ? Severity.WARNING : Severity.HINT,
                column,
                evidence(Measure.AUC, smallest),
                evidence(Measure.LARGEST_AUC, largest),
                evidence(Measure.DISTINCT_SHARE, (double) column.groups() / column.rows())));
    }

    /** Whether perfect separation of so many of the one and the other kind would be rare among so many columns. */
    private static boolean isTelling(SortedColumn column, double[] indicator, int columns) {
        int ones = 0;
        for (int i : column.order()) {
            ones += (int) indicator[i];
        }
        return Chance.logChoose(column.rows(), ones) > Elementary.log(2 * RARE * columns);
    }

    private static double area(SortedColumn column, double[] indicator, double[] weights) {
        double area =
                OneColumnFit.auc(column, OneColumnFit.predictions(column, indicator, weights), indicator, weights);
        if (!column.isNumeric()) {
            return area;
        }
        double byOrder = OneColumnFit.auc(column, column.ranks(), indicator, weights);
        return Math.max(area, Math.max(byOrder, 1 - byOrder));
    }
}
