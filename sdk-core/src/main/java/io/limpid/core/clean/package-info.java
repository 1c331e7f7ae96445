/** Finds what is wrong with a table before anything learns from it, drops or flags it, and reports what was done. */
package io.limpid.core.clean;
