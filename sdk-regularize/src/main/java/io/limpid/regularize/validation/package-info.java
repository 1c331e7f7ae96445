/** Judges ways of training by rows they have not seen. */
package io.limpid.regularize.validation;
