package io.limpid.core.model;

/**
 * A model over numeric features that first computes {@code z = W x + b} and then its outputs from {@code z} alone:
 * every linear and logistic model and every net. Explanations stand on it: switching one feature changes each
 * {@code z} by one product, whatever the number of features.
 */
public interface AffineInputModel extends Model {

    /** The number of components of {@code z}. */
    int units();

    /** {@code W[unit][feature]}. */
    double weight(int unit, int feature);

    /** {@code b[unit]}. */
    double bias(int unit);

    /**
     * The outputs of {@code rows} rows from their {@code z}: the same bits {@link #predict} gives for the same
     * {@code z}.
     *
     * @param z {@code z[unit][row]}; not modified
     * @param rows how many rows of {@code z} are meant
     * @param out receives output {@code k} of row {@code i} at {@code i * outputs() + k}
     */
    void evaluate(double[][] z, int rows, double[] out);
}
