package io.limpid.core.csv;

import io.limpid.core.text.Quoted;

/** Where text comes from, and how a complaint about it is worded: "FILE, line N, column "X": expected E, got G". */
record Source(String name) {

    CsvFormatException error(String expected, String got) {
        return new CsvFormatException(Quoted.escaped(name) + ": expected " + expected + ", got " + got);
    }

    CsvFormatException error(long line, String expected, String got) {
        return new CsvFormatException(
                Quoted.escaped(name) + ", line " + line + ": expected " + expected + ", got " + got);
    }

    CsvFormatException error(long line, String column, String expected, String got) {
        return new CsvFormatException(Quoted.escaped(name) + ", line " + line + ", column " + Quoted.of(column)
                + ": expected " + expected + ", got " + got);
    }
}
