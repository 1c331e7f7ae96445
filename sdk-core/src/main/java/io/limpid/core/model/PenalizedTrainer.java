package io.limpid.core.model;

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
}
