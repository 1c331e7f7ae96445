package io.limpid.models.neural;

/** What is done to the sums of hidden units before their activation. */
public enum NetNormalization {
    /** Nothing. */
    NONE,

    /**
     * Batch normalisation: in training each unit's sums get mean 0 and variance 1 over the (weighted) rows of the
     * mini-batch, 1e-5 being added to the variance, then a slope and a constant of their own, which are trained; no
     * penalty concerns them. The trained net uses running averages instead (nine tenths the old, one the batch's),
     * taken into its weights and biases: it costs nothing at prediction. Training keeps some five numbers per hidden
     * unit and row of a batch.
     *
     * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy (2015)</a>
     */
    BATCH
}
