package io.limpid.core.csv;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Table;
import io.limpid.core.file.AtomicFile;
import io.limpid.core.text.Quoted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a table as delimited UTF-8 text with a header line, cells quoted as in RFC 4180 where they must be, one line
 * feed after each row. Numbers are in their shortest exact form ({@link Table#text}), a missing cell is empty.
 *
 * <p>{@link CsvReader} gives the same table back under the table's schema, with two exceptions: minus zero comes back
 * as zero, and a level that spells a missing value ({@code NA}, {@code NaN}, {@code ?} or nothing, with or without
 * spaces around) as missing. Without the schema, types are inferred from the text. Immutable and thread-safe.
 *
 * <pre>{@code
 * Table table = CsvReader.withDefaults().read(Path.of("houses.csv"));
 * CsvWriter.withDefaults().withFormulas(CsvWriter.Formulas.DISARMED).write(table, Path.of("houses.csv.gz"));
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvWriter {

    /** What becomes of texts that a spreadsheet takes for a formula. */
    public enum Formulas {
        /** They are written as they are, so that the file reads back as the same table. */
        KEPT,
        /**
         * A category or a column's name that starts with {@code =}, {@code +}, {@code -} or {@code @}, of usual or of
         * full width, behind white space, quotes, and characters that are not seen or not, gets an apostrophe before
         * it, so that a spreadsheet shows it and does not run it; so does one that starts with a tabulator, a line end
         * or the character 0. Since a spreadsheet may split rows where it is used to, and not at our delimiter, each
         * part of a text behind a comma, a semicolon, a tabulator or a line end is treated likewise, and a text that
         * has one is in quotes. Numbers stay as they are. Such a file does not read back as the same table: the
         * apostrophes stay.
         *
         * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
         */
        DISARMED
    }

    private static final int BUFFER_BYTES = 1 << 16;

    /** The last four are those of full width. */
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /** With some of them before it, a formula may still be one. */
    private static final String UNSAFE_STARTS = "\t\r\n\0";

    /** Where some spreadsheet may start a cell. */
    private static final String SEPARATORS = ",;\t\r\n";

    private final char delimiter;
    private final Formulas formulas;

    private CsvWriter(char delimiter, Formulas formulas) {
        this.delimiter = delimiter;
        this.formulas = formulas;
    }

    /** Commas, quotes where needed, line feeds, formulas kept. */
    public static CsvWriter withDefaults() {
        return new CsvWriter(',', Formulas.KEPT);
    }

    /**
     * Puts this character between cells, whatever the file's name is.
     *
     * @throws IllegalArgumentException for a quote, a line end, or half of a character
     */
    public CsvWriter withDelimiter(char separator) {
        return new CsvWriter(CsvReader.requireDelimiter(separator), formulas);
    }

    /** Keeps formulas, as by default, or disarms them: for files that strangers' texts go into and people open. */
    public CsvWriter withFormulas(Formulas treatment) {
        return new CsvWriter(delimiter, Objects.requireNonNull(treatment, "treatment"));
    }

    /**
     * Writes a header and every row into a file, packed with gzip when its name ends in {@code .gz}. The file is there
     * whole or not at all: the text goes to a file beside it that then takes its place. What is no regular file, as a
     * pipe, is written to directly.
     *
     * @throws UncheckedIOException when it cannot be written; the message names the file
     * @throws IllegalArgumentException when a text holds half of a surrogate pair, which UTF-8 cannot say; the message
     *     names the column and the row
     */
    public void write(Table table, Path file) {
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        AtomicFile.replace(file, channel -> {
            if (packed) {
                writePacked(table, channel);
            } else {
                Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), BUFFER_BYTES);
                append(table, out);
                out.flush();
            }
        });
    }

    /** The channel stays open: it is its opener's to force to the disk and to close. */
    private void writePacked(Table table, FileChannel channel) throws IOException {
        OutputStream stream = Channels.newOutputStream(channel);
        GZIPOutputStream packing = new GZIPOutputStream(stream, BUFFER_BYTES);
        Writer out = new OutputStreamWriter(packing, StandardCharsets.UTF_8.newEncoder());
        append(table, out);
        out.flush();
        packing.finish();
    }

    /**
     * Writes a header and every row.
     *
     * @throws UncheckedIOException when {@code out} cannot be written to
     * @throws IllegalArgumentException as for a file
     */
    public void write(Table table, Appendable out) {
        try {
            append(table, out);
        } catch (IOException e) {
            throw new UncheckedIOException("CSV: expected a target that can be written to, got " + e, e);
        }
    }

    private void append(Table table, Appendable out) throws IOException {
        int columns = table.schema().size();
        for (int j = 0; j < columns; j++) {
            String name = table.schema().field(j).name();
            if (!isUnicode(name)) {
                throw new IllegalArgumentException(
                        "column " + Quoted.of(name) + ": expected a name of Unicode text, got half a surrogate pair");
            }
            separate(out, j).append(name(disarmed(name)));
        }
        out.append('\n');
        String[][] levels = new String[columns][];
        for (int j = 0; j < columns; j++) {
            levels[j] = levels(table.schema().field(j), table.column(j));
        }
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                double value = table.column(j)[i];
                boolean level = levels[j].length > 0 && !Double.isNaN(value);
                // A number needs quotes when the delimiter is one of its own characters.
                String text = level ? levels[j][(int) value] : quoted(table.text(i, j));
                // In a lone column an empty cell must be quoted: a blank line would be no row.
                separate(out, j).append(columns == 1 && text.isEmpty() ? "\"\"" : text);
            }
            out.append('\n');
        }
    }

    private Appendable separate(Appendable out, int j) throws IOException {
        return j == 0 ? out : out.append(delimiter);
    }

    /** A column's levels as they are written, none for numbers. */
    private String[] levels(Field field, double[] codes) {
        if (!(field instanceof Field.Categorical categories)) {
            return new String[0];
        }
        String[] written = new String[categories.levels().size()];
        for (int k = 0; k < written.length; k++) {
            String level = categories.levels().get(k);
            if (!isUnicode(level)) {
                requireUnused(k, field.name(), codes);
            }
            written[k] = quoted(disarmed(level));
        }
        return written;
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void requireUnused(int level, String column, double[] codes) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == level) {
                throw RowException.of(column, i, "expected Unicode text, got half a surrogate pair");
            }
        }
    }

    private String disarmed(String text) {
        if (formulas == Formulas.KEPT || text.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 1);
        if (UNSAFE_STARTS.indexOf(text.charAt(0)) >= 0) {
            out.append('\'');
        }
        int start = out.length();
        boolean maybe = out.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (maybe && FORMULA_STARTS.indexOf(c) >= 0) {
                out.insert(start, '\'');
            }
            out.append(c);
            if (SEPARATORS.indexOf(c) >= 0) {
                start = out.length();
                maybe = true;
            } else {
                maybe &= isPassedOver(c);
            }
        }
        return out.toString();
    }

    /** Whether a spreadsheet may take what follows for a cell's start: it drops some of these, and quotes. */
    private static boolean isPassedOver(char c) {
        return c == '"'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** In quotes when a space at its end would be dropped. */
    private String name(String text) {
        boolean padded = text.startsWith(" ") || text.endsWith(" ");
        String quoted = quoted(text);
        return padded && quoted.equals(text) ? '"' + text + '"' : quoted;
    }

    private String quoted(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            // A byte order mark at the start of a file would be dropped, were it not behind a quote.
            plain = c != delimiter && c != '"' && c != '\n' && c != '\r' && c != '\uFEFF';
            plain &= formulas == Formulas.KEPT || SEPARATORS.indexOf(c) < 0;
        }
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
