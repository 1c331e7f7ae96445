package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.Severity.HINT;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PerfectPredictorTest {

    private static List<LeakFinding> findings(Dataset data) {
        return ProbeRows.findings(LeakKind.PERFECT_PREDICTOR, data);
    }

    @Test
    void probe_scoreOfTwoClassesWithFewErrors_isWarningWithItsArea() {
        ProbeRows rows = ProbeRows.of(200, 1);
        double[] y = rows.normals();
        Dataset data = rows.numeric("score", i -> i == 3 ? -y[i] / 4 : -y[i]).signTarget(y);

        assertThat(findings(data)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(WARNING);
            assertThat(finding.columns()).containsExactly("score");
            assertThat(finding.find(Measure.AUC).orElseThrow()).isBetween(0.99, 1.0);
        });
    }

    @Test
    void probe_classInsideAnInterval_isFoundThoughItsOrderTellsNothing() {
        ProbeRows rows = ProbeRows.of(400, 2);
        double[] x = rows.normals();
        Dataset data = rows.numeric("x", x)
                .signTarget(Arrays.stream(x).map(v -> 0.8 - Math.abs(v)).toArray());

        assertThat(findings(data))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(WARNING));
    }

    @Test
    void probe_smoothFunctionWithLittleNoise_isWarningWithItsRSquared() {
        ProbeRows rows = ProbeRows.of(400, 3);
        double[] x = rows.normals();
        double[] noise = rows.normals();
        double[] y = new double[400];
        Arrays.setAll(y, i -> x[i] * x[i] + 0.02 * noise[i]);
        Dataset data = rows.numeric("x", x).noise(2).numericTarget(y);

        assertThat(findings(data)).singleElement().satisfies(finding -> {
            assertThat(finding.columns()).containsExactly("x");
            assertThat(finding.find(Measure.R_SQUARED).orElseThrow()).isCloseTo(0.998, within(0.003));
        });
    }

    @Test
    void probe_identifierWithUniqueLevels_predictsNothing() {
        ProbeRows rows = ProbeRows.of(300, 4);
        Dataset data = rows.categorical("id", ProbeRows.letters(300), i -> i).numericTarget(rows.normals());

        assertThat(findings(data)).isEmpty();
    }

    @Test
    void probe_levelMeansOfManyLevelsAndNoise_predictNothing() {
        ProbeRows rows = ProbeRows.of(300, 5);
        Dataset data =
                rows.categorical("level", ProbeRows.letters(100), i -> i % 100).signTarget(rows.normals());

        assertThat(findings(data)).isEmpty();
    }

    @Test
    void probe_rowsSortedByTargetAndTiedColumn_tiesTellNothing() {
        ProbeRows rows = ProbeRows.of(100, 6);
        double[] sorted = new double[100];
        Arrays.setAll(sorted, i -> i < 50 ? -1 : 1);
        Dataset data = rows.numeric("tied", i -> i % 2).signTarget(sorted);

        assertThat(findings(data)).isEmpty();
    }

    @Test
    void probe_irisPetals_areHintsOfOneSpeciesOnly() {
        assertThat(findings(ProbeRows.file("iris", "species")))
                .extracting(LeakFinding::severity, f -> f.columns().get(0))
                .containsExactly(tuple(HINT, "petal_length"), tuple(HINT, "petal_width"));
    }

    /** Three rows stand together at an end of some of many columns by chance. */
    @Test
    void probe_classOfThreeRowsAmongManyColumns_isNotReported() {
        ProbeRows rows = ProbeRows.of(60, 7).noise(2000);
        double[] y = new double[60];
        Arrays.setAll(y, i -> i < 3 ? 1 : -1);

        assertThat(findings(rows.signTarget(y))).isEmpty();
    }

    @Test
    void withPerfectScore_lower_findsMore() {
        Dataset cancer = ProbeRows.file("breast_cancer", "diagnosis");
        LeakProbes probes = LeakProbes.withDefaults().withKinds(LeakKind.PERFECT_PREDICTOR);

        assertThat(probes.probe(cancer).findings()).isEmpty();
        // scikit-learn 1.9.1: roc_auc_score(diagnosis == "malignant", X["worst_perimeter"]) = 0.9754505575815232.
        assertThat(probes.withPerfectScore(0.975).probe(cancer).findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.columns()).containsExactly("worst_perimeter");
                    assertThat(f.find(Measure.AUC).orElseThrow()).isCloseTo(0.9754505575815232, within(1e-12));
                });
    }
}
