/** Whole reports from results. */
package io.limpid.report;
