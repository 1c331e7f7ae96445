/** How the words of strangers stand in our messages. */
package io.limpid.core.text;
