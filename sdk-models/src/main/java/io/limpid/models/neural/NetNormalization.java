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
    BATCH,

    /**
     * Layer normalisation: each row's sums get mean 0 and variance 1 over the units of a hidden layer,
     *
     * <pre>h_u = activation(gain_u (z_u - m) / sqrt(v + 1e-5) + shift_u)</pre>
     *
     * <p>{@code m} and {@code v} being the mean and variance (divided by the number of units) of the row's {@code z_u =
     * bias_u + sum_k weight_uk input_k}. The biases stay, as in PyTorch's linear layer before its {@code LayerNorm}:
     * without them a row and twice that row would be one to the first layer. Gains start at 1, shifts at 0, both are
     * trained, and no penalty concerns them. A row's outputs depend on that row alone, in training too, so batches may
     * be of any size; but prediction normalises as well. A layer needs at least 2 units; units that all have the same
     * sum are left with their shifts.
     *
     * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton (2016)</a>
     */
    LAYER;

    /** What is added to a variance, so that a constant can be divided by its root. */
    static final double EPSILON = 1e-5;
}
