package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.data.Field;
import io.limpid.core.data.RowException;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvWriterTest {

    private static final double NA = Double.NaN;

    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "?");

    private static final Table TABLE = Table.of(
            Schema.of(new Field.Numeric("a,b"), new Field.Categorical("c", List.of("x\"y", "p\nq", " plain "))),
            new double[] {1, 0.1, NA},
            new double[] {0, 1, 2});

    @TempDir
    Path folder;

    private static String text(Table table) {
        StringBuilder out = new StringBuilder();
        CsvWriter.withDefaults().write(table, out);
        return out.toString();
    }

    @Test
    void write_cellsThatNeedIt_areQuoted() {
        assertThat(text(TABLE)).isEqualTo("\"a,b\",c\n1,\"x\"\"y\"\n0.1,\"p\nq\"\n, plain \n");
    }

    @Test
    void write_missingInALoneColumn_isNoBlankLine() {
        Table table = Table.of(Schema.of(new Field.Numeric("a")), new double[] {NA, 1});
        assertThat(text(table)).isEqualTo("a\n\"\"\n1\n");
    }

    @Test
    void write_noRows_isTheHeader() {
        assertThat(text(Table.of(Schema.of(new Field.Numeric("a")), new double[0])))
                .isEqualTo("a\n");
    }

    @Test
    void write_file_replacesItAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");
        CsvWriter.withDefaults().write(TABLE, file);
        assertThat(Files.readString(file)).isEqualTo(text(TABLE));
        assertThat(folder).isDirectoryContaining(p -> p.equals(file)).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void write_failsHalfWay_keepsTheOldFile() throws IOException {
        // Half of a surrogate pair has no UTF-8 form.
        Table broken = Table.of(Schema.of(new Field.Categorical("a", List.of("\uD83D", "b"))), new double[] {1, 0});
        Path file = Files.writeString(folder.resolve("t.csv"), "old");
        assertThatExceptionOfType(RowException.class)
                .isThrownBy(() -> CsvWriter.withDefaults().write(broken, file))
                .withMessage("column \"a\", row 1: expected Unicode text, got half a surrogate pair");
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void write_halfASurrogatePairThatNoRowHas_isNotWritten() {
        Table table =
                Table.of(Schema.of(new Field.Categorical("a", List.of("\uD83D", "\uD83D\uDE00"))), new double[] {1});
        assertThat(text(table)).isEqualTo("a\n\uD83D\uDE00\n");
    }

    @Test
    void write_nameThatIsHalfASurrogatePair_isRefused() {
        Table table = Table.of(Schema.of(new Field.Numeric("\uDE00")), new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text(table))
                .withMessage("column \"\\u{de00}\": expected a name of Unicode text, got half a surrogate pair");
    }

    @Test
    void write_folderThatIsNotThere_namesTheFile() {
        Path file = folder.resolve("none").resolve("t.csv");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CsvWriter.withDefaults().write(TABLE, file))
                .withMessageStartingWith(file + ": expected a file that can be written, got ");
    }

    @Test
    void write_symbolicLink_writesWhatItPointsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        CsvWriter.withDefaults().write(TABLE, link);
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).isEqualTo(text(TABLE));
    }

    @Test
    void write_byteOrderMarkInTheFirstName_comesBack() {
        Table table = Table.of(Schema.of(new Field.Numeric("\uFEFFa")), new double[] {1});
        assertThat(readBack(table, CsvReader.withDefaults()).schema()).isEqualTo(table.schema());
    }

    private static Table readBack(Table table, CsvReader reader) {
        return reader.read("t.csv", new ByteArrayInputStream(text(table).getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 150)
    void write_thenReadUnderItsSchema_givesTheSameTable(@ForAll("tables") Table table) {
        Table back = readBack(table, CsvReader.withDefaults().withSchema(table.schema()));
        assertThat(back.schema()).isEqualTo(table.schema());
        assertThat(back.rows()).isEqualTo(table.rows());
        for (int j = 0; j < table.schema().size(); j++) {
            assertThat(back.column(j)).containsExactly(table.column(j));
        }
    }

    /** One numeric and two categorical columns, names and levels of any characters that UTF-8 has. */
    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab,\"\n\r\t ;é\u4e2d?NA1.-=e+0")
                .ofMaxLength(6)
                .filter(text -> !MISSING.contains(text.replaceAll("^ +| +$", "")));
        Arbitrary<List<String>> levels = texts.list().ofMinSize(1).ofMaxSize(5).uniqueElements();
        Arbitrary<List<String>> names =
                texts.filter(t -> !t.isBlank()).list().ofSize(3).uniqueElements();
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble).filter(v -> Math.abs(v) < Double.POSITIVE_INFINITY),
                Arbitraries.integers().between(-1000, 1000).map(v -> v / 8.0),
                Arbitraries.just(NA));
        Arbitrary<List<Double>> rows = numbers.map(v -> v == 0 ? 0.0 : v).list().ofMaxSize(20);
        return Combinators.combine(names, levels, levels, rows).as(CsvWriterTest::table);
    }

    private static Table table(List<String> names, List<String> first, List<String> second, List<Double> numbers) {
        Schema schema = Schema.of(
                new Field.Numeric(names.get(0)),
                new Field.Categorical(names.get(1), first),
                new Field.Categorical(names.get(2), second));
        double[][] columns = new double[3][numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            columns[0][i] = numbers.get(i);
            columns[1][i] = i % (first.size() + 1) == first.size() ? NA : i % (first.size() + 1);
            columns[2][i] = i % second.size();
        }
        return Table.of(schema, columns);
    }

    @Test
    void write_paddedName_isQuotedAndComesBack() {
        Table table =
                Table.of(Schema.of(new Field.Numeric(" a"), new Field.Numeric("b ")), new double[1], new double[1]);
        StringBuilder out = new StringBuilder();
        CsvWriter.withDefaults().write(table, out);
        assertThat(out.toString()).isEqualTo("\" a\",\"b \"\n0,0\n");
        assertThat(CsvReader.withDefaults()
                        .read("f.csv", new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)))
                        .schema())
                .isEqualTo(table.schema());
    }

    @Test
    void write_nameThatEndsInGz_isPackedAndReadsBack() throws IOException {
        Path file = folder.resolve("t.csv.GZ");
        CsvWriter.withDefaults().write(TABLE, file);
        assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
        Table back = CsvReader.withDefaults().withSchema(TABLE.schema()).read(file);
        assertThat(back.schema()).isEqualTo(TABLE.schema());
        assertThat(back.column(1)).containsExactly(TABLE.column(1));
        assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
    }

    @Test
    void withDelimiter_cellsThatHoldIt_areQuoted() {
        Table table = Table.of(
                Schema.of(new Field.Numeric("a;b"), new Field.Categorical("c,d", List.of("x;y", "x,y"))),
                new double[] {-1, 2},
                new double[] {0, 1});
        StringBuilder out = new StringBuilder();
        CsvWriter.withDefaults().withDelimiter(';').write(table, out);
        assertThat(out.toString()).isEqualTo("\"a;b\";c,d\n-1;\"x;y\"\n2;x,y\n");
        out.setLength(0);
        CsvWriter.withDefaults().withDelimiter('-').write(table, out);
        assertThat(out.toString()).isEqualTo("a;b-c,d\n\"-1\"-x;y\n2-x,y\n");
    }

    @Test
    void withFormulas_disarmed_putsAnApostropheBeforeTextsAndNamesOnly() {
        List<String> levels = List.of("=1+1", "+a", "-a", "@a", "\ta", "\ra", "a=", "'=a", "-1");
        Table table = Table.of(
                Schema.of(new Field.Numeric("=n"), new Field.Categorical("c", levels)),
                new double[] {-1, -2, -3, -4, -5, -6, -7, -8, NA},
                new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
        StringBuilder out = new StringBuilder();
        CsvWriter.withDefaults().withFormulas(CsvWriter.Formulas.DISARMED).write(table, out);
        assertThat(out.toString())
                .isEqualTo("'=n,c\n-1,'=1+1\n-2,'+a\n-3,'-a\n-4,'@a\n-5,\"'\ta\"\n-6,\"'\ra\"\n-7,a=\n-8,'=a\n,'-1\n");
        assertThat(text(table)).contains("=n,c\n-1,=1+1\n");
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void withFormulas_disarmed_findsFormulasThatHide(String level, String written) {
        Table table = Table.of(
                Schema.of(new Field.Numeric("n"), new Field.Categorical("c", List.of(level))),
                new double[] {1},
                new double[] {0});
        StringBuilder out = new StringBuilder();
        CsvWriter.withDefaults().withFormulas(CsvWriter.Formulas.DISARMED).write(table, out);
        assertThat(out.toString()).isEqualTo("n,c\n1," + written + "\n");
        Table named =
                Table.of(Schema.of(new Field.Numeric("n"), new Field.Numeric(level)), new double[1], new double[1]);
        out.setLength(0);
        CsvWriter.withDefaults().withFormulas(CsvWriter.Formulas.DISARMED).write(named, out);
        assertThat(out.toString()).startsWith("n," + written + "\n");
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of(" =1+1", "' =1+1"),
                Arguments.of("\u00A0@a", "'\u00A0@a"),
                Arguments.of("\n=1", "\"'\n'=1\""),
                Arguments.of("\na", "\"'\na\""),
                Arguments.of("\0=1", "'\0=1"),
                Arguments.of("\0a", "'\0a"),
                Arguments.of("\uFEFF=1", "\"'\uFEFF=1\""),
                Arguments.of("\u200B-1", "'\u200B-1"),
                Arguments.of("\uFF1D1", "'\uFF1D1"),
                Arguments.of("\uFF0B1", "'\uFF0B1"),
                Arguments.of("\uFF0D1", "'\uFF0D1"),
                Arguments.of("\uFF20a", "'\uFF20a"),
                Arguments.of("\"=1", "\"'\"\"=1\""),
                // What another delimiter would make a cell: the quotes around do not help, being in a cell's middle.
                Arguments.of("x;=cmd|' /C calc'!A0", "\"x;'=cmd|' /C calc'!A0\""),
                Arguments.of("x,\t=1", "\"x,\t'=1\""),
                Arguments.of("x\n =1;@a", "\"x\n' =1;'@a\""),
                Arguments.of("a=1-2", "a=1-2"),
                Arguments.of("a; b-c", "\"a; b-c\""),
                Arguments.of("a\tb", "\"a\tb\""));
    }

    @Test
    void write_underTheTurkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            Path file = folder.resolve("T.CSV.GZ");
            CsvWriter.withDefaults().write(TABLE, file);
            assertThat(CsvReader.withDefaults()
                            .withSchema(TABLE.schema())
                            .read(file)
                            .column(0))
                    .containsExactly(TABLE.column(0));
            assertThat(text(TABLE)).isEqualTo("\"a,b\",c\n1,\"x\"\"y\"\n0.1,\"p\nq\"\n, plain \n");
        } finally {
            Locale.setDefault(before);
        }
    }
}
