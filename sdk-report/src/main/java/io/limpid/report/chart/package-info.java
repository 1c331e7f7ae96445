/** One chart, one file; each is an SVG with a title, a description and a table of its numbers. */
package io.limpid.report.chart;
