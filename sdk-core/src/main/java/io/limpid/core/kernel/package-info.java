/** Numeric kernels that more than one module needs: static, primitive arrays, no checks, no allocation. */
package io.limpid.core.kernel;
