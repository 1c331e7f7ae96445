package io.limpid.models;

import io.limpid.core.run.Run;
import java.util.Arrays;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/** Smile's limited-memory BFGS on a {@link LogisticLoss}, kept from its traps: a minimum far enough for Newton's method. */
final class SmileDescent {

    static final String STAGE = "logistic regression, descent";

    /** Pairs of steps remembered; Smile recommends 3 to 7. */
    private static final int MEMORY = 7;

    /** Where Newton's method takes over; from here it needs two or three steps. */
    private static final double GRADIENT_TOLERANCE = 1e-5;

    private static final int ITERATIONS = 500;

    /** Smile's line search never ends once it meets a NaN; no sound descent comes near this many evaluations. */
    private static final int EVALUATIONS = 20 * ITERATIONS;

    private SmileDescent() {}

    /** Moves {@code b} downhill and returns the number of steps. The loss at the result is never above that at the start. */
    static int run(LogisticLoss loss, double[] b, Run run) {
        Watched watched = new Watched(loss, b, run);
        try {
            BFGS.minimize(watched, MEMORY, b.clone(), GRADIENT_TOLERANCE, ITERATIONS);
        } catch (TooManyEvaluations stuck) {
            // The best point met is as good a start for Newton's method as any.
        }
        System.arraycopy(watched.best, 0, b, 0, b.length);
        return watched.steps;
    }

    /** The loss as Smile sees it; remembers the best point, and the last one so as not to evaluate it twice. */
    @SuppressWarnings("serial") // Smile's functions are Serializable; this one is never written.
    private static final class Watched implements DifferentiableMultivariateFunction {

        private final LogisticLoss loss;
        private final Run run;
        private final double[] best;
        private final double[] last;
        private double bestValue = Double.POSITIVE_INFINITY;
        private double lastValue = Double.NaN;
        private int evaluations;
        private int steps = -1;

        Watched(LogisticLoss loss, double[] start, Run run) {
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
            run.progress().update(STAGE, steps, ITERATIONS);
            return value;
        }
    }

    private static final class TooManyEvaluations extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
