package io.limpid.models.neural;

/**
 * Who trains a net. Both start from the same random weights, meet the rows in the same order and give the same kind of
 * model, so that without a penalty they differ by rounding only; with {@link Optimizer#rmsProp} also by where the
 * epsilon stands, which Smile adds under the root.
 */
public enum NeuralEngine {
    /** Plain Java, with every option: the same seed gives the same bits on every JDK and processor. */
    LIMPID,

    /**
     * Smile's multilayer perceptron, for two classes, with hidden layers of {@link Activation#RELU}, {@link
     * Activation#SIGMOID} or {@link Activation#LINEAR} (its hyperbolic tangent has a wrong derivative), SGD, momentum
     * or RMSProp at a constant rate, with SGD the squared penalty, and early stopping; other options are refused by
     * name. A cancellation is looked for once per mini-batch. It needs a native BLAS, which this module does not bring:
     * add {@code org.bytedeco:javacpp} and {@code org.bytedeco:openblas}, each with and without the classifier of the
     * platform; on the module path also {@code --add-modules ALL-MODULE-PATH}. The same seed gives the same bits on one
     * machine; another processor may round differently.
     */
    SMILE
}
