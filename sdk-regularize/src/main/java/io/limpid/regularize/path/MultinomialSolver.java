package io.limpid.regularize.path;

import io.limpid.core.kernel.Elementary;
import io.limpid.core.model.Penalty;
import io.limpid.core.run.Run;
import java.util.Arrays;

/**
 * The path of a penalised logistic regression of three and more classes, by proximal Newton steps: each minimises the
 * second-order model of the loss plus the penalty over a working set of coefficients of all classes together, and is
 * halved until the objective itself falls. With the second derivatives between classes, which schemes that take class by
 * class leave out and cycle without. The derivatives of all coefficients outside are checked before a fit counts as done.
 *
 * <p>Coefficient {@code k q + c} is that of column {@code c} in class {@code k}, the intercept behind the columns. What
 * all classes have in common changes no probability: where the penalty does not decide it either, the last class's
 * coefficient stays 0 until the end, where they are centred.
 */
final class MultinomialSolver implements PathSolver {

    private static final int STEPS = 100;
    private static final int HALVINGS = 40;

    /** A gap of so little is rounding. */
    private static final double ROUNDING = 1e-14;

    private final Design design;
    private final double[][] x;
    private final MultinomialRows rows;
    private final Shrinkage shrinkage;
    private final WorkingSet set;
    private final ClassColumns blocks;
    private final QuadraticSolver solver;
    private final int classes;
    /** Per class, with the intercept. */
    private final int columns;

    private final double[] b;
    private final double[] u;
    private final double[][] z;
    private final double[][] trial;
    private final double[][] delta;
    private final double[] some;
    private final double nullLoss;
    private double loss;
    private double previous;

    /**
     * Of the design's columns.
     *
     * @param y classes 0, 1, ...
     * @param shares the rows' weights, of sum one
     * @param shrinkage of one class, which is that of every other
     */
    MultinomialSolver(
            Design design, double[] y, double[] shares, int classes, Intercept intercept, Shrinkage shrinkage) {
        int n = y.length;
        int p = design.size();
        boolean constant = intercept == Intercept.FITTED;
        this.design = design;
        this.classes = classes;
        this.columns = constant ? p + 1 : p;
        this.x = Arrays.copyOf(design.columns(), columns);
        this.rows = new MultinomialRows(y, shares, classes);
        this.shrinkage = shrinkage.repeated(classes);
        this.set = new WorkingSet(classes * columns);
        this.blocks = new ClassColumns(classes, columns);
        this.solver = new QuadraticSolver(this.shrinkage, set, this::recentre);
        this.b = new double[classes * columns];
        this.u = new double[classes * columns];
        this.z = new double[classes][n];
        this.trial = new double[classes][n];
        this.delta = new double[classes][n];
        this.some = new double[classes];
        if (constant) {
            x[p] = new double[n];
            Arrays.fill(x[p], 1);
            startIntercepts(y, shares);
        }
        loss = rows.evaluate(z);
        this.nullLoss = loss;
        fitUnpenalised();
    }

    /** The logarithms of the classes' shares are the minimum. */
    private void startIntercepts(double[] y, double[] shares) {
        for (int i = 0; i < y.length; i++) {
            some[(int) y[i]] += shares[i];
        }
        for (int k = 0; k < classes - 1; k++) {
            int v = k * columns + columns - 1;
            set.add(v);
            b[v] = Elementary.log(some[k] / some[classes - 1]);
            Arrays.fill(z[k], b[v]);
        }
    }

    private void fitUnpenalised() {
        shrinkage.set(0, 0);
        int constants = set.size();
        for (int v = 0; v < b.length; v++) {
            if (shrinkage.factor(v) == 0 && !redundant(v) && !set.has(v)) {
                set.add(v);
            }
        }
        blocks.follow(set);
        gradient();
        if (set.size() > constants) {
            descend(Run.quiet());
            gradient();
        }
        for (int v = 0; v < b.length; v++) {
            double pull =
                    Math.min(Math.max(u[v], shrinkage.lower(v) == 0 ? 0 : u[v]), shrinkage.upper(v) == 0 ? 0 : u[v]);
            if (shrinkage.factor(v) > 0) {
                previous = Math.max(previous, Math.abs(pull) / shrinkage.factor(v));
            }
        }
    }

    /** Whether it is the last class's of a column that nothing holds: the others say all. */
    private boolean redundant(int v) {
        return v / columns == classes - 1
                && shrinkage.factor(v) == 0
                && shrinkage.upper(v) == Double.POSITIVE_INFINITY
                && shrinkage.lower(v) == Double.NEGATIVE_INFINITY;
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
            blocks.follow(set);
            steps += descend(run);
            gradient();
        } while (addViolators() && steps < STEPS);
        previous = l1;
        return point(penalty, steps);
    }

    private void addLikely(double threshold) {
        for (int v = 0; v < b.length; v++) {
            if (!set.has(v) && !redundant(v) && Math.abs(u[v]) >= threshold * shrinkage.factor(v)) {
                set.add(v);
            }
        }
    }

    private boolean addViolators() {
        int before = set.size();
        for (int v = 0; v < b.length; v++) {
            if (!set.has(v) && !redundant(v) && shrinkage.violation(v, 0, u[v]) > 0) {
                set.add(v);
            }
        }
        return set.size() > before;
    }

    /** Proximal Newton steps over the working set, to rounding or as far as they go; returns how many. */
    private int descend(Run run) {
        double goal = ROUNDING * (nullLoss > 0 ? nullLoss : 1);
        for (int steps = 0; ; steps++) {
            run.cancellation().check();
            if (steps == STEPS || gap(set.variables(), set.size(), b) <= goal) {
                return steps;
            }
            blocks.fill(x, rows, set);
            solver.matrixChanged();
            solver.solve(b, u, 1e-14);
            if (!advance()) {
                return steps;
            }
        }
    }

    /** Goes to the solver's solution or part of the way; whether the objective fell. */
    private boolean advance() {
        double[] by = new double[set.size()];
        double slope = 0;
        double before = 0;
        double after = 0;
        for (int t = 0; t < by.length; t++) {
            int v = set.variable(t);
            by[t] = solver.coefficient(t) - b[v];
            slope -= u[v] * by[t];
            before += shrinkage.penalty(v, b[v]);
            after += shrinkage.penalty(v, solver.coefficient(t));
        }
        double predicted = slope + after - before;
        double measure = gap(set.variables(), set.size(), b);
        double[] old = b.clone();
        double oldLoss = loss;
        predictorsOf(by);
        double length = 1;
        for (int halving = 0; halving <= HALVINGS; halving++, length *= 0.5) {
            double change = move(old, by, length) - before;
            change += loss - oldLoss;
            boolean level = Math.abs(change) <= 1e-15 * (oldLoss + before);
            if (level || change <= 1e-4 * length * predicted) {
                gradient();
                if (!level || gap(set.variables(), set.size(), b) < measure) {
                    accept();
                    return true;
                }
            }
        }
        System.arraycopy(old, 0, b, 0, b.length);
        loss = rows.evaluate(z);
        gradient();
        return false;
    }

    private void accept() {
        for (int k = 0; k < classes; k++) {
            System.arraycopy(trial[k], 0, z[k], 0, z[k].length);
        }
    }

    /** What a step adds to the predictors, into {@link #delta}. */
    private void predictorsOf(double[] by) {
        double[][] steps = new double[classes][];
        for (int k = 0; k < classes; k++) {
            steps[k] = new double[blocks.count(k)];
            for (int s = 0; s < steps[k].length; s++) {
                steps[k][s] = by[blocks.place(k, s)];
            }
            Arrays.fill(delta[k], 0);
            for (int from = 0; from < rows.size(); from += ColumnLoops.TILE) {
                int to = Math.min(rows.size(), from + ColumnLoops.TILE);
                ColumnLoops.addColumns(x, blocks.columns(k), steps[k].length, steps[k], delta[k], from, to);
            }
        }
    }

    /** Tries a part of a step; returns the penalty there. */
    private double move(double[] old, double[] by, double length) {
        double penalty = 0;
        for (int t = 0; t < by.length; t++) {
            int v = set.variable(t);
            b[v] = length == 1 ? solver.coefficient(t) : old[v] + length * by[t];
            penalty += shrinkage.penalty(v, b[v]);
        }
        for (int k = 0; k < classes; k++) {
            for (int i = 0; i < z[k].length; i++) {
                trial[k][i] = z[k][i] + length * delta[k][i];
            }
        }
        loss = rows.evaluate(trial);
        return penalty;
    }

    /** The negative derivatives of all coefficients, into {@link #u}. */
    private void gradient() {
        int[] all = new int[columns];
        Arrays.setAll(all, c -> c);
        double[] sums = new double[columns];
        for (int k = 0; k < classes; k++) {
            Products.gradient(x, all, 0, columns, rows.residual(k), sums);
            System.arraycopy(sums, 0, u, k * columns, columns);
        }
    }

    private double gap(int[] list, int count, double[] coefficients) {
        double scale = shrinkage.dualScale(list, count, u);
        return rows.divergence(scale) + shrinkage.gap(list, count, coefficients, u, scale);
    }

    /** Lowers the penalty of the solver's coefficients, by place, where that changes no probability. */
    private void recentre(double[] byPlace) {
        for (int c = 0; c < design.size(); c++) {
            boolean whole = shrinkage.l1(c) + shrinkage.l2(c) > 0;
            for (int k = 0; k < classes && whole; k++) {
                whole = set.has(k * columns + c);
                some[k] = whole ? byPlace[set.place(k * columns + c)] : 0;
            }
            double t = whole ? centre(c) : 0;
            for (int k = 0; k < classes && t != 0; k++) {
                byPlace[set.place(k * columns + c)] -= t;
            }
        }
    }

    /** Of the numbers in {@link #some}. */
    private double centre(int c) {
        return ClassCentre.of(some, shrinkage.l1(c), shrinkage.l2(c), shrinkage.lower(c), shrinkage.upper(c));
    }

    private PathPoint point(Penalty penalty, int steps) {
        double[] centred = b.clone();
        int nonzeros = 0;
        for (int c = 0; c < design.size(); c++) {
            boolean zero = true;
            for (int k = 0; k < classes; k++) {
                some[k] = b[k * columns + c];
            }
            double t = centre(c);
            for (int k = 0; k < classes; k++) {
                centred[k * columns + c] -= t;
                zero &= centred[k * columns + c] == 0;
            }
            nonzeros += zero ? 0 : 1;
        }
        int[] all = new int[b.length];
        Arrays.setAll(all, v -> v);
        Certificate certificate = Certificate.of(gap(all, all.length, centred) / nullLoss, TOLERANCE);
        double[][] coefficients = new double[classes][];
        double[] intercepts = new double[classes];
        double mean = 0;
        for (int k = 0; k < classes; k++) {
            double[] own = Arrays.copyOfRange(centred, k * columns, (k + 1) * columns);
            coefficients[k] = design.coefficients(own, 1);
            intercepts[k] = columns > design.size() ? design.intercept(own[design.size()], coefficients[k]) : 0;
            mean += intercepts[k] / classes;
        }
        for (int k = 0; k < classes; k++) {
            intercepts[k] -= mean;
        }
        return new PathPoint(
                coefficients, intercepts, new FitEvidence(penalty, 1 - loss / nullLoss, nonzeros, certificate, steps));
    }
}
