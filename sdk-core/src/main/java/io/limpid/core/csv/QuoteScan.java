package io.limpid.core.csv;

/**
 * Where records end in a stretch of text, which only its quotes and line ends tell: a quote opens a cell at the cell's
 * start, a doubled one inside stands for itself, the next one closes it.
 *
 * @param open whether the text ends inside quotes
 * @param firstEnd where the first record ends that ends here, behind its line end, or -1
 * @param lastEnd where the last one ends, or -1
 * @param records how many records end here, blank lines not counted
 * @param violations the quotes that stand where none may: many of them say that the text was taken for what it is not
 * @param ascii whether all of it is ASCII
 * @param lines how many lines end up to the last record's end, in quotes or not
 */
record QuoteScan(boolean open, int firstEnd, int lastEnd, int records, int violations, boolean ascii, long lines) {

    private static final long FEEDS = Words.repeated((byte) '\n');
    private static final long RETURNS = Words.repeated((byte) '\r');
    private static final long QUOTES = Words.repeated((byte) '"');
    private static final long BEHIND_QUOTE = Words.repeated((byte) ('"' + 1));

    /** What the text before a stretch leaves behind. */
    enum Start {
        /** A record starts here. */
        RECORD,
        /** The text before has opened a quote. */
        QUOTED
    }

    /** Looks at {@code [from, to)}; {@code ended} when nothing follows. */
    static QuoteScan of(byte[] buffer, int from, int to, byte delimiter, Start start, boolean ended) {
        Scanner scanner = new Scanner(buffer, from, to, delimiter);
        boolean open = scanner.run(start == Start.QUOTED, ended);
        boolean ascii = (scanner.seen & Words.TOPS) == 0;
        return new QuoteScan(
                open,
                scanner.firstEnd,
                scanner.lastEnd,
                scanner.records,
                scanner.violations,
                ascii,
                scanner.linesToLastEnd);
    }

    /** Where the first line ends, behind its last character, quoted or not; or -1. */
    static int lineEnd(byte[] buffer, int from, int to) {
        int feed = Words.find(buffer, from, to, (byte) '\n');
        int end = Words.find(buffer, from, feed, (byte) '\r');
        return end == to ? -1 : end + 1;
    }

    private static final class Scanner {
        private final byte[] buffer;
        private final int from;
        private final int to;
        private final byte delimiter;
        private int firstEnd = -1;
        private int lastEnd = -1;
        private int records;
        private int violations;

        private long lines;
        private long linesToLastEnd;

        /** The bits of all words so far. */
        private long seen;

        Scanner(byte[] buffer, int from, int to, byte delimiter) {
            this.buffer = buffer;
            this.from = from;
            this.to = to;
            this.delimiter = delimiter;
        }

        /** Whether the text ends inside quotes. */
        private boolean run(boolean opened, boolean ended) {
            int p = from;
            boolean open = opened;
            while (p < to) {
                if (open) {
                    int close = closing(p, ended);
                    seen |= Words.ascii(buffer, p, close) ? 0 : Words.TOPS;
                    lines += LineCount.lines(buffer, p, close);
                    open = close == to;
                    p = close + 1;
                    violations += p < to && !separates(buffer[p]) ? 1 : 0;
                } else {
                    p = quoteOrLineEnd(p);
                    open = p < to && take(p);
                    p++;
                }
            }
            return open;
        }

        /** Where the next quote or line end is, or {@code to}. */
        private int quoteOrLineEnd(int start) {
            long bits = seen;
            int i = start;
            for (; i + Long.BYTES <= to; i += Long.BYTES) {
                long word = Words.at(buffer, i);
                bits |= word;
                // One question for all, which other characters below the quote, spaces above all, answer too.
                if (Words.below(word, BEHIND_QUOTE) != 0) {
                    long match = Words.lowestMatch(word, QUOTES)
                            | Words.lowestMatch(word, FEEDS)
                            | Words.lowestMatch(word, RETURNS);
                    if (match != 0) {
                        seen = bits;
                        return i + (Long.numberOfTrailingZeros(match) >>> 3);
                    }
                }
            }
            for (; i < to && buffer[i] != '"' && buffer[i] != '\n' && buffer[i] != '\r'; i++) {
                bits |= buffer[i];
            }
            seen = bits;
            return i;
        }

        /** Takes a quote or a line end outside quotes, and says whether it opens a cell. */
        private boolean take(int p) {
            boolean first = p == from;
            if (buffer[p] == '"') {
                boolean opens = first || separates(buffer[p - 1]);
                violations += opens ? 0 : 1;
                return opens;
            }
            // The second half of a line's end, or a blank line.
            boolean blank = first || buffer[p - 1] == '\n' || buffer[p - 1] == '\r';
            records += blank ? 0 : 1;
            lines += buffer[p] == '\n' && !first && buffer[p - 1] == '\r' ? 0 : 1;
            linesToLastEnd = lines;
            lastEnd = p + 1;
            firstEnd = firstEnd < 0 ? lastEnd : firstEnd;
            return false;
        }

        /** The quote that closes the cell, or {@code to}; at a text's cut it cannot be told from half of two. */
        private int closing(int start, boolean ended) {
            int p = start;
            while (true) {
                p = Words.find(buffer, p, to, (byte) '"');
                if (p == to || p + 1 == to) {
                    return ended ? p : to;
                }
                if (buffer[p + 1] != '"') {
                    return p;
                }
                p += 2;
            }
        }

        private boolean separates(byte c) {
            return c == delimiter || c == '\n' || c == '\r';
        }
    }
}
