package io.limpid.regularize.diagnosis;

import io.limpid.core.text.Quoted;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says a finding in one plain sentence. */
final class LeakSentence {

    private static final int NAMED_COLUMNS = 5;

    private LeakSentence() {}

    static String of(LeakFinding f) {
        return switch (f.kind()) {
            case DUPLICATE_ROWS ->
                "for " + percent(f, Measure.HIT_SHARE)
                        + " of the validation rows the training side of the fold has a row"
                        + " equal in every feature, " + percent(f, Measure.EQUAL_TARGET_SHARE)
                        + " of these with the same target" + named(f);
            case NEAR_DUPLICATE_ROWS ->
                "for " + percent(f, Measure.HIT_SHARE)
                        + " of the validation rows the training side of the fold has a row"
                        + " that differs by less than a thousandth of each column's deviation" + named(f);
            case PERFECT_PREDICTOR -> perfect(f);
            case TARGET_COPY -> column(f) + " is the target in other units or under other names" + where(f);
            case TARGET_CUT -> column(f) + " cut by a number gives the target, or the target cut gives it" + where(f);
            case TARGET_BY_LEVEL -> "all rows with the same value in " + column(f) + " have the same target" + where(f);
            case TARGET_BY_MISSINGNESS ->
                "whether " + column(f) + " has a value tells the target: it is missing in " + f.rows() + " of "
                        + f.outOf() + " rows" + named(f);
            case IDENTIFIER ->
                column(f) + " has another value in " + percent(f, Measure.DISTINCT_SHARE)
                        + " of its rows and may number or name them";
            case TIME_ORDER -> time(f);
            case STANDARDIZED ->
                column(f) + " has mean 0 and deviation, or sum of squares, 1 over all rows: scaled before the split";
            case RANGE_SCALED ->
                column(f) + " has exactly 1 for the largest and 0 or -1 for the smallest value over all rows";
            case MEAN_IMPUTED ->
                column(f) + " repeats the mean over all rows " + number(f, Measure.REPEATS)
                        + " times: gaps were filled before the split";
            case TARGET_ENCODED ->
                column(f) + " holds means of the target over all rows that share its value, "
                        + number(f, Measure.ROWS_PER_LEVEL) + " rows each: encoded before the split";
            case SELECTED_COLUMNS ->
                "all " + f.columns().size() + " numeric columns go along with the target (p-values up to "
                        + number(f, Measure.LARGEST_P_VALUE) + "), and " + number(f, Measure.COLUMNS_NEAR_CUT)
                        + " only just: chosen by the target over all rows, before the split";
        };
    }

    private static String perfect(LeakFinding f) {
        if (f.find(Measure.R_SQUARED).isPresent()) {
            return column(f) + " alone explains " + number(f, Measure.R_SQUARED) + " of the target's variance";
        }
        return f.severity() == LeakFinding.Severity.HINT
                ? column(f) + " alone tells one class from the others, with an area under the ROC curve of "
                        + number(f, Measure.LARGEST_AUC)
                : column(f) + " alone predicts the target with an area under the ROC curve of "
                        + number(f, Measure.AUC);
    }

    private static String time(LeakFinding f) {
        String order = f.columns().isEmpty() ? "the order of the rows" : column(f);
        String drift = "the target's rank correlation with it is " + number(f, Measure.RANK_CORRELATION) + " (p-value "
                + number(f, Measure.P_VALUE) + ")";
        if (f.columns().isEmpty()) {
            return "the target drifts over the order of the rows: " + drift;
        }
        return f.find(Measure.FUTURE_SHARE).isPresent()
                ? percent(f, Measure.FUTURE_SHARE) + " of the validation rows are earlier by " + order
                        + " than a row their model was trained on; " + drift
                : order + " looks like a time, so rows should be split by it; " + drift;
    }

    private static String column(LeakFinding f) {
        String names = f.columns().stream().limit(NAMED_COLUMNS).map(Quoted::of).collect(Collectors.joining(", "));
        int more = f.columns().size() - NAMED_COLUMNS;
        String noun = f.columns().size() == 1 ? "column " : "each of the columns ";
        return noun + names + (more > 0 ? " and " + more + " more" : "");
    }

    private static String where(LeakFinding f) {
        return f.rows() == f.outOf() ? "" : ", in the " + f.rows() + " of " + f.outOf() + " rows that have a value";
    }

    private static String named(LeakFinding f) {
        String numbers = f.firstRows().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (f.firstRows().size() == 1 ? " (row " : " (rows ") + numbers
                + (f.rows() > f.firstRows().size() ? ", …" : "") + ")";
    }

    private static String percent(LeakFinding f, Measure measure) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * f.find(measure).orElse(Double.NaN));
    }

    private static String number(LeakFinding f, Measure measure) {
        double value = f.find(measure).orElse(Double.NaN);
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
