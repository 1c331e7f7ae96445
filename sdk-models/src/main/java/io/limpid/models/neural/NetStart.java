package io.limpid.models.neural;

/** How widely a net's random weights are spread before training; they are uniform around 0, and biases start at 0. */
public enum NetStart {
    /**
     * Variance 2 / inputs in hidden layers, which keeps the size of signals through rectifiers, and 1 / inputs in the
     * output layer.
     *
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. (2015)</a>
     */
    HE,

    /**
     * Variance 2 / (inputs + units) in every layer, for the hyperbolic tangent, the sigmoid and linear units.
     *
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio (2010)</a>
     */
    GLOROT;

    /** The largest weight: the root of three variances. */
    double width(int inputs, int units, boolean output) {
        if (this == GLOROT) {
            return Math.sqrt(6.0 / (inputs + units));
        }
        return Math.sqrt((output ? 3.0 : 6.0) / Math.max(1, inputs));
    }
}
