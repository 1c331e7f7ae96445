package io.limpid.regularize.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import org.junit.jupiter.api.Test;

/** Expected values: scipy 1.17.1, by the call beside each; tolerance: the ten digits given. */
final class ChanceTest {

    /** {@code 2 * stats.t.sf(0.3 * sqrt(48 / (1 - 0.09)), 48)}. */
    @Test
    void ofCorrelation_moderate_isStudents() {
        assertThat(Chance.ofCorrelation(0.3, 50)).isCloseTo(0.03428618003, within(1e-10));
    }

    /** Far in the tail the p-value keeps its relative accuracy: {@code 2 * stats.t.sf(0.9 * sqrt(98 / 0.19), 98)}. */
    @Test
    void ofCorrelation_strong_keepsItsDigits() {
        assertThat(Chance.ofCorrelation(-0.9, 100) / 4.063405277e-37).isCloseTo(1, within(1e-8));
    }

    @Test
    void ofCorrelation_perfect_isZero() {
        assertThat(Chance.ofCorrelation(1, 10)).isZero();
    }

    /** {@code stats.f.sf(3.2, 2, 47)}. */
    @Test
    void ofRatio_moderate_isFishers() {
        assertThat(Chance.ofRatio(3.2, 2, 47)).isCloseTo(0.0497828919, within(1e-10));
    }

    @Test
    void logChoose_smallNumbers_isLogOfBinomial() {
        assertThat(Chance.logChoose(10, 3)).isCloseTo(Math.log(120), within(1e-12));
    }

    /** Two groups of two rows, two kinds in equal shares: each pure with probability 1/2; a single row always is. */
    @Test
    void logPure_twoPairs_isOneQuarter() {
        assertThat(Chance.logPure(new int[] {2, 2, 1}, new int[] {2, 2}, 4)).isCloseTo(Math.log(0.25), within(1e-12));
    }

    private static SortedColumn column(Dataset data, String name) {
        return SortedColumn.of(data.features().column(name), data.weights());
    }

    /** {@code stats.spearmanr(s4, target)} of diabetes: 0.4489309208894729, 2.6290393847228446e-23. */
    @Test
    void drift_numericTargetWithTies_isSpearmans() {
        Dataset diabetes = ProbeRows.file("diabetes", "target");

        Drift drift = Drift.of(column(diabetes, "s4"), ProbedTarget.of(diabetes));

        assertThat(drift.correlation()).isCloseTo(0.4489309208894729, within(1e-13));
        assertThat(drift.p() / 2.6290393847228446e-23).isCloseTo(1, within(1e-9));
    }

    /**
     * {@code stats.spearmanr(bill_depth_mm, species == s)} of penguins, rows with a value: the largest is Gentoo's,
     * -0.8111487636732524, 3.3013808569044826e-81; times three species.
     */
    @Test
    void drift_threeClassesAndMissingValues_isTheLargestTimesThree() {
        Dataset penguins = ProbeRows.file("penguins", "species");

        Drift drift = Drift.of(column(penguins, "bill_depth_mm"), ProbedTarget.of(penguins));

        assertThat(drift.correlation()).isCloseTo(-0.8111487636732524, within(1e-13));
        assertThat(drift.p() / (3 * 3.3013808569044826e-81)).isCloseTo(1, within(1e-9));
    }

    /** {@code stats.pearsonr(age, target)} of diabetes: 7.05568614911625e-05. */
    @Test
    void screenedColumns_numericTarget_pIsPearsons() {
        Dataset diabetes = ProbeRows.file("diabetes", "target");

        double p = ScreenedColumns.p(column(diabetes, "age"), ProbedTarget.of(diabetes))
                .orElseThrow();

        assertThat(p / 7.05568614911625e-05).isCloseTo(1, within(1e-9));
    }

    /** {@code stats.f_oneway} of sepal_width over iris' species: 4.492017133309084e-17. */
    @Test
    void screenedColumns_threeClasses_pIsOfTheVarianceRatio() {
        Dataset iris = ProbeRows.file("iris", "species");

        double p = ScreenedColumns.p(column(iris, "sepal_width"), ProbedTarget.of(iris))
                .orElseThrow();

        assertThat(p / 4.492017133309084e-17).isCloseTo(1, within(1e-9));
    }
}
