package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.kernel.DenseRanks;
import io.limpid.core.kernel.Moments;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that differ by at most a thousandth of a deviation in each numeric column, and not at all in which values are
 * missing and in categories, on both sides of a fold; rows equal in all are left to {@link RepeatedRows}.
 *
 * <p>Rows are put in order by the sum of their standardised numbers, in which near rows are neighbours; each is
 * compared with those after it that the sum leaves possible, at most 200 of them. Cost: n log n, and what is compared.
 */
final class NearRows {

    /** In deviations of the column. */
    private static final double NEAR = 1e-3;

    private static final int MOST_COMPARED = 200;

    /** Fewer numbers come near each other by chance too often. */
    private static final int FEWEST_COLUMNS = 3;

    /** As for equal rows: found no more than so many times as often as chance would have it. */
    private static final double COARSE = 2;

    private static final double BEYOND_CHANCE = 10;
    private static final double SOME = 0.01;
    private static final int FEW_ROWS = 5;

    private final double[][] columns;
    private final int numeric;

    /** Standardised numbers first, categories behind them. */
    private NearRows(double[][] columns, int numeric) {
        this.columns = columns;
        this.numeric = numeric;
    }

    static List<LeakFinding> find(Dataset data, boolean[] counted, List<Fold> folds, Run run) {
        NearRows rows = of(data);
        if (rows.numeric < FEWEST_COLUMNS) {
            return List.of();
        }
        int[] near = rows.groups(counted, run);
        RepeatedRows.Hits hits = RepeatedRows.Hits.of(new RepeatedRows.Groups(near), counted, folds);
        RepeatedRows.Hits equal = RepeatedRows.Hits.of(RepeatedRows.Groups.of(rows.columns, counted), counted, folds);
        boolean[] known = new boolean[counted.length];
        for (int r = 0; r < equal.rows(); r++) {
            known[equal.found()[r]] = true;
        }
        int[] found = Arrays.stream(hits.found(), 0, hits.rows())
                .filter(i -> !known[i])
                .toArray();
        if (found.length == 0) {
            return List.of();
        }
        double share = (double) (hits.validations() - equal.validations()) / hits.all();
        double chance = rows.chance(counted);
        if (share <= COARSE * chance) {
            return List.of();
        }
        boolean isBeyondChance = share > BEYOND_CHANCE * chance && share >= SOME && found.length >= FEW_ROWS;
        return List.of(new LeakFinding(
                LeakKind.NEAR_DUPLICATE_ROWS,
                isBeyondChance ? Severity.WARNING : Severity.HINT,
                List.of(),
                found.length,
                counted.length,
                LeakFinding.first(found, found.length),
                List.of(evidence(Measure.HIT_SHARE, share), evidence(Measure.CHANCE_SHARE, chance))));
    }

    private static NearRows of(Dataset data) {
        List<double[]> numbers = new ArrayList<>();
        List<double[]> others = new ArrayList<>();
        for (int j = 0; j < data.features().schema().size(); j++) {
            double[] values = data.features().column(j);
            Field field = data.features().schema().field(j);
            if (field instanceof Field.Numeric) {
                Moments moments = Moments.of(field.name(), values, data.weights());
                if (moments.deviation() > 0) {
                    numbers.add(Arrays.stream(values)
                            .map(x -> (x - moments.mean()) / moments.deviation())
                            .toArray());
                }
            } else {
                others.add(values);
            }
        }
        int numeric = numbers.size();
        numbers.addAll(others);
        return new NearRows(numbers.toArray(double[][]::new), numeric);
    }

    /** At most 1: how many rows are near a given one if the columns were independent. */
    private double chance(boolean[] counted) {
        int rows = 0;
        for (boolean c : counted) {
            rows += c ? 1 : 0;
        }
        double expected = rows - 1.0;
        for (int j = 0; j < columns.length; j++) {
            expected *= nearPairs(columns[j], counted, j < numeric ? NEAR : 0) / (0.5 * rows * (rows - 1.0));
        }
        return Math.min(1, expected);
    }

    /** How many pairs of rows are so near in one column, or both without a value. Cost: a sort. */
    private static double nearPairs(double[] column, boolean[] counted, double near) {
        double[] sorted = new double[column.length];
        int count = 0;
        double missing = 0;
        for (int i = 0; i < column.length; i++) {
            if (counted[i] && Double.isNaN(column[i])) {
                missing++;
            } else if (counted[i]) {
                sorted[count++] = column[i] + 0.0;
            }
        }
        Arrays.sort(sorted, 0, count);
        double pairs = 0.5 * missing * (missing - 1);
        int from = 0;
        for (int s = 0; s < count; s++) {
            while (!(sorted[s] - sorted[from] <= near)) {
                from++;
            }
            pairs += s - from;
        }
        return pairs;
    }

    /** Of each row the first of those that it is near to, by way of others if need be. */
    private int[] groups(boolean[] counted, Run run) {
        int n = counted.length;
        double[] sums = new double[n];
        for (int j = 0; j < numeric; j++) {
            for (int i = 0; i < n; i++) {
                sums[i] += Double.isNaN(columns[j][i]) ? 0 : columns[j][i];
            }
        }
        int[] order = order(sums, counted);
        int[] first = new int[n];
        Arrays.setAll(first, i -> i);
        for (int s = 0; s < order.length; s++) {
            if (s % 1024 == 0) {
                run.cancellation().check();
            }
            int end = Math.min(order.length, s + 1 + MOST_COMPARED);
            for (int t = s + 1; t < end && sums[order[t]] - sums[order[s]] <= numeric * NEAR; t++) {
                if (isNear(order[s], order[t])) {
                    join(first, order[s], order[t]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            first[i] = root(first, i);
        }
        return first;
    }

    private static int[] order(double[] sums, boolean[] counted) {
        DenseRanks ranks = DenseRanks.of(sums, i -> counted[i]);
        int[] starts = new int[ranks.values().length + 1];
        int rows = 0;
        for (int rank : ranks.of()) {
            if (rank != DenseRanks.NONE) {
                starts[rank + 1]++;
                rows++;
            }
        }
        for (int r = 1; r < starts.length; r++) {
            starts[r] += starts[r - 1];
        }
        int[] order = new int[rows];
        for (int i = 0; i < sums.length; i++) {
            if (ranks.of()[i] != DenseRanks.NONE) {
                order[starts[ranks.of()[i]]++] = i;
            }
        }
        return order;
    }

    private boolean isNear(int a, int b) {
        for (int j = 0; j < numeric; j++) {
            double distance = Math.abs(columns[j][a] - columns[j][b]);
            boolean bothMissing = Double.isNaN(columns[j][a]) && Double.isNaN(columns[j][b]);
            if (!(distance <= NEAR || bothMissing)) {
                return false;
            }
        }
        for (int j = numeric; j < columns.length; j++) {
            if (!(columns[j][a] == columns[j][b] || Double.isNaN(columns[j][a]) && Double.isNaN(columns[j][b]))) {
                return false;
            }
        }
        return true;
    }

    private static void join(int[] first, int a, int b) {
        int rootA = root(first, a);
        int rootB = root(first, b);
        first[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private static int root(int[] first, int i) {
        int root = i;
        while (first[root] != root) {
            first[root] = first[first[root]];
            root = first[root];
        }
        return root;
    }
}
