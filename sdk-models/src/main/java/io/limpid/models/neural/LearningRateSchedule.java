package io.limpid.models.neural;

import io.limpid.core.numeric.OptionChecks;
import java.util.Objects;

/**
 * By what factor an optimizer's learning rate is multiplied in each epoch {@code e}, counted from 0. Immutable.
 *
 * <pre>{@code
 * LearningRateSchedule schedule = LearningRateSchedule.cosine(0.01).withWarmUp(5);
 * }</pre>
 */
public sealed interface LearningRateSchedule {

    /** Always 1. */
    static LearningRateSchedule constant() {
        return new Constant();
    }

    /** {@code factor} to the power {@code floor(e / every)}. */
    static LearningRateSchedule step(int every, double factor) {
        return new Step(every, factor);
    }

    /** {@code factor} to the power {@code e}. */
    static LearningRateSchedule exponential(double factor) {
        return new Step(1, factor);
    }

    /** Half a wave from 1 in the first epoch to {@code last} in the last one. */
    static LearningRateSchedule cosine(double last) {
        return new Cosine(last);
    }

    /** Times {@code factor} whenever the loss has not fallen for {@code patience} epochs. */
    static LearningRateSchedule onPlateau(int patience, double factor) {
        return new OnPlateau(patience, factor);
    }

    /**
     * The same after a linear rise: the first {@code epochs} epochs have {@code (e + 1) / (epochs + 1)}, and this
     * schedule's epoch 0 comes after them.
     */
    default LearningRateSchedule withWarmUp(int epochs) {
        return new WarmUp(epochs, this);
    }

    /** Always 1. */
    record Constant() implements LearningRateSchedule {}

    /**
     * {@code factor} to the power {@code floor(e / every)}.
     *
     * @param every how many epochs have the same rate, at least 1
     * @param factor above 0, at most 1
     */
    record Step(int every, double factor) implements LearningRateSchedule {

        /** Checks both numbers. */
        public Step {
            OptionChecks.requireCount("every", every, Integer.MAX_VALUE);
            requireFactor("factor", factor);
        }
    }

    /**
     * {@code last + (1 - last) / 2 (1 + cos(pi e / (epochs - 1)))}, {@code epochs} being those of the training without
     * its warm-up.
     *
     * @param last the factor of the last epoch, above 0 and at most 1
     * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter (2017)</a>
     */
    record Cosine(double last) implements LearningRateSchedule {

        /** Checks the factor. */
        public Cosine {
            requireFactor("last", last);
        }
    }

    /**
     * Times {@code factor} whenever the loss, on the rows held back if there are any, has for {@code patience} epochs
     * not been below the lowest so far; then the count starts anew.
     *
     * @param patience at least 1
     * @param factor above 0, at most 1
     */
    record OnPlateau(int patience, double factor) implements LearningRateSchedule {

        /** Checks both numbers. */
        public OnPlateau {
            OptionChecks.requireCount("patience", patience, Integer.MAX_VALUE);
            requireFactor("factor", factor);
        }
    }

    /**
     * A linear rise, then another schedule.
     *
     * @param epochs how many epochs it takes, at least 1
     * @param then what comes after it
     */
    record WarmUp(int epochs, LearningRateSchedule then) implements LearningRateSchedule {

        /** Checks the number. */
        public WarmUp {
            OptionChecks.requireCount("warm-up epochs", epochs, 1_000_000);
            Objects.requireNonNull(then, "then");
            if (then instanceof WarmUp) {
                throw new IllegalArgumentException("then: expected a schedule without a warm-up, got " + then);
            }
        }
    }

    private static void requireFactor(String option, double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException(option + ": expected a number above 0 and at most 1, got " + factor);
        }
    }
}
