/** The flow from a table to explained predictions, shared by the page and the command line. */
package io.limpid.demo.study;
