package io.limpid.core.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Models of the same rows under falling penalties. Immutable when the models are.
 *
 * @param lambdas the penalties
 * @param models one for each, in the same order
 * @param <M> what was fitted
 */
public record PenaltyPath<M extends Model>(LambdaSequence lambdas, List<M> models) {

    /** Copies the list and checks that there is one model for each lambda. */
    public PenaltyPath {
        Objects.requireNonNull(lambdas, "lambdas");
        models = List.copyOf(Objects.requireNonNull(models, "models"));
        if (models.size() != lambdas.size()) {
            throw new IllegalArgumentException(
                    "models: expected one for each of " + lambdas.size() + " lambdas, got " + models.size());
        }
    }

    /** The same path of what is made of each model. */
    public <R extends Model> PenaltyPath<R> map(Function<? super M, R> made) {
        return new PenaltyPath<>(lambdas, models.stream().map(made).toList());
    }
}
