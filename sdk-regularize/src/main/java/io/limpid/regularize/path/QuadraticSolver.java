package io.limpid.regularize.path;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Minimises {@code d'Q d / 2 - u'd} plus the penalties of {@code b + d} over a working set, to rounding: coordinate
 * descent finds which coefficients are not zero, Newton's method on those solves for them, and a step ends where the
 * first one meets zero or its limit. Every step lowers the objective.
 *
 * <p>One instance serves one path on one thread; the factor of the coefficients in use is kept between calls.
 */
final class QuadraticSolver {

    private static final int ROUNDS = 500;

    private final Shrinkage shrinkage;
    private final WorkingSet set;
    private final Consumer<double[]> free;
    private final ActiveFactor factor = new ActiveFactor();
    /** By place. */
    private double[] b = new double[0];

    private double[] u = new double[0];
    private boolean[] active = new boolean[0];
    private double[] step = new double[0];
    private double[] start = new double[0];
    private double[] rest = new double[0];
    private int[] taken = new int[0];
    private double[] extra = new double[0];
    private final double[] four = new double[4];

    QuadraticSolver(Shrinkage shrinkage, WorkingSet set) {
        this(shrinkage, set, coefficients -> {});
    }

    /**
     * With something that lowers the penalty of coefficients, by place, along directions in which the quadratic is
     * constant: there is no Newton step in these.
     */
    QuadraticSolver(Shrinkage shrinkage, WorkingSet set, Consumer<double[]> free) {
        this.shrinkage = shrinkage;
        this.set = set;
        this.free = free;
    }

    /** To be called when the matrix has changed other than by growing. */
    void matrixChanged() {
        factor.clear();
    }

    /** Adds {@code c v v' - d w w'} to the matrix, by place. */
    void addToMatrix(double[] v, double c, double[] w, double d) {
        set.addOuter(v, c, w, -d);
        factor.update(v, c);
        factor.update(w, -d);
    }

    /** The solution of place {@code k}. */
    double coefficient(int k) {
        return b[k];
    }

    /** What is left of the negative derivative of place {@code k}. */
    double derivative(int k) {
        return u[k];
    }

    /**
     * Solves from coefficients and negative derivatives by variable until no derivative is further than the tolerance
     * from where it should be.
     *
     * @return the largest distance left
     */
    double solve(double[] coefficients, double[] derivatives, double tolerance) {
        load(coefficients, derivatives);
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            free.accept(b);
            newton();
            double left = descend(tolerance);
            if (left <= tolerance) {
                return left;
            }
            if (round > 20 && left >= before) {
                return left;
            }
            before = round % 10 == 0 ? left : before;
        }
        return before;
    }

    private void load(double[] coefficients, double[] derivatives) {
        int size = set.size();
        if (b.length < size) {
            int capacity = size + size / 2;
            b = new double[capacity];
            u = new double[capacity];
            active = new boolean[capacity];
            step = new double[capacity];
            start = new double[capacity];
            rest = new double[capacity];
            taken = new int[capacity];
            extra = Arrays.copyOf(extra, capacity);
        }
        boolean changed = false;
        for (int k = 0; k < size; k++) {
            int j = set.variable(k);
            b[k] = coefficients[j];
            u[k] = derivatives[j];
            changed |= extra[k] != shrinkage.l2(j);
            extra[k] = shrinkage.l2(j);
        }
        if (changed) {
            factor.clear();
        }
    }

    /** One step on each coefficient whose derivative is off; returns by how much the worst was. */
    private double descend(double tolerance) {
        double worst = 0;
        for (int k = 0; k < set.size(); k++) {
            int j = set.variable(k);
            double violation = shrinkage.violation(j, b[k], u[k]);
            if (violation > tolerance) {
                double[] row = set.row(k);
                double moved = row[k] > 0 ? shrinkage.minimum(j, u[k] + row[k] * b[k], row[k]) - b[k] : 0;
                if (moved != 0) {
                    worst = Math.max(worst, violation);
                    b[k] += moved;
                    ColumnLoops.subtract(u, moved, row, 0, set.size());
                }
            }
        }
        return worst;
    }

    /** Newton steps on the coefficients that are free to move, until one ends at the minimum. */
    private void newton() {
        int size = set.size();
        for (int k = 0; k < size; k++) {
            active[k] = movable(k);
        }
        synchronise();
        int count = factor.size();
        for (int t = 0; t < count; t++) {
            int k = factor.at(t);
            int j = set.variable(k);
            start[k] = b[k];
            rest[k] = u[k] - extra[k] * b[k] - Math.signum(b[k]) * shrinkage.l1(j);
            taken[t] = k;
        }
        double left = 1;
        while (factor.size() > 0 && left > 0) {
            left *= 1 - stepOnce(left);
        }
        move(count);
    }

    /** Whether a small step to either side has the same derivative of its penalty, or one that the limits allow. */
    private boolean movable(int k) {
        int j = set.variable(k);
        if (b[k] == 0 && shrinkage.l1(j) > 0) {
            return false;
        }
        double pull = u[k] - shrinkage.l2(j) * b[k] - Math.signum(b[k]) * shrinkage.l1(j);
        return !(b[k] >= shrinkage.upper(j) && pull >= 0) && !(b[k] <= shrinkage.lower(j) && pull <= 0);
    }

    private void synchronise() {
        for (int t = factor.size() - 1; t >= 0; t--) {
            if (active[factor.at(t)]) {
                active[factor.at(t)] = false; // Found; what stays true is to be added.
            } else {
                factor.remove(t);
            }
        }
        for (int k = 0; k < set.size(); k++) {
            if (active[k]) {
                factor.append(k, set.row(k), extra[k]);
            }
        }
    }

    /**
     * One step on the coefficients in use. A step of length t leaves of each derivative the share 1 - t, so nothing else
     * has to be known for the next one.
     *
     * @param left what is left of the derivatives
     * @return the length: 1, or less where a coefficient has met zero or a limit and is out
     */
    private double stepOnce(double left) {
        int count = factor.size();
        for (int t = 0; t < count; t++) {
            step[t] = left * rest[factor.at(t)];
        }
        factor.solve(step);
        double length = 1;
        int blocked = -1;
        double end = 0;
        for (int t = 0; t < count; t++) {
            int k = factor.at(t);
            int j = set.variable(k);
            double target = b[k] + step[t];
            double stop = target;
            if (shrinkage.l1(j) > 0 && (b[k] > 0 ? target < 0 : target > 0)) {
                stop = 0;
            }
            stop = Math.min(Math.max(stop, shrinkage.lower(j)), shrinkage.upper(j));
            double share = (stop - b[k]) / step[t];
            if (stop != target && share < length) {
                length = share;
                blocked = t;
                end = stop;
            }
        }
        for (int t = 0; t < count; t++) {
            b[factor.at(t)] += length * step[t];
        }
        if (blocked >= 0) {
            b[factor.at(blocked)] = end;
            factor.remove(blocked);
        }
        return blocked >= 0 ? Math.min(length, Math.nextDown(1.0)) : 1;
    }

    /** Brings the derivatives up to date with what has moved of the first {@code count} taken. */
    private void move(int count) {
        int size = set.size();
        int t = 0;
        for (; t + 3 < count; t += 4) {
            for (int m = 0; m < 4; m++) {
                four[m] = b[taken[t + m]] - start[taken[t + m]];
            }
            ColumnLoops.subtractFour(
                    u,
                    four,
                    set.row(taken[t]),
                    set.row(taken[t + 1]),
                    set.row(taken[t + 2]),
                    set.row(taken[t + 3]),
                    0,
                    size);
        }
        for (; t < count; t++) {
            ColumnLoops.subtract(u, b[taken[t]] - start[taken[t]], set.row(taken[t]), 0, size);
        }
    }
}
