/** Makes a classifier's probabilities mean what they say, and chooses where it decides. */
package io.limpid.core.calibrate;
