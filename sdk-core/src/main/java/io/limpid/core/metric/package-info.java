/** Metrics: one metric, one file. */
package io.limpid.core.metric;
