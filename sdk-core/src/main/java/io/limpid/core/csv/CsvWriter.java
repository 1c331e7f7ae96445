package io.limpid.core.csv;

import io.limpid.core.data.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a table as comma-separated UTF-8 text with a header line, cells quoted as in RFC 4180 where they must be, one
 * line feed after each row. Numbers are in their shortest exact form ({@link Table#text}), a missing cell is empty.
 *
 * <p>{@link CsvReader} gives the same table back under the table's schema, with two exceptions: minus zero comes back
 * as zero, and a level that spells a missing value ({@code NA}, {@code NaN}, {@code ?} or nothing) as missing. Without
 * the schema, types are inferred from the text. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvWriter {

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
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                writeTo(table, file, StandardOpenOption.WRITE);
            } else {
                replace(table, Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": expected a file that can be written, got " + e, e);
        }
    }

    private void replace(Table table, Path file) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeTo(table, draft, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void writeTo(Table table, Path file, StandardOpenOption how) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.WRITE, how)) {
            append(table, out);
        }
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
            out.append(j == 0 ? "" : ",").append(quoted(table.schema().field(j).name()));
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
