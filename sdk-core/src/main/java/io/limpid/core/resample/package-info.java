/** Changes the set of training rows: augmentation, oversampling, outlier and duplicate rows. */
package io.limpid.core.resample;
