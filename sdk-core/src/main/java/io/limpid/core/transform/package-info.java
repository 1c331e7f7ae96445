/** Learns a mapping of columns once and applies it to any table. */
package io.limpid.core.transform;
