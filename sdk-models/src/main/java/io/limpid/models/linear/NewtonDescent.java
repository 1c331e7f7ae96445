package io.limpid.models.linear;

import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import java.util.Locale;

/** Newton's method with step halving on a {@link PenalizedLoss}, from a point near its minimum. */
final class NewtonDescent {

    static final String STAGE = "logistic regression, Newton steps";

    /** The largest gradient component of a minimum. */
    static final double TOLERANCE = 1e-10;

    /** The half matrix takes 4 coefficients² bytes: 100 MB. */
    static final int MOST_COEFFICIENTS = 5_000;

    /**
     * At a minimum the next step is next to nothing; towards a minimum at infinity every step still moves the log-odds
     * by about 1, however small the gradient.
     */
    static final double LARGEST_MOVE = 0.01;

    private static final int STEPS = 50;
    private static final int HALVINGS = 30;

    /** Below this share of its diagonal element a pivot is rounding. */
    private static final double LEAST_PIVOT = 1e-14;

    private final PenalizedLoss loss;
    private final double lambda;
    private final Run run;
    private final HessianFactor factor;
    private final double[] gradient;
    private final double[] step;
    private final double[] trial;
    private double value;

    NewtonDescent(PenalizedLoss loss, double lambda, Run run) {
        int p = loss.parameters();
        this.loss = loss;
        this.lambda = lambda;
        this.run = run;
        this.factor = new HessianFactor(loss, run);
        this.gradient = new double[p];
        this.step = new double[p];
        this.trial = new double[p];
    }

    /** Moves {@code b} to the minimum and says how that went; {@code before} steps are counted in. */
    Convergence run(double[] b, int before) {
        value = loss.evaluate(b);
        loss.gradient(b, gradient);
        for (int steps = 0; ; steps++) {
            run.progress().update(String.format(Locale.ROOT, "%s, loss %.6g", STAGE, value), steps, STEPS);
            double measure = largest(gradient);
            if (lambda == 0 && loss.separates()) {
                return new Convergence(Convergence.Status.NOT_REACHED, before + steps, measure, TOLERANCE);
            }
            solve();
            if (measure <= TOLERANCE) {
                if (loss.largestMove(step) <= LARGEST_MOVE) {
                    return lastStep(b, before + steps);
                }
                if (lambda == 0) {
                    return new Convergence(Convergence.Status.NOT_REACHED, before + steps, measure, TOLERANCE);
                }
            }
            if (steps == STEPS || !advance(b)) {
                // Even where the gradient is within the tolerance: the next step would still have gone far.
                return new Convergence(Convergence.Status.NOT_REACHED, before + steps, measure, TOLERANCE);
            }
        }
    }

    /** Within the tolerance one more step is at hand, and mostly brings the gradient down to rounding. */
    private Convergence lastStep(double[] b, int steps) {
        double before = largest(gradient);
        for (int j = 0; j < b.length; j++) {
            trial[j] = b[j] - step[j];
        }
        loss.evaluate(trial);
        loss.gradient(trial, gradient);
        double after = largest(gradient);
        if (after < before) {
            System.arraycopy(trial, 0, b, 0, b.length);
            return Convergence.of(steps + 1, after, TOLERANCE);
        }
        return Convergence.of(steps, before, TOLERANCE);
    }

    /** Takes the step, halved until the loss falls, or the gradient where the loss no longer shows a difference. */
    private boolean advance(double[] b) {
        double measure = largest(gradient);
        double slope = 0;
        for (int j = 0; j < b.length; j++) {
            slope -= gradient[j] * step[j];
        }
        double[] gradientThere = new double[b.length];
        double length = 1;
        for (int halving = 0; halving <= HALVINGS; halving++, length *= 0.5) {
            for (int j = 0; j < b.length; j++) {
                trial[j] = b[j] - length * step[j];
            }
            double there = loss.evaluate(trial);
            boolean lower = there <= value + 1e-4 * length * slope;
            boolean level = Math.abs(there - value) <= 1e-13 * Math.abs(value);
            if (lower || level) {
                loss.gradient(trial, gradientThere);
                if (lower || largest(gradientThere) < measure) {
                    value = there;
                    System.arraycopy(gradientThere, 0, gradient, 0, b.length);
                    System.arraycopy(trial, 0, b, 0, b.length);
                    return true;
                }
            }
        }
        return false;
    }

    /** Solves {@code H step = gradient}; where H has no Cholesky factor its diagonal is raised until it has one. */
    private void solve() {
        double damping = 0;
        while (!factor.factorize(damping, LEAST_PIVOT)) {
            damping = damping == 0 ? 1e-12 : 10 * damping;
        }
        factor.solve(gradient, step);
        loss.center(step);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
