package io.limpid.explain.local;

import io.limpid.core.run.Run;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The value of coalitions: {@code v(S) = sum_b w_b f(x_S, b)}, the explained number with the columns in S taken from
 * the explained row and the others from background row b, averaged over the background in row order.
 */
interface CoalitionEvaluator {

    /** How many pairs are worth a task of their own. */
    int pairsPerTask();

    /**
     * Values coalitions {@code from} (inclusive) to {@code to} (exclusive) and their complements. A value does not
     * depend on which others are asked for beside it.
     */
    void evaluate(Coalitions coalitions, int from, int to, double[] value, double[] complement);

    /**
     * Values all coalitions and their complements, spread over the run's workers.
     *
     * @throws IllegalArgumentException when a value is not finite
     */
    default void evaluateAll(Coalitions coalitions, double[] value, double[] complement, Run run) {
        int step = pairsPerTask();
        int tasks = (coalitions.size() + step - 1) / step;
        AtomicInteger done = new AtomicInteger();
        run.workers().forEach(tasks, task -> {
            run.cancellation().check();
            int to = Math.min(coalitions.size(), (task + 1) * step);
            evaluate(coalitions, task * step, to, value, complement);
            requireFinite(value, task * step, to);
            requireFinite(complement, task * step, to);
            run.progress().update("coalitions", done.incrementAndGet(), tasks);
        });
    }

    private static void requireFinite(double[] values, int from, int to) {
        for (int s = from; s < to; s++) {
            if (!(Math.abs(values[s]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("prediction of the explained row mixed with background rows:"
                        + " expected a finite number, got " + values[s]);
            }
        }
    }
}
