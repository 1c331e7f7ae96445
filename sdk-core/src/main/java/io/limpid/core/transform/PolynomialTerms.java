package io.limpid.core.transform;

/** Which products of columns are made. */
public enum PolynomialTerms {
    /** Every product of up to the degree's number of columns, powers of one column among them. */
    ALL,
    /** Products of different columns only. */
    INTERACTIONS
}
