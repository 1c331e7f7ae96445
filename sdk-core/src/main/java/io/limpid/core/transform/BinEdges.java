package io.limpid.core.transform;

/** Where the edges between bins lie. */
public enum BinEdges {
    /** At the quantiles {@code 1/k} to {@code (k - 1)/k}: about as many rows in each bin. */
    QUANTILES,
    /** Evenly between the least and the greatest training value. */
    EQUAL_WIDTH
}
