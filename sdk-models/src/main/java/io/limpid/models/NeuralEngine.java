package io.limpid.models;

/** Who trains a net; the model that comes out is of one kind either way. */
public enum NeuralEngine {
    /** Plain Java, with SGD and Adam. */
    LIMPID,
    /** Smile's, with SGD; it needs the optional native BLAS. */
    SMILE
}
