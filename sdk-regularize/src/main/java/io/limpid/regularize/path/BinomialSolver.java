package io.limpid.regularize.path;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The path of a penalised logistic regression of two classes, by proximal Newton steps: each minimises the second-order
 * model of the loss plus the penalty over a working set of columns, and is halved until the objective itself falls. The
 * derivatives of all columns outside are checked before a fit counts as done.
 */
final class BinomialSolver implements PathSolver {

    private static final int STEPS = 100;
    private static final int HALVINGS = 40;

    /** A gap of so little is rounding. */
    private static final double ROUNDING = 1e-14;

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
        double ones = 0;
        for (int i = 0; i < n; i++) {
            ones += shares[i] * y[i];
        }
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
            gradient(all, 0, all.length);
        } while (addViolators() && steps < STEPS);
        previous = l1;
        return point(penalty, steps);
    }

    private void addLikely(double threshold) {
        for (int j = 0; j < b.length; j++) {
            if (!set.has(j) && Math.abs(u[j]) >= threshold * shrinkage.factor(j)) {
                set.add(j);
            }
        }
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

    /** Proximal Newton steps over the working set, to rounding or as far as they go; returns how many. */
    private int descend(Run run) {
        for (int steps = 0; ; steps++) {
            run.cancellation().check();
            if (steps == STEPS || gap(set.variables(), set.size()) <= ROUNDING * nullLossOrOne()) {
                return steps;
            }
            Products.fill(x, rows.curvature(), set, 0, work);
            solver.matrixChanged();
            solver.solve(b, u, 1e-14);
            if (!advance()) {
                return steps;
            }
        }
    }

    private double nullLossOrOne() {
        return nullLoss > 0 ? nullLoss : 1;
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

    /** Goes to the solver's solution or part of the way; whether the objective fell. */
    private boolean advance() {
        Step step = step();
        if (step.count() == 0) {
            return false;
        }
        Arrays.fill(delta, 0);
        for (int from = 0; from < z.length; from += ColumnLoops.TILE) {
            int to = Math.min(z.length, from + ColumnLoops.TILE);
            ColumnLoops.addColumns(x, step.moved(), step.count(), step.by(), delta, from, to);
        }
        double measure = gap(set.variables(), set.size());
        double[] old = b.clone();
        double oldLoss = loss;
        double length = 1;
        for (int halving = 0; halving <= HALVINGS; halving++, length *= 0.5) {
            double penalty = move(old, step, length);
            double change = (loss - oldLoss) + (penalty - step.penaltyBefore());
            boolean level = Math.abs(change) <= 1e-15 * (oldLoss + step.penaltyBefore());
            if (level || change <= 1e-4 * length * step.predicted()) {
                gradient(set.variables(), 0, set.size());
                if (!level || gap(set.variables(), set.size()) < measure) {
                    System.arraycopy(trial, 0, z, 0, z.length);
                    return true;
                }
            }
        }
        System.arraycopy(old, 0, b, 0, b.length);
        loss = evaluate(z);
        gradient(set.variables(), 0, set.size());
        return false;
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
