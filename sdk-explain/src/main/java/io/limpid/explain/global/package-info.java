/** Explains a model over a data set. */
package io.limpid.explain.global;
