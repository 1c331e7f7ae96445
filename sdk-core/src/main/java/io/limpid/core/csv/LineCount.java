package io.limpid.core.csv;

/** Counts lines that end in a line feed, a carriage return, or both. */
final class LineCount {

    private long line = 1;
    private boolean afterReturn;

    /** The line that the text read so far ends in. */
    long line() {
        return line;
    }

    /** The line of a place further on, when the text from here to there is this. */
    long lineAt(byte[] buffer, int from, int to) {
        LineCount ahead = new LineCount();
        ahead.line = line;
        ahead.afterReturn = afterReturn;
        ahead.advance(buffer, from, to);
        return ahead.line;
    }

    /** Goes over this text. */
    void advance(byte[] buffer, int from, int to) {
        pass(buffer, from, to, lines(buffer, from, to));
    }

    /** Goes over this text, in which, taken by itself, so many lines end. */
    void pass(byte[] buffer, int from, int to, long lines) {
        if (to > from) {
            line += lines - (afterReturn && buffer[from] == '\n' ? 1 : 0);
            afterReturn = buffer[to - 1] == '\r';
        }
    }

    /** How many lines end in this text, taken by itself. */
    static long lines(byte[] buffer, int from, int to) {
        long lines = 0;
        for (int i = from; i < to; i++) {
            byte c = buffer[i];
            if (c <= '\r') {
                lines += c == '\r' || c == '\n' && !(i > from && buffer[i - 1] == '\r') ? 1 : 0;
            }
        }
        return lines;
    }
}
