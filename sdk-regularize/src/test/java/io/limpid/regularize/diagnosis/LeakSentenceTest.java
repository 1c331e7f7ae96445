package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.limpid.regularize.diagnosis.LeakFinding.Evidence;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeakSentenceTest {

    private static LeakFinding finding(LeakKind kind, Severity severity, List<String> columns, Evidence... evidence) {
        return new LeakFinding(kind, severity, columns, 8, 10, List.of(3), List.of(evidence));
    }

    /** Every measure a sentence can want. */
    private static Evidence[] everything() {
        List<Evidence> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (measure != Measure.R_SQUARED) {
                all.add(evidence(measure, 0.25));
            }
        }
        return all.toArray(Evidence[]::new);
    }

    @ParameterizedTest
    @EnumSource(LeakKind.class)
    void of_everyKind_isOnePlainSentenceThatNamesTheColumn(LeakKind kind) {
        String sentence = finding(kind, Severity.WARNING, List.of("a\u202Eb"), everything())
                .sentence();

        assertThat(sentence)
                .doesNotContain("NaN", "\n", "null", "\u202E")
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("\"a\\u{202e}b\""),
                        text -> assertThat(kind)
                                .isIn(
                                        LeakKind.DUPLICATE_ROWS,
                                        LeakKind.NEAR_DUPLICATE_ROWS,
                                        LeakKind.SELECTED_COLUMNS));
    }

    @Test
    void of_columnThatPredicts_saysByWhat() {
        assertThat(finding(
                                LeakKind.PERFECT_PREDICTOR,
                                Severity.WARNING,
                                List.of("x"),
                                evidence(Measure.R_SQUARED, 0.997))
                        .sentence())
                .isEqualTo("column \"x\" alone explains 0.997 of the target's variance");
        assertThat(finding(LeakKind.PERFECT_PREDICTOR, Severity.WARNING, List.of("x"), evidence(Measure.AUC, 1))
                        .sentence())
                .isEqualTo("column \"x\" alone predicts the target with an area under the ROC curve of 1");
        assertThat(finding(
                                LeakKind.PERFECT_PREDICTOR,
                                Severity.HINT,
                                List.of("x"),
                                evidence(Measure.LARGEST_AUC, 0.9951))
                        .sentence())
                .isEqualTo("column \"x\" alone tells one class from the others, with an area under the ROC curve of"
                        + " 0.995");
    }

    @Test
    void of_functionOfTheTarget_saysWhereColumnHasValues() {
        assertThat(finding(LeakKind.TARGET_COPY, Severity.ALARM, List.of("x")).sentence())
                .isEqualTo("column \"x\" is the target in other units or under other names, in the 8 of 10 rows that"
                        + " have a value");
    }

    @Test
    void of_columnsOfSelection_areCounted() {
        assertThat(finding(
                                LeakKind.SELECTED_COLUMNS,
                                Severity.ALARM,
                                List.of("a", "b", "c"),
                                evidence(Measure.LARGEST_P_VALUE, 0.0512),
                                evidence(Measure.COLUMNS_NEAR_CUT, 12))
                        .sentence())
                .isEqualTo("all 3 numeric columns go along with the target (p-values up to 0.0512), and 12 only just:"
                        + " chosen by the target over all rows, before the split");
    }

    @Test
    void finding_moreRowsThanLookedAt_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LeakFinding(LeakKind.IDENTIFIER, Severity.HINT, List.of("x"), 3, 2, List.of(), List.of()))
                .withMessage("rows: expected 0 to 2, got 3");
    }
}
