package io.limpid.regularize.diagnosis;

import static io.limpid.regularize.diagnosis.LeakFinding.Severity.ALARM;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.HINT;
import static io.limpid.regularize.diagnosis.LeakFinding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.transform.Columns;
import io.limpid.core.transform.MinMaxScaler;
import io.limpid.core.transform.MissingValueImputer;
import io.limpid.core.transform.NumericFill;
import io.limpid.core.transform.StandardScaler;
import io.limpid.core.transform.TargetEncoder;
import io.limpid.core.transform.Transformer;
import io.limpid.regularize.diagnosis.LeakFinding.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps fitted on all rows leave a trace, steps fitted on some of them none. */
final class PreprocessingProbesTest {

    private static final Dataset CANCER = ProbeRows.file("breast_cancer", "diagnosis");
    private static final Dataset CREDIT = ProbeRows.file("credit", "Status");
    private static final Dataset AMES = ProbeRows.file("ames", "Sale_Price");

    private static Dataset byAllRows(Transformer step, Dataset data) {
        return data.withFeatures(step.fit(data).fitted().transform(data.features()));
    }

    private static Dataset byHalf(Transformer step, Dataset data) {
        Dataset half = data.select(
                IntStream.range(0, data.rows()).filter(i -> i % 2 == 0).toArray());
        return data.withFeatures(step.fit(half).fitted().transform(data.features()));
    }

    @Test
    void standardized_byAllRows_isWarningNamingAllColumns() {
        Dataset scaled = byAllRows(StandardScaler.withDefaults(), CANCER);

        assertThat(ProbeRows.findings(LeakKind.STANDARDIZED, scaled))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.columns()).hasSize(30);
                    assertThat(finding.sentence()).contains("\"mean_radius\"").contains("and 25 more");
                });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 568.0 / 569, 1 / 569.0})
    void standardized_byAnyDivisor_isFound(double variance) {
        Dataset scaled = byAllRows(StandardScaler.withDefaults(), CANCER);
        double[] column = Arrays.stream(scaled.features().column(0))
                .map(z -> z * Math.sqrt(variance))
                .toArray();
        Dataset one = ProbeRows.of(569, 0).numeric("z", column).numericTarget(new double[569]);

        assertThat(ProbeRows.findings(LeakKind.STANDARDIZED, one)).hasSize(1);
    }

    @Test
    void standardized_byHalfOfTheRowsOrNotAtAll_isNothing() {
        Dataset half = byHalf(StandardScaler.withDefaults(), CANCER);

        assertThat(ProbeRows.findings(LeakKind.STANDARDIZED, half)).isEmpty();
        assertThat(ProbeRows.findings(LeakKind.STANDARDIZED, CANCER)).isEmpty();
    }

    @Test
    void rangeScaled_byAllRows_isWarning() {
        Dataset scaled = byAllRows(MinMaxScaler.withDefaults(), CANCER);

        assertThat(ProbeRows.findings(LeakKind.RANGE_SCALED, scaled))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.columns()).hasSize(30);
                });
    }

    @Test
    void rangeScaled_oneShareAmongManyColumns_isHint() {
        ProbeRows rows = ProbeRows.of(101, 1).noise(5);
        Dataset data = rows.numeric("share", i -> i / 100.0).signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.RANGE_SCALED, data))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(HINT));
    }

    @Test
    void rangeScaled_indicatorsOrHalfOfTheRows_isNothing() {
        ProbeRows rows = ProbeRows.of(100, 2);
        Dataset indicator = rows.numeric("flag", i -> i % 2).signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.RANGE_SCALED, indicator)).isEmpty();
    }

    @Test
    void meanImputed_byAllRows_isWarningWithTheNumberOfGaps() {
        Dataset filled = byAllRows(MissingValueImputer.withDefaults().withNumeric(NumericFill.mean()), CREDIT);
        long gaps = Arrays.stream(CREDIT.features().column("Income").values())
                .filter(Double::isNaN)
                .count();

        assertThat(ProbeRows.findings(LeakKind.MEAN_IMPUTED, filled))
                .filteredOn(finding -> finding.columns().contains("Income"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.find(Measure.REPEATS)).hasValue(gaps);
                });
    }

    @Test
    void meanImputed_byHalfOfTheRowsOrNotAtAll_isNothing() {
        Dataset half = byHalf(MissingValueImputer.withDefaults().withNumeric(NumericFill.mean()), CREDIT);

        assertThat(ProbeRows.findings(LeakKind.MEAN_IMPUTED, half)).isEmpty();
        assertThat(ProbeRows.findings(LeakKind.MEAN_IMPUTED, CREDIT)).isEmpty();
    }

    @Test
    void meanImputed_continuousColumn_isFoundByItsRepeats() {
        ProbeRows rows = ProbeRows.of(100, 3);
        double[] x = rows.normals();
        double mean = Arrays.stream(x, 10, 100).average().orElseThrow();
        Dataset data = rows.numeric("x", i -> i < 10 ? mean : x[i]).signTarget(rows.normals());

        assertThat(ProbeRows.findings(LeakKind.MEAN_IMPUTED, data)).hasSize(1);
    }

    /** The mean of whole numbers is by chance one of them often enough. */
    @Test
    void meanImputed_wholeMeanOfWholeNumbers_isNothing() {
        ProbeRows rows = ProbeRows.of(101, 4);
        Dataset data =
                rows.numeric("rating", i -> i % 5 + 1 + (i == 100 ? 2 : 0)).signTarget(rows.normals());

        assertThat(Arrays.stream(data.features().column(0)).average().orElseThrow())
                .isEqualTo(3);
        assertThat(ProbeRows.findings(LeakKind.MEAN_IMPUTED, data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 250})
    void targetEncoded_byAllRows_isFoundWithItsSmoothing(double smoothing) {
        Dataset encoded = byAllRows(
                TargetEncoder.withDefaults().withSmoothing(smoothing).on(Columns.named("Neighborhood")), AMES);

        assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, encoded))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.columns().get(0)).startsWith("Neighborhood");
                    assertThat(finding.severity()).isEqualTo(WARNING);
                    assertThat(finding.find(Measure.SMOOTHING).orElseThrow()).isCloseTo(smoothing, within(1e-6));
                });
    }

    @Test
    void targetEncoded_byEmpiricalBayes_isFound() {
        Dataset encoded = byAllRows(TargetEncoder.withDefaults().on(Columns.named("Neighborhood")), AMES);

        assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, encoded))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.columns().get(0)).startsWith("Neighborhood");
                    assertThat(finding.find(Measure.SMOOTHING)).isEmpty();
                });
    }

    @Test
    void targetEncoded_anyMeanlessColumnOfFewValues_isNothing() {
        for (int seed = 0; seed < 50; seed++) {
            ProbeRows rows = ProbeRows.of(300, seed);
            double[] x = rows.normals();
            Dataset data = rows.numeric("x", i -> Math.rint(4 * x[i]) / 40).signTarget(rows.normals());

            assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, data)).isEmpty();
        }
    }

    /** Levels of seven or eight rows and two classes: many have the same mean, and share their value. */
    @Test
    void targetEncoded_classesAndFewRowsALevel_isAlarm() {
        ProbeRows rows = ProbeRows.of(300, 5);
        Dataset data =
                rows.categorical("shop", ProbeRows.letters(40), i -> i % 40).signTarget(rows.normals());

        for (TargetEncoder step : List.of(
                TargetEncoder.withDefaults().withSmoothing(5),
                TargetEncoder.withDefaults().withSmoothing(0),
                TargetEncoder.withDefaults())) {
            assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, byAllRows(step, data)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(ALARM));
        }
    }

    /** Prices in a currency of 1e300 to the dollar: squares overflow. */
    @Test
    void targetEncoded_hugeTarget_isFoundAndOtherColumnsAreNot() {
        ProbeRows rows = ProbeRows.of(200, 6);
        double[] y = Arrays.stream(rows.normals()).map(v -> 1e300 * v).toArray();
        double[] means = new double[10];
        for (int i = 0; i < 200; i++) {
            means[i % 10] += y[i] / 20;
        }
        Dataset data = rows.numeric("mean", i -> means[i % 10])
                .numeric("other", i -> 1e300 * (i % 10))
                .numericTarget(y);

        assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, data))
                .singleElement()
                .satisfies(finding -> assertThat(finding.columns()).containsExactly("mean"));
    }

    @Test
    void targetEncoded_byHalfOfTheRowsOrCrossFitted_isNothing() {
        Transformer step = TargetEncoder.withDefaults().withSmoothing(10).on(Columns.named("Neighborhood"));

        assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, byHalf(step, AMES)))
                .isEmpty();
        assertThat(ProbeRows.findings(LeakKind.TARGET_ENCODED, step.fit(AMES).training()))
                .isEmpty();
    }
}
