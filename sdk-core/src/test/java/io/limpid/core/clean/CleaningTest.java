package io.limpid.core.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CleaningTest {

    private static final double NA = Double.NaN;

    private static final Cleaning NOTHING = Cleaning.ofMissingTargets();

    private static Field number(String name) {
        return new Field.Numeric(name);
    }

    private static Table table(double[]... columns) {
        Field[] fields = new Field[columns.length];
        Arrays.setAll(fields, j -> number("x" + j));
        return Table.of(Schema.of(fields), columns);
    }

    /** A column of so many different texts. */
    private static Column texts(String name, int count) {
        List<String> levels = IntStream.range(0, count).mapToObj(k -> "t" + k).toList();
        return new Column(
                new Field.Categorical(name, levels),
                IntStream.range(0, count).asDoubleStream().toArray());
    }

    private static double[] range(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    @Test
    void clean_targetMissingInSomeRows_dropsAndCountsThem() {
        Table table = table(new double[] {1, 2, 3, 4}, new double[] {NA, 5, NA, 6});
        CleanedDataset cleaned = NOTHING.clean(table, "x1");
        assertThat(cleaned.data().features().column(0)).containsExactly(2, 4);
        assertThat(cleaned.data().target().values()).containsExactly(5, 6);
        assertThat(cleaned.report().droppedRows(Finding.Kind.MISSING_TARGET)).isEqualTo(2);
        assertThat(cleaned.report().sentences())
                .containsExactly(
                        "2 of 4 rows and 1 of 1 columns are left",
                        "2 rows have no target value in column \"x1\" (rows 0, 2): dropped");
    }

    @Test
    void clean_targetMissingEverywhere_leavesNoRow() {
        CleanedDataset cleaned = Cleaning.withDefaults().clean(table(new double[] {1, 2}, new double[] {NA, NA}), "x1");
        assertThat(cleaned.data().rows()).isZero();
        assertThat(cleaned.report().rowsOut()).isZero();
    }

    @Test
    void clean_unknownTarget_listsTheNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.clean(table(new double[1]), "y"))
                .withMessage("column \"y\": expected a column of that name, got only [\"x0\"]");
    }

    @Test
    void withDuplicateRows_drop_keepsTheFirstOfEach() {
        Table table = table(new double[] {1, NA, 1, 0.0, NA, -0.0, 1}, new double[] {2, NA, 2, 3, NA, 3, 4});
        CleanedTable cleaned = NOTHING.withDuplicateRows(Treatment.DROP).clean(table);
        assertThat(cleaned.table().column(0)).containsExactly(1, NA, 0, 1);
        assertThat(cleaned.table().column(1)).containsExactly(2, NA, 3, 4);
        assertThat(cleaned.report().findings())
                .containsExactly(
                        new Finding(Finding.Kind.DUPLICATE_ROWS, Treatment.DROP, List.of(), 3, 7, List.of(2, 4, 5)));
        assertThat(cleaned.report()).hasToString("""
                4 of 7 rows and 2 of 2 columns are left
                3 rows repeat an earlier one in every column (rows 2, 4, 5): dropped""");
    }

    @Test
    void withDuplicateRows_flag_reportsAndKeepsThem() {
        Table table = table(new double[] {1, 1, 1, 1, 1, 1, 1, 2}, new double[8]);
        CleanedTable cleaned = NOTHING.withDuplicateRows(Treatment.FLAG).clean(table);
        assertThat(cleaned.table()).isSameAs(table);
        assertThat(cleaned.report().sentences().get(1))
                .isEqualTo("6 rows repeat an earlier one in every column (rows 1, 2, 3, 4, 5, …): kept");
        assertThat(cleaned.report().droppedRows(Finding.Kind.DUPLICATE_ROWS)).isZero();
    }

    @Test
    void clean_duplicatesAfterMissingTargets_areNamedByTheirPlaceInTheGivenTable() {
        Table table = table(new double[] {9, 1, 8, 1}, new double[] {NA, 5, NA, 5});
        CleanedDataset cleaned = NOTHING.withDuplicateRows(Treatment.DROP).clean(table, "x1");
        assertThat(cleaned.report().of(Finding.Kind.DUPLICATE_ROWS))
                .containsExactly(new Finding(Finding.Kind.DUPLICATE_ROWS, Treatment.DROP, List.of(), 1, 2, List.of(3)));
        assertThat(cleaned.report().rowsIn()).isEqualTo(4);
        assertThat(cleaned.report().rowsOut()).isEqualTo(1);
    }

    @Test
    void clean_rowsThatDifferInTargetWeightOrKeyOnly_areNoDuplicates() {
        Table x = table(new double[] {1, 1, 1, 1, 1});
        Dataset data = Dataset.of(
                        x, new Column(number("y"), new double[] {1, 2, 1, 1, 1}), new double[] {1, 1, 2, 1, 1})
                .withKeys(Table.of(Schema.of(number("id")), new double[] {7, 7, 7, 8, 7}));
        CleanedDataset cleaned = NOTHING.withDuplicateRows(Treatment.DROP).clean(data);
        assertThat(cleaned.report().findings())
                .containsExactly(new Finding(Finding.Kind.DUPLICATE_ROWS, Treatment.DROP, List.of(), 1, 5, List.of(4)));
        assertThat(cleaned.data().weights()).containsExactly(1, 1, 2, 1);
        assertThat(cleaned.data().keys().column(0)).containsExactly(7, 7, 7, 8);
    }

    @Test
    void withMissingColumns_shareOfRows_decides() {
        double[] nineteen = new double[20];
        Arrays.fill(nineteen, NA);
        nineteen[3] = 1;
        double[] eighteen = nineteen.clone();
        eighteen[4] = 2;
        Table table = table(range(20), nineteen, eighteen);
        CleanedTable cleaned = Cleaning.withDefaults().clean(table);
        assertThat(cleaned.table().schema().names()).containsExactly("x0", "x2");
        assertThat(cleaned.report().sentences())
                .containsExactly(
                        "20 of 20 rows and 2 of 3 columns are left",
                        "column \"x1\" has no value in 19 of 20 rows: dropped");
        assertThat(Cleaning.withDefaults()
                        .withMissingShare(0.9)
                        .clean(table)
                        .table()
                        .schema()
                        .names())
                .containsExactly("x0");
        assertThat(Cleaning.withDefaults().withMissingShare(1).clean(table).table())
                .isSameAs(table);
        assertThat(Cleaning.withDefaults()
                        .withMissingColumns(Treatment.FLAG)
                        .clean(table)
                        .table())
                .isSameAs(table);
    }

    @Test
    void withMissingShare_outsideTheRange_isRefused() {
        for (double share : new double[] {0, -1, 1.1, NA}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NOTHING.withMissingShare(share))
                    .withMessage("missingShare: expected above 0 and at most 1, got " + share);
        }
    }

    @Test
    void withConstantColumns_oneValueInAllRows_isFoundAndOneWithMissingIsNot() {
        Table table = table(new double[] {7, 7, 7}, new double[] {7, NA, 7}, new double[] {0.0, -0.0, 0.0}, range(3));
        CleanedTable cleaned = Cleaning.withDefaults().clean(table);
        assertThat(cleaned.table().schema().names()).containsExactly("x1", "x3");
        assertThat(cleaned.report().sentences())
                .containsExactly(
                        "3 of 3 rows and 2 of 4 columns are left",
                        "column \"x0\" has the same value in all 3 rows: dropped",
                        "column \"x2\" has the same value in all 3 rows: dropped");
    }

    @Test
    void clean_columnWithoutAnyValue_isMissingOrElseConstant() {
        Table table = table(new double[] {NA, NA}, range(2));
        assertThat(Cleaning.withDefaults().clean(table).report().of(Finding.Kind.MISSING_COLUMN))
                .hasSize(1);
        assertThat(Cleaning.withDefaults()
                        .withMissingColumns(Treatment.KEEP)
                        .clean(table)
                        .report()
                        .of(Finding.Kind.CONSTANT_COLUMN))
                .hasSize(1);
    }

    @Test
    void withIdentifiers_twentyDifferentTexts_areFlaggedAndFewerOrRepeatedAreNot() {
        Table twenty = table(range(20)).with(texts("id", 20));
        CleanedTable cleaned = Cleaning.withDefaults().clean(twenty);
        assertThat(cleaned.table()).isSameAs(twenty);
        assertThat(cleaned.report().sentences().get(1))
                .isEqualTo("column \"id\" has another text in each of 20 rows and may be an identifier: kept");
        assertThat(Cleaning.withDefaults()
                        .withIdentifiers(Treatment.DROP)
                        .clean(twenty)
                        .table()
                        .schema()
                        .names())
                .containsExactly("x0");
        Table nineteen = table(range(19)).with(texts("id", 19));
        assertThat(Cleaning.withDefaults().clean(nineteen).report().findings()).isEmpty();
        double[] repeated = range(20);
        repeated[19] = 0;
        Table twice = table(range(20)).with(new Column(texts("id", 20).field(), repeated));
        assertThat(Cleaning.withDefaults().clean(twice).report().findings()).isEmpty();
    }

    @Test
    void withCopies_equalColumns_areFlaggedOrDroppedAndTheFirstStays() {
        double[] values = {1, NA, 3};
        Table table = table(values, new double[] {1, NA, 3.5}, values.clone(), values.clone());
        CleanedTable flagged = Cleaning.withDefaults().clean(table);
        assertThat(flagged.table()).isSameAs(table);
        assertThat(flagged.report().sentences())
                .containsExactly(
                        "3 of 3 rows and 4 of 4 columns are left",
                        "column \"x2\" equals column \"x0\" in all 3 rows: kept",
                        "column \"x3\" equals column \"x0\" in all 3 rows: kept");
        assertThat(Cleaning.withDefaults()
                        .withCopies(Treatment.DROP)
                        .clean(table)
                        .table()
                        .schema()
                        .names())
                .containsExactly("x0", "x1");
    }

    @Test
    void withCopies_textsOfOtherCodes_areCopiesAndOtherTextsOfTheSameCodesAreNot() {
        Column ab = new Column(new Field.Categorical("ab", List.of("a", "b")), new double[] {0, 1, NA, 0, 1});
        Column ba = new Column(new Field.Categorical("ba", List.of("b", "c", "a")), new double[] {2, 0, NA, 2, 0});
        // "Aa" and "BB" have the same hash code.
        Column one = new Column(new Field.Categorical("one", List.of("Aa", "b")), new double[] {0, 1, NA, 0, 1});
        Column other = new Column(new Field.Categorical("other", List.of("BB", "b")), new double[] {0, 1, NA, 0, 1});
        Column numbers = new Column(number("numbers"), new double[] {0, 1, NA, 0, 1});
        Table table = Table.of(
                Schema.of(ab.field(), ba.field(), one.field(), other.field(), numbers.field()),
                ab.values(),
                ba.values(),
                one.values(),
                other.values(),
                numbers.values());
        assertThat(Cleaning.withDefaults().clean(table).report().of(Finding.Kind.COPIED_COLUMN))
                .extracting(Finding::columns)
                .containsExactly(List.of("ba", "ab"));
    }

    @Test
    void clean_featureThatIsTheTarget_isReportedAsItsCopy() {
        Table table = table(new double[] {1, 2, 3}, new double[] {5, 6, 7}, new double[] {5, 6, 7});
        CleanedDataset cleaned =
                Cleaning.withDefaults().withCopies(Treatment.DROP).clean(table, "x1");
        assertThat(cleaned.data().features().schema().names()).containsExactly("x0");
        assertThat(cleaned.report().sentences().get(1))
                .isEqualTo("column \"x2\" equals column \"x1\" in all 3 rows: dropped");
    }

    @Test
    void clean_constantTarget_isFlaggedAndStays() {
        CleanedDataset cleaned = Cleaning.withDefaults().clean(table(range(3), new double[3]), "x1");
        assertThat(cleaned.data().target().values()).containsOnly(0);
        assertThat(cleaned.report().sentences())
                .containsExactly(
                        "3 of 3 rows and 1 of 1 columns are left",
                        "column \"x1\" has the same value in all 3 rows: kept");
    }

    @Test
    void clean_noneOrOneRow_losesNoColumn() {
        Table none = table(new double[0], new double[0]);
        Table one = table(new double[] {NA}, new double[] {1});
        assertThat(Cleaning.withDefaults().clean(none).table()).isSameAs(none);
        assertThat(Cleaning.withDefaults().clean(one).table()).isSameAs(one);
        assertThat(Cleaning.withDefaults().clean(one).report()).hasToString("1 of 1 rows and 2 of 2 columns are left");
    }

    @Test
    void clean_noColumns_keepsItsRows() {
        Table rows = Table.ofRows(List.of(Map.of(), Map.of()));
        assertThat(Cleaning.withDefaults()
                        .withDuplicateRows(Treatment.DROP)
                        .clean(rows)
                        .table()
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void clean_everyColumnDropped_keepsTheRowsAndTheTarget() {
        CleanedDataset cleaned = Cleaning.withDefaults().clean(table(new double[3], range(3)), "x1");
        assertThat(cleaned.data().features().schema().size()).isZero();
        assertThat(cleaned.data().rows()).isEqualTo(3);
        assertThat(Cleaning.withDefaults().clean(table(new double[3])).table().rows())
                .isEqualTo(3);
    }

    @Test
    void clean_flaggedFields_keepTheirFlags() {
        Field id = texts("id", 20).field().withFlags(Field.Flag.PERSONAL);
        Table table = Table.of(Schema.of(number("c"), id), new double[20], range(20));
        assertThat(Cleaning.withDefaults().clean(table).table().schema()).isEqualTo(Schema.of(id));
    }

    @Test
    void clean_tenThousandColumns_findsTheCopies() {
        double[][] columns = new double[10_000][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = new double[] {j / 2, 1, j % 2 == 0 && j % 1000 == 0 ? 5 : 6, j / 2 + 1};
        }
        DataReport report = Cleaning.withDefaults()
                .withCopies(Treatment.DROP)
                .clean(table(columns))
                .report();
        // 5,000 pairs, of which one in 500 differs in a cell.
        assertThat(report.of(Finding.Kind.COPIED_COLUMN)).hasSize(4_990);
        assertThat(report.columnsOut()).isEqualTo(5_010);
    }

    @Test
    void sentences_turkishLocaleAndHostileNames_areSafe() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Table table = Table.of(Schema.of(number("I\ni"), number("x")), new double[1_000], range(1_000));
            assertThat(Cleaning.withDefaults().clean(table).report().sentences().get(1))
                    .isEqualTo("column \"I\\u{a}i\" has the same value in all 1000 rows: dropped");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void withTreatment_null_isRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> NOTHING.withCopies(null))
                .withMessage("copies");
    }
}
