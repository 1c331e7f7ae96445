/** What an explanation is and which number is being explained. */
package io.limpid.explain;
