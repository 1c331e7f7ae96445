package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed files, files without header, other missing markers, limits, progress and cancellation. */
class CsvReaderOptionsTest {

    private static final CsvReader READER = CsvReader.withDefaults();

    private static final double NA = Double.NaN;

    @TempDir
    Path folder;

    private static Table read(CsvReader reader, String name, byte[] bytes) {
        return reader.read(name, new ByteArrayInputStream(bytes));
    }

    private static Table read(CsvReader reader, String text) {
        return read(reader, "f.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void read_packedFileOfAnyName_isUnpacked() throws IOException {
        Path file = Files.write(folder.resolve("f.csv"), packed("a,b\n1,x\n"));
        assertThat(READER.read(file).text(0, 1)).isEqualTo("x");
    }

    @Test
    void read_packedTsv_isSeparatedByTabs() {
        assertThat(read(READER, "F.TSV.GZ", packed("a\tb\n1,5\tx\n")).text(0, 0))
                .isEqualTo("1,5");
    }

    @Test
    void read_packedPartsOfAStreamThatNeverSaysWhatIsAvailable_areAllRead() {
        byte[] first = packed("a\n1\n");
        byte[] second = packed("2\n3\n");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        InputStream in = new ByteArrayInputStream(both) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(1, len));
            }
        };
        assertThat(READER.read("f.csv.gz", in).column(0)).containsExactly(1, 2, 3);
    }

    @Test
    void read_packedFileCutShort_isRefused() {
        byte[] whole = packed("a\n1\n");
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(READER, "f.csv.gz", Arrays.copyOf(whole, whole.length - 4)))
                .withMessageStartingWith("f.csv.gz: expected gzip data that is whole, got ");
        whole[whole.length - 6] ^= 1;
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(READER, "f.csv.gz", whole))
                .withMessageStartingWith("f.csv.gz: expected gzip data that is whole, got ");
    }

    @Test
    void read_packedFileThatSwells_isRefusedAtTheLimit() {
        byte[] bomb = packed("a\n" + "\n".repeat(3_000_000));
        assertThat(bomb.length).isLessThan(10_000);
        CsvReader reader = READER.withLimits(CsvLimits.strict().withBytes(1_000_000));
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(reader, "f.csv.gz", bomb))
                .withMessage("f.csv.gz: expected at most 1000000 bytes of text, got more");
    }

    @Test
    void read_exactlyTheBytes_isAccepted() {
        CsvReader reader = READER.withLimits(CsvLimits.unlimited().withBytes(4));
        assertThat(read(reader, "a\n1\n").rows()).isEqualTo(1);
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(reader, "a\n1\n\n"))
                .withMessage("f.csv: expected at most 4 bytes of text, got more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvLimits.strict().withBytes(0))
                .withMessage("bytes: expected at least 1, got 0");
    }

    @Test
    void read_utf16OfEitherOrder_saysSo() {
        for (byte[] bytes : List.of(
                "\uFEFFa\n".getBytes(StandardCharsets.UTF_16LE), "\uFEFFa\n".getBytes(StandardCharsets.UTF_16BE))) {
            assertThatExceptionOfType(CsvFormatException.class)
                    .isThrownBy(() -> read(READER, "f.csv", bytes))
                    .withMessage("f.csv, line 1: expected UTF-8 text, got UTF-16, as its byte order mark says; save the"
                            + " file as UTF-8");
        }
    }

    @Test
    void withHeaderNone_columns_areNumbered() {
        Table table = read(READER.withHeader(CsvReader.Header.NONE), "\n1,x\n2,\"y\"\"\"\n");
        assertThat(table.schema().names()).containsExactly("column1", "column2");
        assertThat(table.column(0)).containsExactly(1, 2);
        assertThat(table.text(1, 1)).isEqualTo("y\"");
    }

    @Test
    void withHeaderNone_schema_isMatchedByPosition() {
        Schema schema = Schema.of(new Field.Categorical("b", List.of("2")), new Field.Numeric("a"));
        Table table = read(READER.withHeader(CsvReader.Header.NONE).withSchema(schema), "1,5\n2,6\n");
        assertThat(table.schema().names()).containsExactly("b", "a");
        assertThat(table.column(0)).containsExactly(1, 0);
        assertThat(table.column(1)).containsExactly(5, 6);
    }

    @Test
    void withHeaderNone_otherNumberOfFields_isRefused() {
        CsvReader reader = READER.withHeader(CsvReader.Header.NONE);
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(reader, "1,2\n3\n"))
                .withMessage("f.csv, line 2: expected 2 fields as in the first record, got 1");
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(reader.withSchema(Schema.of(new Field.Numeric("a"))), "1,2\n"))
                .withMessage("f.csv, line 1: expected 1 field as in the schema, got 2");
    }

    @Test
    void withHeaderNone_noRows_needsASchema() {
        CsvReader reader = READER.withHeader(CsvReader.Header.NONE);
        assertThat(read(reader.withSchema(Schema.of(new Field.Numeric("a"))), "")
                        .rows())
                .isZero();
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(reader, "\n"))
                .withMessage("f.csv: expected at least one row, got an empty file");
    }

    @Test
    void withMissing_markers_replaceTheUsualOnes() {
        CsvReader reader = READER.withMissing("-999", " n/a ", "é");
        Table table = read(reader, "a,b\n1,NA\n -999 ,\né,n/a\n");
        assertThat(table.column(0)).containsExactly(1, NA, NA);
        assertThat(((Field.Categorical) table.schema().field(1)).levels()).containsExactly("", "NA");
        assertThat(table.column(1)).containsExactly(1, 0, NA);
    }

    @Test
    void withMissing_noEmptyOne_makesAnEmptyCellNoNumber() {
        CsvReader reader = READER.withMissing("NA").withSchema(Schema.of(new Field.Numeric("a")));
        assertThatExceptionOfType(CsvFormatException.class)
                .isThrownBy(() -> read(reader, "a,b\n,1\n"))
                .withMessage("f.csv, line 2, column \"a\": expected a number, got \"\"");
    }

    @Test
    void withSchema_flags_areKept() {
        Schema schema = Schema.of(
                new Field.Numeric("a").withFlags(Field.Flag.PERSONAL),
                new Field.Categorical("b", List.of("x")).withFlags(Field.Flag.PROTECTED, Field.Flag.IMMUTABLE),
                new Field.Categorical("c", List.of()).withFlags(Field.Flag.PROTECTED));
        Table table = read(READER.withSchema(schema), "a,b,c\n1,y,z\n");
        assertThat(table.schema().fields().stream().map(Field::flags).toList())
                .isEqualTo(schema.fields().stream().map(Field::flags).toList());
    }

    @Test
    void withSchema_categoriesThatLookLikeNumbers_stayCategories() {
        Schema schema = Schema.of(new Field.Categorical("zip", List.of("02134", "10001")));
        Table table = read(READER.withSchema(schema), "zip\n10001\n02134\n");
        assertThat(table.schema()).isEqualTo(schema);
        assertThat(table.column(0)).containsExactly(1, 0);
    }

    private Path numbers(int rows) throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(",x\n");
        }
        return Files.writeString(folder.resolve("n.csv"), text);
    }

    @Test
    void read_file_tellsItsBytesToTheEnd() throws IOException {
        Path file = numbers(1_000);
        long size = Files.size(file);
        assertThat(told(file, Run.quiet(), OptionalInt.empty())).containsOnlyKeys("reading n.csv");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (Run run : List.of(Run.quiet(), Run.quiet().with(Workers.on(other)))) {
                Map<String, List<Long>> told = told(file, run, OptionalInt.of(100));
                assertThat(told).containsOnlyKeys("counting rows of n.csv", "reading n.csv");
                assertThat(told.values())
                        .allSatisfy(done -> assertThat(done)
                                .hasSizeGreaterThan(10)
                                .isSorted()
                                .endsWith(size));
            }
        } finally {
            other.shutdown();
        }
    }

    /** The bytes told at each stage. */
    private static Map<String, List<Long>> told(Path file, Run run, OptionalInt piece) throws IOException {
        long size = Files.size(file);
        Map<String, List<Long>> done = new ConcurrentHashMap<>();
        Progress progress = (stage, bytes, total) -> {
            assertThat(total).isEqualTo(size);
            done.computeIfAbsent(stage, s -> new CopyOnWriteArrayList<>()).add(bytes);
        };
        READER.read(file, run.with(progress), piece);
        return done;
    }

    @Test
    void read_packedFile_tellsItsPackedBytesToTheEnd() throws IOException {
        Path file = Files.write(folder.resolve("f.csv.gz"), packed("a\n" + "1\n".repeat(50_000)));
        List<Long> done = new CopyOnWriteArrayList<>();
        Progress progress = (stage, bytes, total) -> {
            assertThat(total).isEqualTo(file.toFile().length());
            done.add(bytes);
        };
        READER.read(file, Run.quiet().with(progress), OptionalInt.of(100));
        assertThat(done).isSorted().endsWith(file.toFile().length());
    }

    @Test
    void read_stream_tellsItsBytesOfAnUnknownTotal() {
        List<Long> done = new CopyOnWriteArrayList<>();
        Progress progress = (stage, bytes, total) -> {
            assertThat(total).isZero();
            done.add(bytes);
        };
        READER.read(
                "f.csv",
                new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)),
                Run.quiet().with(progress));
        assertThat(done).endsWith(4L);
    }

    @ParameterizedTest
    @CsvSource({"100", "4194304"})
    void read_cancelled_stops(int piece) throws IOException {
        Path file = numbers(1_000);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Run run = Run.quiet().with(Workers.on(thread)).with(() -> true);
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> READER.read(file, run, OptionalInt.of(piece)));
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void read_cancelledWhileFastCsvReads_stops() {
        int[] asked = new int[1];
        byte[] text = ("a§b\n" + "1§2\n".repeat(500_000)).getBytes(StandardCharsets.UTF_8);
        Run run = Run.quiet().with(() -> ++asked[0] > 8);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> READER.withDelimiter('§').read("f.csv", new ByteArrayInputStream(text), run));
    }

    @ParameterizedTest
    @CsvSource({
        "ames.csv, 2930, 74",
        "breast_cancer.csv, 569, 31",
        "credit.csv, 4454, 14",
        "diabetes.csv, 442, 11",
        "iris.csv, 150, 5",
        "penguins.csv, 344, 7"
    })
    void read_dataOfTheProject_isTheSameFromStartAndInPieces(String name, int rows, int columns) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = CsvReaderOptionsTest.class.getResourceAsStream("/data/" + name)) {
            Files.copy(in, file);
        }
        Table whole = READER.read(file);
        assertThat(whole.rows()).isEqualTo(rows);
        assertThat(whole.schema().size()).isEqualTo(columns);
        Table pieces = READER.read(file, Run.quiet(), OptionalInt.of(1_000));
        assertThat(pieces.schema()).isEqualTo(whole.schema());
        for (int j = 0; j < columns; j++) {
            assertThat(pieces.column(j)).isEqualTo(whole.column(j));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void read_fewRowsAndAColumnWithoutValues_areRead(int rows) {
        Table table = read(READER, "a,b,c\n" + "1,NA,x\n".repeat(rows));
        assertThat(table.rows()).isEqualTo(rows);
        assertThat(table.schema().field(1)).isEqualTo(new Field.Numeric("b"));
        assertThat(table.column(1)).hasSize(rows).containsOnly(rows == 0 ? new double[0] : new double[] {NA});
    }
}
