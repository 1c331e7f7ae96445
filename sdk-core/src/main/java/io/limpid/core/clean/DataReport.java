package io.limpid.core.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a table and what was done about it. Nothing vanishes without a line here: the rows given are those
 * left and those that the findings say were dropped, and so are the columns.
 *
 * @param rowsIn the rows that were given
 * @param rowsOut the rows that are left
 * @param columnsIn the columns that were given: a table's, or a data set's features
 * @param columnsOut the columns that are left
 * @param findings everything that was found, rows first, columns in their order
 */
public record DataReport(int rowsIn, int rowsOut, int columnsIn, int columnsOut, List<Finding> findings) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when the counts do not add up
     */
    public DataReport {
        findings = List.copyOf(findings);
        long rows = 0;
        long columns = 0;
        for (Finding finding : findings) {
            if (finding.treatment() == Treatment.DROP) {
                rows += finding.kind().isAboutRows() ? finding.rows() : 0;
                columns += finding.kind().isAboutRows() ? 0 : 1;
            }
        }
        if (rowsIn - rows != rowsOut || columnsIn - columns != columnsOut) {
            throw new IllegalArgumentException("findings: expected " + (rowsIn - rowsOut) + " rows and "
                    + (columnsIn - columnsOut) + " columns dropped, got " + rows + " and " + columns);
        }
    }

    /** The findings of one kind. */
    public List<Finding> of(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** How many rows were dropped for this reason. */
    public int droppedRows(Finding.Kind kind) {
        return of(kind).stream()
                .filter(finding -> kind.isAboutRows() && finding.treatment() == Treatment.DROP)
                .mapToInt(Finding::rows)
                .sum();
    }

    /** The report in sentences: the counts first, then a line for each finding. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(rowsOut + " of " + rowsIn + " rows and " + columnsOut + " of " + columnsIn + " columns are left");
        findings.forEach(finding -> sentences.add(finding.sentence()));
        return List.copyOf(sentences);
    }

    /** The sentences, one a line. */
    @Override
    public String toString() {
        return String.join("\n", sentences());
    }
}
