/** One safe, versioned file per model. */
package io.limpid.core.modelfile;
