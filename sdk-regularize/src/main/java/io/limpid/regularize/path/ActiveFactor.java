package io.limpid.regularize.path;

import java.util.Arrays;

/**
 * The Cholesky factor {@code U'U} of the rows and columns of a growing matrix that are in use, to which one can be
 * added, and from which one can be taken, at the cost of a solution. Row {@code t} of U begins at place {@code t}.
 */
final class ActiveFactor {

    /** Below this share of its diagonal element a pivot is rounding: the column depends on those before it. */
    private static final double LEAST_PIVOT = 1e-12;

    private double[][] u = new double[0][];
    private int[] order = new int[0];
    private int size;
    private double[] room = new double[0];
    private final double[] four = new double[4];

    /** How many are in use. */
    int size() {
        return size;
    }

    /** Which one stands at place {@code t}. */
    int at(int t) {
        return order[t];
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
    }

    /**
     * Adds a variable: {@code row} is its row of the matrix, {@code extra} what its diagonal element has more.
     *
     * @return whether it was added; not where it depends on the others
     */
    boolean append(int variable, double[] row, double extra) {
        ensure(size + 1);
        for (int t = 0; t < size; t++) {
            room[t] = row[order[t]];
        }
        double diagonal = row[variable] + extra;
        forward(room);
        double pivot = diagonal;
        for (int t = 0; t < size; t++) {
            pivot -= room[t] * room[t];
        }
        if (!(pivot > LEAST_PIVOT * diagonal)) {
            return false;
        }
        for (int t = 0; t < size; t++) {
            u[t][size] = room[t];
        }
        u[size][size] = Math.sqrt(pivot);
        order[size] = variable;
        size++;
        return true;
    }

    /** Takes out the variable at a place; those behind it move up. */
    void remove(int place) {
        for (int t = 0; t < place; t++) {
            System.arraycopy(u[t], place + 1, u[t], place, size - place - 1);
        }
        for (int t = place; t + 1 < size; t++) {
            rotate(u[t], u[t + 1], t);
        }
        System.arraycopy(order, place + 1, order, place, size - place - 1);
        size--;
    }

    /** Row {@code t} of the factor without the variable that was there, from its row and the one below. */
    private void rotate(double[] upper, double[] lower, int t) {
        double a = upper[t + 1];
        double b = lower[t + 1];
        double norm = Math.sqrt(a * a + b * b);
        double c = a / norm;
        double s = b / norm;
        for (int j = t + 1; j < size; j++) {
            double high = upper[j];
            double low = lower[j];
            upper[j - 1] = c * high + s * low;
            lower[j] = c * low - s * high;
        }
    }

    /** Solves {@code U'U x = x} in place. */
    void solve(double[] x) {
        forward(x);
        backward(x);
    }

    /** Solves {@code U'x = x}, four rows at a time. */
    private void forward(double[] x) {
        int t = 0;
        for (; t + 3 < size; t += 4) {
            for (int m = 0; m < 4; m++) {
                double z = x[t + m];
                for (int l = 0; l < m; l++) {
                    z -= u[t + l][t + m] * four[l];
                }
                four[m] = z / u[t + m][t + m];
                x[t + m] = four[m];
            }
            ColumnLoops.subtractFour(x, four, u[t], u[t + 1], u[t + 2], u[t + 3], t + 4, size);
        }
        for (; t < size; t++) {
            x[t] /= u[t][t];
            ColumnLoops.subtract(x, x[t], u[t], t + 1, size);
        }
    }

    /** Solves {@code U x = x}, four rows at a time. */
    private void backward(double[] x) {
        int t = size;
        for (; t >= 4; t -= 4) {
            ColumnLoops.dotFour(u[t - 4], u[t - 3], u[t - 2], u[t - 1], x, t, size, four);
            for (int m = 3; m >= 0; m--) {
                double z = x[t - 4 + m] - four[m];
                for (int l = m + 1; l < 4; l++) {
                    z -= u[t - 4 + m][t - 4 + l] * x[t - 4 + l];
                }
                x[t - 4 + m] = z / u[t - 4 + m][t - 4 + m];
            }
        }
        for (t--; t >= 0; t--) {
            x[t] = (x[t] - ColumnLoops.dot(u[t], x, t + 1, size)) / u[t][t];
        }
    }

    /**
     * The factor after {@code c v v'} was added to the matrix, {@code v} by variable. Where that leaves no positive
     * definite matrix it forgets everything.
     */
    void update(double[] v, double c) {
        double root = Math.sqrt(Math.abs(c));
        for (int t = 0; t < size; t++) {
            room[t] = root * v[order[t]];
        }
        double sign = c > 0 ? 1 : -1;
        for (int t = 0; t < size; t++) {
            double old = u[t][t];
            double squared = old * old + sign * room[t] * room[t];
            if (!(squared > LEAST_PIVOT * old * old)) {
                clear();
                return;
            }
            double pivot = Math.sqrt(squared);
            u[t][t] = pivot;
            turn(u[t], room, pivot / old, room[t] / old, sign, t + 1, size);
        }
    }

    private static void turn(double[] row, double[] w, double c, double s, double sign, int from, int to) {
        double by = 1 / c;
        double plus = sign * s;
        for (int j = from; j < to; j++) {
            double turned = (row[j] + plus * w[j]) * by;
            row[j] = turned;
            w[j] = c * w[j] - s * turned;
        }
    }

    private void ensure(int wanted) {
        if (wanted <= u.length) {
            return;
        }
        int capacity = Math.max(16, wanted + wanted / 2);
        double[][] larger = new double[capacity][];
        for (int t = 0; t < capacity; t++) {
            larger[t] = t < size ? Arrays.copyOf(u[t], capacity) : new double[capacity];
        }
        u = larger;
        order = Arrays.copyOf(order, capacity);
        room = new double[capacity];
    }
}
