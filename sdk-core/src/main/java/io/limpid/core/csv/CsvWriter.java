package io.limpid.core.csv;

import io.limpid.core.data.Table;
import io.limpid.core.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a table as comma-separated UTF-8 text with a header line, cells quoted as in RFC 4180 where they must be, one
 * line feed after each row. Numbers are in their shortest exact form ({@link Table#text}), a missing cell is empty.
 *
 * <p>{@link CsvReader} gives the same table back under the table's schema, with two exceptions: minus zero comes back
 * as zero, and a level that spells a missing value ({@code NA}, {@code NaN}, {@code ?} or nothing, with or without
 * spaces around) as missing. Without the schema, types are inferred from the text. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private CsvWriter() {}

    /** Commas, quotes where needed, line feeds. */
    public static CsvWriter withDefaults() {
        return new CsvWriter();
    }

    /**
     * Writes a header and every row into a file, which is there whole or not at all: the text goes to a file beside it
     * that then takes its place. What is no regular file, as a pipe, is written to directly.
     *
     * @throws UncheckedIOException when it cannot be written; the message names the file
     */
    public void write(Table table, Path file) {
        AtomicFile.replace(file, channel -> {
            Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), BUFFER_BYTES);
            append(table, out);
            out.flush();
        });
    }

    /**
     * Writes a header and every row.
     *
     * @throws UncheckedIOException when {@code out} cannot be written to
     */
    public void write(Table table, Appendable out) {
        try {
            append(table, out);
        } catch (IOException e) {
            throw new UncheckedIOException("CSV: expected a target that can be written to, got " + e, e);
        }
    }

    private static void append(Table table, Appendable out) throws IOException {
        int columns = table.schema().size();
        for (int j = 0; j < columns; j++) {
            out.append(j == 0 ? "" : ",").append(name(table.schema().field(j).name()));
        }
        out.append('\n');
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                String text = table.text(i, j);
                // In a lone column an empty cell must be quoted: a blank line would be no row.
                boolean blankLine = columns == 1 && text.isEmpty();
                out.append(j == 0 ? "" : ",").append(blankLine ? "\"\"" : quoted(text));
            }
            out.append('\n');
        }
    }

    /** In quotes when a space at its end would be dropped. */
    private static String name(String text) {
        boolean padded = text.startsWith(" ") || text.endsWith(" ");
        String quoted = quoted(text);
        return padded && quoted.equals(text) ? '"' + text + '"' : quoted;
    }

    private static String quoted(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            // A byte order mark at the start of a file would be dropped, were it not behind a quote.
            plain = c != ',' && c != '"' && c != '\n' && c != '\r' && c != '\uFEFF';
        }
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
