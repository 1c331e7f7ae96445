/** Numeric kernels that more than one package needs: primitive arrays, no checks, and no allocation inside loops. */
package io.limpid.core.kernel;
