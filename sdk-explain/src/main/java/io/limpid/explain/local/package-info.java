/** Explains one row. */
package io.limpid.explain.local;
