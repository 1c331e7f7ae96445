package io.limpid.models.linear;

import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Least squares under signs: the {@code b} of least {@code |y - X b|^2 + lambda |b|^2} among those with {@code sign_j
 * b_j >= 0} in the columns that have a sign; of many such the shortest, which is the limit as lambda goes to 0.
 *
 * <p>An active set as Lawson and Hanson's (Solving Least Squares Problems, 23) and Stark and Parker's: some columns are
 * free, the others held at 0, and the free ones' least squares, by an orthogonal decomposition of them alone, has the
 * signs. Held columns that want to move off 0 to their own side are set free one by one, the one of the steepest slope
 * first; free ones that would cross 0 on the way are held. It ends where none wants to move: that is the condition of
 * Karush, Kuhn and Tucker for the minimum. Every step makes the objective less, so no set comes twice. All works on the
 * factor R of the unconstrained problem, as many rows as columns, and never on products of columns.
 *
 * <p>Where columns are dependent a slope may be nothing, and moving would yet make {@code b} shorter: the slope's
 * derivative by lambda at 0 decides then, {@code A_j' u}, u the shortest with {@code A_F' u = b_F}.
 *
 * <p>Where rows are {@linkplain UnevenRows uneven}, the objective's own rounding may be more than all that small rows
 * have: there a slope is taken from what the free columns' reflections leave, and a step is trusted to be a gain. A
 * penalty's part may be as small, and is as many rows more.
 */
final class BoundedLeastSquares {

    static final String STAGE = "linear regression, bounds";

    /** Small beside the squares of columns of norm one, and large beside the square of the tolerance. */
    private static final double SMALL_LAMBDA = 1e-10;

    private final double[][] a;
    private final double[] q;
    private final int[] signs;
    private final double lambda;
    private final double tolerance;
    private final Rows rows;
    private final Run run;

    private final boolean[] free;

    /** Held columns that rounding alone made want to move; forgotten when another one has moved. */
    private final boolean[] refused;

    /** The sets that were free: rounding may make one that is no better look so, but none is taken twice. */
    private final Set<BitSet> taken = new HashSet<>();

    private double[] b;

    private BoundedLeastSquares(
            double[][] a, double[] q, int[] signs, double lambda, double tolerance, Rows rows, double[] b, Run run) {
        this.a = a;
        this.q = q;
        this.signs = signs;
        this.lambda = lambda;
        this.tolerance = tolerance;
        this.rows = rows;
        this.run = run;
        this.free = new boolean[signs.length];
        this.refused = new boolean[signs.length];
        Arrays.fill(free, true);
        this.b = b;
    }

    /** Whether the rows that the problem was made of were {@linkplain UnevenRows uneven}. */
    enum Rows {
        /** A slope that is small beside the largest row's is rounding. */
        EVEN,
        /** A slope may come from small rows alone, and count as much. */
        UNEVEN
    }

    /** A solution: {@code residual} is {@code |y - X b|^2}, {@code held} tells the columns that a sign keeps at 0. */
    record Solution(double[] coefficients, double residual, boolean[] held) {}

    /**
     * Solves, from the solution without signs. Where that has them already it is the answer, to the bit.
     *
     * @param signs 1 and -1, and 0 where either will do, one per column
     * @param tolerance as for {@link LeastSquares}; slopes within it are nothing too
     */
    static Solution solve(LeastSquares unbounded, int[] signs, double lambda, double tolerance, Rows rows, Run run) {
        boolean fits = true;
        for (int j = 0; j < signs.length; j++) {
            fits &= signs[j] * unbounded.coefficients()[j] >= 0;
        }
        if (fits) {
            return new Solution(unbounded.coefficients(), unbounded.residual(), new boolean[signs.length]);
        }
        double[][] a = unbounded.reduced();
        double[] q = unbounded.right();
        // A penalty decides between dependent columns, unless its rows are so short that they count as nothing too.
        boolean dependent = q.length < a.length && Math.sqrt(lambda) <= (rows == Rows.UNEVEN ? tolerance : 0);
        BoundedLeastSquares problem = of(a, q, signs, lambda, tolerance, rows, unbounded.coefficients(), run);
        problem.descend(dependent);
        double residual = unbounded.beyond() + squares(left(a, q, problem.b));
        boolean[] held = new boolean[signs.length];
        for (int j = 0; j < held.length; j++) {
            held[j] = !problem.free[j];
        }
        return new Solution(problem.b, residual, held);
    }

    private static BoundedLeastSquares of(
            double[][] a, double[] q, int[] signs, double lambda, double tolerance, Rows rows, double[] b, Run run) {
        if (lambda >= SMALL_LAMBDA) { // Makes nothing of what so small rows say.
            return new BoundedLeastSquares(a, q, signs, lambda, tolerance, Rows.EVEN, b, run);
        }
        if (rows == Rows.EVEN || lambda == 0) {
            return new BoundedLeastSquares(a, q, signs, lambda, tolerance, rows, b, run);
        }
        double[][] longer = UnevenRows.penalized(a, q, lambda);
        int p = a.length;
        return new BoundedLeastSquares(Arrays.copyOf(longer, p), longer[p], signs, 0, tolerance, rows, b, run);
    }

    private void descend(boolean dependent) {
        if (dependent) {
            beginNearby();
        }
        begin();
        while (true) {
            step();
            int next = byFactors() ? steepest(slopesByFactors(), 0) : steepest(slopes(), tolerance);
            if (next < 0 && dependent) {
                next = steepest(slopesOfSlopes(), tolerance);
            }
            if (next < 0) {
                return;
            }
            release(next);
        }
    }

    /**
     * Sets free what a small penalty sets free. It has one minimum, where without it two columns may have to be set
     * free at once for {@code b} to become shorter, and neither of them alone would move.
     */
    private void beginNearby() {
        BoundedLeastSquares nearby = of(a, q, signs, SMALL_LAMBDA, tolerance, rows, b, run);
        nearby.descend(false);
        System.arraycopy(nearby.free, 0, free, 0, free.length);
        b = freeSolution();
    }

    /** Holds whatever has the wrong sign until nothing has. */
    private void begin() {
        for (int wrong = 1; wrong > 0; ) {
            wrong = 0;
            for (int j = 0; j < signs.length; j++) {
                if (free[j] && signs[j] != 0 && !(signs[j] * b[j] > 0)) {
                    free[j] = false;
                    wrong++;
                }
            }
            if (wrong > 0) {
                step();
                b = freeSolution();
            }
        }
    }

    /** Sets a held column free and goes to the minimum there; where that is no gain, all stays as it was. */
    private void release(int next) {
        boolean[] freeBefore = free.clone();
        double[] before = b;
        double[] there = freeWith(next);
        boolean ownSide = signs[next] * there[next] > 0;
        if (ownSide) {
            b = before.clone();
            settle(there);
        }
        if (ownSide && (byFactors() || less(before)) && taken.add(freeSet())) {
            Arrays.fill(refused, false);
            return;
        }
        System.arraycopy(freeBefore, 0, free, 0, free.length);
        b = before;
        refused[next] = true;
    }

    private BitSet freeSet() {
        BitSet set = new BitSet(free.length);
        for (int j = 0; j < free.length; j++) {
            set.set(j, free[j]);
        }
        return set;
    }

    private double[] freeWith(int next) {
        free[next] = true;
        return freeSolution();
    }

    /** Goes towards the free minimum, holding what reaches 0 on the way, until one is reached that has the signs. */
    private void settle(double[] towards) {
        double[] there = towards;
        for (int stop = firstAtZero(there); stop >= 0; stop = firstAtZero(there)) {
            step();
            double share = b[stop] / (b[stop] - there[stop]);
            for (int j = 0; j < b.length; j++) {
                b[j] += share * (there[j] - b[j]);
                if (free[j] && signs[j] != 0 && (j == stop || !(signs[j] * b[j] > 0))) {
                    free[j] = false;
                    b[j] = 0;
                }
            }
            there = freeSolution();
        }
        b = there;
    }

    /**
     * Whether {@code b} has a lower objective than another, or the same to rounding and is shorter. Where the fit is
     * exact both objectives are squares of rounding, of which neither is lower.
     */
    private boolean less(double[] other) {
        double value = objective(b);
        double before = objective(other);
        double rounding = tolerance * (before + tolerance * squares(q));
        boolean shorter = squares(b) < squares(other);
        return value < before - rounding || value <= before + rounding && shorter;
    }

    private double objective(double[] at) {
        return squares(left(a, q, at)) + lambda * squares(at);
    }

    private static double squares(double[] values) {
        return LogisticLoss.dot(values, values);
    }

    /** The free column that is the first to reach 0 on the way from {@code b} to {@code there}, or -1. */
    private int firstAtZero(double[] there) {
        int first = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < b.length; j++) {
            if (free[j] && signs[j] != 0 && !(signs[j] * there[j] > 0)) {
                double share = b[j] / (b[j] - there[j]);
                if (!(share >= least)) {
                    least = share;
                    first = j;
                }
            }
        }
        return first;
    }

    private void step() {
        run.cancellation().check();
        int count = 0;
        for (boolean each : free) {
            count += each ? 1 : 0;
        }
        run.progress().update(STAGE, count, free.length);
    }

    /** The held column that gains most by moving to its own side, or -1; slopes up to the least are nothing. */
    private int steepest(double[] slopes, double least) {
        int steepest = -1;
        double most = least;
        for (int j = 0; j < slopes.length; j++) {
            if (!free[j] && !refused[j] && signs[j] * slopes[j] > most) {
                most = signs[j] * slopes[j];
                steepest = j;
            }
        }
        return steepest;
    }

    /** {@code A_j'(q - A b) - lambda b_j}; that of a held column has no second part. */
    private double[] slopes() {
        double[] left = left(a, q, b);
        double[] slopes = new double[a.length];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = LogisticLoss.dot(a[j], left);
        }
        return slopes;
    }

    /**
     * Small rows' share of the objective is below its rounding, and so is their share of a slope, unless the free
     * columns' reflections have taken the large rows' share away. A small penalty is among the rows then.
     */
    private boolean byFactors() {
        return rows == Rows.UNEVEN;
    }

    /** The slopes as products of what the free columns leave of a held one and of q; 0 where no more than rounding. */
    private double[] slopesByFactors() {
        int[] places = freePlaces();
        double[][] columns = new double[places.length][];
        for (int f = 0; f < places.length; f++) {
            columns[f] = a[places[f]].clone();
        }
        LeastSquares factors = LeastSquares.solve(columns, q.clone(), 0, tolerance, quiet());
        double[] left = factors.rotated(q);
        double[] slopes = new double[a.length];
        double rounding = 0;
        for (int i = factors.rank(); i < left.length; i++) {
            double largest = Math.abs(q[i]);
            for (double[] column : a) {
                largest = Math.max(largest, Math.abs(column[i]));
            }
            rounding += largest * largest;
        }
        for (int j = 0; j < slopes.length; j++) {
            if (!free[j]) {
                double[] column = factors.rotated(a[j]);
                for (int i = factors.rank(); i < left.length; i++) {
                    slopes[j] += column[i] * left[i];
                }
                slopes[j] = Math.abs(slopes[j]) > tolerance * rounding ? slopes[j] : 0;
            }
        }
        return slopes;
    }

    private double[] slopesOfSlopes() {
        int[] places = freePlaces();
        double[] slopes = new double[a.length];
        if (places.length == 0) {
            return slopes;
        }
        double[][] rows = new double[q.length][places.length];
        double[] right = new double[places.length];
        for (int f = 0; f < places.length; f++) {
            right[f] = b[places[f]];
            for (int i = 0; i < q.length; i++) {
                rows[i][f] = a[places[f]][i];
            }
        }
        double[] u = LeastSquares.solve(rows, right, 0, tolerance, quiet()).coefficients();
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = LogisticLoss.dot(a[j], u);
        }
        return slopes;
    }

    private static double[] left(double[][] a, double[] q, double[] at) {
        double[] left = q.clone();
        for (int j = 0; j < a.length; j++) {
            double[] column = a[j];
            double bj = at[j];
            for (int i = 0; i < left.length; i++) {
                left[i] -= column[i] * bj;
            }
        }
        return left;
    }

    private double[] freeSolution() {
        int[] places = freePlaces();
        double[][] columns = new double[places.length][];
        for (int f = 0; f < places.length; f++) {
            columns[f] = a[places[f]].clone();
        }
        double[] found = LeastSquares.solve(columns, q.clone(), lambda, tolerance, quiet())
                .coefficients();
        double[] all = new double[a.length];
        for (int f = 0; f < places.length; f++) {
            all[places[f]] = found[f];
        }
        return all;
    }

    private int[] freePlaces() {
        int[] places = new int[free.length];
        int count = 0;
        for (int j = 0; j < free.length; j++) {
            if (free[j]) {
                places[count++] = j;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** The parts of a step are not worth hearing of. */
    private Run quiet() {
        return run.with(Progress.none());
    }
}
