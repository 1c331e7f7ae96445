package io.limpid.core.csv;

import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads delimited text, with a header line or without (RFC 4180, UTF-8 with or without a byte order mark, any line
 * ends) into a table.
 *
 * <p>Types are inferred over all rows. A cell that is empty, quoted or not, {@code NA}, {@code NaN} or {@code ?} is
 * missing, unless {@link #withMissing} says otherwise; any other text, {@code None} among them, is a value. A column is
 * numeric when all its values are numbers in decimal or scientific notation, and when it has no value at all; a number
 * becomes the nearest double. When at least 95 % but not all of its values are numbers, the column is refused at the
 * first other value. Otherwise it is categorical, its levels being the distinct texts in ascending code-point order.
 * Spaces around a number, around what stands for a missing value, and around a column's name that is not in quotes do
 * not count; those around a category do. A name has at most 1,000 characters. Gzip is unpacked on the way, whatever the
 * file's name.
 *
 * <p>Whatever cannot be read is a {@link CsvFormatException} of one line, {@code FILE, line N, column "X": expected E,
 * got G}; the line is that of the file in which the row starts, counted from 1. Blank lines are skipped. Memory is
 * about nine bytes a cell, and once more the texts of numbers of over 15 digits and the distinct texts of categorical
 * columns, of which a column may have 1 GiB. Several workers
 * read a file that is not packed twice, the first time for the ends of its records alone. Immutable and thread-safe.
 *
 * <pre>{@code
 * Table houses = CsvReader.withDefaults().withCategorical("zip").withMissing("", "NA", "-999").read(file);
 * Dataset dataset = Dataset.of(houses, "price");
 * }</pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvReader {

    /** Whether the first record names the columns. */
    public enum Header {
        /** The first record holds the columns' names. */
        FIRST_RECORD,
        /**
         * The first record is a row. The columns are called {@code column1}, {@code column2} and so on; under a schema
         * they are the schema's, one by one in its order, and the file has no others.
         */
        NONE
    }

    /** Of a file that workers may share, the bytes of a piece. */
    static final int PIECE = 1 << 22;

    private final ReadPlan plan;
    private final Optional<Character> delimiter;

    private CsvReader(ReadPlan plan, Optional<Character> delimiter) {
        this.plan = plan;
        this.delimiter = delimiter;
    }

    /**
     * Every column, types inferred over all rows, no limits; separated by tabs when the file's name ends in
     * {@code .tsv} or {@code .tsv.gz} and by commas otherwise.
     */
    public static CsvReader withDefaults() {
        return new CsvReader(ReadPlan.defaults(), Optional.empty());
    }

    /**
     * Reads the columns of this schema only, by name, in its order and by its types; the file's others need no name, or
     * no name of their own. A column that is not there and a
     * cell of a numeric column that is no number are errors. A categorical column's own levels keep their codes;
     * levels it does not list follow them in the order they come.
     */
    public CsvReader withSchema(Schema known) {
        return new CsvReader(plan.with(Objects.requireNonNull(known, "known")), delimiter);
    }

    /**
     * Reads these columns as categories though their cells may look like numbers. Under a schema its types decide
     * instead; either way the columns must be there.
     */
    public CsvReader withCategorical(String... columns) {
        return new CsvReader(plan.withCategorical(and(plan.categorical(), columns)), delimiter);
    }

    /** Makes a missing value in these columns an error. The columns must be there, even beside a schema. */
    public CsvReader withRequired(String... columns) {
        return new CsvReader(plan.withRequired(and(plan.required(), columns)), delimiter);
    }

    /**
     * Leaves these columns out. They must be there; what they are called, how often, and what they hold is all the
     * same. {@code without("")} leaves out columns without a name, as pandas writes its row numbers.
     */
    public CsvReader without(String... columns) {
        return new CsvReader(plan.without(and(plan.without(), columns)), delimiter);
    }

    /** Refuses a file beyond these limits. */
    public CsvReader withLimits(CsvLimits most) {
        return new CsvReader(plan.with(Objects.requireNonNull(most, "most")), delimiter);
    }

    /**
     * Takes this character, and not the file's name, to separate cells.
     *
     * @throws IllegalArgumentException for a quote, a line end, or half of a character
     */
    public CsvReader withDelimiter(char separator) {
        return new CsvReader(plan, Optional.of(requireDelimiter(separator)));
    }

    static char requireDelimiter(char separator) {
        if (separator == '"' || separator == '\r' || separator == '\n' || Character.isSurrogate(separator)) {
            throw new IllegalArgumentException(
                    "delimiter: expected neither a quote nor a line end, got character " + (int) separator);
        }
        return separator;
    }

    /** Takes the first record for the columns' names, as it is by default, or for a row. */
    public CsvReader withHeader(Header header) {
        return new CsvReader(plan.with(Objects.requireNonNull(header, "header")), delimiter);
    }

    /**
     * Takes exactly these texts to stand for a missing value, in place of the empty one, {@code NA}, {@code NaN} and
     * {@code ?}. Spaces around them do not count, upper and lower case do. A text that looks like a number, as
     * {@code -999}, may be among them. Without {@code ""} among them an empty cell is a category, and no number.
     */
    public CsvReader withMissing(String... markers) {
        for (String marker : Objects.requireNonNull(markers, "markers")) {
            Objects.requireNonNull(marker, "marker");
        }
        return new CsvReader(plan.with(MissingMarkers.of(markers)), delimiter);
    }

    private static Set<String> and(Set<String> columns, String... more) {
        Set<String> all = new HashSet<>(columns);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /**
     * Reads a file on the calling thread; messages call it by its name without the folders.
     *
     * @throws CsvFormatException when it is not such text; the message names the file, the line and the column
     * @throws UncheckedIOException when there is no such file or it cannot be read
     */
    public Table read(Path file) {
        return read(file, Run.quiet());
    }

    /**
     * Reads a file, the larger ones in pieces that the run's workers share; the table is the same, and so is the error.
     * Progress is in bytes of the file, packed as it may be; of a larger one first those whose rows are counted, then
     * those that are read. A file with an error is read again to find its line, without progress.
     *
     * @throws CsvFormatException when it is not such text; the message names the file, the line and the column
     * @throws UncheckedIOException when there is no such file or it cannot be read
     * @throws java.util.concurrent.CancellationException when the run is cancelled
     */
    public Table read(Path file, Run run) {
        // One thread goes over the file once; to share it out it must be gone over twice.
        return read(file, run, run.workers().isSequential() ? OptionalInt.empty() : OptionalInt.of(PIECE));
    }

    /** Reads a file in pieces of about this size, or as a whole. */
    Table read(Path file, Run run, OptionalInt piece) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(
                    file + ": expected a file, got none of that name", new NoSuchFileException(file.toString()));
        }
        if (Files.isDirectory(file)) {
            throw new UncheckedIOException(
                    file + ": expected a file, got a folder", new FileSystemException(file.toString()));
        }
        Source source = new Source(file.getFileName().toString());
        try {
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            char separator = separator(source.name());
            Run rest = run;
            if (piece.isPresent() && size > piece.getAsInt() && separator < 0x80) {
                try (FileChannel channel = FileChannel.open(file)) {
                    PiecewiseRead pieces =
                            new PiecewiseRead(source, plan, (byte) separator, channel, size, piece.getAsInt(), run);
                    Optional<Table> table = pieces.table();
                    if (table.isPresent()) {
                        return table.get();
                    }
                    rest = pieces.heard() ? run.with(Progress.none()) : run;
                }
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(source, in, size, rest);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (UncheckedIOException e) {
            throw unreadable(file, e.getCause());
        }
    }

    /**
     * Reads a stream, which is not closed; {@code name} stands for it in messages.
     *
     * @throws CsvFormatException when it is not such text; the message names the line and the column
     * @throws UncheckedIOException when the stream cannot be read
     */
    public Table read(String name, InputStream in) {
        return read(name, in, Run.quiet());
    }

    /**
     * Reads a stream on the calling thread, and does not close it; {@code name} stands for it in messages. Progress is
     * in bytes of the stream, of a total of 0, since nobody knows it.
     *
     * @throws CsvFormatException when it is not such text; the message names the line and the column
     * @throws UncheckedIOException when the stream cannot be read
     * @throws java.util.concurrent.CancellationException when the run is cancelled
     */
    public Table read(String name, InputStream in, Run run) {
        try {
            return read(new Source(name), in, 0, run);
        } catch (IOException e) {
            throw unreadable(name, e);
        } catch (UncheckedIOException e) {
            throw unreadable(name, e.getCause());
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException(file + ": expected a file that can be read, got " + e, e);
    }

    private static UncheckedIOException unreadable(String name, IOException e) {
        return new UncheckedIOException(name + ": expected a stream that can be read, got " + e.getMessage(), e);
    }

    private Table read(Source source, InputStream in, long total, Run run) throws IOException {
        TextInput text = new TextInput(source, in, total, plan.limits().bytes(), run);
        return SequentialRead.of(source, plan, separator(source.name()), text, text.isPacked() ? 0 : total)
                .table();
    }

    private char separator(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean tabs = lower.endsWith(".tsv") || lower.endsWith(".tsv.gz");
        return delimiter.orElse(tabs ? '\t' : ',');
    }
}
