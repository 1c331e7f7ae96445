package io.limpid.core.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads delimited text with a header line (RFC 4180, UTF-8 with or without a byte order mark, any line ends) into a
 * table.
 *
 * <p>Types are inferred over all rows. A cell that is empty, quoted or not, {@code NA}, {@code NaN} or {@code ?} is
 * missing; any other text, {@code None} among them, is a value. A column is numeric when all its values are numbers in
 * decimal or scientific notation, and when it has no value at all. When at least 95 % but not all of its values are
 * numbers, the column is refused at the first other value. Otherwise it is categorical, its levels being the distinct
 * texts in ascending code-point order. Spaces around a number, around what stands for a missing value, and around a
 * column's name that is not in quotes do not count; those around a category do. A name has at most 1,000 characters.
 *
 * <p>Whatever cannot be read is a {@link CsvFormatException} of one line, {@code FILE, line N, column "X": expected E,
 * got G}; the line is that of the file in which the row starts, counted from 1. Blank lines are skipped. One pass;
 * memory is about nine bytes a cell, and once more the texts of numbers of over 15 digits and the distinct texts of
 * categorical columns. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvReader {

    private static final int SMALLEST_BUFFER = 1 << 14;

    private final Optional<Schema> schema;
    private final Set<String> categorical;
    private final Set<String> required;
    private final Set<String> without;
    private final CsvLimits limits;
    private final Optional<Character> delimiter;

    private CsvReader(
            Optional<Schema> schema,
            Set<String> categorical,
            Set<String> required,
            Set<String> without,
            CsvLimits limits,
            Optional<Character> delimiter) {
        this.schema = schema;
        this.categorical = categorical;
        this.required = required;
        this.without = without;
        this.limits = limits;
        this.delimiter = delimiter;
    }

    /**
     * Every column, types inferred over all rows, no limits; separated by tabs when the file's name ends in
     * {@code .tsv} and by commas otherwise.
     */
    public static CsvReader withDefaults() {
        return new CsvReader(Optional.empty(), Set.of(), Set.of(), Set.of(), CsvLimits.unlimited(), Optional.empty());
    }

    /**
     * Reads the columns of this schema only, by name, in its order and by its types; the file's others need no name, or
     * no name of their own. A column that is not there and a
     * cell of a numeric column that is no number are errors. A categorical column's own levels keep their codes;
     * levels it does not list follow them in the order they come.
     */
    public CsvReader withSchema(Schema known) {
        Objects.requireNonNull(known, "known");
        return new CsvReader(Optional.of(known), categorical, required, without, limits, delimiter);
    }

    /**
     * Reads these columns as categories though their cells may look like numbers. Under a schema its types decide
     * instead; either way the columns must be there.
     */
    public CsvReader withCategorical(String... columns) {
        return new CsvReader(schema, and(categorical, columns), required, without, limits, delimiter);
    }

    /** Makes a missing value in these columns an error. The columns must be there, even beside a schema. */
    public CsvReader withRequired(String... columns) {
        return new CsvReader(schema, categorical, and(required, columns), without, limits, delimiter);
    }

    /**
     * Leaves these columns out. They must be there; what they are called, how often, and what they hold is all the
     * same. {@code without("")} leaves out columns without a name, as pandas writes its row numbers.
     */
    public CsvReader without(String... columns) {
        return new CsvReader(schema, categorical, required, and(without, columns), limits, delimiter);
    }

    /** Refuses a file beyond these limits. */
    public CsvReader withLimits(CsvLimits most) {
        return new CsvReader(schema, categorical, required, without, Objects.requireNonNull(most, "most"), delimiter);
    }

    /**
     * Takes this character, and not the file's name, to separate cells.
     *
     * @throws IllegalArgumentException for a quote or a line end
     */
    public CsvReader withDelimiter(char separator) {
        if (separator == '"' || separator == '\r' || separator == '\n') {
            throw new IllegalArgumentException(
                    "delimiter: expected neither a quote nor a line end, got character " + (int) separator);
        }
        return new CsvReader(schema, categorical, required, without, limits, Optional.of(separator));
    }

    private static Set<String> and(Set<String> columns, String... more) {
        Set<String> all = new HashSet<>(columns);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /**
     * Reads a file; messages call it by its name without the folders.
     *
     * @throws CsvFormatException when it is not such text; the message names the file, the line and the column
     * @throws UncheckedIOException when there is no such file or it cannot be read
     */
    public Table read(Path file) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(
                    file + ": expected a file, got none of that name", new NoSuchFileException(file.toString()));
        }
        if (Files.isDirectory(file)) {
            throw new UncheckedIOException(
                    file + ": expected a file, got a folder", new FileSystemException(file.toString()));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": expected a file that can be read, got " + e, e);
        }
    }

    /**
     * Reads a stream, which is not closed; {@code name} stands for it in messages.
     *
     * @throws CsvFormatException when it is not such text; the message names the line and the column
     * @throws UncheckedIOException when the stream cannot be read
     */
    public Table read(String name, InputStream in) {
        Source source = new Source(name);
        TableBuilder builder =
                new TableBuilder(source, new TableBuilder.Plan(schema, categorical, required, without, limits));
        try {
            parser(name).build(builder, new Utf8Reader(source, in)).forEach(record -> {});
        } catch (CsvParseException e) {
            throw formatError(source, builder, e);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                    name + ": expected a stream that can be read, got "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
        return builder.finish();
    }

    private de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder parser(String name) {
        boolean tabs = name.toLowerCase(Locale.ROOT).endsWith(".tsv");
        // A cell in quotes may take twice its length in the buffer, since each of its quotes is doubled. FastCSV grows
        // its buffer in powers of two and fails in between.
        long buffer = Math.max(SMALLEST_BUFFER, Math.min(TableBuilder.LONGEST_FIELD, 2L * limits.fieldLength() + 2));
        buffer = Long.highestOneBit(2 * buffer - 1);
        return de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(delimiter.orElse(tabs ? '\t' : ','))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize((int) buffer);
    }

    /** Our own complaint comes out of FastCSV as the cause of its own. */
    private static CsvFormatException formatError(Source source, TableBuilder builder, CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CsvFormatException ours) {
                return ours;
            }
        }
        // What remains are FastCSV's three own reasons, which only their texts tell apart.
        String reason = String.valueOf(e.getMessage());
        if (reason.startsWith("Unclosed quoted field")) {
            return source.error(builder.line(), "a quote that opens here to be closed", "the end of the file");
        }
        if (reason.startsWith("The maximum buffer size")) {
            return builder.tooLong();
        }
        return source.error(
                builder.line(),
                "a delimiter or the line's end after a closing quote",
                "further text; a quote inside a quoted cell is doubled");
    }
}
