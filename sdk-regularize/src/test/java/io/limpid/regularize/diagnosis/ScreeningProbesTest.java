package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.Severity.ALARM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.run.Cancellation;
import io.limpid.core.run.Run;
import io.limpid.core.run.Workers;
import io.limpid.core.split.StratifiedKFold;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import io.limpid.regularize.diagnosis.SelectionReport.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Columns chosen by the target over all rows, seen in what is left of them, or by comparison with all there were.
 *
 * <p>The counts here are of fixed seeds; they cannot vary.
 */
final class ScreeningProbesTest {

    private static final StratifiedKFold FIVE = StratifiedKFold.of(5, 42);

    private static boolean isAlarmed(Dataset data) {
        return !ProbeRows.findings(LeakKind.SELECTED_COLUMNS, data).isEmpty();
    }

    private static Dataset noise(long seed) {
        return Screening.draw(100, 500, 0, 0, seed);
    }

    @Test
    void selectedColumns_pureNoiseScreenedByAllRows_isAlarm() {
        Dataset noise = noise(1);
        Dataset kept = Screening.keep(noise, Screening.screened(noise, 25, Screening.all(noise)));

        assertThat(ProbeRows.findings(LeakKind.SELECTED_COLUMNS, kept))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(ALARM);
                    assertThat(finding.columns()).hasSize(25);
                    assertThat(finding.find(Measure.LARGEST_P_VALUE).orElseThrow())
                            .isBetween(0.02, 0.1);
                });
    }

    @Test
    void selectedColumns_manyDrawsOfScreenedNoise_areNearlyAllCaught() {
        long caught = LongStream.range(0, 30)
                .filter(seed -> {
                    Dataset noise = noise(seed);
                    return isAlarmed(Screening.keep(noise, Screening.screened(noise, 25, Screening.all(noise))));
                })
                .count();

        assertThat(caught).isGreaterThanOrEqualTo(29);
    }

    /** Chosen by the area under the ROC curve: the correlations of the same columns end less sharply. */
    @Test
    void selectedColumns_screenedByRanks_areCaughtToo() {
        long caught = LongStream.range(0, 20)
                .filter(seed -> {
                    Dataset noise = noise(seed);
                    ProbedTarget target = ProbedTarget.of(noise);
                    Map<String, Double> p = new HashMap<>();
                    for (String name : noise.features().schema().names()) {
                        SortedColumn column = SortedColumn.of(noise.features().column(name), noise.weights());
                        p.put(name, Drift.of(column, target).p());
                    }
                    List<String> kept = p.keySet().stream()
                            .sorted(Comparator.comparing(p::get))
                            .limit(40)
                            .toList();
                    return isAlarmed(Screening.keep(noise, kept));
                })
                .count();

        assertThat(caught).isGreaterThanOrEqualTo(19);
    }

    @Test
    void selectedColumns_honestDraws_raiseNoAlarm() {
        long alarms = LongStream.range(0, 40)
                .filter(seed -> isAlarmed(Screening.draw(100, 25, 0, 0, seed))
                        || isAlarmed(Screening.draw(300, 25, 25, 0.4, seed))
                        || isAlarmed(Screening.draw(100, 25, 5, 0.8, seed)))
                .count();

        assertThat(alarms).isZero();
    }

    /** One weak signal in twenty copies makes twenty alike p-values, and is one column. */
    @Test
    void selectedColumns_copiesOfOneWeakColumn_areNotManyColumns() {
        ProbeRows rows = ProbeRows.of(400, 3);
        double[] cause = rows.normals();
        double[] y = rows.normals();
        for (int j = 0; j < 20; j++) {
            double[] noise = rows.normals();
            rows.numeric("copy" + j, i -> cause[i] + 0.1 * noise[i]);
        }
        for (int i = 0; i < 400; i++) {
            y[i] += 0.25 * cause[i];
        }

        assertThat(ProbeRows.findings(LeakKind.SELECTED_COLUMNS, rows.numericTarget(y)))
                .isEmpty();
    }

    @Test
    void selectionProbe_screenedNoise_isScreenedAndItsOptimismLarge() {
        Dataset noise = noise(1);

        SelectionReport report =
                SelectionProbe.withDefaults().probe(noise, Screening.screened(noise, 25, Screening.all(noise)), FIVE);

        assertThat(report.verdict()).isEqualTo(Verdict.SCREENED);
        assertThat(report.overlap()).isEqualTo(1);
        assertThat(report.expectedOverlap()).isEqualTo(0.05);
        // Screened by 100 rows, |r| of noise is about 0.23; screened within folds, nothing of it is left.
        assertThat(report.validation()).isCloseTo(0.23, within(0.05));
        assertThat(report.reselectedValidation()).isCloseTo(0, within(0.06));
        assertThat(report.reselectedTraining()).isGreaterThan(0.2);
    }

    @Test
    void selectionProbe_noiseScreenedByOtherRows_isIndependent() {
        Dataset both = Screening.draw(200, 500, 0, 0, 2);
        int[] first = IntStream.range(0, 100).toArray();
        int[] second = IntStream.range(100, 200).toArray();

        SelectionReport report =
                SelectionProbe.withDefaults().probe(both.select(second), Screening.screened(both, 25, first), FIVE);

        assertThat(report.verdict()).isEqualTo(Verdict.INDEPENDENT);
        assertThat(report.validation()).isCloseTo(0, within(0.06));
    }

    @Test
    void selectionProbe_strongSignal_isHarmless() {
        Dataset strong = Screening.draw(400, 60, 5, 1, 3);

        SelectionReport report =
                SelectionProbe.withDefaults().probe(strong, Screening.screened(strong, 5, Screening.all(strong)), FIVE);

        assertThat(report.verdict()).isEqualTo(Verdict.HARMLESS);
        assertThat(report.optimism()).isCloseTo(0, within(1e-12));
    }

    @Test
    void selectionProbe_allColumns_isIndependent() {
        Dataset noise = Screening.draw(100, 10, 0, 0, 4);

        SelectionReport report = SelectionProbe.withDefaults()
                .probe(noise, noise.features().schema().names(), FIVE);

        assertThat(report.verdict()).isEqualTo(Verdict.INDEPENDENT);
        assertThat(report.optimism()).isZero();
    }

    @Test
    void selectionProbe_threeClassesAndMissingValues_givesFiniteNumbers() {
        Dataset penguins = ProbeRows.file("penguins", "species");

        SelectionReport report = SelectionProbe.withDefaults().probe(penguins, List.of("bill_length_mm"), FIVE);

        assertThat(report.training()).isBetween(0.5, 1.0);
        assertThat(report.validation()).isBetween(0.5, 1.0);
        assertThat(report.candidates()).isEqualTo(4);
    }

    @Test
    void selectionProbe_anyWorkers_giveTheSameReport() {
        Dataset noise = noise(5);
        List<String> kept = Screening.screened(noise, 25, Screening.all(noise));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            assertThat(SelectionProbe.withDefaults()
                            .probe(noise, kept, FIVE, Run.quiet().with(Workers.on(threads))))
                    .isEqualTo(SelectionProbe.withDefaults().probe(noise, kept, FIVE));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void selectionProbe_wrongColumns_areNamed() {
        Dataset penguins = ProbeRows.file("penguins", "species");
        SelectionProbe probe = SelectionProbe.withDefaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> probe.probe(penguins, List.of(), FIVE))
                .withMessage("selected: expected at least one column, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probe.probe(penguins, List.of("sex"), FIVE))
                .withMessage("column \"sex\": expected a numeric column, got a categorical one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probe.probe(penguins, List.of("body_mass_g", "body_mass_g"), FIVE))
                .withMessage("selected: expected each column once, got \"body_mass_g\" twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probe.withLeastOverlap(Double.NaN))
                .withMessage("leastOverlap: expected above 0 and at most 1, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probe.withSignificance(1))
                .withMessage("significance: expected above 0 and below 1, got 1.0");
    }

    @Test
    void selectionProbe_cancelled_stops() {
        Dataset noise = noise(6);

        assertThatThrownBy(() -> SelectionProbe.withDefaults()
                        .probe(noise, List.of("x0"), FIVE, Run.quiet().with((Cancellation) () -> true)))
                .isInstanceOf(CancellationException.class);
    }
}
