package io.limpid.core.model;

import io.limpid.core.text.Quoted;
import java.util.Objects;

/**
 * A trainer whose models can be held to {@link MonotoneConstraints}: for every row whatever, and not only for those it
 * was trained on.
 *
 * <p>It is held before it goes into a {@link io.limpid.core.transform.Pipeline}: what a pipeline makes of it is a
 * trainer, but no {@code MonotoneTrainer}.
 *
 * <pre>{@code
 * MonotoneConstraints constraints = MonotoneConstraints.none().increasing("area");
 * Trainer<PipelineClassifier> held = Pipeline.standard()
 *         .classifier(LogisticRegression.withDefaults().withMonotone(constraints));
 * }</pre>
 *
 * @param <M> what it fits
 */
public interface MonotoneTrainer<M extends Model> extends Trainer<M> {

    /**
     * The same trainer under exactly these constraints. That the columns exist and are numeric is checked when it fits,
     * against the columns it is given.
     */
    MonotoneTrainer<M> withMonotone(MonotoneConstraints constraints);

    /**
     * Any trainer held to these constraints, or an error when it cannot hold them. No constraints suit every trainer,
     * which is then given back as it is, with those it has already.
     *
     * @throws IllegalArgumentException when there are constraints and the trainer is no {@code MonotoneTrainer}; the
     *     message names both
     */
    static <M extends Model> Trainer<M> constrained(Trainer<M> trainer, MonotoneConstraints constraints) {
        Objects.requireNonNull(trainer, "trainer");
        if (constraints.isEmpty()) {
            return trainer;
        }
        if (trainer instanceof MonotoneTrainer<M> monotone) {
            return monotone.withMonotone(constraints);
        }
        throw new IllegalArgumentException("monotone constraints on " + Quoted.list(constraints.columns())
                + ": expected a trainer that holds them, such as those of linear and logistic regression and of nets,"
                + " got " + name(trainer.getClass()));
    }

    /** A lambda's class has a name, but not one that says anything. */
    private static String name(Class<?> type) {
        return type.isHidden() || type.isSynthetic() || type.isAnonymousClass()
                ? "one without a name; a pipeline is given a trainer that is held already"
                : type.getSimpleName();
    }
}
