package io.limpid.core.csv;

/** Where text comes from, and how a complaint about it is worded: "FILE, line N, column "X": expected E, got G". */
record Source(String name) {

    /** Longest piece of a stranger's text that a message repeats. */
    private static final int SHOWN = 40;

    CsvFormatException error(String expected, String got) {
        return new CsvFormatException(escaped(name) + ": expected " + expected + ", got " + got);
    }

    CsvFormatException error(long line, String expected, String got) {
        return new CsvFormatException(escaped(name) + ", line " + line + ": expected " + expected + ", got " + got);
    }

    CsvFormatException error(long line, String column, String expected, String got) {
        return new CsvFormatException(escaped(name) + ", line " + line + ", column " + quoted(column) + ": expected "
                + expected + ", got " + got);
    }

    /** The start of a text, in quotes, with everything escaped that could break a line or reorder it. */
    static String quoted(String text) {
        if (text.length() <= SHOWN) {
            return '"' + escaped(text) + '"';
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return '"' + escaped(text.substring(0, end)) + "…\"";
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE ->
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
