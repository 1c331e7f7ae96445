package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

final class PoissonDevianceTest extends RegressionMetricContract {

    @Override
    protected RegressionMetric metric() {
        return new PoissonDeviance();
    }

    @Override
    protected int unitsOfTarget() {
        return 1;
    }

    @Test
    void score_targetsOfZero_costTwiceThePrediction() {
        assertThat(new PoissonDeviance().score(predictions(new double[] {0, 0}, new double[] {3, 1}, 1, 3)))
                .isEqualTo(Score.of(3));
    }

    @Test
    void score_rowsOutsideItsDomain_isUndefinedAndCountsThem() {
        assertThat(new PoissonDeviance()
                        .score(predictions(new double[] {-1, 2, 3, 4}, new double[] {1, 0, -1, 4}, 1, 1, 1, 1)))
                .isEqualTo(Score.undefined(
                        "Poisson deviance needs targets of at least 0 and predictions above 0: other rows: 3"));
    }

    /** 2 (y log(y / p) - y + p) for y = 1e-200 and p = 1e200 is 2e200 to 17 digits. */
    @Test
    void score_ratioBelowDoubles_isFinite() {
        assertThat(new PoissonDeviance()
                        .score(predictions(new double[] {1e-200}, new double[] {1e200}, 1))
                        .require())
                .isEqualTo(2e200);
    }

    /** A unit deviance to 40 digits: with s = (p - y) / (p + y), log(p / y) is 2 (s + s^3 / 3 + s^5 / 5 + ...). */
    private static BigDecimal exact(double y, double p) {
        MathContext digits = new MathContext(50);
        BigDecimal t = new BigDecimal(y);
        BigDecimal q = new BigDecimal(p);
        BigDecimal s = q.subtract(t).divide(q.add(t), digits);
        BigDecimal square = s.multiply(s, digits);
        BigDecimal power = s;
        BigDecimal log = BigDecimal.ZERO;
        for (int k = 1; k < 400; k += 2) {
            log = log.add(power.divide(BigDecimal.valueOf(k), digits), digits);
            power = power.multiply(square, digits);
        }
        BigDecimal two = BigDecimal.valueOf(2);
        return q.subtract(t).subtract(t.multiply(log, digits).multiply(two)).multiply(two);
    }

    /** Tolerance: t - log(1 + t) loses a digit where the series ends, 20 times the 2 ulp of the logarithm. */
    @Test
    void score_predictionsNearAndFarFromTheTarget_areRightToThirteenDigits() {
        for (double y : new double[] {1e-6, 0.3, 1, 17, 1e4, 1e6, 1e9}) {
            for (double t : new double[] {1e-12, 1e-9, 1e-7, 1e-4, 0.005, 0.0099, 0.0101, 0.0999, 0.1001, 0.3, 0.49}) {
                for (double p : new double[] {y * (1 + t), y * (1 - t), y / (1 - t), y * (1 + 2.1 * t)}) {
                    double truth = exact(y, p).doubleValue();
                    assertThat(new PoissonDeviance()
                                    .score(predictions(new double[] {y}, new double[] {p}, 1))
                                    .require())
                            .as("y = %s, p = %s", y, p)
                            .isCloseTo(truth, within(2e-14 * truth));
                }
            }
        }
    }
}
