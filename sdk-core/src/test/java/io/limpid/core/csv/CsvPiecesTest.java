package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * A file read in pieces, on one thread or several, gives what it gives from start to end: the same bits or the same
 * message.
 */
class CsvPiecesTest {

    private static final CsvReader READER = CsvReader.withDefaults();

    /** What came of reading: a table's schema and bits, or the message of the error. */
    private static String outcome(CsvReader reader, Reading reading) {
        try {
            Table table = reading.by(reader);
            StringBuilder out = new StringBuilder(table.schema() + " " + table.rows());
            for (int j = 0; j < table.schema().size(); j++) {
                long[] bits = Arrays.stream(table.column(j))
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray();
                out.append(' ').append(Arrays.toString(bits));
            }
            return out.toString();
        } catch (CsvFormatException e) {
            return e.getMessage();
        }
    }

    private interface Reading {
        Table by(CsvReader reader);
    }

    private static String fromStart(CsvReader reader, String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return outcome(reader, r -> r.read("t.csv", in));
    }

    private static void assertSameInPieces(CsvReader reader, String text, int piece) throws IOException {
        String expected = fromStart(reader, text);
        Path folder = Files.createTempDirectory("pieces");
        Path file = folder.resolve("t.csv");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Files.writeString(file, text);
            Run several = Run.quiet().with(Workers.on(threads));
            assertThat(outcome(reader, r -> r.read(file, Run.quiet(), OptionalInt.of(piece))))
                    .isEqualTo(expected);
            assertThat(outcome(reader, r -> r.read(file, several, OptionalInt.of(piece))))
                    .isEqualTo(expected);
        } finally {
            threads.shutdown();
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** Whatever characters: most of these texts are wrong somewhere, and the messages must agree. */
    @Property(tries = 200)
    void read_anyText_isTheSameInPieces(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 40) int piece)
            throws IOException {
        assertSameInPieces(READER, "a,b\n" + text, piece);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "1", ",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "é", "\n1,", "\"\n,\"", ",x\n", "😀")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    /** Well-formed tables with every kind of cell. */
    @Property(tries = 100)
    void read_wellFormedText_isATableAndTheSameInPieces(
            @ForAll("records") List<List<String>> records, @ForAll @IntRange(min = 1, max = 60) int piece)
            throws IOException {
        StringBuilder text = new StringBuilder("a,b,c\n");
        records.forEach(cells -> text.append(String.join(",", cells)).append('\n'));
        assertSameInPieces(READER.withCategorical("a", "b", "c"), text.toString(), piece);
        assertSameInPieces(READER, text.toString(), piece);
        assertThat(fromStart(READER.withCategorical("a", "b", "c"), text.toString()))
                .startsWith("Schema[")
                .contains(" " + records.size() + " ");
    }

    @Provide
    Arbitrary<List<List<String>>> records() {
        Arbitrary<String> cell = Arbitraries.of(
                "1",
                "-2.5",
                "007",
                "1e400",
                "0.1234567890123456789",
                "x",
                "NA",
                "",
                "\"\"",
                "\"a,b\"",
                "\"\n\"",
                "\"x\n1,2,3\ny\"",
                "\"\"\"\"",
                "\"\"\"\n\"\"\"",
                "\"\r\n,\"\"\"",
                "é");
        Arbitrary<List<String>> line =
                Combinators.combine(cell.filter(c -> !c.isEmpty()), cell, cell).as((a, b, c) -> List.of(a, b, c));
        return line.list().ofMaxSize(25);
    }

    /** A delimiter that is not ASCII leaves everything to FastCSV: it must see the same cells. */
    @Property(tries = 400)
    void read_anyText_isWhatFastCsvMakesOfIt(@ForAll("texts") String text) {
        String own = cells(READER, "a,b\n" + text);
        String judged = cells(READER.withDelimiter('§'), ("a,b\n" + text).replace(',', '§'));
        assertThat(own).isEqualTo(judged.replace('§', ','));
    }

    /** Every cell's text, or the message of the error. */
    private static String cells(CsvReader reader, String text) {
        try {
            Table table = reader.read("t.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            StringBuilder out = new StringBuilder(table.schema().names() + " " + table.rows());
            for (int i = 0; i < table.rows(); i++) {
                out.append('|').append(table.text(i, 0)).append('|').append(table.text(i, 1));
            }
            return out.toString();
        } catch (CsvFormatException e) {
            return e.getMessage();
        }
    }

    @Test
    void read_quotedLinesThatLookLikeRows_areNoRows() throws IOException {
        String cell = "\"" + "1,2\n".repeat(100) + "\"";
        assertSameInPieces(READER, "a,b\n" + (cell + ",x\n").repeat(20), 64);
    }

    @Test
    void read_lastQuoteOpen_isTheSameErrorInPieces() throws IOException {
        String text = "a,b\n" + "1,2\n".repeat(50) + "3,\"x\n" + "4,5\n".repeat(50);
        assertThat(fromStart(READER, text))
                .isEqualTo("t.csv, line 52: expected a quote that opens here to be closed, got the end of the file");
        assertSameInPieces(READER, text, 16);
    }

    @Test
    void read_levelsInManyPieces_keepTheOrderTheyCame() throws IOException {
        StringBuilder text = new StringBuilder("a\n");
        for (int i = 0; i < 300; i++) {
            text.append(i * 7 % 100 + 1000).append(i == 250 ? "x" : "").append('\n');
        }
        CsvReader schema = READER.withSchema(Schema.of(new Field.Categorical("a", List.of("1099", "q"))));
        assertSameInPieces(schema, text.toString(), 32);
        assertSameInPieces(READER.withCategorical("a"), text.toString(), 32);
    }

    @Test
    void read_severalErrors_tellsTheFirstInTheFile() throws IOException {
        String text = "a,b\n" + "1,2\n".repeat(30) + "x,2\n1,y\n1\n" + "1,2\n".repeat(30);
        CsvReader numbers = READER.withSchema(Schema.of(new Field.Numeric("b"), new Field.Numeric("a")));
        assertThat(fromStart(numbers, text)).isEqualTo("t.csv, line 32, column \"a\": expected a number, got \"x\"");
        assertSameInPieces(numbers, text, 16);
    }

    @Test
    void read_limitsAcrossPieces_areTheSame() throws IOException {
        String text = "a\n" + "x\ny\nz\n".repeat(40);
        assertSameInPieces(READER.withLimits(new CsvLimits(119, 1, 5, 5, 1_000)), text, 16);
        assertSameInPieces(READER.withLimits(new CsvLimits(120, 1, 5, 3, 1_000)), text, 16);
        assertSameInPieces(READER.withLimits(new CsvLimits(120, 1, 5, 2, 1_000)), text, 16);
        assertSameInPieces(READER.withLimits(new CsvLimits(120, 1, 5, 3, 241)), text, 16);
    }

    @Test
    void read_byteOrderMarkAndHeaderless_areTheSameInPieces() throws IOException {
        assertSameInPieces(READER, "\uFEFF\"a\",b\n" + "1,\"\n\"\n".repeat(40), 16);
        assertSameInPieces(READER.withHeader(CsvReader.Header.NONE), "\uFEFF\"1\",b\n" + "1,\"\n\"\n".repeat(40), 16);
    }

    @Test
    void read_otherEncodingInALaterPiece_isTheSameError() throws IOException {
        Path file = Files.createTempFile("latin", ".csv");
        try {
            byte[] bytes = ("a,b\n" + "1,x\n".repeat(100) + "2,ü\n").getBytes(StandardCharsets.ISO_8859_1);
            Files.write(file, bytes);
            assertThat(outcome(READER, r -> r.read(file, Run.quiet(), OptionalInt.of(16))))
                    .isEqualTo(file.getFileName()
                            + ", line 102: expected UTF-8 text, got the byte 0xfc; save the file as UTF-8");
        } finally {
            Files.delete(file);
        }
    }
}
