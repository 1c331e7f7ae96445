package io.limpid.regularize.path;

/** On which scale a penalty counts coefficients. */
public enum Standardization {
    /** Each column is divided by its standard deviation (of the weighted rows, divided by their sum). */
    STANDARDIZED,
    /** Columns are taken in the units they come in: one in metres is penalised less than one in kilometres. */
    AS_GIVEN
}
