package io.limpid.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {

    private static final double NA = Double.NaN;

    @TempDir
    Path folder;

    private static Table read(CsvReader reader, String text) {
        return reader.read("f.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Table read(String text) {
        return read(CsvReader.withDefaults(), text);
    }

    private static Table file(String name) {
        try (InputStream in = CsvReaderTest.class.getResourceAsStream("/data/" + name)) {
            return CsvReader.withDefaults().read(name, in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> levels(Table table, String column) {
        return ((Field.Categorical) table.column(column).field()).levels();
    }

    private static int missing(Column column) {
        int count = 0;
        for (double value : column.values()) {
            count += Double.isNaN(value) ? 1 : 0;
        }
        return count;
    }

    @Test
    void read_numbersAndTexts_becomeNumericAndCategorical() {
        Table table = read("a,b\n1,x\n-2.5,y\n1e3,x\n");
        assertThat(table.schema())
                .isEqualTo(Schema.of(new Field.Numeric("a"), new Field.Categorical("b", List.of("x", "y"))));
        assertThat(table.column(0)).containsExactly(1, -2.5, 1000);
        assertThat(table.column(1)).containsExactly(0, 1, 0);
    }

    @Test
    void read_missingMarkers_areMissingInBothKinds() {
        Table table = read("a,b,c\n,,1\nNA,NA,1\nNaN,NaN,1\n?,?,1\n\"\",\"\",1\n1,x,1\n");
        assertThat(table.column(0)).containsExactly(NA, NA, NA, NA, NA, 1);
        assertThat(table.column(1)).containsExactly(NA, NA, NA, NA, NA, 0);
    }

    @Test
    void read_textsThatOnlyLookMissing_areLevels() {
        assertThat(levels(read("a\nNone\nnull\nna\nnan\nN/A\n-\n"), "a"))
                .containsExactly("-", "N/A", "None", "na", "nan", "null");
    }

    @Test
    void read_columnWithoutAnyValue_isNumeric() {
        Table table = read("a,b\n,1\nNA,2\n");
        assertThat(table.schema().field(0)).isEqualTo(new Field.Numeric("a"));
        assertThat(table.column(0)).containsExactly(NA, NA);
    }

    @Test
    void read_headerAlone_isATableWithoutRows() {
        Table table = read("a,b");
        assertThat(table.rows()).isZero();
        assertThat(table.schema()).isEqualTo(Schema.of(new Field.Numeric("a"), new Field.Numeric("b")));
    }

    @Test
    void read_fewerThan95PercentNumbers_isCategoricalWithTheTextsAsWritten() {
        Table table = read("a\n1\n01\n1.50\n-0.0\n1e3\n 2\n\nx\n");
        assertThat(levels(table, "a")).containsExactly(" 2", "-0.0", "01", "1", "1.50", "1e3", "x");
        assertThat(table.text(2, 0)).isEqualTo("1.50");
        assertThat(table.text(5, 0)).isEqualTo(" 2");
    }

    @Test
    void read_justBelow95Percent_isCategorical() {
        Table table = read("a\n" + "7\n".repeat(18) + "x\n");
        assertThat(levels(table, "a")).containsExactly("7", "x");
    }

    @Test
    void read_missingCells_doNotCountTowards95Percent() {
        // 18 of 19 values are numbers: 94.7 %. With the missing ones it would be 18 of 39.
        assertThat(levels(read("a,b\n" + "7,0\n".repeat(18) + ",0\n".repeat(20) + "x,0\n"), "a"))
                .containsExactly("7", "x");
    }

    @Test
    void read_typoInTheLastOfManyRows_isStillSeen() {
        StringBuilder text = new StringBuilder("a\n");
        for (int i = 0; i < 2_000; i++) {
            text.append(i).append('\n');
        }
        for (int i = 0; i < 200; i++) {
            text.append("late\n");
        }
        Table table = read(text.toString());
        assertThat(levels(table, "a")).hasSize(2_001).contains("late", "0", "1999");
        assertThat(table.text(1_999, 0)).isEqualTo("1999");
    }

    @Test
    void read_levels_areInCodePointOrder() {
        // U+1F600 is above U+FF5E as a code point, below it as UTF-16.
        assertThat(levels(read("a\n\uFF5E\n\uD83D\uDE00\nb\nB\nä\nba\n"), "a"))
                .containsExactly("B", "b", "ba", "ä", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void read_byteOrderMark_isNoPartOfTheName() {
        assertThat(read("\uFEFF\"a\",b\n1,2\n").schema().names()).containsExactly("a", "b");
    }

    @Test
    void read_anyLineEnds_giveTheSameRows() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Table table = read("a,b" + end + "1,x" + end + end + "2,y" + end);
            assertThat(table.column(0)).containsExactly(1, 2);
            assertThat(levels(table, "b")).containsExactly("x", "y");
        }
    }

    @Test
    void read_quotedCells_keepDelimitersQuotesAndLineEnds() {
        Table table = read("\"a, \"\"b\"\"\",c\n\"x\r\ny\",1\n\" z \",2\n");
        assertThat(table.schema().names()).containsExactly("a, \"b\"", "c");
        assertThat(levels(table, "a, \"b\"")).containsExactly(" z ", "x\r\ny");
    }

    @Test
    void read_quotedNumbers_areNumbers() {
        assertThat(read("a,b\n\"1\",x\n").column(0)).containsExactly(1);
    }

    @Test
    void read_lastLineWithoutEnd_isARow() {
        assertThat(read("a,b\n1,2\n3,").column(1)).containsExactly(2, NA);
    }

    @Test
    void read_tsvName_isSeparatedByTabs() {
        InputStream in = new ByteArrayInputStream("a\tb\n1,5\tx\n".getBytes(StandardCharsets.UTF_8));
        Table table = CsvReader.withDefaults().read("DATA.TSV", in);
        assertThat(table.text(0, 0)).isEqualTo("1,5");
    }

    @Test
    void read_delimiterGiven_isUsed() {
        assertThat(read(CsvReader.withDefaults().withDelimiter(';'), "a;b\n1;2\n")
                        .column(1))
                .containsExactly(2);
    }

    @Test
    void read_categoricalAsked_keepsNumbersAsTexts() {
        Table table = read(CsvReader.withDefaults().withCategorical("zip"), "zip,b\n02134,1\n10001,2\n,3\n");
        assertThat(levels(table, "zip")).containsExactly("02134", "10001");
        assertThat(table.column(0)).containsExactly(0, 1, NA);
    }

    @Test
    void read_schema_decidesOrderTypesAndCodes() {
        Schema schema = Schema.of(new Field.Categorical("c", List.of("z", "1")), new Field.Numeric("a"));
        Table table =
                read(CsvReader.withDefaults().withSchema(schema), "a,b,c\n,x,1\n2,y,new\n3,\"\",z\n4,,\n5,,old\n");
        assertThat(table.schema().names()).containsExactly("c", "a");
        assertThat(levels(table, "c")).containsExactly("z", "1", "new", "old");
        assertThat(table.column(0)).containsExactly(1, 2, 0, NA, 3);
        assertThat(table.column(1)).containsExactly(NA, 2, 3, 4, 5);
    }

    @Test
    void read_schemaWithNumericNames_acceptsThem() {
        Table table =
                read(CsvReader.withDefaults().withSchema(Schema.of(new Field.Numeric("2020"))), "2019,2020\n1,2\n");
        assertThat(table.column(0)).containsExactly(2);
    }

    @Test
    void read_emptySchema_hasNoColumns() {
        assertThat(read(CsvReader.withDefaults().withSchema(Schema.of()), "a\n1\n")
                        .schema()
                        .size())
                .isZero();
    }

    @Test
    void read_stream_isNotClosed() {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream("a\n1\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        CsvReader.withDefaults().read("f.csv", in);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void read_streamThatGivesOneByteAtATime_isTheSame() {
        InputStream in = new ByteArrayInputStream("a,b\r\nä,\uD83D\uDE00\r\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(1, len));
            }
        };
        Table table = CsvReader.withDefaults().read("f.csv", in);
        assertThat(table.text(0, 0)).isEqualTo("ä");
        assertThat(table.text(0, 1)).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void read_file_isReadByItsPath() throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), "a\n1\n");
        assertThat(CsvReader.withDefaults().read(file).column(0)).containsExactly(1);
    }

    /** Counts by pandas 3.1.1: read_csv(..., keep_default_na=False, na_values=["", "NA", "NaN", "?"]).isna().sum(). */
    @Test
    void read_penguins_hasTheTypesAndGapsThatPandasSees() {
        Table table = file("penguins.csv");
        assertThat(table.rows()).isEqualTo(344);
        assertThat(levels(table, "species")).containsExactly("Adelie", "Chinstrap", "Gentoo");
        assertThat(levels(table, "sex")).containsExactly("female", "male");
        assertThat(missing(table.column("sex"))).isEqualTo(11);
        assertThat(missing(table.column("body_mass_g"))).isEqualTo(2);
        assertThat(table.column("bill_length_mm").values()).startsWith(39.1, 39.5, 40.3, NA);
    }

    /** As above. */
    @Test
    void read_credit_hasTheTypesAndGapsThatPandasSees() {
        Table table = file("credit.csv");
        assertThat(table.rows()).isEqualTo(4454);
        List<String> numeric = new ArrayList<>();
        int gaps = 0;
        for (Field field : table.schema().fields()) {
            gaps += missing(table.column(field.name()));
            if (field instanceof Field.Numeric) {
                numeric.add(field.name());
            }
        }
        assertThat(numeric)
                .containsExactly("Seniority", "Time", "Age", "Expenses", "Income", "Assets", "Debt", "Amount", "Price");
        assertThat(gaps).isEqualTo(455);
        assertThat(missing(table.column("Income"))).isEqualTo(381);
    }

    @Test
    void read_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Table table = read("I,i\n1.5,Iı\n2,İi\n");
            assertThat(table.schema().names()).containsExactly("I", "i");
            assertThat(table.text(0, 0)).isEqualTo("1.5");
            assertThat(levels(table, "i")).containsExactly("Iı", "İi");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void read_tenThousandColumns_areRead() {
        StringBuilder text = new StringBuilder("c0");
        for (int j = 1; j < 10_000; j++) {
            text.append(",c").append(j);
        }
        text.append('\n').append("1,".repeat(9_999)).append("x\n");
        Table table = read(text.toString());
        assertThat(table.schema().size()).isEqualTo(10_000);
        assertThat(levels(table, "c9999")).containsExactly("x");
    }

    @Test
    void readers_withOptions_areUnchanged() {
        CsvReader plain = CsvReader.withDefaults();
        plain.withCategorical("a").withDelimiter(';').withRequired("b").withLimits(CsvLimits.strict());
        assertThat(read(plain, "a,b\n1,\n").schema().field(0)).isEqualTo(new Field.Numeric("a"));
    }

    @Test
    void read_paddedMissingMarkers_leaveAColumnNumeric() {
        Table table = read(CsvReader.withDefaults(), "a,b\n1,2\n NA,  \n\"? \", NaN \n");
        assertThat(table.schema()).isEqualTo(Schema.of(new Field.Numeric("a"), new Field.Numeric("b")));
        assertThat(table.column(0)).containsExactly(1, Double.NaN, Double.NaN);
        assertThat(table.column(1)).containsExactly(2, Double.NaN, Double.NaN);
    }

    @Test
    void read_paddedCategory_keepsItsSpaces() {
        Table table = read(CsvReader.withDefaults(), "a\n x\nN A\nNAs\n");
        assertThat(((Field.Categorical) table.schema().field(0)).levels()).containsExactly(" x", "N A", "NAs");
    }

    @Test
    void read_paddedNames_loseTheirSpacesUnlessQuoted() {
        assertThat(read(CsvReader.withDefaults(), "a, b ,\" c \"\n1,2,3\n")
                        .schema()
                        .names())
                .containsExactly("a", "b", " c ");
    }

    @Test
    void read_nameOfAThousandCharacters_isKept() {
        assertThat(read(CsvReader.withDefaults(), "  " + "b".repeat(1_000) + "\n1\n")
                        .schema()
                        .names())
                .containsExactly("b".repeat(1_000));
    }

    @Test
    void without_columns_readsTheOthers() {
        Table table = read(CsvReader.withDefaults().without("b").without("d"), "a,b,c,d\n1,x,2,\n3,y,4,\n");
        assertThat(table.schema().names()).containsExactly("a", "c");
        assertThat(table.column(1)).containsExactly(2, 4);
    }

    @Test
    void without_blank_leavesOutRowNumbersOfPandas() {
        Table table = read(CsvReader.withDefaults().without(""), ",a\n0,7\n1,8\n");
        assertThat(table.schema().names()).containsExactly("a");
        assertThat(table.column(0)).containsExactly(7, 8);
    }

    @Test
    void without_nameThatStandsTwice_leavesOutBoth() {
        assertThat(read(CsvReader.withDefaults().without("a"), "a,b,a\n1,2,3\n")
                        .schema()
                        .names())
                .containsExactly("b");
    }

    @Test
    void without_badCells_areNotLookedAt() {
        CsvReader reader = CsvReader.withDefaults().without("id").withLimits(new CsvLimits(10, 2, 5, 1, 1_000));
        assertThat(read(reader, "id,a\nx,1\ny,2\n").rows()).isEqualTo(2);
    }

    @Test
    void withSchema_blankAndDuplicateNamesElsewhere_areNotLookedAt() {
        Table table =
                read(CsvReader.withDefaults().withSchema(Schema.of(new Field.Numeric("a"))), ",b,a,b,\n0,1,2,3,4\n");
        assertThat(table.schema().names()).containsExactly("a");
        assertThat(table.column(0)).containsExactly(2);
    }
}
