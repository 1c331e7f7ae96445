package io.limpid.core.resample;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.Moments;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes rows of one class between its rows and their nearest neighbours. For one caller at a time. */
final class SmoteRows {

    private final Table x;
    private final double[] weights;
    private final int[] rows;

    /** Per column the class's numbers in units of their deviation, or its category codes; column-major. */
    private final double[][] scaled;

    private final boolean[] categorical;
    private final int[] levels;

    /** The neighbours of the rows that were built on so far, nearest first, as positions in {@code rows}. */
    private final int[][] found;

    private final int neighbors;
    private final double[] distance;

    /** For the rows of one class, ascending. */
    SmoteRows(Dataset train, int[] rows, Moments[] scales, int most) {
        x = train.features();
        weights = train.weights();
        this.rows = rows;
        int p = x.schema().size();
        scaled = new double[p][rows.length];
        categorical = new boolean[p];
        levels = new int[p];
        for (int j = 0; j < p; j++) {
            if (x.schema().field(j) instanceof Field.Categorical c) {
                categorical[j] = true;
                levels[j] = c.levels().size();
            }
            double[] values = x.column(j);
            for (int s = 0; s < rows.length; s++) {
                // The difference first: digits of a large common offset would be lost in the quotient.
                scaled[j][s] = (values[rows[s]] - scales[j].mean()) / scales[j].deviation();
            }
        }
        neighbors = Math.min(most, rows.length - 1);
        found = new int[rows.length][];
        distance = new double[rows.length];
    }

    /** Where a column's values are measured from and in which unit: a numeric one's mean and standard deviation. */
    static Moments[] scales(Dataset train) {
        Table x = train.features();
        Moments[] scales = new Moments[x.schema().size()];
        for (int j = 0; j < scales.length; j++) {
            Field field = x.schema().field(j);
            Moments moments = field instanceof Field.Numeric
                    ? Moments.of(field.name(), x.column(j), train.weights())
                    : new Moments(0, 1);
            scales[j] = moments.deviation() > 0 ? moments : new Moments(moments.mean(), 1);
        }
        return scales;
    }

    /** Writes a made row into place {@code to} of these columns and weights. */
    void make(int base, SplittableRandom random, double[][] columns, double[] madeWeights, int to) {
        if (found[base] == null) {
            found[base] = nearest(base);
        }
        int[] near = found[base];
        // Two draws whether they are needed or not, so that one row's options change no other row.
        int neighbor = near.length == 0 ? base : near[(int) (random.nextDouble() * near.length)];
        double u = random.nextDouble();
        int from = rows[base];
        int towards = rows[neighbor];
        for (int j = 0; j < columns.length; j++) {
            double a = x.column(j)[from];
            double b = x.column(j)[towards];
            columns[j][to] = categorical[j]
                    ? majority(j, base, near)
                    : Double.isNaN(a) || Double.isNaN(b) ? a : Mixture.between(b, a, u);
        }
        madeWeights[to] = Mixture.between(weights[towards], weights[from], u);
    }

    private int[] nearest(int base) {
        Arrays.fill(distance, 0);
        for (int j = 0; j < scaled.length; j++) {
            if (categorical[j]) {
                addMismatches(scaled[j], scaled[j][base], distance);
            } else {
                addSquares(scaled[j], scaled[j][base], distance);
            }
        }
        int[] near = new int[neighbors];
        int size = 0;
        for (int s = 0; s < distance.length; s++) {
            boolean room = size < neighbors;
            if (s != base && neighbors > 0 && (room || distance[s] < distance[near[size - 1]])) {
                int place = room ? size++ : size - 1;
                while (place > 0 && distance[s] < distance[near[place - 1]]) {
                    near[place] = near[place - 1];
                    place--;
                }
                near[place] = s;
            }
        }
        return near;
    }

    private static void addSquares(double[] column, double value, double[] distance) {
        if (Double.isNaN(value)) {
            for (int s = 0; s < distance.length; s++) {
                distance[s] += Double.isNaN(column[s]) ? 0 : 1;
            }
            return;
        }
        for (int s = 0; s < distance.length; s++) {
            double gap = column[s] - value;
            distance[s] += Double.isNaN(gap) ? 1 : gap * gap;
        }
    }

    private static void addMismatches(double[] column, double code, double[] distance) {
        if (Double.isNaN(code)) {
            addSquares(column, code, distance);
            return;
        }
        for (int s = 0; s < distance.length; s++) {
            distance[s] += column[s] == code ? 0 : 1;
        }
    }

    /** The most frequent category among the neighbours, missing being one and last in order; the row's own wins a tie. */
    private double majority(int j, int base, int[] near) {
        double own = scaled[j][base];
        double best = own;
        int most = votes(scaled[j], own, near);
        for (int s : near) {
            double candidate = scaled[j][s];
            int votes = votes(scaled[j], candidate, near);
            boolean earlier = Double.compare(best, own) != 0 && order(candidate, j) < order(best, j);
            if (votes > most || votes == most && earlier) {
                best = candidate;
                most = votes;
            }
        }
        return best;
    }

    private static int votes(double[] column, double code, int[] near) {
        int votes = 0;
        for (int s : near) {
            votes += Double.compare(column[s], code) == 0 ? 1 : 0;
        }
        return votes;
    }

    private double order(double code, int j) {
        return Double.isNaN(code) ? levels[j] : code;
    }
}
