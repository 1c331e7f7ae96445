/** Turns delimited text into a table and back. */
package io.limpid.core.csv;
