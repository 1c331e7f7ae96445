package io.limpid.regularize.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One thing in the data that a leak would explain, with its evidence. It names columns and rows but repeats no cell.
 *
 * @param kind what it is
 * @param severity how much to make of it
 * @param columns the columns it is about, in the order of the data; none when it is about whole rows
 * @param rows how many rows it is about
 * @param outOf how many rows were looked at
 * @param firstRows of a finding about rows, the first up to five of them, counted from 0; otherwise empty
 * @param evidence the numbers behind it
 */
public record LeakFinding(
        LeakKind kind,
        Severity severity,
        List<String> columns,
        int rows,
        int outOf,
        List<Integer> firstRows,
        List<Evidence> evidence) {

    /** Most rows that a finding names. */
    static final int NAMED_ROWS = 5;

    /** How much to make of a finding, in ascending order. */
    public enum Severity {
        /** Worth a look; honest data often have it. */
        HINT,
        /** Honest data rarely have it; scores may be too good. */
        WARNING,
        /** Hardly explained but by a leak; scores cannot be believed until it is. */
        ALARM
    }

    /** What a number of the evidence is. */
    public enum Measure {
        /** Of all validation rows over all folds, the share that a training row of the same fold equals. */
        HIT_SHARE,
        /** Of the rows hit, the share whose training row also has the same target. */
        EQUAL_TARGET_SHARE,
        /** The share that would be hit if the columns were independent of each other. */
        CHANCE_SHARE,
        /** Of the pairs of rows that agree in all but every third column, the share that agrees in those as well. */
        CONFIRMED_SHARE,
        /** Area under the ROC curve of the one column; of several classes the smallest, one against the rest. */
        AUC,
        /** The largest area under the ROC curve over the classes, one against the rest. */
        LARGEST_AUC,
        /** Share of the target's variance that the column explains in rows left out one by one. */
        R_SQUARED,
        /** Distinct values per row that has a value. */
        DISTINCT_SHARE,
        /** Spearman's rank correlation with the target; of classes the largest, one against the rest. */
        RANK_CORRELATION,
        /** Its two-sided p-value, of classes times their number: how often chance gives as much. */
        P_VALUE,
        /** Natural logarithm of a bound on the probability of such a match by chance, for one column. */
        LOG_CHANCE,
        /** The widest gap between classes as a multiple of the average distance of neighbouring values elsewhere. */
        GAP_RATIO,
        /** Of all validation rows over all folds, the share that is earlier than some training row of its fold. */
        FUTURE_SHARE,
        /** Share of the numeric columns with at least ten values. */
        COLUMN_SHARE,
        /** Rows that hold the mean of all rows. */
        REPEATS,
        /** Rows of weight one and mean target that the encoding added to each level; 0 is none. */
        SMOOTHING,
        /** Rows per distinct value. */
        ROWS_PER_LEVEL,
        /** The largest p-value of any column's association with the target. */
        LARGEST_P_VALUE,
        /** Columns, but for the largest, whose p-value is above half of the largest one. */
        COLUMNS_NEAR_CUT,
        /** How many independent columns have as much correlation among them: {@code k^2 / sum r^2}. */
        EFFECTIVE_COLUMNS
    }

    /**
     * A number and what it is.
     *
     * @param measure what it is
     * @param value the number
     */
    public record Evidence(Measure measure, double value) {

        /** Checks that the measure is given. */
        public Evidence {
            Objects.requireNonNull(measure, "measure");
        }
    }

    /** Copies the lists; checks the counts. */
    public LeakFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        columns = List.copyOf(columns);
        firstRows = List.copyOf(firstRows);
        evidence = List.copyOf(evidence);
        if (!(rows >= 0 && rows <= outOf)) {
            throw new IllegalArgumentException("rows: expected 0 to " + outOf + ", got " + rows);
        }
    }

    /** A finding about a column. */
    static LeakFinding ofColumn(LeakKind kind, Severity severity, SortedColumn column, Evidence... evidence) {
        return new LeakFinding(
                kind,
                severity,
                List.of(column.field().name()),
                column.rows(),
                column.rows() + column.missing().length,
                List.of(),
                List.of(evidence));
    }

    /** A number of the evidence. */
    static Evidence evidence(Measure measure, double value) {
        return new Evidence(measure, value);
    }

    /** The first of these rows, for {@link #firstRows}. */
    static List<Integer> first(int[] rows, int count) {
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < Math.min(NAMED_ROWS, count); i++) {
            first.add(rows[i]);
        }
        return first;
    }

    /** A number of the evidence, when there is one of that kind. */
    public OptionalDouble find(Measure measure) {
        return evidence.stream()
                .filter(e -> e.measure() == measure)
                .mapToDouble(Evidence::value)
                .findFirst();
    }

    /** The finding in one plain sentence, with its main numbers. */
    public String sentence() {
        return LeakSentence.of(this);
    }
}
