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

    /**
     * Per column the class's numbers in units of their deviation, or its category codes, in which missing is a further
     * level; column-major.
     */
    private final double[][] scaled;

    /** Per column the number of levels; 0 for a numeric one. */
    private final int[] levels;

    private final boolean[] gaps;

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
        scaled = new double[p][];
        levels = new int[p];
        gaps = new boolean[p];
        for (int j = 0; j < p; j++) {
            // A column without levels has nothing but missing cells; one level more changes no distance.
            levels[j] = x.schema().field(j) instanceof Field.Categorical c
                    ? Math.max(1, c.levels().size())
                    : 0;
            scaled[j] = scaled(j, scales[j]);
        }
        neighbors = Math.min(most, rows.length - 1);
        found = new int[rows.length][];
        distance = new double[rows.length];
    }

    private double[] scaled(int j, Moments scale) {
        double[] values = x.column(j);
        double[] own = new double[rows.length];
        for (int s = 0; s < own.length; s++) {
            double value = values[rows[s]];
            gaps[j] |= Double.isNaN(value);
            own[s] = levels[j] == 0
                    ? (value - scale.mean()) / scale.deviation()
                    : Double.isNaN(value) ? levels[j] : value;
        }
        return own;
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
            columns[j][to] = levels[j] > 0
                    ? majority(j, base, near)
                    : Double.isNaN(a) || Double.isNaN(b) ? a : Mixture.between(b, a, u);
        }
        madeWeights[to] = Mixture.between(weights[towards], weights[from], u);
    }

    private int[] nearest(int base) {
        Arrays.fill(distance, 0);
        for (int j = 0; j < scaled.length; j++) {
            double own = scaled[j][base];
            if (levels[j] > 0) {
                addMismatches(scaled[j], own, distance);
            } else if (gaps[j]) {
                addSquaresWithGaps(scaled[j], own, distance);
            } else {
                addSquares(scaled[j], own, distance);
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
        for (int s = 0; s < distance.length; s++) {
            double gap = column[s] - value;
            distance[s] += gap * gap;
        }
    }

    private static void addSquaresWithGaps(double[] column, double value, double[] distance) {
        double toMissing = Double.isNaN(value) ? 0 : 1;
        for (int s = 0; s < distance.length; s++) {
            double gap = column[s] - value;
            distance[s] += Double.isNaN(column[s]) ? toMissing : Double.isNaN(value) ? 1 : gap * gap;
        }
    }

    /** Different codes are at least one apart: without a branch, which random codes would make slow. */
    private static void addMismatches(double[] column, double code, double[] distance) {
        for (int s = 0; s < distance.length; s++) {
            double gap = column[s] - code;
            distance[s] += Math.min(1, gap * gap);
        }
    }

    /**
     * The most frequent category among the neighbours, missing being one and last in order; the row's own wins a tie.
     */
    private double majority(int j, int base, int[] near) {
        double own = scaled[j][base];
        double best = own;
        int most = votes(scaled[j], own, near);
        for (int s : near) {
            double candidate = scaled[j][s];
            if (candidate != best) {
                int votes = votes(scaled[j], candidate, near);
                if (votes > most || votes == most && best != own && candidate < best) {
                    best = candidate;
                    most = votes;
                }
            }
        }
        return best < levels[j] ? best : Double.NaN;
    }

    private static int votes(double[] column, double code, int[] near) {
        int votes = 0;
        for (int s : near) {
            votes += column[s] == code ? 1 : 0;
        }
        return votes;
    }
}
