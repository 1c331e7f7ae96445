package io.limpid.models.linear;

import io.limpid.core.run.Convergence;
import io.limpid.core.run.Run;
import java.util.Arrays;
import java.util.Locale;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Smile's limited-memory BFGS on a {@link PenalizedLoss}, kept from its traps: a minimum far enough for Newton's
 * method.
 */
final class SmileDescent {

    static final String STAGE = "logistic regression, descent";

    /** Pairs of steps remembered; Smile recommends 3 to 7. */
    private static final int MEMORY = 7;

    private static final int ITERATIONS = 500;

    /** Smile's line search never ends once it meets a NaN; no sound descent comes near this many evaluations. */
    private static final int EVALUATIONS = 20 * ITERATIONS;

    /** At a minimum the loss and the penalty pull equally hard; they are told apart to this share. */
    private static final double BALANCE = 0.01;

    private SmileDescent() {}

    /**
     * Moves {@code b} downhill until the gradient's largest component is near {@code tolerance}, and returns the number
     * of steps. The loss at the result is never above that at the start.
     */
    static int run(PenalizedLoss loss, double[] b, double tolerance, Run run) {
        Watched watched = new Watched(loss, b, run);
        try {
            BFGS.minimize(watched, MEMORY, b.clone(), tolerance, ITERATIONS);
        } catch (TooManyEvaluations stuck) {
            // The best point met is as good a start for Newton's method as any.
        }
        System.arraycopy(watched.best, 0, b, 0, b.length);
        loss.center(b);
        return watched.steps;
    }

    /**
     * How a descent without Newton steps ended at {@code b}. Where every row is on its own class's side the gradient is
     * small for want of errors, not of distance: there it must be small beside the penalty's part too.
     */
    static Convergence judge(PenalizedLoss loss, double lambda, double[] b, int steps, double tolerance) {
        double[] gradient = new double[b.length];
        loss.evaluate(b);
        loss.gradient(b, gradient);
        double measure = 0;
        double pull = 0;
        for (int j = 0; j < b.length; j++) {
            measure = Math.max(measure, Math.abs(gradient[j]));
            pull = loss.intercept(j) ? pull : Math.max(pull, lambda * Math.abs(b[j]));
        }
        if (loss.separates() && !(lambda > 0 && measure <= BALANCE * pull)) {
            return new Convergence(Convergence.Status.NOT_REACHED, steps, measure, tolerance);
        }
        return Convergence.of(steps, measure, tolerance);
    }

    /** The loss as Smile sees it; remembers the best point, and the last one so as not to evaluate it twice. */
    @SuppressWarnings("serial") // Smile's functions are Serializable; this one is never written.
    private static final class Watched implements DifferentiableMultivariateFunction {

        private final PenalizedLoss loss;
        private final Run run;
        private final double[] best;
        private final double[] last;
        private double bestValue = Double.POSITIVE_INFINITY;
        private double lastValue = Double.NaN;
        private int evaluations;
        private int steps = -1;

        Watched(PenalizedLoss loss, double[] start, Run run) {
            this.loss = loss;
            this.run = run;
            this.best = start.clone();
            this.last = new double[start.length];
        }

        @Override
        public double f(double[] b) {
            if (evaluations > 0 && Arrays.equals(b, last)) {
                return lastValue;
            }
            run.cancellation().check();
            if (++evaluations > EVALUATIONS) {
                throw new TooManyEvaluations();
            }
            lastValue = loss.evaluate(b);
            System.arraycopy(b, 0, last, 0, b.length);
            if (lastValue < bestValue) {
                bestValue = lastValue;
                System.arraycopy(b, 0, best, 0, b.length);
            }
            return lastValue;
        }

        @Override
        public double g(double[] b, double[] gradient) {
            double value = f(b);
            loss.gradient(b, gradient);
            steps++; // Asked for once at the start and once after each step.
            run.progress().update(String.format(Locale.ROOT, "%s, loss %.6g", STAGE, value), steps, ITERATIONS);
            return value;
        }
    }

    private static final class TooManyEvaluations extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
