package io.limpid.regularize.path;

import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The path of a penalised linear regression: with columns x and target y scaled to a weighted norm of one it minimises
 *
 * <pre>|y - X b|^2 / 2 + sum_j v_j (l1 |b_j| + l2 b_j^2 / 2)</pre>
 *
 * <p>Products of columns are computed once, when a column first matters. Up to {@link #FEW} columns that is at once,
 * and the path then needs no rows; of more, sequential strong rules say which matter and the derivatives of all the
 * others are checked (Tibshirani and others 2012).
 *
 * @see <a href="https://doi.org/10.1111/j.1467-9868.2011.01004.x">Tibshirani and others (2012)</a>
 */
final class GaussianSolver implements PathSolver {

    /** Up to as many columns all products are computed, if there are as many rows. */
    private static final int FEW = 500;

    private static final double PRECISION = 1e-13;
    private static final int ROUNDS = 50;

    private final Design design;
    private final double[][] x;
    private final double[] y;
    private final double unit;
    private final double center;
    private final GaussianScaling scaling;
    private final Shrinkage shrinkage;
    private final WorkingSet set;
    private final QuadraticSolver solver;
    private final int[] all;
    private final double[] b;
    private final double[] u;
    /** Products of the target with each column. */
    private final double[] start;

    private final double[] residual;
    private final Outside outside;
    private final double[] work;
    private double previous;

    /**
     * Takes over the design's columns.
     *
     * @param target the target without the offset
     * @param center what is subtracted from it: its mean, or 0 without an intercept
     * @param shares the rows' weights, of sum one
     */
    GaussianSolver(
            Design design,
            double[] target,
            double[] shares,
            double center,
            GaussianScaling scaling,
            Shrinkage shrinkage) {
        this.design = design;
        this.scaling = scaling;
        this.x = design.columns();
        int n = target.length;
        int p = x.length;
        this.center = center;
        this.y = new double[n];
        multiply(target, shares);
        double norm = Math.sqrt(ColumnLoops.dot(y, y, 0, n));
        this.unit = norm > 0 ? norm : 1;
        for (int i = 0; i < n; i++) {
            y[i] /= unit;
        }
        this.shrinkage = scaled(shrinkage, unit);
        this.set = new WorkingSet(p);
        this.solver = new QuadraticSolver(this.shrinkage, set);
        this.all = new int[p];
        Arrays.setAll(all, j -> j);
        this.b = new double[p];
        this.u = new double[p];
        this.start = new double[p];
        this.residual = y.clone();
        this.work = new double[n];
        Products.gradient(x, all, 0, p, y, start);
        System.arraycopy(start, 0, u, 0, p);
        this.outside = new Outside(x, new double[0], residual);
        fitNull();
    }

    /** Centres the target and multiplies it and the columns by the roots of the weights, so that weights are gone. */
    private void multiply(double[] target, double[] shares) {
        double[] roots = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            roots[i] = Math.sqrt(shares[i]);
            y[i] = roots[i] * (target[i] - center);
        }
        for (double[] column : x) {
            for (int i = 0; i < y.length; i++) {
                column[i] *= roots[i];
            }
        }
    }

    private static Shrinkage scaled(Shrinkage s, double unit) {
        double[] factor = new double[s.size()];
        double[] lower = new double[s.size()];
        double[] upper = new double[s.size()];
        for (int j = 0; j < factor.length; j++) {
            factor[j] = s.factor(j);
            lower[j] = s.lower(j) / unit;
            upper[j] = s.upper(j) / unit;
        }
        return new Shrinkage(factor, lower, upper);
    }

    /** Fits what is not penalised; where there are few columns, takes in all of them then. */
    private void fitNull() {
        for (int j = 0; j < b.length; j++) {
            if (shrinkage.factor(j) == 0) {
                set.add(j);
            }
        }
        if (set.size() > 0) {
            Products.fill(x, new double[0], set, 0, work);
            shrinkage.set(0, 0);
            solver.solve(b, u, PRECISION);
            take();
            refresh();
        }
        if (b.length <= Math.min(FEW, y.length)) {
            int first = set.size();
            for (int j = 0; j < b.length; j++) {
                if (!set.has(j)) {
                    set.add(j);
                }
            }
            Products.fill(x, new double[0], set, first, work);
        }
        previous = strength();
    }

    /** The least l1 at which no penalised coefficient moves from zero. */
    private double strength() {
        double most = 0;
        for (int j = 0; j < b.length; j++) {
            double pull =
                    Math.min(Math.max(u[j], shrinkage.lower(j) == 0 ? 0 : u[j]), shrinkage.upper(j) == 0 ? 0 : u[j]);
            if (shrinkage.factor(j) > 0) {
                most = Math.max(most, Math.abs(pull) / shrinkage.factor(j));
            }
        }
        return most;
    }

    @Override
    public double largestLambda(double l1Ratio) {
        return previous * unit / Math.max(l1Ratio, 1e-3);
    }

    @Override
    public PathPoint solve(Penalty penalty, Run run) {
        double l1 = penalty.lambda() * penalty.l1Ratio() / unit;
        double l2 = penalty.lambda() * (1 - penalty.l1Ratio()) / (scaling == GaussianScaling.GLMNET ? unit : 1);
        shrinkage.set(l1, l2);
        addLikely(2 * l1 - previous);
        int rounds = 0;
        boolean added = true;
        while (added && rounds < ROUNDS) {
            run.cancellation().check();
            rounds++;
            solver.solve(b, u, PRECISION);
            take();
            refresh();
            added = addViolators();
        }
        previous = l1;
        return point(penalty, rounds);
    }

    private void take() {
        for (int k = 0; k < set.size(); k++) {
            b[set.variable(k)] = solver.coefficient(k);
            u[set.variable(k)] = solver.derivative(k);
        }
    }

    /** The residual, and from it the derivatives that may matter of columns outside the working set. */
    private void refresh() {
        if (set.size() == b.length) {
            return;
        }
        int[] used = new int[set.size()];
        double[] c = new double[set.size()];
        int count = 0;
        for (int k = 0; k < set.size(); k++) {
            if (b[set.variable(k)] != 0) {
                used[count] = set.variable(k);
                c[count++] = -b[set.variable(k)];
            }
        }
        System.arraycopy(y, 0, residual, 0, y.length);
        for (int from = 0; from < y.length; from += ColumnLoops.TILE) {
            int to = Math.min(y.length, from + ColumnLoops.TILE);
            ColumnLoops.addColumns(x, used, count, c, residual, from, to);
        }
        int[] due = outside.due(residual, u, set, shrinkage);
        know(due, 0, due.length);
    }

    /** The derivatives of these columns at the residual. */
    private void know(int[] list, int first, int end) {
        double[] sums = new double[end];
        Products.gradient(x, list, first, end, residual, sums);
        for (int k = first; k < end; k++) {
            u[list[k]] = sums[k];
        }
    }

    /** Takes in columns by derivatives that may be some lambdas old, and then computes them. */
    private void addLikely(double threshold) {
        int first = set.size();
        for (int j = 0; j < b.length; j++) {
            if (!set.has(j) && Math.abs(u[j]) >= threshold * shrinkage.factor(j)) {
                set.add(j);
            }
        }
        know(set.variables(), first, set.size());
        fillFrom(first);
    }

    private boolean addViolators() {
        int first = set.size();
        for (int j = 0; j < b.length; j++) {
            if (!set.has(j) && shrinkage.violation(j, 0, u[j]) > PRECISION) {
                set.add(j);
            }
        }
        fillFrom(first);
        return set.size() > first;
    }

    private void fillFrom(int first) {
        if (set.size() > first) {
            Products.fill(x, new double[0], set, first, work);
        }
    }

    private PathPoint point(Penalty penalty, int rounds) {
        int nonzeros = 0;
        double explained = 0;
        double total = ColumnLoops.dot(y, y, 0, y.length);
        for (int j = 0; j < b.length; j++) {
            nonzeros += b[j] != 0 ? 1 : 0;
            explained += b[j] * (start[j] + u[j]);
        }
        double left = Math.max(0, total - explained);
        double scale = shrinkage.dualScale(all, b.length, u);
        double gap = 0.5 * (1 - scale) * (1 - scale) * left + shrinkage.gap(all, b.length, b, u, scale);
        double[] coefficients = design.coefficients(b, unit);
        Certificate certificate = Certificate.of(total > 0 ? gap / (0.5 * total) : 0, TOLERANCE);
        double ratio = total > 0 ? explained / total : 0;
        return PathPoint.of(
                coefficients,
                design.intercept(center, coefficients),
                new FitEvidence(penalty, ratio, nonzeros, certificate, rounds));
    }
}
