/** What the packages of this library have in common. */
package io.limpid.regularize;
