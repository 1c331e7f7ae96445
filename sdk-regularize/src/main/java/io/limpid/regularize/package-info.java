/** Cross-validation and penalties against over-fitting. */
package io.limpid.regularize;
