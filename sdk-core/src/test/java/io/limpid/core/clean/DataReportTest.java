package io.limpid.core.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataReportTest {

    private static final double NA = Double.NaN;

    private static final Cleaning EVERYTHING = Cleaning.withDefaults()
            .withDuplicateRows(Treatment.DROP)
            .withMissingShare(0.6)
            .withCopies(Treatment.DROP)
            .withIdentifiers(Treatment.DROP);

    /** Small tables of few values, so that each kind of finding is frequent; half the columns are of texts. */
    @Provide
    Arbitrary<Table> tables() {
        Arbitrary<Double> cell = Arbitraries.of(0.0, 1.0, 2.0, NA);
        return Arbitraries.integers()
                .between(0, 8)
                .flatMap(rows -> cell.array(double[].class)
                        .ofSize(rows)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .map(DataReportTest::table));
    }

    private static Table table(List<double[]> columns) {
        Field[] fields = new Field[columns.size()];
        for (int j = 0; j < fields.length; j++) {
            List<String> levels = j % 4 == 1 ? List.of("a", "b", "c") : List.of("b", "a", "c");
            fields[j] = j % 2 == 0 ? new Field.Numeric("x" + j) : new Field.Categorical("x" + j, levels);
        }
        return Table.of(Schema.of(fields), columns.toArray(double[][]::new));
    }

    private static List<String> row(Table table, int i) {
        List<String> cells = new ArrayList<>();
        for (int j = 0; j < table.schema().size(); j++) {
            cells.add(table.text(i, j));
        }
        return cells;
    }

    private static List<List<String>> rows(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            rows.add(row(table, i));
        }
        return rows;
    }

    @Property(tries = 500)
    void clean_duplicates_areWhatASetOfRowsWouldDrop(@ForAll("tables") Table table) {
        CleanedTable cleaned =
                Cleaning.ofMissingTargets().withDuplicateRows(Treatment.DROP).clean(table);
        assertThat(rows(cleaned.table())).isEqualTo(List.copyOf(new LinkedHashSet<>(rows(table))));
    }

    @Property(tries = 500)
    void clean_anyTable_countsAddUpAndWhatIsLeftWasThere(@ForAll("tables") Table table) {
        CleanedDataset cleaned = EVERYTHING.clean(table.without("x0").with(table.column("x0")), "x0");
        DataReport report = cleaned.report();
        int dropped = report.droppedRows(Finding.Kind.MISSING_TARGET) + report.droppedRows(Finding.Kind.DUPLICATE_ROWS);
        assertThat(cleaned.data().rows()).isEqualTo(table.rows() - dropped).isEqualTo(report.rowsOut());
        Set<String> names = new HashSet<>(table.schema().names());
        names.remove("x0");
        report.findings().stream()
                .filter(finding -> finding.treatment() == Treatment.DROP)
                .filter(finding -> !finding.kind().isAboutRows())
                .forEach(finding ->
                        assertThat(names.remove(finding.columns().get(0))).isTrue());
        assertThat(cleaned.data().features().schema().names()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Property(tries = 300)
    void clean_rowsInAnyOrder_findsTheSame(@ForAll("tables") Table table, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        CleanedTable a = EVERYTHING.clean(table);
        CleanedTable b =
                EVERYTHING.clean(table.select(order.stream().mapToInt(i -> i).toArray()));
        assertThat(b.table().schema()).isEqualTo(a.table().schema());
        assertThat(rows(b.table())).containsExactlyInAnyOrderElementsOf(rows(a.table()));
        assertThat(counts(b.report())).isEqualTo(counts(a.report()));
    }

    /** Everything but which rows of equal ones come first. */
    private static List<String> counts(DataReport report) {
        return report.findings().stream()
                .map(f -> f.kind() + " " + f.treatment() + " " + f.columns() + " " + f.rows() + " " + f.outOf())
                .toList();
    }

    @Property(tries = 300)
    void clean_columnsInOtherOrder_findsTheSameRowsAndAsManyColumns(@ForAll("tables") Table table) {
        Table turned = table.without("x0").with(table.column("x0"));
        DataReport a = EVERYTHING.clean(table).report();
        DataReport b = EVERYTHING.clean(turned).report();
        assertThat(b.rowsOut()).isEqualTo(a.rowsOut());
        assertThat(b.columnsOut()).isEqualTo(a.columnsOut());
    }

    /**
     * pandas 3.1.1, {@code d = pd.read_csv(file, keep_default_na=False, na_values=["", "NA", "NaN", "?"]);
     * d.duplicated().sum(), (d.nunique(dropna=False) == 1).sum()}: 0, 0 for
     * penguins; 0, 0 for ames; 2, 0 for credit.
     */
    @ParameterizedTest
    @CsvSource({"penguins, 0, 0", "ames, 0, 0", "credit, 2, 0"})
    void clean_realTable_findsWhatPandasFinds(String name, int duplicates, int constants) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/data/" + name + ".csv")) {
            DataReport report = Cleaning.withDefaults()
                    .withDuplicateRows(Treatment.DROP)
                    .clean(CsvReader.withDefaults().read(name, in))
                    .report();
            assertThat(report.droppedRows(Finding.Kind.DUPLICATE_ROWS)).isEqualTo(duplicates);
            assertThat(report.of(Finding.Kind.CONSTANT_COLUMN)).hasSize(constants);
        }
    }

    @Test
    void of_countsThatDoNotAddUp_isRefused() {
        Finding two = new Finding(Finding.Kind.DUPLICATE_ROWS, Treatment.DROP, List.of(), 2, 9, List.of(1, 2));
        assertThat(new DataReport(9, 7, 3, 3, List.of(two)).findings()).containsExactly(two);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataReport(9, 8, 3, 2, List.of(two)))
                .withMessage("findings: expected 1 rows and 1 columns dropped, got 2 and 0");
    }

    @Test
    void finding_ofNothingOrKept_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Finding(Finding.Kind.CONSTANT_COLUMN, Treatment.KEEP, List.of("x"), 1, 1, List.of()))
                .withMessage("treatment: expected DROP or FLAG of what was looked for, got KEEP");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Finding(Finding.Kind.CONSTANT_COLUMN, Treatment.FLAG, List.of("x"), 0, 1, List.of()))
                .withMessage("rows: expected 1 to 1, got 0");
    }
}
