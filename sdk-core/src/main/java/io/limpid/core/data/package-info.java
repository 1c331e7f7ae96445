/** What a table of typed columns is. Nothing here is null: no argument, no result. */
package io.limpid.core.data;
