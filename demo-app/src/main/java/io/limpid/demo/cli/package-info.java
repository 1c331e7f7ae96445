/** The command line: one command, one file. */
package io.limpid.demo.cli;
