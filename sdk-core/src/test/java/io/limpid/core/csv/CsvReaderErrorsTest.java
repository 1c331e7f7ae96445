package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that is wrong with a file is one line that says what, where and what was expected. */
class CsvReaderErrorsTest {

    private static final CsvReader READER = CsvReader.withDefaults();

    @TempDir
    Path folder;

    private static void assertRefused(CsvReader reader, byte[] bytes, String message) {
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> reader.read("f.csv", new ByteArrayInputStream(bytes)))
                .withMessage(message);
    }

    private static void assertRefused(CsvReader reader, String text, String message) {
        assertRefused(reader, text.getBytes(StandardCharsets.UTF_8), message);
    }

    @Test
    void read_emptyFile_isRefused() {
        for (String text : List.of("", "\uFEFF", "\n\r\n")) {
            assertRefused(READER, text, "f.csv: expected a header with the columns' names, got an empty file");
        }
    }

    @Test
    void read_headerOfNumbers_isRefused() {
        assertRefused(
                READER,
                "1,2.5\n3,4\n",
                "f.csv, line 1: expected a header with the columns' names, got only numbers; read a file without header"
                        + " with CsvReader.withHeader(Header.NONE)");
    }

    @Test
    void read_duplicateHeader_namesBothColumns() {
        assertRefused(
                READER,
                "a,b,a\n1,2,3\n",
                "f.csv, line 1, column \"a\": expected unique names, got it as column 1 and as column 3");
    }

    @Test
    void read_blankHeader_saysWhichColumnAndWhatToDo() {
        String advice = "got a blank; give it one, or leave the column out with CsvReader.without(\"\")";
        assertRefused(READER, "\na,,c\n1,2,3\n", "f.csv, line 2: expected a name for column 2, " + advice);
        assertRefused(READER, "a,b, \n1,2,3\n", "f.csv, line 1: expected a name for column 3, " + advice);
    }

    @Test
    void read_raggedRow_saysLineAndFields() {
        assertRefused(READER, "a,b\n1,2\n3\n", "f.csv, line 3: expected 2 fields as in the header, got 1");
        assertRefused(READER, "a,b\r\n\r\n1,2,3\r\n", "f.csv, line 3: expected 2 fields as in the header, got 3");
        assertRefused(READER, "a\n1,\n", "f.csv, line 2: expected 1 field as in the header, got 2");
    }

    @Test
    void read_raggedRowAfterEmbeddedNewlines_saysThePhysicalLineWhereTheRowStarts() {
        assertRefused(
                READER, "a,b\n\"x\ny\r\nz\",2\n\"p\nq\"\n", "f.csv, line 5: expected 2 fields as in the header, got 1");
    }

    @Test
    void read_fewTextsAmongNumbers_showsTheFirst() {
        assertRefused(
                READER,
                "a,b\n" + "1,x\n".repeat(38) + "1 O,x\nlater,x\n",
                "f.csv, line 40, column \"a\": expected a number as in 38 of the column's 40 values, got \"1 O\"; correct"
                        + " it, or read the column as categorical or by a schema");
    }

    @Test
    void read_textBeforeAllNumbers_isShownToo() {
        assertRefused(
                READER,
                "a,b\n1d,x\n" + "1,x\n".repeat(19),
                "f.csv, line 2, column \"a\": expected a number as in 19 of the column's 20 values, got \"1d\"; correct"
                        + " it, or read the column as categorical or by a schema");
    }

    @Test
    void read_numberBeyondTheDoubles_isRefused() {
        String message =
                "f.csv, line 3, column \"a\": expected a number within ±1.7976931348623157E308, got \"-1e999\"";
        assertRefused(READER, "a\n1\n-1e999\n1e400\n", message);
        assertRefused(READER.withSchema(Schema.of(new Field.Numeric("a"))), "a\n1\n-1e999\n", message);
    }

    @Test
    void read_textInANumericColumnOfTheSchema_saysWhere() {
        assertRefused(
                READER.withSchema(Schema.of(new Field.Numeric("a"))),
                "b,a\n1,2\n3,Infinity\n",
                "f.csv, line 3, column \"a\": expected a number, got \"Infinity\"");
    }

    @Test
    void read_columnOfTheSchemaMissing_namesIt() {
        Schema schema = Schema.of(new Field.Numeric("a"), new Field.Categorical("b", List.of("x")));
        assertRefused(
                READER.withSchema(schema),
                "a,B\n1,x\n",
                "f.csv, line 1, column \"b\": expected a categorical column, got no column of that name");
    }

    @Test
    void read_columnAskedForMissing_namesIt() {
        String message = "f.csv, line 1, column \"z\": expected a column of that name, got no column of that name";
        assertRefused(READER.withCategorical("z"), "a\n1\n", message);
        assertRefused(READER.withRequired("z"), "a\n1\n", message);
    }

    @Test
    void read_missingValueInARequiredColumn_saysWhere() {
        assertRefused(
                READER.withRequired("y"),
                "a,y\n1,2\n3,?\n",
                "f.csv, line 3, column \"y\": expected a value, got a missing one");
    }

    @Test
    void read_requiredColumnOutsideTheSchema_isCheckedToo() {
        assertRefused(
                READER.withSchema(Schema.of(new Field.Numeric("a"))).withRequired("y"),
                "a,y\n1,\n",
                "f.csv, line 2, column \"y\": expected a value, got a missing one");
    }

    @Test
    void read_otherEncoding_saysLineAndByte() {
        byte[] latin = "a,b\r\n1,x\r\n2,Zürich\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(READER, latin, "f.csv, line 3: expected UTF-8 text, got the byte 0xfc; save the file as UTF-8");
        byte[] wide = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16);
        assertRefused(
                READER,
                wide,
                "f.csv, line 1: expected UTF-8 text, got UTF-16, as its byte order mark says; save the file as UTF-8");
    }

    /** Beside the two marks, UTF-16 shows by its zeros. */
    @Test
    void read_bytesOfAnotherFormat_saysWhich() throws IOException {
        String wide =
                "f.csv, line 1: expected UTF-8 text, got UTF-32, as its byte order mark says; save the file as UTF-8";
        assertRefused(READER, "\uFEFFa,b\n1,2\n".getBytes("UTF-32LE"), wide);
        assertRefused(READER, "\uFEFFa,b\n1,2\n".getBytes("UTF-32BE"), wide);
        String zeros =
                "f.csv, line 1: expected UTF-8 text, got a byte of zero among the first two, as in UTF-16; save the"
                        + " file as UTF-8";
        assertRefused(READER, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE), zeros);
        assertRefused(READER, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16BE), zeros);
        assertRefused(READER.withHeader(CsvReader.Header.NONE), "1,2\n".getBytes(StandardCharsets.UTF_16LE), zeros);
        assertRefused(
                READER,
                new byte[] {'P', 'K', 3, 4, 20, 0, '\n', 1},
                "f.csv: expected UTF-8 text, got a zip archive; unpack it, or save the workbook that it is as CSV");
    }

    @Test
    void read_characterZeroInAName_isRefused() {
        assertRefused(
                READER,
                "ab,c\0\n1,2\n",
                "f.csv, line 1: expected UTF-8 text, got the character 0 in the name of column 2, as UTF-16 has it between"
                        + " letters; save the file as UTF-8");
    }

    /** At one of the paddings a block of 2^18 bytes ends between a carriage return and its line feed. */
    @Test
    void read_otherEncodingBehindABlockThatEndsInALineEnd_saysTheLine() {
        for (int padding = 0; padding < 8; padding++) {
            String text = "a" + "x".repeat(padding) + ",b\r\n" + "10,20\r\n".repeat(60_000) + "1,\u00fc\r\n";
            assertRefused(
                    READER,
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    "f.csv, line 60002: expected UTF-8 text, got the byte 0xfc; save the file as UTF-8");
            String ragged = text.replace("1,\u00fc", "1\",2");
            assertRefused(READER, ragged + "1\r\n", "f.csv, line 60003: expected 2 fields as in the header, got 1");
        }
    }

    @Test
    void withMissing_null_isNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> READER.withMissing((String) null))
                .withMessage("marker");
        assertThatNullPointerException()
                .isThrownBy(() -> READER.withMissing((String[]) null))
                .withMessage("markers");
    }

    @Test
    void read_characterCutOffAtTheEnd_isRefused() {
        assertRefused(
                READER,
                new byte[] {'a', '\n', 'x', (byte) 0xe4},
                "f.csv, line 2: expected UTF-8 text, got the byte 0xe4; save the file as UTF-8");
    }

    @Test
    void read_quoteThatIsNeverClosed_saysWhereItsRowStarts() {
        assertRefused(
                READER,
                "a,b\n1,2\n3,\"x\n4,5\n",
                "f.csv, line 3: expected a quote that opens here to be closed, got the end of the file");
    }

    @Test
    void read_textAfterAClosingQuote_isRefused() {
        assertRefused(
                READER,
                "a,b\n1,\"x\"y\n",
                "f.csv, line 2: expected a delimiter or the line's end after a closing quote, got further text; a quote"
                        + " inside a quoted cell is doubled");
    }

    @Test
    void read_longOrStrangeValue_isShownShortAndEscaped() {
        CsvReader reader = READER.withSchema(Schema.of(new Field.Numeric("a")));
        assertRefused(
                reader,
                "a\n" + "x".repeat(41) + "\n",
                "f.csv, line 2, column \"a\": expected a number, got \"" + "x".repeat(40) + "…\"");
        assertRefused(
                reader,
                "a\n\"\u001b[31m\r\n\u202e\u2028\"\n",
                "f.csv, line 2, column \"a\": expected a number, got"
                        + " \"\\u{1b}[31m\\u{d}\\u{a}\\u{202e}\\u{2028}\"");
        assertRefused(
                reader,
                "a\n" + "x".repeat(39) + "\uD83D\uDE00y\n",
                "f.csv, line 2, column \"a\": expected a number, got \"" + "x".repeat(39) + "…\"");
    }

    @Test
    void read_strangeFileName_isEscaped() {
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> READER.read("a\nb.csv", InputStream.nullInputStream()))
                .withMessageStartingWith("a\\u{a}b.csv: expected a header");
    }

    @Test
    void read_beyondALimit_saysWhich() {
        CsvReader reader = READER.withLimits(new CsvLimits(2, 3, 5, 2, 1_000_000));
        assertRefused(reader, "a\n1\n2\n3\n", "f.csv, line 4: expected at most 2 rows, got more");
        assertRefused(reader, "a,b,c,d\n", "f.csv, line 1: expected at most 3 columns, got more");
        assertRefused(
                reader,
                "a\n123456\n",
                "f.csv, line 2: expected at most 5 characters in a cell, got more, or a quote that is not closed");
        assertRefused(
                reader,
                "a\n\"" + "q\n".repeat(40_000),
                "f.csv, line 2: expected at most 5 characters in a cell, got more, or a quote that is not closed");
    }

    @Test
    void read_moreLevelsThanTheLimit_saysWhereTheFirstTooManyIs() {
        CsvReader reader = READER.withLimits(new CsvLimits(100, 3, 5, 2, 1_000_000));
        String message = "f.csv, line 5, column \"a\": expected at most 2 distinct categories, got more";
        assertRefused(reader, "a\nx\ny\nx\nz\nw\n", message);
        assertRefused(reader.withCategorical("a"), "a\n1\n2\n1\n3\n", message);
        Schema known = Schema.of(new Field.Categorical("a", List.of("p", "q", "r")));
        assertRefused(reader.withSchema(known), "a\nx\ny\np\nz\n", message);
    }

    @Test
    void read_manyNumbersBeforeTheFirstText_countAsLevelsOnlyThen() {
        CsvReader reader = READER.withLimits(new CsvLimits(100, 3, 5, 2, 1_000_000));
        assertRefused(
                reader,
                "a\n1\n2\n3\nx\n",
                "f.csv, line 5, column \"a\": expected at most 2 distinct categories, got more");
    }

    @Test
    void read_exactlyTheLimits_isAccepted() {
        CsvReader reader = READER.withLimits(new CsvLimits(2, 1, 6, 2, 1_000_000));
        reader.read(
                "f.csv",
                new ByteArrayInputStream("a\n\"\"\"\"\"\"\"\"\"\"\"\"\"\"\nx\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void limits_belowOne_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvLimits(1, 1, 0, 1, 1_000_000))
                .withMessage("fieldLength: expected at least 1, got 0");
    }

    @Test
    void withDelimiter_quoteOrLineEnd_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> READER.withDelimiter('"'))
                .withMessage("delimiter: expected neither a quote nor a line end, got character 34");
    }

    @Test
    void read_fileThatIsNotThere_namesIt() {
        Path file = folder.resolve("none.csv");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> READER.read(file))
                .withMessage(file + ": expected a file, got none of that name");
    }

    @Test
    void read_folder_isRefused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> READER.read(folder))
                .withMessage(folder + ": expected a file, got a folder");
    }

    @Test
    void read_fileWithAnError_callsItByItsNameAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), "a,b\n1\n");
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> READER.read(file))
                .withMessage("prices.csv, line 2: expected 2 fields as in the header, got 1");
    }

    @Test
    void read_streamThatFails_saysSo() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }
        };
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> READER.read("f.csv", broken))
                .withMessage("f.csv: expected a stream that can be read, got disk gone");
    }

    @Test
    void read_longColumnName_isRefusedWithoutAnyLimits() {
        String text = "a," + "b".repeat(1_001) + "\n1,2\n";
        assertRefused(READER, text, "f.csv, line 1: expected at most 1000 characters in a column's name, got more");
    }

    @Test
    void read_columnToLeaveOutThatIsNotThere_isNamed() {
        assertRefused(
                READER.without("c"),
                "a,b\n1,2\n",
                "f.csv, line 1, column \"c\": expected a column of that name to leave out, got none");
    }

    @Test
    void read_columnBothRequiredAndLeftOut_isNamed() {
        assertRefused(
                READER.without("b").withRequired("b"),
                "a,b\n1,2\n",
                "f.csv, line 1, column \"b\": expected a column of that name, got it among those to leave out");
    }

    @Test
    void read_duplicateThatTrimmingMakes_namesBothColumns() {
        assertRefused(
                READER,
                "a, a\n1,2\n",
                "f.csv, line 1, column \"a\": expected unique names, got it as column 1 and as column 2");
    }
}
