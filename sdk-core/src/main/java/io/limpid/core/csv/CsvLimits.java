package io.limpid.core.csv;

/**
 * How much of a file is read before it is refused.
 *
 * @param rows the most rows
 * @param columns the most columns
 * @param fieldLength the most characters in a cell
 * @param levels the most distinct categories in a column
 */
public record CsvLimits(int rows, int columns, int fieldLength, int levels) {}
