package io.limpid.regularize.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.limpid.core.data.Dataset;
import io.limpid.core.data.ThresholdTarget;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Progress;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.Fold;
import io.limpid.core.split.KFold;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.LeakFinding.Severity;
import io.limpid.regularize.diagnosis.LeakReport.Reason;
import io.limpid.regularize.diagnosis.LeakReport.Skipped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LeakProbesTest {

    private static final LeakProbes PROBES = LeakProbes.withDefaults();

    private static LeakReport probe(Dataset data) {
        return PROBES.probe(data, KFold.of(10, 42), Run.quiet());
    }

    /** What fires on data that nobody has tampered with: hints at most, and these. */
    @ParameterizedTest
    @CsvSource({
        "iris, species, DUPLICATE_ROWS PERFECT_PREDICTOR PERFECT_PREDICTOR TIME_ORDER",
        "penguins, species, PERFECT_PREDICTOR TIME_ORDER",
        "breast_cancer, diagnosis, TIME_ORDER",
        "credit, Status, DUPLICATE_ROWS",
        "ames, Sale_Price, NEAR_DUPLICATE_ROWS",
        "diabetes, target, ''"
    })
    void probe_cleanData_raisesHintsAtMost(String file, String target, String kinds) {
        LeakReport report = probe(ProbeRows.file(file, target));

        assertThat(report.atLeast(Severity.WARNING)).isEmpty();
        assertThat(report.findings())
                .extracting(finding -> finding.kind().name())
                .containsExactly(kinds.isEmpty() ? new String[0] : kinds.split(" "));
    }

    @Test
    void probe_housesAboveTheMedian_raiseHintsAtMost() {
        Dataset houses = ProbeRows.file("ames", "Sale_Price");

        assertThat(probe(ThresholdTarget.median(houses).apply(houses)).atLeast(Severity.WARNING))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 19})
    void probe_fewRows_skipsWhatTakesMore(int n) {
        Dataset data = ProbeRows.of(n, 1).noise(3).signTarget(new double[n]);

        LeakReport report = PROBES.probe(data);

        assertThat(report.findings()).isEmpty();
        assertThat(report.worst()).isEmpty();
        assertThat(report.toString()).isEqualTo("no sign of a leak found");
        assertThat(report.skipped())
                .contains(
                        new Skipped(LeakKind.DUPLICATE_ROWS, Reason.NO_FOLDS),
                        new Skipped(LeakKind.PERFECT_PREDICTOR, Reason.TOO_FEW_ROWS))
                .hasSize(LeakKind.values().length);
    }

    @Test
    void probe_oneClass_skipsWhatTakesATargetThatVaries() {
        LeakReport report = PROBES.probe(ProbeRows.of(30, 2).noise(3).signTarget(new double[30]));

        assertThat(report.findings()).isEmpty();
        assertThat(report.skipped())
                .contains(new Skipped(LeakKind.TARGET_COPY, Reason.CONSTANT_TARGET))
                .doesNotContain(new Skipped(LeakKind.STANDARDIZED, Reason.CONSTANT_TARGET));
    }

    @Test
    void probe_constantMissingAndUnusedColumns_areNothing() {
        ProbeRows rows = ProbeRows.of(50, 3)
                .numeric("constant", i -> 7)
                .numeric("missing", i -> Double.NaN)
                .categorical("one", List.of("a", "never"), i -> 0)
                .categorical("none", List.of(), i -> Double.NaN)
                .numeric("single", i -> i == 3 ? 1 : Double.NaN);

        assertThat(probe(rows.signTarget(rows.normals())).findings()).isEmpty();
    }

    @Test
    void probe_noFeatures_isNothing() {
        assertThat(probe(ProbeRows.of(50, 4)
                                .numeric("x", i -> i)
                                .numericTarget(new double[50])
                                .withKeys("x"))
                        .findings())
                .extracting(LeakFinding::kind)
                .containsOnly(LeakKind.TIME_ORDER);
    }

    @Test
    void probe_rowsOfWeightZero_areLeftOut() {
        ProbeRows rows = ProbeRows.of(100, 5);
        double[] y = rows.normals();
        Dataset data = rows.numeric("leak", i -> i < 60 ? 2 * y[i] : -3).numericTarget(y);
        double[] weights = new double[100];
        Arrays.fill(weights, 0, 60, 1);

        assertThat(PROBES.probe(data).of(LeakKind.TARGET_COPY)).isEmpty();
        assertThat(PROBES.probe(data.withWeights(weights)).of(LeakKind.TARGET_COPY))
                .hasSize(1);
    }

    /** Squares of these overflow, and of their reciprocals vanish. */
    @ParameterizedTest
    @ValueSource(doubles = {1e200, 1e-200})
    void probe_hugeAndTinyNumbers_giveTheSameAsOrdinaryOnes(double scale) {
        ProbeRows rows = ProbeRows.of(100, 10).noise(1);
        double[] y = rows.normals();
        double[] noise = rows.normals();
        double[] scaled = Arrays.stream(y).map(v -> v * scale).toArray();
        Dataset data = rows.numeric("copy", i -> 2 * y[i])
                .numeric("near", i -> scaled[i] + 0.02 * scale * noise[i])
                .numeric("large", noise)
                .numericTarget(scaled);
        double[] weights = new double[100];
        Arrays.fill(weights, 1e307);

        for (Dataset weighed : List.of(data, data.withWeights(weights))) {
            assertThat(probe(weighed).findings())
                    .extracting(LeakFinding::kind, f -> f.columns().get(0))
                    .containsExactly(tuple(LeakKind.TARGET_COPY, "copy"), tuple(LeakKind.PERFECT_PREDICTOR, "near"));
        }
    }

    @Test
    void probe_manyFindings_areInOrderOfSeverity() {
        ProbeRows rows = ProbeRows.of(100, 6).noise(1);
        double[] y = rows.normals();
        double[] noise = rows.normals();
        Dataset data = rows.numeric("near", i -> y[i] + 0.02 * noise[i])
                .numeric("copy", i -> 2 * y[i])
                .categorical("id", ProbeRows.letters(100), i -> i)
                .numericTarget(y);

        assertThat(PROBES.probe(data).findings())
                .extracting(
                        LeakFinding::severity,
                        LeakFinding::kind,
                        f -> f.columns().get(0))
                .containsExactly(
                        tuple(Severity.ALARM, LeakKind.TARGET_COPY, "copy"),
                        tuple(Severity.WARNING, LeakKind.PERFECT_PREDICTOR, "near"),
                        tuple(Severity.HINT, LeakKind.IDENTIFIER, "id"));
    }

    @Test
    void withKinds_oneKind_looksForNothingElse() {
        LeakReport report = PROBES.withKinds(LeakKind.IDENTIFIER).probe(ProbeRows.file("iris", "species"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.skipped())
                .hasSize(LeakKind.values().length - 1)
                .allSatisfy(skipped -> assertThat(skipped.reason()).isEqualTo(Reason.NOT_ASKED));
    }

    /** What is dropped from the report because nobody asked for it must not hide what was asked for. */
    @Test
    void withKinds_kindThatAnotherWouldHide_isStillFound() {
        ProbeRows rows = ProbeRows.of(100, 7);
        double[] y = rows.normals();
        Dataset data = rows.numeric("cut", i -> Math.rint(50 * y[i])).numericTarget(y);

        assertThat(PROBES.withKinds(LeakKind.PERFECT_PREDICTOR, LeakKind.TARGET_COPY)
                        .probe(data)
                        .findings())
                .extracting(LeakFinding::kind)
                .containsExactly(LeakKind.PERFECT_PREDICTOR);
    }

    @Test
    void probe_anyWorkersAndLocale_giveTheSameReport() {
        Dataset data = ProbeRows.file("ames", "Sale_Price");
        LeakReport once = probe(data);
        Locale before = Locale.getDefault();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            LeakReport again = PROBES.probe(data, KFold.of(10, 42), Run.quiet().with(Workers.on(threads)));

            assertThat(again).isEqualTo(once);
            assertThat(again.sentences()).isEqualTo(once.sentences());
        } finally {
            Locale.setDefault(before);
            threads.shutdown();
        }
    }

    @Test
    void probe_oneCopyAmongTenThousandColumns_isTheOneFinding() {
        double[] x = ProbeRows.of(60, 8).normals();
        ProbeRows rows = ProbeRows.of(60, 9);
        for (int j = 0; j < 9_999; j++) {
            int shift = j;
            rows.numeric("x" + j, i -> x[(i * 7 + shift * 13) % 60] + i % (shift % 17 + 2));
        }
        double[] y = rows.normals();
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        Progress progress = (stage, now, total) -> {
            assertThat(total).isEqualTo(10_000);
            done.add(now);
        };

        LeakReport report = PROBES.probe(
                rows.numeric("leak", y.clone()).numericTarget(y),
                KFold.of(5, 1),
                Run.quiet().with(progress));

        assertThat(report.atLeast(Severity.WARNING))
                .singleElement()
                .satisfies(finding -> assertThat(finding.columns()).containsExactly("leak"));
        assertThat(done).hasSize(10_000).endsWith(10_000L);
    }

    @Test
    void probe_cancelled_stops() {
        Run cancelled = Run.quiet().with((Cancellation) () -> true);

        assertThatThrownBy(() -> PROBES.probe(ProbeRows.file("iris", "species"), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void probe_foldOfOtherRows_namesFoldAndRow() {
        Fold fold = new Fold(IntStream.range(0, 20).toArray(), new int[] {200});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROBES.probe(ProbeRows.file("iris", "species"), List.of(fold), Run.quiet()))
                .withMessage("fold 1: expected rows from 0 to 149, got 200");
    }

    @Test
    void withPerfectScore_outOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROBES.withPerfectScore(Double.NaN))
                .withMessage("perfectScore: expected 0.5 to below 1, got NaN");
    }

    @Test
    void find_measureThatIsNotThere_isEmpty() {
        LeakFinding finding =
                probe(ProbeRows.file("iris", "species")).findings().get(0);

        assertThat(finding.find(Measure.SMOOTHING)).isEmpty();
    }
}
