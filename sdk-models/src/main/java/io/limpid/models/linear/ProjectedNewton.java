package io.limpid.models.linear;

import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Locale;

/**
 * Newton's method on a {@link PenalizedLoss} of one predictor under signs of its coefficients, by Bertsekas (1982):
 * coefficients at, or next to, 0 whose gradient points across it move by their own curvature alone, all others by the
 * Hessian among them, and whatever crosses 0 is put there. The steps are halved until the loss falls enough.
 *
 * <p>Of nearly dependent columns such steps may go to and fro without end: putting one at 0 alone undoes what it did
 * with another. After 100 of them, each step goes to the minimum of the quadratic model under the signs ({@link
 * SignedStep}), which none crosses.
 *
 * @see <a href="https://doi.org/10.1137/0320018">Bertsekas (1982)</a>
 */
final class ProjectedNewton {

    static final String STAGE = "logistic regression, Newton steps under constraints";

    private static final int STEPS = 100;

    /** Of more columns the exact steps, which may hold and free each one with a factorisation of all, take too long. */
    private static final int MOST_EXACT = 500;

    private static final int HALVINGS = 40;

    /** Below this share of its diagonal element a pivot is rounding. */
    private static final double LEAST_PIVOT = 1e-14;

    /** As next to 0 as this, on the standardised scale, a coefficient may count as at it. */
    private static final double NEXT_TO_ZERO = 1e-3;

    /** Of the decrease that the gradient promises this share must come. */
    private static final double ENOUGH = 1e-4;

    private final PenalizedLoss loss;
    private final int[] signs;
    private final double lambda;
    private final Run run;
    private final HessianFactor factor;
    private final double[] gradient;
    private final double[] step;
    private final double[] trial;
    private final double[] gradientThere;
    private final boolean[] held;
    private double value;

    /**
     * Under these signs.
     *
     * @param signs 1 and -1, and 0 where either will do; one per parameter
     */
    ProjectedNewton(PenalizedLoss loss, int[] signs, double lambda, Run run) {
        int p = loss.parameters();
        this.loss = loss;
        this.signs = signs;
        this.lambda = lambda;
        this.run = run;
        this.factor = new HessianFactor(loss, run);
        this.gradient = new double[p];
        this.step = new double[p];
        this.trial = new double[p];
        this.gradientThere = new double[p];
        this.held = new boolean[p];
    }

    /**
     * Moves {@code b}, which has the signs, to the minimum among those that have, and says how that went: the measure
     * is the largest component of the gradient, those of coefficients at 0 that point across it left out. {@code
     * before} steps are counted in.
     */
    Convergence run(double[] b, int before) {
        value = loss.evaluate(b);
        loss.gradient(b, gradient);
        boolean exact = false;
        int most = STEPS;
        for (int steps = 0; ; steps++) {
            run.progress().update(String.format(Locale.ROOT, "%s, loss %.6g", STAGE, value), steps, most);
            double measure = measure(b, gradient);
            // Where all rows are on their own side, twice b has the signs as well, and is better.
            boolean endless = lambda == 0 && loss.separates();
            if (!endless) {
                solve(b, exact);
                if (measure <= NewtonDescent.TOLERANCE && loss.largestMove(step) <= NewtonDescent.LARGEST_MOVE) {
                    return lastStep(b, before + steps, measure);
                }
                endless = lambda == 0 && measure <= NewtonDescent.TOLERANCE;
            }
            boolean moved = !endless && steps < most && advance(b, measure);
            if (!moved && !endless && !exact && b.length - 1 <= MOST_EXACT) {
                exact = true;
                most = steps + STEPS;
                loss.evaluate(b);
            } else if (!moved) {
                return new Convergence(
                        Convergence.Status.NOT_REACHED, before + steps, measure, NewtonDescent.TOLERANCE);
            }
        }
    }

    /** The largest component of the gradient, without what the signs forbid to follow. */
    private double measure(double[] b, double[] g) {
        double largest = 0;
        for (int j = 0; j < b.length; j++) {
            boolean across = b[j] == 0 && signs[j] * g[j] > 0;
            largest = across ? largest : Math.max(largest, Math.abs(g[j]));
        }
        return largest;
    }

    private void solve(double[] b, boolean exact) {
        if (exact) {
            Arrays.fill(held, false);
            factorize();
            SignedStep.solve(factor, b, gradient, signs, step, run);
        } else {
            solve(b);
        }
    }

    private void factorize() {
        double damping = 0;
        while (!factor.factorize(damping, LEAST_PIVOT, held)) {
            damping = damping == 0 ? 1e-12 : 10 * damping;
        }
    }

    /** Fills {@code held} and {@code step}: the Newton step of the others, and the held ones' own. */
    private void solve(double[] b) {
        double moves = 0;
        for (int j = 0; j < b.length; j++) {
            moves = Math.max(moves, Math.abs(b[j] - projected(j, b[j] - gradient[j])));
        }
        double next = Math.min(NEXT_TO_ZERO, moves);
        for (int j = 0; j < b.length; j++) {
            held[j] = signs[j] != 0 && Math.abs(b[j]) <= next && signs[j] * gradient[j] > 0;
        }
        factorize();
        factor.solve(gradient, step);
        for (int j = 0; j < b.length; j++) {
            // A held one reaches 0 and goes no further.
            step[j] = held[j] ? Math.abs(step[j]) > Math.abs(b[j]) ? b[j] : step[j] : step[j];
        }
    }

    private double projected(int j, double value) {
        return signs[j] * value < 0 ? 0.0 : value;
    }

    private void tryStep(double[] b, double length) {
        for (int j = 0; j < b.length; j++) {
            trial[j] = projected(j, b[j] - length * step[j]);
        }
    }

    /** Within the tolerance one more step is at hand, and mostly brings the gradient down to rounding. */
    private Convergence lastStep(double[] b, int steps, double measure) {
        tryStep(b, 1);
        loss.evaluate(trial);
        loss.gradient(trial, gradientThere);
        double after = measure(trial, gradientThere);
        if (after < measure) {
            System.arraycopy(trial, 0, b, 0, b.length);
            return Convergence.of(steps + 1, after, NewtonDescent.TOLERANCE);
        }
        return Convergence.of(steps, measure, NewtonDescent.TOLERANCE);
    }

    /** Takes the step, shortened until the loss falls, or the gradient where the loss no longer shows a difference. */
    private boolean advance(double[] b, double measure) {
        double length = 1;
        for (int halving = 0; halving <= HALVINGS; halving++, length *= 0.5) {
            tryStep(b, length);
            if (Arrays.equals(trial, b)) {
                return false;
            }
            double promised = 0;
            for (int j = 0; j < b.length; j++) {
                promised += gradient[j] * (held[j] ? b[j] - trial[j] : length * step[j]);
            }
            double there = loss.evaluate(trial);
            boolean lower = there <= value - ENOUGH * promised;
            if (lower || Math.abs(there - value) <= 1e-13 * Math.abs(value)) {
                loss.gradient(trial, gradientThere);
                if (lower || measure(trial, gradientThere) < measure) {
                    value = there;
                    System.arraycopy(gradientThere, 0, gradient, 0, b.length);
                    System.arraycopy(trial, 0, b, 0, b.length);
                    return true;
                }
            }
        }
        return false;
    }
}
