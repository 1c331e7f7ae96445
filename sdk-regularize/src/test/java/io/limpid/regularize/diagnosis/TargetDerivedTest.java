package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.Severity.ALARM;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.ThresholdTarget;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TargetDerivedTest {

    private enum Function {
        LINEAR(y -> 3 - 0.01 * y, LeakKind.TARGET_COPY),
        EXPONENTIAL(Math::exp, LeakKind.TARGET_COPY),
        CUBE(y -> y * y * y, LeakKind.TARGET_COPY),
        ROUNDED(y -> Math.rint(4 * y), LeakKind.TARGET_CUT),
        CUT(y -> y > 0.5 ? 1 : 0, LeakKind.TARGET_CUT),
        CUT_DOWN(y -> y > -0.2 ? 0 : 1, LeakKind.TARGET_CUT);

        final DoubleUnaryOperator of;
        final LeakKind kind;

        Function(DoubleUnaryOperator of, LeakKind kind) {
            this.of = of;
            this.kind = kind;
        }
    }

    private static LeakReport probe(Dataset data) {
        return LeakProbes.withDefaults()
                .withKinds(
                        LeakKind.TARGET_COPY, LeakKind.TARGET_CUT, LeakKind.TARGET_BY_LEVEL, LeakKind.PERFECT_PREDICTOR)
                .probe(data);
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void probe_functionOfNumericTarget_isAlarm(Function function) {
        ProbeRows rows = ProbeRows.of(100, 1).noise(3);
        double[] y = rows.normals();
        Dataset data =
                rows.numeric("leak", i -> function.of.applyAsDouble(y[i])).numericTarget(y);

        assertThat(probe(data).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(function.kind);
            assertThat(finding.severity()).isEqualTo(ALARM);
            assertThat(finding.columns()).containsExactly("leak");
        });
    }

    @Test
    void probe_functionOfTargetWithOneWrongRow_isNoFunction() {
        ProbeRows rows = ProbeRows.of(100, 1);
        double[] y = rows.normals();
        Dataset data =
                rows.numeric("leak", i -> i == 50 ? 9 : y[i] > 0.5 ? 1 : 0).numericTarget(y);

        assertThat(probe(data).findings()).isEmpty();
    }

    @Test
    void probe_strongButInexactColumn_isNoFunction() {
        ProbeRows rows = ProbeRows.of(200, 2);
        double[] y = rows.normals();
        double[] noise = rows.normals();
        Dataset data = rows.numeric("x", i -> y[i] + 0.3 * noise[i]).numericTarget(y);

        assertThat(probe(data).findings()).isEmpty();
    }

    @Test
    void probe_numberThatThresholdTargetCuts_isAlarm() {
        Dataset houses = ProbeRows.file("ames", "Sale_Price");
        Dataset classes = ThresholdTarget.median(houses).apply(houses);
        Dataset leaky = classes.withFeatures(classes.features()
                .with(new Column(new Field.Numeric("price"), houses.target().values())));

        assertThat(probe(leaky).atLeast(ALARM)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(LeakKind.TARGET_CUT);
            assertThat(finding.columns()).containsExactly("price");
        });
    }

    /** Two species stand apart in their petals by themselves: the gap between them is no cut through a column. */
    @Test
    void probe_clustersOfNature_areNoAlarm() {
        Dataset iris = ProbeRows.file("iris", "species");
        int[] two = IntStream.range(0, 100).toArray();

        LeakReport report = probe(iris.select(two));

        assertThat(report.of(LeakKind.TARGET_CUT)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(WARNING);
            assertThat(finding.find(LeakFinding.Measure.GAP_RATIO).orElseThrow())
                    .isGreaterThan(3);
        });
    }

    @Test
    void probe_classesUnderOtherNames_isAlarm() {
        ProbeRows rows = ProbeRows.of(60, 3);
        double[] codes = Arrays.stream(rows.normals())
                .map(v -> v > 0.5 ? 2 : v > -0.5 ? 1 : 0)
                .toArray();
        Dataset data = rows.categorical("other", List.of("x", "y", "z"), i -> 2 - codes[i])
                .classTarget(List.of("a", "b", "c"), codes);

        assertThat(probe(data).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(LeakKind.TARGET_COPY);
            assertThat(finding.severity()).isEqualTo(ALARM);
        });
    }

    @Test
    void probe_manyLevelsOfOneClassEach_isWarning() {
        ProbeRows rows = ProbeRows.of(120, 4);
        Dataset data = rows.categorical("code", ProbeRows.letters(12), i -> i % 12)
                .classTarget(
                        List.of("no", "yes"),
                        IntStream.range(0, 120)
                                .mapToDouble(i -> (i % 12) * 7 % 12 < 5 ? 0 : 1)
                                .toArray());

        assertThat(probe(data).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(LeakKind.TARGET_BY_LEVEL);
            assertThat(finding.severity()).isEqualTo(WARNING);
        });
    }

    @Test
    void probe_levelsThatAllDiffer_areNotMistakenForFunction() {
        ProbeRows rows = ProbeRows.of(50, 5);
        Dataset data = rows.categorical("id", ProbeRows.letters(50), i -> i).signTarget(rows.normals());

        assertThat(probe(data).findings()).isEmpty();
    }

    /** With one row above, any of many columns can hold it by chance. */
    @Test
    void probe_indicatorOfOneExtremeRow_isChance() {
        ProbeRows rows = ProbeRows.of(100, 6);
        double[] y = rows.normals();
        double most = Arrays.stream(y).max().orElseThrow();
        Dataset data = rows.numeric("rare", i -> y[i] == most ? 1 : 0).numericTarget(y);

        assertThat(probe(data).findings()).isEmpty();
    }

    @Test
    void missing_exactlyInRowsOfOneClass_isAlarm() {
        ProbeRows rows = ProbeRows.of(100, 7);
        double[] side = rows.normals();
        double[] x = rows.normals();
        Dataset data = rows.numeric("x", i -> side[i] > 0 ? Double.NaN : x[i]).signTarget(side);

        assertThat(ProbeRows.findings(LeakKind.TARGET_BY_MISSINGNESS, data))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(ALARM);
                    assertThat(finding.rows()).isEqualTo((int)
                            Arrays.stream(side).filter(v -> v > 0).count());
                });
    }

    @Test
    void missing_inPartOfOneClassOnly_isWarning() {
        ProbeRows rows = ProbeRows.of(200, 8);
        double[] side = rows.normals();
        double[] x = rows.normals();
        Dataset data = rows.numeric("x", i -> side[i] > 0.3 ? Double.NaN : x[i]).signTarget(side);

        assertThat(ProbeRows.findings(LeakKind.TARGET_BY_MISSINGNESS, data))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(WARNING));
    }

    @Test
    void missing_exactlyAboveNumberOfNumericTarget_isAlarm() {
        ProbeRows rows = ProbeRows.of(100, 9);
        double[] y = rows.normals();
        Dataset data = rows.categorical("c", List.of("a", "b"), i -> y[i] > 0.7 ? Double.NaN : i % 2)
                .numericTarget(y);

        assertThat(ProbeRows.findings(LeakKind.TARGET_BY_MISSINGNESS, data))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(ALARM));
    }

    @Test
    void missing_atRandom_isNothing() {
        ProbeRows rows = ProbeRows.of(200, 10);
        double[] x = rows.normals();
        Dataset data = rows.numeric("x", i -> i % 7 == 0 ? Double.NaN : x[i]).signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.TARGET_BY_MISSINGNESS, data)).isEmpty();
    }
}
