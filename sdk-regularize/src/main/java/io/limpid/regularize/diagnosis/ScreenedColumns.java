package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.data.Dataset;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether the numeric columns look kept from many by their association with the target over all rows, although the
 * others are not there any more.
 *
 * <p>Of columns without association the p-values are uniform between 0 and 1, and whoever keeps the smallest leaves
 * p-values uniform between 0 and a cut: none above, and half of them in the upper half below it. Columns with true
 * associations have p-values that differ by orders of magnitude, and few are within a factor of two of the largest. So
 * columns are reported when there are at least ten, the largest p-value is at most 0.15, at least a third of the
 * others (up to 0.1 a fifth) and at least five are above its half, and the columns are not all copies of a few ({@code k^2 / sum r^2} is at least
 * 5, over at most 100 of them). P-values are of Pearson's correlation with a numeric target or the indicator of a
 * class, and of the F-ratio between more classes; then once more of the same with ranks, for a cut by one statistic is
 * blurred in another.
 *
 * <p>Simulated, 200 draws each: 25 of 500 noise columns kept by all of 100 rows are caught in 200, by correlation or by
 * area under the ROC curve; with five true causes among them in 198; honest data (noise, 5 or 25 causes of 25, columns
 * kept by other rows) in none. With only ten columns kept about half are caught, as are kept columns that correlate by
 * 0.3 with each other.
 */
final class ScreenedColumns {

    private static final int FEWEST_COLUMNS = 10;

    /** A screening leaves half of the p-values above half of its cut; true associations hardly a fifth. */
    private static final double CUT = 0.1;

    private static final double NEAR_SHARE = 0.2;

    /** Up to a larger cut more is asked for: weak true associations come near it more often. */
    private static final double LARGEST_CUT = 0.15;

    private static final double LARGER_SHARE = 1 / 3.0;
    private static final int FEWEST_NEAR = 5;
    private static final double FEWEST_EFFECTIVE = 5;
    private static final int MOST_COMPARED = 100;

    private ScreenedColumns() {}

    /** The p-value of a numeric column that varies, of at least 20 rows. Cost: linear. */
    static OptionalDouble p(SortedColumn column, ProbedTarget target) {
        if (!isTestable(column, target)) {
            return OptionalDouble.empty();
        }
        double[] x = new double[column.rows()];
        Arrays.setAll(x, s -> column.values()[column.order()[s]]);
        if (target.outputs() > 1) {
            return ofClasses(x, column, target);
        }
        double[] y = target.output(0);
        double[] present = new double[x.length];
        Arrays.setAll(present, s -> y[column.order()[s]]);
        return OptionalDouble.of(Chance.ofCorrelation(Drift.correlation(x, present), x.length));
    }

    /** The same of ranks. */
    static OptionalDouble rankP(SortedColumn column, ProbedTarget target) {
        if (!isTestable(column, target)) {
            return OptionalDouble.empty();
        }
        return target.outputs() > 1
                ? ofClasses(column.ranks(), column, target)
                : OptionalDouble.of(Drift.of(column, target).p());
    }

    private static boolean isTestable(SortedColumn column, ProbedTarget target) {
        return column.rows() >= ColumnProbe.FEWEST_ROWS && column.isNumeric() && column.groups() > 1 && target.varies();
    }

    private static OptionalDouble ofClasses(double[] x, SortedColumn column, ProbedTarget target) {
        double explained = 0;
        int classes = 0;
        double mean = Arrays.stream(x).sum() / x.length;
        double all = 0;
        for (double value : x) {
            all += (value - mean) * (value - mean);
        }
        for (int k = 0; k < target.outputs(); k++) {
            double[] indicator = target.output(k);
            double sum = 0;
            int count = 0;
            for (int s = 0; s < x.length; s++) {
                if (indicator[column.order()[s]] == 1) {
                    sum += x[s] - mean;
                    count++;
                }
            }
            explained += count > 0 ? sum * sum / count : 0;
            classes += count > 0 ? 1 : 0;
        }
        int within = x.length - classes;
        if (classes < 2 || within < 1 || !(all > 0)) {
            return OptionalDouble.empty();
        }
        double rest = Math.max(0, all - explained);
        return OptionalDouble.of(Chance.ofRatio(explained / (classes - 1) / (rest / within), classes - 1, within));
    }

    /** Whether so many columns have a p-value that they say something together. */
    static boolean areEnough(List<OptionalDouble> ps) {
        return ps.stream().filter(OptionalDouble::isPresent).count() >= FEWEST_COLUMNS;
    }

    static List<LeakFinding> find(Dataset data, List<OptionalDouble> ps) {
        List<Integer> tested = new ArrayList<>();
        for (int j = 0; j < ps.size(); j++) {
            if (ps.get(j).isPresent()) {
                tested.add(j);
            }
        }
        double largest =
                tested.stream().mapToDouble(j -> ps.get(j).getAsDouble()).max().orElseThrow();
        long near = tested.stream()
                        .filter(j -> ps.get(j).getAsDouble() > 0.5 * largest)
                        .count()
                - 1;
        double share = largest <= CUT ? NEAR_SHARE : LARGER_SHARE;
        if (!(largest <= LARGEST_CUT && near >= Math.max(FEWEST_NEAR, share * tested.size()))) {
            return List.of();
        }
        double effective = effectiveColumns(data, tested);
        if (!(effective >= FEWEST_EFFECTIVE)) {
            return List.of();
        }
        return List.of(new LeakFinding(
                LeakKind.SELECTED_COLUMNS,
                Severity.ALARM,
                tested.stream()
                        .map(j -> data.features().schema().field(j).name())
                        .toList(),
                data.rows(),
                data.rows(),
                List.of(),
                List.of(
                        evidence(Measure.LARGEST_P_VALUE, largest),
                        evidence(Measure.COLUMNS_NEAR_CUT, near),
                        evidence(Measure.EFFECTIVE_COLUMNS, effective))));
    }

    private static double effectiveColumns(Dataset data, List<Integer> tested) {
        int k = Math.min(MOST_COMPARED, tested.size());
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < k; c++) {
            int j = tested.get((int) ((long) c * tested.size() / k));
            columns.add(filled(data.features().column(j), data.weights()));
        }
        double squares = k;
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                double r = Drift.correlation(columns.get(a), columns.get(b));
                squares += 2 * r * r;
            }
        }
        return k * (double) k / squares;
    }

    /** Missing values, and rows of weight zero, as the mean, so that they neither add to a correlation nor break it. */
    private static double[] filled(double[] values, double[] weights) {
        double[] filled = values.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = weights[i] > 0 ? filled[i] : Double.NaN;
        }
        double mean =
                Arrays.stream(filled).filter(v -> !Double.isNaN(v)).average().orElse(0);
        return Arrays.stream(filled).map(v -> Double.isNaN(v) ? mean : v).toArray();
    }
}
