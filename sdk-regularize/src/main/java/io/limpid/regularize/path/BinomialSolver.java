package io.limpid.regularize.path;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The path of a penalised logistic regression of two classes, by proximal Newton steps: each minimises a second-order
 * model of the loss plus the penalty over a working set of columns, and is halved until the objective itself falls. The
 * derivatives of all columns outside are checked before a fit counts as done.
 *
 * <p>Of little data the second derivatives are computed anew for each step. Of much that would cost many times the step
 * itself: they are kept from lambda to lambda, corrected after each step by what it did to the first derivatives (the
 * update of Broyden, Fletcher, Goldfarb and Shanno), and computed anew when the steps have become so slow that it pays.
 *
 * @see <a href="https://doi.org/10.1137/130921428">Lee, Sun and Saunders (2014)</a>
 */
final class BinomialSolver implements PathSolver {

    private static final int STEPS = 100;
    private static final int HALVINGS = 40;

    /** A gap of so little, relative to the null deviance, is rounding. */
    private static final double ROUNDING = 1e-14;

    /** What is enough where a step has its price: some way below what a certificate asks for. */
    private static final double ENOUGH = 0.5 * TOLERANCE;

    /** Up to so many rows times columns squared a step takes new second derivatives and goes on to rounding. */
    private static final double LITTLE = 2e6;

    /** Steps at one lambda that are no sign of a model gone stale. */
    private static final int USUAL_STEPS = 2;

    /** What a step leaves of the derivatives it was made for. */
    private static final double PRECISION = 1e-14;

    /** Curvature along a step, relative to the model's, of which less is rounding. */
    private static final double LEAST_CURVATURE = 1e-6;

    private final Design design;
    private final double[][] x;
    private final LogisticRows rows;
    private final Intercept intercept;
    private final Shrinkage shrinkage;
    private final WorkingSet set;
    private final QuadraticSolver solver;
    private final int[] all;
    private final double[] b;
    private final double[] u;
    private final double[] z;
    private final double[] trial;
    private final double[] delta;
    private final double[] work;
    private final double nullLoss;
    private final Outside outside;
    private final double[] change;
    private final double[] product;
    /** Second derivatives by row when the matrix was last computed, for columns that come later. */
    private double[] curvature = new double[0];
    /** Places of the working set that have their row of the matrix. */
    private int filled;
    /** Steps that a fresh matrix might have saved. */
    private double excess;

    private double loss;
    private double previous;

    /**
     * Of the design's columns.
     *
     * @param y 0 or 1
     * @param shares the rows' weights, of sum one
     * @param offset what is added to each row's log-odds
     */
    BinomialSolver(
            Design design, double[] y, double[] shares, double[] offset, Intercept intercept, Shrinkage shrinkage) {
        int n = y.length;
        int p = design.size();
        this.design = design;
        this.intercept = intercept;
        boolean constant = intercept == Intercept.FITTED;
        int count = constant ? p + 1 : p;
        this.x = Arrays.copyOf(design.columns(), count);
        this.rows = new LogisticRows(y, shares);
        this.shrinkage = shrinkage;
        this.set = new WorkingSet(count);
        this.solver = new QuadraticSolver(shrinkage, set);
        this.all = new int[count];
        Arrays.setAll(all, j -> j);
        this.b = new double[count];
        this.u = new double[count];
        this.z = offset.clone();
        this.trial = new double[n];
        this.delta = new double[n];
        this.work = new double[n];
        this.change = new double[count];
        this.product = new double[count];
        double ones = ColumnLoops.dot(shares, y, 0, n);
        if (constant) {
            x[p] = new double[n];
            Arrays.fill(x[p], 1);
            set.add(p);
            b[p] = Elementary.log(ones / (1 - ones));
            for (int i = 0; i < n; i++) {
                z[i] += b[p];
            }
        }
        loss = evaluate(z);
        this.nullLoss = fitNull(p);
        this.outside = new Outside(x, shares, rows.residual());
    }

    /** Fits the constant beside an offset, and then what is not penalised; returns the loss of the constant alone. */
    private double fitNull(int p) {
        shrinkage.set(0, 0);
        gradient(set.variables(), 0, set.size());
        if (set.size() > 0) {
            descend(Run.quiet());
        }
        double constantLoss = loss;
        for (int j = 0; j < p; j++) {
            if (shrinkage.factor(j) == 0) {
                set.add(j);
            }
        }
        gradient(all, 0, all.length);
        if (set.size() > all.length - p) {
            descend(Run.quiet());
            gradient(all, 0, all.length);
        }
        previous = strength();
        return constantLoss;
    }

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
        return previous / Math.max(l1Ratio, 1e-3);
    }

    @Override
    public PathPoint solve(Penalty penalty, Run run) {
        double l1 = penalty.lambda() * penalty.l1Ratio();
        shrinkage.set(l1, penalty.lambda() * (1 - penalty.l1Ratio()));
        addLikely(2 * l1 - previous);
        int steps = 0;
        do {
            steps += descend(run);
            gradientOutside();
        } while (addViolators() && steps < STEPS);
        previous = l1;
        return point(penalty, steps);
    }

    /** Takes in columns by derivatives that may be some lambdas old, and then computes them. */
    private void addLikely(double threshold) {
        int first = set.size();
        for (int j = 0; j < b.length; j++) {
            if (!set.has(j) && Math.abs(u[j]) >= threshold * shrinkage.factor(j)) {
                set.add(j);
            }
        }
        gradient(set.variables(), first, set.size());
    }

    private boolean addViolators() {
        int before = set.size();
        for (int j = 0; j < b.length; j++) {
            if (!set.has(j) && shrinkage.violation(j, 0, u[j]) > 0) {
                set.add(j);
            }
        }
        return set.size() > before;
    }

    /** Proximal Newton steps over the working set until the gap is small enough; returns how many. */
    private int descend(Run run) {
        for (int steps = 0; ; steps++) {
            run.cancellation().check();
            double goal = (little() ? ROUNDING : ENOUGH) * (nullLoss > 0 ? nullLoss : loss);
            double gap = gap(set.variables(), set.size());
            if (steps == STEPS || gap <= goal) {
                return steps;
            }
            boolean fresh = prepare(steps);
            solver.solve(b, u, PRECISION);
            if (!advance(gap)) {
                if (fresh) {
                    return steps;
                }
                excess = Double.POSITIVE_INFINITY;
            }
        }
    }

    private boolean little() {
        return (double) rows.size() * set.size() * set.size() <= LITTLE;
    }

    /** Sees to it that there is a matrix; whether it is that of the present coefficients. */
    private boolean prepare(int steps) {
        excess += steps >= USUAL_STEPS ? 1 : 0;
        double m = set.size();
        // A matrix costs rows * m^2 / 2 operations at two or three times the speed of a step's rows * (2 m + 40).
        if (little() || curvature.length == 0 || excess > m * m / (5 * (2 * m + 40))) {
            curvature = rows.curvature().clone();
            filled = 0;
            excess = 0;
            solver.matrixChanged();
        }
        boolean fresh = filled == 0;
        if (filled < set.size()) {
            Products.fill(x, curvature, set, filled, work);
            filled = set.size();
        }
        return fresh;
    }

    /** A step of the coefficients: which move and by how much, and what the second-order model makes of it. */
    private record Step(int[] moved, double[] by, int count, double predicted, double penaltyBefore) {}

    private Step step() {
        int[] moved = new int[set.size()];
        double[] by = new double[set.size()];
        int count = 0;
        double slope = 0;
        double before = 0;
        double after = 0;
        for (int k = 0; k < set.size(); k++) {
            int j = set.variable(k);
            double d = solver.coefficient(k) - b[j];
            if (d != 0) {
                slope -= u[j] * d;
                before += shrinkage.penalty(j, b[j]);
                after += shrinkage.penalty(j, solver.coefficient(k));
                moved[count] = j;
                by[count++] = d;
            }
        }
        return new Step(moved, by, count, slope + after - before, before);
    }

    /** Goes to the solver's solution or part of the way from a point of this gap; whether the objective fell. */
    private boolean advance(double gap) {
        Step step = step();
        if (step.count() == 0) {
            return false;
        }
        double[] old = b.clone();
        double[] before = u.clone();
        double oldLoss = loss;
        double length = 1;
        double penalty = leap(step);
        for (int halving = 0; halving <= HALVINGS; halving++) {
            double change = (loss - oldLoss) + (penalty - step.penaltyBefore());
            boolean level = Math.abs(change) <= 1e-15 * (oldLoss + step.penaltyBefore());
            if (level || change <= 1e-4 * length * step.predicted()) {
                if (length < 1) {
                    gradient(set.variables(), 0, set.size());
                }
                if (!level || gap(set.variables(), set.size()) < gap) {
                    System.arraycopy(trial, 0, z, 0, z.length);
                    correct(length, old, before);
                    return true;
                }
            }
            length *= 0.5;
            penalty = move(old, step, length);
        }
        System.arraycopy(old, 0, b, 0, b.length);
        loss = evaluate(z);
        gradient(set.variables(), 0, set.size());
        return false;
    }

    /** Takes the whole step, and the derivatives there in the same pass over the rows; returns as {@link #move}. */
    private double leap(Step step) {
        double[] sums = new double[set.size()];
        Arrays.fill(delta, 0);
        loss = 0;
        for (int from = 0; from < z.length; from += ColumnLoops.TILE) {
            int to = Math.min(z.length, from + ColumnLoops.TILE);
            ColumnLoops.addColumns(x, step.moved(), step.count(), step.by(), delta, from, to);
            for (int i = from; i < to; i++) {
                trial[i] = z[i] + delta[i];
            }
            loss += rows.evaluate(trial, from, to);
            ColumnLoops.addProducts(x, set.variables(), 0, set.size(), rows.residual(), from, to, sums);
        }
        for (int k = 0; k < set.size(); k++) {
            u[set.variable(k)] = sums[k];
        }
        double penalty = 0;
        for (int k = 0; k < step.count(); k++) {
            int j = step.moved()[k];
            b[j] += step.by()[k];
            penalty += shrinkage.penalty(j, b[j]);
        }
        return penalty;
    }

    /**
     * Corrects the matrix by a step: along it, the second derivatives are now those by which the first ones have changed.
     */
    private void correct(double length, double[] from, double[] before) {
        if (little()) {
            return;
        }
        double curved = 0;
        double expected = 0;
        for (int k = 0; k < set.size(); k++) {
            int j = set.variable(k);
            change[k] = before[j] - u[j];
            product[k] = length * (before[j] - solver.derivative(k));
            curved += (b[j] - from[j]) * change[k];
            expected += (b[j] - from[j]) * product[k];
        }
        if (curved > LEAST_CURVATURE * expected && expected > 0) {
            solver.addToMatrix(change, 1 / curved, product, 1 / expected);
        }
    }

    /** Tries a part of a step; returns the penalty of what has moved. */
    private double move(double[] old, Step step, double length) {
        double penalty = 0;
        for (int k = 0; k < step.count(); k++) {
            int j = step.moved()[k];
            b[j] = old[j] + length * step.by()[k];
            penalty += shrinkage.penalty(j, b[j]);
        }
        for (int i = 0; i < z.length; i++) {
            trial[i] = z[i] + length * delta[i];
        }
        loss = evaluate(trial);
        return penalty;
    }

    private double evaluate(double[] logOdds) {
        double sum = 0;
        for (int from = 0; from < logOdds.length; from += ColumnLoops.TILE) {
            sum += rows.evaluate(logOdds, from, Math.min(logOdds.length, from + ColumnLoops.TILE));
        }
        return sum;
    }

    /** The negative derivatives of some coefficients, into {@link #u}. */
    private void gradient(int[] list, int first, int end) {
        double[] sums = new double[end];
        Products.gradient(x, list, first, end, rows.residual(), sums);
        for (int k = first; k < end; k++) {
            u[list[k]] = sums[k];
        }
    }

    /** Those of the columns outside the working set that may matter. */
    private void gradientOutside() {
        int[] due = outside.due(rows.residual(), u, set, shrinkage);
        gradient(due, 0, due.length);
    }

    private double gap(int[] list, int count) {
        double scale = shrinkage.dualScale(list, count, u);
        return rows.divergence(scale) + shrinkage.gap(list, count, b, u, scale);
    }

    private PathPoint point(Penalty penalty, int steps) {
        int nonzeros = 0;
        for (int j = 0; j < design.size(); j++) {
            nonzeros += b[j] != 0 ? 1 : 0;
        }
        double[] coefficients = design.coefficients(b, 1);
        double constant = intercept == Intercept.FITTED ? design.intercept(b[design.size()], coefficients) : 0;
        Certificate certificate = Certificate.of(gap(all, all.length) / nullLoss, TOLERANCE);
        FitEvidence evidence = new FitEvidence(penalty, 1 - loss / nullLoss, nonzeros, certificate, steps);
        return PathPoint.of(coefficients, constant, evidence);
    }
}
