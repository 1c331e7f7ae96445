package io.limpid.core.clean;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import io.limpid.core.kernel.EqualRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds rows and columns that are of no use or not what they seem, and drops, flags or keeps each kind as told. A
 * {@link DataReport} lists every one.
 *
 * <pre>{@code
 * CleanedDataset cleaned = Cleaning.withDefaults()
 *         .withDuplicateRows(Treatment.DROP)
 *         .withMissingColumns(Treatment.FLAG)
 *         .clean(CsvReader.withDefaults().read(file), "price");
 * System.out.println(cleaned.report());
 * Dataset houses = cleaned.data();
 * }</pre>
 *
 * <p>In this order:
 *
 * <ol>
 * <li>Rows without a target are dropped, whatever the options say: nothing can be learned from them.
 * <li>Rows that repeat an earlier one in every column, target, keys and weight among them. Flagged unless told
 * otherwise: where there are few columns of few values, equal rows are different cases.
 * <li>Of the rows that are left, when there are at least two: columns without a value in at least 95 % of them
 * (dropped), with the same value in all (dropped), with another text in each of at least 20 rows (flagged), and
 * columns that equal an earlier one or the target (flagged). A target that is the same in all rows is flagged and
 * never dropped. Keys are not looked at.
 * </ol>
 *
 * <p>Missing equals missing and minus zero zero; texts equal each other whatever their codes are. What is decided here
 * depends on whether values are there or equal, not on how large they are, so that it may be done before data are
 * split: the worst it could tell a training set of a test set is that a column is of use. Clipping and outliers are
 * learned, and belong into a pipeline. Cost: rows × columns. Immutable and thread-safe.
 */
public final class Cleaning {

    private static final double NEARLY_ALL = 0.95;

    private enum Cells {
        MISSING,
        PRESENT
    }

    private final Treatment duplicateRows;
    private final Treatment missingColumns;
    private final double missingShare;
    private final Treatment constantColumns;
    private final Treatment identifiers;
    private final Treatment copies;

    private Cleaning(
            Treatment duplicateRows,
            Treatment missingColumns,
            double missingShare,
            Treatment constantColumns,
            Treatment identifiers,
            Treatment copies) {
        this.duplicateRows = Objects.requireNonNull(duplicateRows, "duplicateRows");
        this.missingColumns = Objects.requireNonNull(missingColumns, "missingColumns");
        this.missingShare = missingShare;
        this.constantColumns = Objects.requireNonNull(constantColumns, "constantColumns");
        this.identifiers = Objects.requireNonNull(identifiers, "identifiers");
        this.copies = Objects.requireNonNull(copies, "copies");
    }

    /** Drops columns that say nothing; flags duplicate rows, identifiers and copies. */
    public static Cleaning withDefaults() {
        return new Cleaning(Treatment.FLAG, Treatment.DROP, NEARLY_ALL, Treatment.DROP, Treatment.FLAG, Treatment.FLAG);
    }

    /** Drops rows without a target and looks for nothing else. */
    public static Cleaning ofMissingTargets() {
        Treatment keep = Treatment.KEEP;
        return new Cleaning(keep, keep, NEARLY_ALL, keep, keep, keep);
    }

    /** With this done about rows that repeat an earlier one; the first of them always stays. */
    public Cleaning withDuplicateRows(Treatment treatment) {
        return new Cleaning(treatment, missingColumns, missingShare, constantColumns, identifiers, copies);
    }

    /** With this done about columns in which nearly all rows have no value. */
    public Cleaning withMissingColumns(Treatment treatment) {
        return new Cleaning(duplicateRows, treatment, missingShare, constantColumns, identifiers, copies);
    }

    /**
     * With this share of rows, 1 being all, from which on a column counts as nearly all missing.
     *
     * @throws IllegalArgumentException when it is not above 0 and at most 1
     */
    public Cleaning withMissingShare(double least) {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("missingShare: expected above 0 and at most 1, got " + least);
        }
        return new Cleaning(duplicateRows, missingColumns, least, constantColumns, identifiers, copies);
    }

    /** With this done about columns with the same value in every row. */
    public Cleaning withConstantColumns(Treatment treatment) {
        return new Cleaning(duplicateRows, missingColumns, missingShare, treatment, identifiers, copies);
    }

    /** With this done about columns of at least 20 texts that all are different. */
    public Cleaning withIdentifiers(Treatment treatment) {
        return new Cleaning(duplicateRows, missingColumns, missingShare, constantColumns, treatment, copies);
    }

    /** With this done about columns that equal an earlier one, or the target. */
    public Cleaning withCopies(Treatment treatment) {
        return new Cleaning(duplicateRows, missingColumns, missingShare, constantColumns, identifiers, treatment);
    }

    /** A table cleaned, all its columns alike. */
    public CleanedTable clean(Table table) {
        List<Finding> findings = new ArrayList<>();
        double[][] columns = new double[table.schema().size()][];
        Arrays.setAll(columns, table::column);
        int[] kept = distinctRows(columns, all(table.rows()), findings);
        Table rows = kept.length == table.rows() ? table : table.select(kept);
        Table left = usefulColumns(rows, List.of(), findings);
        return new CleanedTable(left, report(table, table.rows(), left, left.rows(), findings));
    }

    /**
     * A table cleaned and split into features and the target of that name.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    public CleanedDataset clean(Table table, String target) {
        double[] values = table.column(target).values();
        List<Finding> findings = new ArrayList<>();
        int[] every = all(table.rows());
        int[] without = rows(values, Cells.MISSING);
        int[] with = rows(values, Cells.PRESENT);
        if (without.length > 0) {
            findings.add(Finding.ofRows(Finding.Kind.MISSING_TARGET, Treatment.DROP, List.of(target), without, every));
        }
        Table labelled = without.length == 0 ? table : table.select(with);
        return clean(Dataset.of(labelled, target), with, table.rows(), findings);
    }

    /** A data set cleaned; keys and weights stay with their rows. */
    public CleanedDataset clean(Dataset data) {
        return clean(data, all(data.rows()), data.rows(), new ArrayList<>());
    }

    /** {@code origin} says of each row where it stood among the {@code rowsIn} that were given. */
    private CleanedDataset clean(Dataset data, int[] origin, int rowsIn, List<Finding> findings) {
        List<double[]> columns = new ArrayList<>(List.of(data.target().values(), data.weights()));
        for (Table table : List.of(data.features(), data.keys())) {
            for (int j = 0; j < table.schema().size(); j++) {
                columns.add(table.column(j));
            }
        }
        int[] kept = distinctRows(columns.toArray(double[][]::new), origin, findings);
        Dataset rows = kept.length == data.rows() ? data : data.select(kept);
        Table left = usefulColumns(rows.features(), List.of(rows.target()), findings);
        Dataset cleaned = left == rows.features() ? rows : rows.withFeatures(left);
        return new CleanedDataset(cleaned, report(data.features(), rowsIn, left, rows.rows(), findings));
    }

    private static DataReport report(Table given, int rowsIn, Table left, int rowsOut, List<Finding> findings) {
        return new DataReport(
                rowsIn, rowsOut, given.schema().size(), left.schema().size(), findings);
    }

    private static int[] all(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** The rows whose value is missing, or those whose value is there. */
    private static int[] rows(double[] values, Cells wanted) {
        int[] rows = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i]) == (wanted == Cells.MISSING)) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** The rows that equal an earlier one, ascending; none where there is no column to compare. */
    private static int[] repeated(double[][] columns, int rows) {
        if (columns.length == 0) {
            return new int[0];
        }
        int[] firsts = EqualRows.firsts(columns, rows, i -> true);
        return IntStream.range(0, rows).filter(i -> firsts[i] != i).toArray();
    }

    private int[] distinctRows(double[][] columns, int[] origin, List<Finding> findings) {
        int rows = origin.length;
        int[] found = duplicateRows == Treatment.KEEP ? new int[0] : repeated(columns, rows);
        if (found.length > 0) {
            findings.add(Finding.ofRows(Finding.Kind.DUPLICATE_ROWS, duplicateRows, List.of(), found, origin));
        }
        if (found.length == 0 || duplicateRows == Treatment.FLAG) {
            return all(rows);
        }
        int[] kept = new int[rows - found.length];
        int next = 0;
        for (int i = 0, k = 0; i < rows; i++) {
            if (next < found.length && found[next] == i) {
                next++;
            } else {
                kept[k++] = i;
            }
        }
        return kept;
    }

    /** The columns that are left; {@code targets} are looked at before them and never dropped. */
    private Table usefulColumns(Table table, List<Column> targets, List<Finding> findings) {
        if (table.rows() < 2) {
            return table;
        }
        Copies known = new Copies();
        for (Column target : targets) {
            if (constantColumns != Treatment.KEEP && ColumnChecks.isConstant(target)) {
                findings.add(finding(Finding.Kind.CONSTANT_COLUMN, Treatment.FLAG, target, target.size()));
            } else {
                known.originalOf(target);
            }
        }
        List<Field> fields = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < table.schema().size(); j++) {
            Column column = new Column(table.schema().field(j), table.column(j));
            if (!isDropped(column, known, findings)) {
                fields.add(column.field());
                columns.add(column.values());
            }
        }
        return columns.size() == table.schema().size()
                ? table
                : table.withColumns(new Schema(fields), columns.toArray(double[][]::new));
    }

    private boolean isDropped(Column column, Copies known, List<Finding> findings) {
        int missing = ColumnChecks.missing(column);
        int rows = column.size();
        if (missingColumns != Treatment.KEEP && missing >= missingShare * rows) {
            findings.add(finding(Finding.Kind.MISSING_COLUMN, missingColumns, column, missing));
            return missingColumns == Treatment.DROP;
        }
        if (ColumnChecks.isConstant(column)) {
            if (constantColumns != Treatment.KEEP) {
                findings.add(finding(Finding.Kind.CONSTANT_COLUMN, constantColumns, column, rows));
            }
            return constantColumns == Treatment.DROP;
        }
        if (identifiers != Treatment.KEEP && ColumnChecks.isIdentifier(column, rows - missing)) {
            findings.add(finding(Finding.Kind.IDENTIFIER_COLUMN, identifiers, column, rows - missing));
            if (identifiers == Treatment.DROP) {
                return true;
            }
        }
        if (copies != Treatment.KEEP) {
            Optional<Column> original = known.originalOf(column);
            original.ifPresent(first -> findings.add(new Finding(
                    Finding.Kind.COPIED_COLUMN, copies, List.of(column.name(), first.name()), rows, rows, List.of())));
            return original.isPresent() && copies == Treatment.DROP;
        }
        return false;
    }

    private static Finding finding(Finding.Kind kind, Treatment treatment, Column column, int rows) {
        return new Finding(kind, treatment, List.of(column.name()), rows, column.size(), List.of());
    }
}
