package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.Severity.ALARM;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.HINT;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Run;
import io.limpid.core.split.Fold;
import io.limpid.core.split.GroupKFold;
import io.limpid.core.split.KFold;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RepeatedRowsTest {

    /** Rows 0 to 29 stand once more as rows 100 to 129, with another target where told. */
    private static Dataset withCopies(boolean sameTarget) {
        ProbeRows rows = ProbeRows.of(130, 1);
        double[] y = rows.normals();
        int[] original = IntStream.range(0, 130).map(i -> i < 100 ? i : i - 100).toArray();
        for (int j = 0; j < 4; j++) {
            double[] x = rows.normals();
            rows.numeric("x" + j, i -> x[original[i]]);
        }
        double[] target = new double[130];
        Arrays.setAll(target, i -> i < 100 || !sameTarget ? y[i] : y[i - 100]);
        rows.categorical("entity", ProbeRows.letters(100), i -> original[i]);
        return rows.numericTarget(target).withKeys("entity");
    }

    @Test
    void probe_copiesOnBothSides_isAlarmWithSharesByHand() {
        Dataset data = withCopies(true);
        Fold fold = new Fold(
                IntStream.range(0, 100).toArray(), IntStream.range(100, 130).toArray());
        Fold other = new Fold(
                IntStream.range(30, 130).toArray(), IntStream.range(0, 30).toArray());

        LeakReport report = LeakProbes.withDefaults().probe(data, List.of(fold, other), Run.quiet());

        assertThat(report.of(LeakKind.DUPLICATE_ROWS)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(ALARM);
            assertThat(finding.rows()).isEqualTo(60);
            assertThat(finding.firstRows()).containsExactly(0, 1, 2, 3, 4);
            assertThat(finding.find(Measure.HIT_SHARE)).hasValue(1);
            assertThat(finding.find(Measure.EQUAL_TARGET_SHARE)).hasValue(1);
            assertThat(finding.find(Measure.CONFIRMED_SHARE)).hasValue(1);
            assertThat(finding.sentence())
                    .isEqualTo("for 100.0 % of the validation rows the training side of the fold has a row equal in"
                            + " every feature, 100.0 % of these with the same target (rows 0, 1, 2, 3, 4, …)");
        });
    }

    @Test
    void probe_copiesWithOtherTargets_areNoAlarm() {
        assertThat(ProbeRows.findings(LeakKind.DUPLICATE_ROWS, withCopies(false), KFold.of(5, 1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.find(Measure.EQUAL_TARGET_SHARE)).hasValue(0);
                });
    }

    @Test
    void probe_foldsThatKeepCopiesTogether_findNothing() {
        assertThat(ProbeRows.findings(LeakKind.DUPLICATE_ROWS, withCopies(true), GroupKFold.of(5, "entity")))
                .isEmpty();
    }

    /** With six columns of two levels, 499 others equal a row with probability 1/64 each. */
    @Test
    void probe_coarseColumnsThatRepeatByThemselves_areNothing() {
        ProbeRows rows = ProbeRows.of(500, 2);
        for (int j = 0; j < 6; j++) {
            double[] x = rows.normals();
            rows.categorical("c" + j, List.of("a", "b"), i -> x[i] > 0 ? 1 : 0);
        }

        assertThat(ProbeRows.findings(LeakKind.DUPLICATE_ROWS, rows.signTarget(rows.normals()), KFold.of(5, 1)))
                .isEmpty();
    }

    /** Twelve such columns in pairs that nearly agree: the columns are not independent, and repeat more often. */
    @Test
    void probe_coarseColumnsThatGoTogether_areAHint() {
        ProbeRows rows = ProbeRows.of(500, 2);
        for (int j = 0; j < 6; j++) {
            double[] x = rows.normals();
            double[] other = rows.normals();
            rows.categorical("c" + j, List.of("a", "b"), i -> x[i] > 0 ? 1 : 0);
            rows.categorical("d" + j, List.of("a", "b"), i -> x[i] > (other[i] > 1.6 ? 1 : 0) ? 1 : 0);
        }

        assertThat(ProbeRows.findings(LeakKind.DUPLICATE_ROWS, rows.signTarget(rows.normals()), KFold.of(5, 1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(HINT);
                    assertThat(finding.find(Measure.CHANCE_SHARE).orElseThrow()).isCloseTo(499 / 4096.0, within(0.02));
                    assertThat(finding.find(Measure.CONFIRMED_SHARE).orElseThrow())
                            .isLessThan(0.9);
                });
    }

    @Test
    void probe_rowsWithoutAnyValueOrWeight_areNotCopies() {
        Dataset data = ProbeRows.of(10, 3)
                .numeric("x", i -> i < 4 ? Double.NaN : i < 7 ? 1 : i)
                .numericTarget(new double[10]);
        Dataset weighed = data.withWeights(new double[] {1, 1, 1, 1, 1, 0, 0, 1, 1, 1});

        assertThat(ProbeRows.findings(LeakKind.DUPLICATE_ROWS, weighed, KFold.of(5, 1)))
                .isEmpty();
    }

    @Test
    void probe_copiesWithRoundingNoise_areNearDuplicates() {
        ProbeRows rows = ProbeRows.of(130, 4);
        for (int j = 0; j < 4; j++) {
            double[] x = rows.normals();
            rows.numeric("x" + j, i -> i < 100 ? x[i] : x[i - 100] + 5e-4 * Math.signum(x[i]));
        }
        Dataset data = rows.signTarget(rows.normals());
        Fold fold = new Fold(
                IntStream.range(0, 100).toArray(), IntStream.range(100, 130).toArray());

        LeakReport report = LeakProbes.withDefaults().probe(data, List.of(fold), Run.quiet());

        assertThat(report.of(LeakKind.DUPLICATE_ROWS)).isEmpty();
        assertThat(report.of(LeakKind.NEAR_DUPLICATE_ROWS)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(WARNING);
            assertThat(finding.rows()).isEqualTo(30);
            assertThat(finding.find(Measure.HIT_SHARE)).hasValue(1);
        });
    }

    @Test
    void probe_rowsFurtherApartThanAThousandth_areNotNear() {
        ProbeRows rows = ProbeRows.of(130, 4);
        for (int j = 0; j < 4; j++) {
            double[] x = rows.normals();
            rows.numeric("x" + j, i -> i < 100 ? x[i] : x[i - 100] + 3e-3);
        }

        assertThat(ProbeRows.findings(LeakKind.NEAR_DUPLICATE_ROWS, rows.signTarget(rows.normals()), KFold.of(5, 1)))
                .isEmpty();
    }

    @Test
    void probe_equalRows_areNotCountedAsNearOnesAgain() {
        assertThat(ProbeRows.findings(LeakKind.NEAR_DUPLICATE_ROWS, withCopies(true), KFold.of(5, 1)))
                .isEmpty();
    }

    /** A thousandth of a deviation is a step of none of these columns but one, in which rows come near by chance. */
    @Test
    void probe_coarseNumbersBesideOneFineOne_areNotNear() {
        ProbeRows rows = ProbeRows.of(3000, 5);
        for (int j = 0; j < 3; j++) {
            double[] x = rows.normals();
            rows.numeric("flag" + j, i -> x[i] > 0 ? 1 : 0);
        }
        double[] fine = rows.normals();

        assertThat(ProbeRows.findings(
                        LeakKind.NEAR_DUPLICATE_ROWS,
                        rows.numeric("fine", fine).signTarget(rows.normals()),
                        KFold.of(5, 1)))
                .isEmpty();
    }

    @Test
    void probe_oneRowToEachSide_isComparedToo() {
        Dataset data = ProbeRows.of(2, 6).numeric("x", i -> 3).numericTarget(new double[] {1, 1});
        Fold fold = new Fold(new int[] {0}, new int[] {1});

        LeakReport report = LeakProbes.withDefaults().probe(data, List.of(fold), Run.quiet());

        // A column of one value repeats by itself.
        assertThat(report.findings()).isEmpty();
        assertThat(report.folds()).isEqualTo(1);
    }
}
