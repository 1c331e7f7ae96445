package io.limpid.models.neural;

/**
 * Who trains a net. Both start from the same random weights, meet the rows in the same order and give the same kind of
 * model, so that with {@link Optimizer#sgd} and no penalty they differ by rounding only.
 */
public enum NeuralEngine {
    /** Plain Java, with every option: the same seed gives the same bits on every JDK and processor. */
    LIMPID,

    /**
     * Smile's multilayer perceptron, for two classes, with one hidden layer of rectifiers, SGD at a constant rate, the
     * squared penalty, and early stopping; other options are refused by name. It needs a native BLAS, which this module
     * does not bring: add {@code org.bytedeco:javacpp} and {@code org.bytedeco:openblas}, each with and without the
     * classifier of the platform; on the module path also {@code --add-modules ALL-MODULE-PATH}. The same seed gives
     * the same bits on one machine; another processor may round differently.
     */
    SMILE
}
