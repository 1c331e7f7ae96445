package io.limpid.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDescriptionTest {

    private static final double NA = Double.NaN;

    private static Table read(String resource, String... categorical) {
        try (InputStream in = TableDescriptionTest.class.getResourceAsStream(resource)) {
            return CsvReader.withDefaults().withCategorical(categorical).read(resource, in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ColumnDescription.Numbers numbers(double... values) {
        Table table = Table.of(Schema.of(new Field.Numeric("x")), values);
        return (ColumnDescription.Numbers) table.describe().column("x");
    }

    /**
     * pandas 3.1.1, {@code gold/describe.py}. Tolerance of mean and deviation 1e-12 relative: both sides add up to 4454
     * terms with 1e-16 of rounding each; of quantiles 1e-15, the rounding of one interpolation.
     */
    @ParameterizedTest
    @CsvSource({"penguins, 7", "credit, 14", "ames, 74"})
    void describe_realTable_matchesPandas(String name, int columns) {
        TableDescription description = read("/data/" + name + ".csv").describe();
        Table gold = read("/gold/describe.csv", "top");
        int compared = 0;
        for (int i = 0; i < gold.rows(); i++) {
            if (gold.text(i, 0).equals(name)) {
                ColumnDescription column = description.columns().get(compared++);
                assertThat(column.name()).isEqualTo(gold.text(i, 1));
                assertThat(column.count()).isEqualTo((int) gold.column("count").values()[i]);
                assertThat(column.missing())
                        .isEqualTo((int) gold.column("missing").values()[i]);
                assertMatches(column, gold, i);
            }
        }
        assertThat(compared).isEqualTo(columns);
    }

    private static void assertMatches(ColumnDescription column, Table gold, int i) {
        if (column instanceof ColumnDescription.Numbers c) {
            assertThat(gold.text(i, 2)).isEqualTo("numeric");
            assertClose(c.mean(), gold, "mean", i, 1e-12);
            assertClose(c.deviation(), gold, "sd", i, 1e-12);
            assertClose(c.least(), gold, "min", i, 0);
            assertClose(c.lowerQuartile(), gold, "q25", i, 1e-15);
            assertClose(c.median(), gold, "q50", i, 1e-15);
            assertClose(c.upperQuartile(), gold, "q75", i, 1e-15);
            assertClose(c.most(), gold, "max", i, 0);
        } else if (column instanceof ColumnDescription.Categories c) {
            assertThat(gold.text(i, 2)).isEqualTo("categorical");
            assertThat(c.levels()).hasSize((int) gold.column("unique").values()[i]);
            ColumnDescription.Level top = c.levels().get(0);
            assertThat(top.name()).isEqualTo(gold.text(i, gold.schema().require("top")));
            assertThat(top.count()).isEqualTo((int) gold.column("freq").values()[i]);
        }
    }

    private static void assertClose(double actual, Table gold, String statistic, int i, double relative) {
        double expected = gold.column(statistic).values()[i];
        assertThat(actual).as("%s, row %d", statistic, i).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    @Test
    void describe_missingCells_areCountedAndLeftOut() {
        ColumnDescription.Numbers x = numbers(NA, 4, NA, 1, 7);
        assertThat(x.count()).isEqualTo(3);
        assertThat(x.missing()).isEqualTo(2);
        assertThat(x.mean()).isEqualTo(4);
        // sqrt((9 + 0 + 9) / 3), divided by n and not by n - 1.
        assertThat(x.deviation()).isCloseTo(Math.sqrt(6), within(1e-15));
        assertThat(x.lowerQuartile()).isEqualTo(2.5);
        assertThat(x.median()).isEqualTo(4);
        assertThat(x.upperQuartile()).isEqualTo(5.5);
    }

    @Test
    void describe_noValues_isNaNThroughout() {
        for (ColumnDescription.Numbers x : List.of(numbers(), numbers(NA, NA))) {
            assertThat(x.count()).isZero();
            assertThat(new double[] {x.mean(), x.deviation(), x.least(), x.lowerQuartile(), x.median()})
                    .containsOnly(NA);
            assertThat(new double[] {x.upperQuartile(), x.most()}).containsOnly(NA);
        }
    }

    @Test
    void describe_oneValue_isItEverywhere() {
        ColumnDescription.Numbers x = numbers(0.1);
        assertThat(new double[] {x.mean(), x.least(), x.lowerQuartile(), x.median(), x.upperQuartile(), x.most()})
                .containsOnly(0.1);
        assertThat(x.deviation()).isZero();
    }

    @Test
    void describe_largestAndSmallestNumbers_doNotOverflowOrVanish() {
        double max = Double.MAX_VALUE;
        ColumnDescription.Numbers wide = numbers(-max, max);
        assertThat(wide.mean()).isZero();
        assertThat(wide.deviation()).isEqualTo(max);
        assertThat(wide.median()).isZero();
        // 2e292 is the spacing of doubles there.
        assertThat(wide.lowerQuartile()).isCloseTo(-max / 2, within(2e292));
        ColumnDescription.Numbers tiny = numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 1e-320);
        // Standard deviation of nine zeros and a is 0.3 a; tolerance: the spacing of subnormal numbers.
        assertThat(tiny.deviation()).isCloseTo(3e-321, within(4.9e-324));
    }

    @Test
    void describe_levels_mostFrequentFirstTiesInOrderUnusedLast() {
        Field field = new Field.Categorical("c", List.of("a", "b", "c", "d"));
        Table table = Table.of(Schema.of(field), new double[] {2, 1, 2, NA, 3});
        ColumnDescription.Categories c =
                (ColumnDescription.Categories) table.describe().column("c");
        assertThat(c.levels())
                .containsExactly(
                        new ColumnDescription.Level("c", 2),
                        new ColumnDescription.Level("b", 1),
                        new ColumnDescription.Level("d", 1),
                        new ColumnDescription.Level("a", 0));
        assertThat(c.count()).isEqualTo(4);
        assertThat(c.missing()).isEqualTo(1);
    }

    /** Mean and deviation to the rounding of 30 additions, beside the largest number. */
    @Property(tries = 200)
    void describe_rowsInAnyOrder_isTheSameUpToRounding(@ForAll @Size(min = 1, max = 30) List<Double> values) {
        double[] given = values.stream().mapToDouble(x -> x + 0.0).toArray();
        double[] sorted = given.clone();
        Arrays.sort(sorted);
        ColumnDescription.Numbers x = numbers(given);
        ColumnDescription.Numbers y = numbers(sorted);
        double largest = Math.max(Math.abs(x.least()), Math.abs(x.most()));
        assertThat(x.mean()).isCloseTo(y.mean(), within(1e-14 * largest + Double.MIN_VALUE));
        assertThat(x.deviation()).isCloseTo(y.deviation(), within(1e-14 * largest + Double.MIN_VALUE));
        assertThat(new double[] {x.least(), x.lowerQuartile(), x.median(), x.upperQuartile(), x.most()})
                .isEqualTo(new double[] {y.least(), y.lowerQuartile(), y.median(), y.upperQuartile(), y.most()});
        assertThat(x.lowerQuartile()).isBetween(sorted[0], x.median());
    }

    @Test
    void toString_penguins_isAnAlignedTable() {
        assertThat(read("/data/penguins.csv").describe()).hasToString("""
                344 rows, 7 columns

                numeric            count  missing     mean       sd   min     25%    50%   75%   max
                bill_length_mm       342        2  43.9219   5.4516  32.1  39.225  44.45  48.5  59.6
                bill_depth_mm        342        2  17.1512   1.9719  13.1    15.6   17.3  18.7  21.5
                flipper_length_mm    342        2  200.915  14.0411   172     190    197   213   231
                body_mass_g          342        2  4201.75  800.781  2700    3550   4050  4750  6300

                categorical  count  missing  levels  most frequent
                species        344        0       3  Adelie 152, Gentoo 124, Chinstrap 68
                island         344        0       3  Biscoe 168, Dream 124, Torgersen 52
                sex            333       11       2  male 168, female 165
                """);
    }

    @Test
    void toString_turkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        String expected = read("/data/penguins.csv").describe().toString();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(read("/data/penguins.csv").describe()).hasToString(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void toString_personalColumn_showsCountsOnly() {
        Field name = new Field.Categorical("name", List.of("Ada", "Bo")).withFlags(Field.Flag.PERSONAL);
        Field age = new Field.Numeric("age").withFlags(Field.Flag.PERSONAL);
        Table table = Table.of(Schema.of(name, age), new double[] {0, 1}, new double[] {31, 58});
        assertThat(table.describe()).hasToString("""
                2 rows, 2 columns

                numeric  count  missing  mean  sd  min  25%  50%  75%  max
                age          2        0

                categorical  count  missing  levels  most frequent
                name             2        0       2
                """);
    }

    @Test
    void toString_longHostileAndManyTexts_areCutAndEscaped() {
        String longName = "x".repeat(200);
        List<String> levels = List.of("a\nb", "y".repeat(100), "c", "d", "e", "f", "g", "h", "i", "j", "k");
        Table table = Table.of(Schema.of(new Field.Categorical(longName, levels)), new double[] {0});
        String text = table.describe().toString();
        assertThat(text).contains("x".repeat(23) + "…  ").contains("a\\u{a}b 1, " + "y".repeat(23) + "… 0, c 0");
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void toString_extremeNumbers_areNotCut() {
        String text = Table.of(Schema.of(new Field.Numeric("x")), new double[] {-1.23456789e-308, -9.87654321e300})
                .describe()
                .toString();
        assertThat(text).contains("-9.87654E+300").contains("-1.23457E-308").doesNotContain("…");
    }

    @Test
    void toString_tenThousandColumns_showsTheFirstHundred() {
        Field[] fields = new Field[10_000];
        Arrays.setAll(fields, j -> new Field.Numeric("x" + j));
        TableDescription description =
                Table.of(Schema.of(fields), new double[10_000][2]).describe();
        assertThat(description.columns()).hasSize(10_000);
        assertThat(description.toString().lines()).hasSize(1 + 2 + 100 + 1);
        assertThat(description.toString()).endsWith("and 9900 more\n");
    }

    @Test
    void toString_noColumns_isOneLine() {
        assertThat(Table.of(Schema.of()).describe()).hasToString("0 rows, 0 columns\n");
    }

    @Test
    void column_unknownName_listsTheNames() {
        TableDescription description =
                Table.of(Schema.of(new Field.Numeric("x")), new double[1]).describe();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description.column("y"))
                .withMessage("column \"y\": expected a column of that name, got only [\"x\"]");
    }
}
