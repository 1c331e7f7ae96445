/** Which rows train and which test. */
package io.limpid.core.split;
