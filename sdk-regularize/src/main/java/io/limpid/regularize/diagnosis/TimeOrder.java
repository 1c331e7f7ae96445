package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.split.Fold;
import io.limpid.regularize.diagnosis.LeakFinding.Evidence;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Columns that look like times, among features and keys: categories of which at least 95 % read as ISO dates; whole
 * numbers written as 20240229; numbers that only rise or only fall from row to row and have at least 20 values, which
 * is no more than a hint when some repeat. Of each it says whether the target drifts over it, and given folds, how many validation rows are earlier than some row their
 * model was trained on. When no column looks so, the order of the rows is tested for drift by itself.
 */
final class TimeOrder {

    private static final Pattern ISO = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])([T ].*)?)?");
    private static final double NEARLY_ALL = 0.95;
    private static final int FEWEST_VALUES = 20;
    private static final double SIGNIFICANT = 1e-3;

    /** Rows may stand in an order, by class or by value, that is no time: only a drift beyond doubt is worth a hint. */
    private static final double BEYOND_DOUBT = 1e-6;

    /** Fewer rows from the future than these are the ties and edges of an honest split. */
    private static final double SOME = 0.05;

    private TimeOrder() {}

    static List<LeakFinding> find(Dataset data, ProbedTarget target, List<Fold> folds) {
        List<LeakFinding> findings = new ArrayList<>();
        List<SortedColumn> times = new ArrayList<>();
        for (Table table : List.of(data.keys(), data.features())) {
            for (int j = 0; j < table.schema().size(); j++) {
                Column column = new Column(table.schema().field(j), table.column(j));
                SortedColumn time = time(column, data.weights());
                if (time.groups() > 1) {
                    times.add(time);
                }
            }
        }
        for (SortedColumn time : times) {
            findings.addAll(judged(time, Drift.of(time, target), folds, times.size()));
        }
        return times.isEmpty() ? rowOrder(data, target) : findings;
    }

    private static List<LeakFinding> judged(SortedColumn time, Drift drift, List<Fold> folds, int times) {
        List<Evidence> evidence = new ArrayList<>();
        double future = futureShare(time, folds);
        if (!folds.isEmpty()) {
            if (!(future > SOME)) {
                return List.of();
            }
            evidence.add(evidence(Measure.FUTURE_SHARE, future));
        }
        evidence.add(evidence(Measure.RANK_CORRELATION, drift.correlation()));
        evidence.add(evidence(Measure.P_VALUE, drift.p()));
        boolean drifts = drift.p() < SIGNIFICANT / times;
        // Rows sorted by age, say, are in order of a column that is no time; times of rows rarely repeat as ages do.
        boolean isCertain = time.field() instanceof Field.Categorical || areDates(time) || time.groups() == time.rows();
        return List.of(LeakFinding.ofColumn(
                LeakKind.TIME_ORDER,
                drifts && isCertain && !folds.isEmpty() ? Severity.WARNING : Severity.HINT,
                time,
                evidence.toArray(Evidence[]::new)));
    }

    private static List<LeakFinding> rowOrder(Dataset data, ProbedTarget target) {
        double[] places = new double[data.rows()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        SortedColumn order = SortedColumn.of(new Column(new Field.Numeric("row"), places), data.weights());
        Drift drift = Drift.of(order, target);
        if (order.rows() < FEWEST_VALUES || !(drift.p() < BEYOND_DOUBT)) {
            return List.of();
        }
        return List.of(new LeakFinding(
                LeakKind.TIME_ORDER,
                Severity.HINT,
                List.of(),
                order.rows(),
                data.rows(),
                List.of(),
                List.of(
                        evidence(Measure.RANK_CORRELATION, drift.correlation()),
                        evidence(Measure.P_VALUE, drift.p()))));
    }

    /** The column as times in order; without rows when it does not look like times. */
    private static SortedColumn time(Column column, double[] weights) {
        SortedColumn sorted = SortedColumn.of(column, weights);
        boolean isTime = column.field() instanceof Field.Categorical c
                ? dateShare(c, sorted) >= NEARLY_ALL
                : isMonotone(sorted) || areDates(sorted);
        if (!isTime) {
            return SortedColumn.of(new Column(column.field(), new double[0]), new double[0]);
        }
        return column.field() instanceof Field.Categorical c
                ? SortedColumn.of(new Column(c, places(c, column.values())), weights)
                : sorted;
    }

    private static boolean isMonotone(SortedColumn column) {
        return column.groups() >= FEWEST_VALUES && Identifier.isMonotone(column);
    }

    /** The share of rows, of those with a value, whose level reads as a date. */
    private static double dateShare(Field.Categorical field, SortedColumn column) {
        int dates = 0;
        for (int g = 0; g < column.groups(); g++) {
            String level = field.levels().get((int) column.distinct()[g]);
            dates += ISO.matcher(level).matches() ? column.size(g) : 0;
        }
        return column.rows() > 0 ? (double) dates / column.rows() : 0;
    }

    private static boolean areDates(SortedColumn column) {
        for (double value : column.distinct()) {
            int day = (int) value;
            boolean date = day == value
                    && day >= 1900_01_01
                    && day <= 2199_12_31
                    && day / 100 % 100 >= 1
                    && day / 100 % 100 <= 12
                    && day % 100 >= 1
                    && day % 100 <= 31;
            if (!date) {
                return false;
            }
        }
        return column.groups() > 1;
    }

    /** Of each row the place of its date among all levels; missing where the level is no date. */
    private static double[] places(Field.Categorical field, double[] codes) {
        List<String> sorted = field.levels().stream()
                .filter(level -> ISO.matcher(level).matches())
                .sorted()
                .toList();
        double[] place = new double[field.levels().size()];
        for (int k = 0; k < place.length; k++) {
            int found = Collections.binarySearch(sorted, field.levels().get(k));
            place[k] = found >= 0 ? found : Double.NaN;
        }
        double[] places = new double[codes.length];
        for (int i = 0; i < codes.length; i++) {
            places[i] = Double.isNaN(codes[i]) ? Double.NaN : place[(int) codes[i]];
        }
        return places;
    }

    private static double futureShare(SortedColumn time, List<Fold> folds) {
        long earlier = 0;
        long all = 0;
        for (Fold fold : folds) {
            double last = Double.NEGATIVE_INFINITY;
            for (int i : fold.train()) {
                last = time.values()[i] > last ? time.values()[i] : last;
            }
            for (int i : fold.validation()) {
                all++;
                earlier += time.values()[i] < last ? 1 : 0;
            }
        }
        return all > 0 ? (double) earlier / all : 0;
    }
}
