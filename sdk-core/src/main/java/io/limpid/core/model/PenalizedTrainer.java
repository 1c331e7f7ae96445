package io.limpid.core.model;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A trainer with a penalty that can be exchanged, so that a search over penalties need not know what it trains.
 *
 * @param <M> what it fits
 */
public interface PenalizedTrainer<M extends Model> extends Trainer<M> {

    /**
     * The same trainer under another penalty.
     *
     * @throws IllegalArgumentException when this trainer cannot honour the penalty
     */
    PenalizedTrainer<M> withPenalty(Penalty penalty);

    /**
     * Lambdas worth trying on these rows. A trainer that can tell from the rows where every penalised coefficient
     * becomes zero begins there; the others begin at 1. They end at the grid's share of that, where it names none at
     * one the trainer finds fit: 1e-6 where it cannot tell.
     *
     * @param l1Ratio the kind of penalty
     * @param grid how many, and how far down
     * @throws IllegalArgumentException when this trainer cannot honour such penalties, or looks at the data and cannot
     *     use them
     */
    default LambdaSequence lambdas(Dataset train, double l1Ratio, LambdaGrid grid, Run run) {
        Objects.requireNonNull(train, "train");
        LambdaSequence lambdas =
                LambdaSequence.geometric(l1Ratio, 1, grid.minRatio().orElse(1e-6), grid.count());
        withPenalty(lambdas.penalty(0)); // Refuses a kind of penalty that path would refuse.
        return lambdas;
    }

    /**
     * Fits a model to these rows under each lambda, from the strongest on: the models that one fit each gives, within
     * the trainer's tolerance. What several fits can share, such as the preprocessing of a pipeline or a start at the
     * neighbour's solution, is shared by trainers that know how.
     *
     * @throws IllegalArgumentException when this trainer cannot honour a penalty, or the data cannot be used
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    default PenaltyPath<M> path(Dataset train, LambdaSequence lambdas, Run run) {
        List<M> models = new ArrayList<>();
        for (int m = 0; m < lambdas.size(); m++) {
            run.cancellation().check();
            models.add(withPenalty(lambdas.penalty(m)).fit(train, run.with(Progress.none())));
            run.progress().update("lambdas", m + 1, lambdas.size());
        }
        return new PenaltyPath<>(lambdas, models);
    }
}
