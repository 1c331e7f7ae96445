/** How a long computation is spread, watched, cancelled and judged finished. */
package io.limpid.core.run;
