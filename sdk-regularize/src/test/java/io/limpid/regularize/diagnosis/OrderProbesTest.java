package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.Severity.HINT;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.split.KFold;
import io.limpid.core.split.TimeSeriesSplit;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Identifiers and times: what the order of a column's values says of its rows. */
final class OrderProbesTest {

    private static final List<String> DAYS = IntStream.range(0, 200)
            .mapToObj(d -> LocalDate.of(2024, 1, 1).plusDays(d).toString())
            .toList();

    /** 200 days in shuffled order of rows, the target rising by so much over all of them. */
    private static Dataset days(double rise) {
        ProbeRows rows = ProbeRows.of(200, 1).noise(2);
        double[] noise = rows.normals();
        double[] y = new double[200];
        Arrays.setAll(y, i -> noise[i] + rise * (i * 77 % 200) / 200.0);
        return rows.categorical("day", DAYS, i -> i * 77 % 200).numericTarget(y);
    }

    @Test
    void time_datesAndShuffledFoldsWithDrift_isWarning() {
        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, days(3), KFold.of(5, 1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.columns()).containsExactly("day");
                    assertThat(finding.find(Measure.FUTURE_SHARE).orElseThrow()).isGreaterThan(0.98);
                    assertThat(finding.find(Measure.RANK_CORRELATION).orElseThrow())
                            .isGreaterThan(0.5);
                });
    }

    @Test
    void time_datesAndShuffledFoldsWithoutDrift_isHint() {
        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, days(0), KFold.of(5, 1)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(HINT));
    }

    @Test
    void time_splitByTime_isNothing() {
        assertThat(ProbeRows.findings(
                        LeakKind.TIME_ORDER, days(3), TimeSeriesSplit.of(4).withTime("day")))
                .isEmpty();
    }

    @Test
    void time_datesAmongKeys_areSeen() {
        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, days(3).withKeys("day"), KFold.of(5, 1)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.columns()).containsExactly("day"));
    }

    @Test
    void time_withoutFolds_isHint() {
        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, days(3)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(HINT);
                    assertThat(finding.find(Measure.FUTURE_SHARE)).isEmpty();
                });
    }

    @Test
    void time_wholeNumbersWrittenAsDates_areTimes() {
        ProbeRows rows = ProbeRows.of(200, 2);
        Dataset data = rows.numeric(
                        "when", i -> Double.parseDouble(DAYS.get(i * 77 % 200).replace("-", "")))
                .numericTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, data)).hasSize(1);
    }

    @Test
    void time_columnThatRisesRowByRow_isATime() {
        ProbeRows rows = ProbeRows.of(100, 3);
        Dataset data = rows.numeric("clock", i -> 1e9 + 60.5 * i).numericTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, data)).hasSize(1);
    }

    /** Rows sorted by an age that goes along with the target: an order, but no time of theirs. */
    @Test
    void time_sortedColumnThatRepeats_isHintThoughTheTargetDrifts() {
        double[] y = IntStream.range(0, 100).asDoubleStream().toArray();
        Dataset data = ProbeRows.of(100, 3).numeric("age", i -> 20 + i / 2).numericTarget(y);

        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, data, KFold.of(5, 1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(HINT);
                    assertThat(finding.find(Measure.P_VALUE).orElseThrow()).isLessThan(1e-6);
                });
    }

    @Test
    void time_rowsInOrderOfTarget_isHintAboutRows() {
        double[] y = IntStream.range(0, 100).asDoubleStream().toArray();

        assertThat(ProbeRows.findings(
                        LeakKind.TIME_ORDER, ProbeRows.of(100, 4).noise(2).numericTarget(y)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(HINT);
                    assertThat(finding.columns()).isEmpty();
                    assertThat(finding.find(Measure.RANK_CORRELATION).orElseThrow())
                            .isCloseTo(1, within(1e-12));
                });
    }

    @Test
    void time_rowsInNoOrder_isNothing() {
        ProbeRows rows = ProbeRows.of(300, 5).noise(3);

        assertThat(ProbeRows.findings(LeakKind.TIME_ORDER, rows.numericTarget(rows.normals()), KFold.of(5, 1)))
                .isEmpty();
    }

    @Test
    void identifier_counterThatTellsTheTarget_isWarning() {
        double[] y = IntStream.range(0, 100).mapToDouble(i -> i < 60 ? -1 : 1).toArray();
        Dataset data = ProbeRows.of(100, 6).numeric("id", i -> 5000 + i).signTarget(y);

        assertThat(ProbeRows.findings(LeakKind.IDENTIFIER, data))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.find(Measure.DISTINCT_SHARE)).hasValue(1);
                });
    }

    @Test
    void identifier_counterWithoutTheTarget_isHint() {
        ProbeRows rows = ProbeRows.of(100, 7);
        Dataset data = rows.numeric("id", i -> i * 37 % 100).signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.IDENTIFIER, data))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(HINT));
    }

    @Test
    void identifier_nearlyUniqueTexts_isHint() {
        ProbeRows rows = ProbeRows.of(100, 8);
        Dataset data =
                rows.categorical("name", ProbeRows.letters(98), i -> i % 98).signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.IDENTIFIER, data))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(HINT);
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "column \"name\" has another value in 98.0 % of its rows and may number or name them");
                });
    }

    @Test
    void identifier_measurementsAndRepeatedNumbers_areNone() {
        ProbeRows rows = ProbeRows.of(100, 9).noise(2);
        Dataset data = rows.numeric("whole", i -> i / 2)
                .categorical("c", ProbeRows.letters(50), i -> i / 2)
                .signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.IDENTIFIER, data)).isEmpty();
    }
}
