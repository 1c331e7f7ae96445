/** How long prediction and explanation take, alone and beside other libraries. */
package io.limpid.bench;
