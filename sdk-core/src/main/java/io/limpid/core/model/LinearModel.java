package io.limpid.core.model;

/**
 * A model whose outputs are functions of linear predictors: {@code intercept(k) + sum_j coefficient(k, j) x_j}. For a
 * binary classifier {@code predictors()} is one: the log-odds of the positive class.
 */
public interface LinearModel extends Model {

    /** How many linear predictors there are. */
    int predictors();

    /** The constant of predictor {@code k}. */
    double intercept(int k);

    /** The weight of feature {@code j} in predictor {@code k}, in the units of {@link #features()}. */
    double coefficient(int k, int j);
}
