/** Writes elements and tables, and escapes every text in them; not exported. */
package io.limpid.report.markup;
