/** How a file comes to be there whole or not at all. */
package io.limpid.core.file;
