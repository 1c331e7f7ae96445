/** What the page and the command line offer by name. */
package io.limpid.demo.catalog;
