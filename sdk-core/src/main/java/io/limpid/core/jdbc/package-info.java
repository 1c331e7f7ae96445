/** Turns what a database answers into a table. */
package io.limpid.core.jdbc;
