package io.limpid.models.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Dataset;
import io.limpid.core.metric.Score;
import io.limpid.core.model.Penalty;
import io.limpid.models.linear.LinearSummary.Coefficient;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LinearSummaryTest {

    private static final Dataset FIVE =
            LinearRegressionTest.data(new double[] {2, 1, 4, 3, 6}, new double[] {1, 2, 3, 4, 5});

    private static LinearSummary fit(double[] target, double[]... columns) {
        return LinearRegression.withDefaults()
                .fit(LinearRegressionTest.data(target, columns))
                .summary();
    }

    /** Python 3.11.7, statsmodels 0.15.0: OLS(y, add_constant(x)).fit(); tolerance: its last digits. */
    @Test
    void summary_fiveRows_matchesStatsmodels() {
        LinearSummary summary = LinearRegression.withDefaults().fit(FIVE).summary();
        Coefficient slope = summary.coefficients().get(0);
        assertThat(slope.name()).isEqualTo("x0");
        assertThat(slope.estimate()).isCloseTo(1, within(1e-15));
        assertThat(slope.standardError().require()).isCloseTo(0.4, within(1e-15));
        assertThat(slope.t().require()).isCloseTo(2.5, within(1e-14));
        assertThat(slope.p().require()).isCloseTo(0.0877066470080656, within(1e-15));
        assertThat(summary.intercept().standardError().require()).isCloseTo(1.3266499161421594, within(1e-14));
        assertThat(summary.intercept().p().require()).isCloseTo(0.8897346368865949, within(1e-14));
        assertThat(summary.residualStandardError().require()).isCloseTo(1.2649110640673518, within(1e-14));
        assertThat(summary.rSquared().require()).isCloseTo(25.0 / 37, within(1e-15));
        assertThat(summary.adjustedRSquared().require()).isCloseTo(0.5675675675675675, within(1e-15));
        assertThat(summary.fStatistic().require()).isCloseTo(6.25, within(1e-14));
        assertThat(summary.fPValue().require()).isCloseTo(0.08770664700806556, within(1e-15));
        assertThat(summary.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void toString_anyLocale_isThisTable() {
        String expected = String.join(
                System.lineSeparator(),
                "linear regression on 5 rows, least squares",
                "                  estimate     std. error          t          p",
                "(intercept)        0.20000         1.3266    0.15076    0.88973",
                "x0                  1.0000        0.40000     2.5000   0.087707",
                "residual standard error: 1.2649 on 3 degrees of freedom",
                "R squared: 0.67568",
                "adjusted R squared: 0.56757",
                "F: 6.2500 on 1 and 3 degrees of freedom, p 0.087707");
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(LinearRegression.withDefaults().fit(FIVE)).hasToString(expected);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void toString_ridge_saysWhyThereIsLess() {
        LinearRegressionModel model =
                LinearRegression.withDefaults().withPenalty(Penalty.ridge(0.5)).fit(FIVE);
        assertThat(model.toString().lines())
                .contains(
                        "linear regression on 5 rows, squared penalty 0.5",
                        "x0                 0.66667              -          -          -",
                        "F: none, the coefficients are shrunk by a penalty, and least squares' formulas don't hold");
    }

    /** Without an answer, never a 0 that could be read as one. */
    @Test
    void summary_ridge_hasOnlyRSquared() {
        LinearSummary summary = LinearRegression.withDefaults()
                .withPenalty(Penalty.ridge(0.5))
                .fit(FIVE)
                .summary();
        String reason = "the coefficients are shrunk by a penalty, and least squares' formulas don't hold";
        assertThat(summary.penalty()).isEqualTo(Penalty.ridge(0.5));
        // The slope is 1 / (1 + 0.5 / 1) of least squares': 1 - R^2 = 1 - (2 * 2/3 - 4/9) 25/37.
        assertThat(summary.rSquared().require()).isCloseTo(8.0 / 9 * 25 / 37, within(1e-15));
        assertNoTests(summary, reason);
        assertUndefined(summary.residualStandardError(), reason);
        assertUndefined(summary.adjustedRSquared(), reason);
        assertUndefined(summary.fStatistic(), reason);
        assertUndefined(summary.fPValue(), reason);
    }

    @Test
    void summary_dependentColumns_hasNoStandardErrorsButTheRest() {
        double[] x = {1, 2, 3, 4, 5};
        LinearSummary summary = fit(new double[] {2, 1, 4, 3, 6}, x, x);
        assertNoTests(summary, "the columns are linearly dependent: only 1 of the 2 that vary are independent");
        assertThat(summary.residualStandardError().require()).isCloseTo(1.2649110640673518, within(1e-14));
        assertThat(summary.fStatistic().require()).isCloseTo(6.25, within(1e-13));
        assertThat(summary.adjustedRSquared().require()).isCloseTo(0.5675675675675675, within(1e-14));
    }

    @Test
    void summary_constantColumn_onlyThatOneHasNoStandardError() {
        LinearSummary summary =
                fit(new double[] {2, 1, 4, 3, 6}, new double[] {7, 7, 7, 7, 7}, new double[] {1, 2, 3, 4, 5});
        assertUndefined(
                summary.coefficients().get(0).standardError(),
                "the column is constant, or the error beyond double precision");
        assertThat(summary.coefficients().get(1).standardError().require()).isCloseTo(0.4, within(1e-15));
        assertThat(summary.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void summary_asManyParametersAsRows_hasOnlyRSquared() {
        LinearSummary summary = fit(new double[] {1, 5}, new double[] {0, 1});
        String reason = "no degrees of freedom are left: 2 rows for the intercept and 1 independent columns";
        assertNoTests(summary, reason);
        assertUndefined(summary.residualStandardError(), reason);
        assertUndefined(summary.adjustedRSquared(), reason);
        assertUndefined(summary.fStatistic(), reason);
        assertThat(summary.rSquared().require()).isEqualTo(1);
    }

    @Test
    void summary_constantTarget_hasNoVarianceToExplain() {
        LinearSummary summary = fit(new double[] {7, 7, 7, 7}, new double[] {1, 2, 3, 5});
        assertNoTests(summary, "the target is constant");
        assertUndefined(summary.rSquared(), "the target is constant");
        assertUndefined(summary.adjustedRSquared(), "the target is constant");
        assertUndefined(summary.fStatistic(), "the target is constant");
        assertThat(summary.residualStandardError().require()).isZero();
    }

    @Test
    void summary_exactFit_hasNothingToTest() {
        double[] x = {0.1, 0.2, 0.3, 0.7, 1.1};
        double[] y = {1.3, 1.6, 1.9, 3.1, 4.3}; // 1 + 3 x, rounded
        LinearSummary summary = fit(y, x);
        assertNoTests(summary, "the fit is exact: the residuals are no more than rounding");
        assertThat(summary.rSquared().require()).isEqualTo(1);
        assertThat(summary.residualStandardError().require()).isZero();
    }

    @Test
    void summary_onlyConstantColumns_hasNoFStatistic() {
        LinearSummary summary = fit(new double[] {1, 2, 6}, new double[] {4, 4, 4});
        assertUndefined(summary.fStatistic(), "every column is constant");
        // The mean's own error: deviation / sqrt(n).
        assertThat(summary.intercept().standardError().require()).isCloseTo(Math.sqrt(7.0 / 3), within(1e-15));
    }

    /** A probability of exp(-700) or so is a number, and one below every double 0. */
    @Test
    void summary_hugeT_probabilitySmallAndNotNegative() {
        double[] x = new double[2_000];
        double[] y = new double[2_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i + i % 2;
        }
        LinearSummary summary = fit(y, x);
        assertThat(summary.coefficients().get(0).t().require()).isGreaterThan(1_000);
        assertThat(summary.coefficients().get(0).p().require()).isZero();
        assertThat(summary.fPValue().require()).isZero();
    }

    /** A coefficient of exactly 0 is as likely as can be. */
    @Test
    void summary_noSlope_probabilityIsOne() {
        LinearSummary summary = fit(new double[] {1, 2, 2, 1}, new double[] {-1, 1, -1, 1});
        assertThat(summary.coefficients().get(0).p().require()).isEqualTo(1);
        assertThat(summary.fPValue().require()).isEqualTo(1);
        assertThat(summary.rSquared().require()).isZero();
    }

    private static void assertNoTests(LinearSummary summary, String reason) {
        assertUndefined(summary.intercept().standardError(), reason);
        assertUndefined(summary.intercept().t(), reason);
        assertUndefined(summary.intercept().p(), reason);
        summary.coefficients().forEach(c -> assertUndefined(c.standardError(), reason));
    }

    private static void assertUndefined(Score score, String reason) {
        assertThat(score).isEqualTo(Score.undefined(reason));
    }
}
