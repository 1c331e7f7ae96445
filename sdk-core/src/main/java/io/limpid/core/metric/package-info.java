/**
 * Judges predictions: one metric, one file, and the curves behind them as data.
 *
 * <p>Every metric takes row weights, of which only the ratios count, and says {@link
 * io.limpid.core.metric.Score.Undefined why} when it has no value. Where scikit-learn's convention is another one, the
 * metric says so.
 */
package io.limpid.core.metric;
