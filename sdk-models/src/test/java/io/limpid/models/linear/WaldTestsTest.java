package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.model.Penalty;
import io.limpid.core.resample.ClassWeights;
import io.limpid.models.Samples;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a logistic regression has standard errors, and when it says why not. */
class WaldTestsTest {

    private static final LogisticRegression UNPENALISED =
            LogisticRegression.withDefaults().withPenalty(Penalty.none());

    private static final Dataset DATA = Samples.random(200, 2, 1);

    /** For counts of 1 of 3 and 3 of 4 the variance of the log-odds is 1/1 + 1/2, of their difference + 1/3 + 1/1. */
    @Test
    void fit_twoGroups_errorsOfTheCounts() {
        Dataset data = Samples.of(new double[] {0, 1, 0, 1, 1, 0, 1}, new double[] {0, 0, 0, 1, 1, 1, 1});
        WaldTests.Available tests = (WaldTests.Available) UNPENALISED.fit(data).waldTests();
        // Tolerance: the gradient's.
        assertThat(tests.intercept(0).standardError()).isCloseTo(Math.sqrt(1.5), within(1e-8));
        assertThat(tests.coefficient(0, 0).orElseThrow().standardError())
                .isCloseTo(Math.sqrt(1.5 + 1 / 3.0 + 1), within(1e-8));
        assertThat(tests.intercept(0).z()).isCloseTo(StrictMath.log(0.5) / Math.sqrt(1.5), within(1e-8));
        assertThat(tests.intercept(0).p()).isCloseTo(0.571_4, within(1e-3)); // the table of the normal distribution
    }

    @Test
    void fit_constantColumn_hasNoTestOfItAndThoseOfTheOthers() {
        double[] constant = new double[200];
        Arrays.fill(constant, 3);
        Dataset with = DATA.withFeatures(Samples.table(
                DATA.features().column(0), constant, DATA.features().column(1)));
        WaldTests.Available tests = (WaldTests.Available) UNPENALISED.fit(with).waldTests();
        WaldTests.Available without =
                (WaldTests.Available) UNPENALISED.fit(DATA).waldTests();
        assertThat(tests.coefficient(0, 1)).isEmpty();
        assertThat(tests.coefficient(0, 2)).isEqualTo(without.coefficient(0, 1));
        assertThat(tests.intercept(0)).isEqualTo(without.intercept(0));
    }

    @Test
    void fit_withPenalty_absent() {
        assertAbsent(LogisticRegression.withDefaults(), DATA, WaldTests.Reason.PENALTY);
    }

    @Test
    void fit_withClassWeights_absent() {
        assertAbsent(UNPENALISED.withClassWeights(ClassWeights.balanced()), DATA, WaldTests.Reason.CLASS_WEIGHTS);
    }

    @Test
    void fit_separable_absent() {
        Dataset data = Samples.of(new double[] {0, 0, 1, 1}, new double[] {1, 2, 3, 4});
        assertAbsent(UNPENALISED, data, WaldTests.Reason.NOT_CONVERGED);
    }

    @Test
    void fit_collinearColumns_absent() {
        double[] x = DATA.features().column(0);
        double[] twice = Arrays.stream(x).map(v -> 2 * v + 1).toArray();
        Dataset data = DATA.withFeatures(Samples.table(x, DATA.features().column(1), twice));
        assertAbsent(UNPENALISED, data, WaldTests.Reason.SINGULAR_INFORMATION);
    }

    /** Copies of one column: a minimum there is, but no matrix of that size. */
    @Test
    void fit_moreColumnsThanNewtonTakes_absent() {
        Dataset one = Samples.random(60, 1, 8);
        double[][] copies = new double[5_001][];
        Arrays.fill(copies, one.features().column(0));
        Dataset data = one.withFeatures(Samples.table(copies));
        assertAbsent(UNPENALISED, data, WaldTests.Reason.TOO_MANY_COEFFICIENTS);
    }

    @Test
    void fit_threeOneHotColumns_absent() {
        double[][] levels = new double[3][200];
        for (int i = 0; i < 200; i++) {
            levels[i % 3][i] = 1;
        }
        assertAbsent(UNPENALISED, DATA.withFeatures(Samples.table(levels)), WaldTests.Reason.SINGULAR_INFORMATION);
    }

    @Test
    void fit_classWeights_asWeightsOfTheRows() {
        ClassWeights factors = ClassWeights.of(Map.of("yes", 2.5));
        for (ClassWeights each : new ClassWeights[] {factors, ClassWeights.balanced()}) {
            LogisticRegressionModel option =
                    LogisticRegression.withDefaults().withClassWeights(each).fit(DATA);
            LogisticRegressionModel rows = LogisticRegression.withDefaults().fit(each.resample(DATA));
            assertThat(option.predict(DATA.features())).isEqualTo(rows.predict(DATA.features()));
            assertThat(option.predict(DATA.features()))
                    .isNotEqualTo(LogisticRegression.withDefaults().fit(DATA).predict(DATA.features()));
        }
    }

    @Test
    void fit_classWeightOfAnUnknownClass_isNamed() {
        LogisticRegression trainer =
                LogisticRegression.withDefaults().withClassWeights(ClassWeights.of(Map.of("maybe", 2.0)));
        assertThatThrownBy(() -> trainer.fit(DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor of class \"maybe\": expected a class of \"class\", got only [\"no\", \"yes\"]");
    }

    @Test
    void fit_classWeightZero_classIsAbsent() {
        LogisticRegression trainer =
                LogisticRegression.withDefaults().withClassWeights(ClassWeights.of(Map.of("no", 0.0)));
        assertThatThrownBy(() -> trainer.fit(DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"class\": expected rows of both classes [\"no\", \"yes\"], got only \"yes\"");
    }

    @Test
    void withPenalty_afterClassWeights_keepsThem() {
        LogisticRegression trainer = LogisticRegression.withDefaults().withClassWeights(ClassWeights.balanced());
        Penalty penalty = Penalty.ridge(0.1);
        assertThat(trainer.withPenalty(penalty).fit(DATA).predict(DATA.features()))
                .isEqualTo(LogisticRegression.withDefaults()
                        .withPenalty(penalty)
                        .fit(ClassWeights.balanced().resample(DATA))
                        .predict(DATA.features()));
    }

    /** Errors go with the root of the weights, where their squares would be beyond doubles. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-1030, 0x1p1010})
    void fit_weightsOfAnySize_errorsGoWithTheirRoot(double weight) {
        double[] weights = new double[200];
        Arrays.fill(weights, weight);
        WaldTests.Available one = (WaldTests.Available) UNPENALISED.fit(DATA).waldTests();
        WaldTests.Available other =
                (WaldTests.Available) UNPENALISED.fit(DATA.withWeights(weights)).waldTests();
        double root = Math.sqrt(weight);
        // Tolerance: weights of 2^-1030 are subnormal, and their sum has 45 bits and more.
        assertThat(other.coefficient(0, 0).orElseThrow().standardError()
                        * root
                        / one.coefficient(0, 0).orElseThrow().standardError())
                .isCloseTo(1, within(1e-12));
        assertThat(other.intercept(0).standardError() * root / one.intercept(0).standardError())
                .isCloseTo(1, within(1e-12));
    }

    private static void assertAbsent(LogisticRegression trainer, Dataset data, WaldTests.Reason reason) {
        assertThat(trainer.fit(data).waldTests()).isEqualTo(new WaldTests.Absent(reason));
    }
}
