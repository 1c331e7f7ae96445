/** Tells over-fitting and leaks from honest scores. */
package io.limpid.regularize.diagnosis;
