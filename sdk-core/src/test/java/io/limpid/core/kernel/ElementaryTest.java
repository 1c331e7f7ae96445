package io.limpid.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** StrictMath is itself within 1 ulp of the true value (fdlibm); every bound below is the class's promise of 2. */
class ElementaryTest {

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    @Test
    void exp_specialValues_areThoseOfStrictMath() {
        for (double x : SPECIAL) {
            assertWithin("exp", x, Elementary.exp(x), StrictMath.exp(x), 0);
        }
        assertThat(Elementary.exp(709.79)).isInfinite();
        assertThat(Elementary.exp(-745.2)).isZero();
    }

    @Test
    void exp_wholeRange_isWithinTwoUlp() {
        sample(-750, 712, 400_000, x -> assertWithin("exp", x, Elementary.exp(x), StrictMath.exp(x), 2));
    }

    @Test
    void exp_edgesOfTheRange_areWithinTwoUlp() {
        sample(709.7, 709.7827128933841, 50_000, x -> within("exp", x, Elementary.exp(x), StrictMath.exp(x)));
        sample(-745.14, -708.3, 100_000, x -> within("exp", x, Elementary.exp(x), StrictMath.exp(x)));
        sample(-1e-8, 1e-8, 50_000, x -> within("exp", x, Elementary.exp(x), StrictMath.exp(x)));
    }

    @Test
    void exp_allBitPatterns_isWithinTwoUlp() {
        bits(500_000, x -> assertWithin("exp", x, Elementary.exp(x), StrictMath.exp(x), 2));
    }

    @Test
    void log_specialValues_areThoseOfStrictMath() {
        for (double x : SPECIAL) {
            assertWithin("log", x, Elementary.log(x), StrictMath.log(x), 2);
        }
        assertThat(Elementary.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(1)).isZero();
    }

    @Test
    void log_allBitPatterns_isWithinTwoUlp() {
        bits(400_000, x -> assertWithin("log", x, Elementary.log(x), StrictMath.log(x), 2));
    }

    @Test
    void log_subnormals_areWithinTwoUlp() {
        sample(0, Double.MIN_NORMAL, 50_000, x -> within("log", x, Elementary.log(x), StrictMath.log(x)));
    }

    @Test
    void log_aroundOne_isWithinTwoUlp() {
        sample(0.4, 2.5, 500_000, x -> within("log", x, Elementary.log(x), StrictMath.log(x)));
        sample(1 - 1e-6, 1 + 1e-6, 100_000, x -> within("log", x, Elementary.log(x), StrictMath.log(x)));
        sample(0.7071067, 0.7071069, 20_000, x -> within("log", x, Elementary.log(x), StrictMath.log(x)));
    }

    @Test
    void log1p_fromZeroUp_isWithinTwoUlp() {
        sample(0, 3, 500_000, x -> within("log1p", x, Elementary.log1p(x), StrictMath.log1p(x)));
        sample(0, 1e-7, 100_000, x -> within("log1p", x, Elementary.log1p(x), StrictMath.log1p(x)));
        bits(300_000, x -> within("log1p", Math.abs(x), Elementary.log1p(Math.abs(x)), StrictMath.log1p(Math.abs(x))));
    }

    @Test
    void log1p_belowZero_isWithinTwoUlp() {
        sample(-1, 0, 300_000, x -> within("log1p", x, Elementary.log1p(x), StrictMath.log1p(x)));
        sample(-1e-7, 0, 100_000, x -> within("log1p", x, Elementary.log1p(x), StrictMath.log1p(x)));
        sample(-1, -1 + 1e-12, 20_000, x -> within("log1p", x, Elementary.log1p(x), StrictMath.log1p(x)));
        assertThat(Elementary.log1p(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.log1p(-1.1)).isNaN();
        assertThat(Elementary.log1p(Double.NEGATIVE_INFINITY)).isNaN();
        assertWithin("log1p", -0.0, Elementary.log1p(-0.0), -0.0, 0);
    }

    /** Against 45 digits: StrictMath's own tanh is up to 2.04 ulp from the true value, between 0.16 and 0.22. */
    @Test
    void tanh_wholeRange_isWithinNineTenthsOfAnUlpOfTheTrueValue() {
        for (double range : new double[] {1e-6, 0.1, 0.4, 1.2, 4, 25}) {
            sample(-range, range, 1_000, x -> {
                BigDecimal e = exp(2 * x);
                BigDecimal truth = e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
                assertNearTruth("tanh", x, Elementary.tanh(x), truth, 0.9);
            });
        }
    }

    /** Not 3: nine tenths of an ulp here and what StrictMath is away there are less. */
    @Test
    void tanh_allBitPatternsAndDenseRanges_isNearStrictMath() {
        bits(400_000, x -> assertWithin("tanh", x, Elementary.tanh(x), StrictMath.tanh(x), 2));
        for (double range : new double[] {1e-300, 1e-8, 0.3, 1, 3, 22}) {
            sample(-range, range, 200_000, x -> assertWithin("tanh", x, Elementary.tanh(x), StrictMath.tanh(x), 2));
        }
    }

    @Test
    void tanh_specialValues_areThoseOfStrictMath() {
        for (double x : SPECIAL) {
            assertWithin("tanh", x, Elementary.tanh(x), StrictMath.tanh(x), 2);
        }
        assertThat(1 / Elementary.tanh(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void log1p_specialValues_areThoseOfStrictMath() {
        for (double x : new double[] {0.0, Double.MIN_VALUE, 1e-300, 1e-16, 1, 1e300, Double.MAX_VALUE}) {
            assertWithin("log1p", x, Elementary.log1p(x), StrictMath.log1p(x), 2);
        }
        assertThat(Elementary.log1p(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Elementary.log1p(Double.NaN)).isNaN();
    }

    /** Against 45 digits, since a formula over StrictMath.exp would add its own roundings. */
    @Test
    void sigmoid_wholeRange_isWithinOneAndAFifthUlpOfTheTrueValue() {
        sample(-700, 40, 1_000, ElementaryTest::assertSigmoid);
        sample(-8, 3, 2_000, ElementaryTest::assertSigmoid);
        sample(-746, -708, 500, ElementaryTest::assertSigmoid);
    }

    /** What e and 1 + e round away cost 2.17 ulp at these and their neighbours, when it was left away. */
    @Test
    void sigmoid_whereRoundingsAddUp_isWithinOneAndAFifthUlpOfTheTrueValue() {
        for (double x :
                new double[] {-1.985799622622035, -4.846945390796577, -2.3130466340764664, -6.5763652048465975}) {
            assertSigmoid(x);
            sample(x - 1e-3, x + 1e-3, 600, ElementaryTest::assertSigmoid);
        }
    }

    private static void assertSigmoid(double x) {
        BigDecimal e = exp(x);
        assertNearTruth("sigmoid", x, Elementary.sigmoid(x), e.divide(e.add(BigDecimal.ONE), DIGITS), 1.2);
    }

    @Test
    void sigmoid_specialValues_areTheLimits() {
        assertThat(Elementary.sigmoid(0)).isEqualTo(0.5);
        assertThat(Elementary.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Elementary.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.sigmoid(Double.MAX_VALUE)).isEqualTo(1);
        assertThat(Elementary.sigmoid(-Double.MAX_VALUE)).isZero();
        assertThat(Elementary.sigmoid(Double.NaN)).isNaN();
    }

    @Test
    void softplus_wholeRange_isWithinTwoUlpOfTheTrueValue() {
        sample(-700, 700, 500, ElementaryTest::assertSoftplus);
        sample(-8, 3, 1_500, ElementaryTest::assertSoftplus);
    }

    /** The worst of many millions lie here. */
    @Test
    void softplus_whereRoundingsAddUp_isWithinTwoUlpOfTheTrueValue() {
        for (double x :
                new double[] {-1.8061364192881162, -1.7851272368631228, -2.046777340177205, -1.2642177583214496}) {
            assertSoftplus(x);
            sample(x - 1e-3, x + 1e-3, 400, ElementaryTest::assertSoftplus);
        }
    }

    private static void assertSoftplus(double x) {
        BigDecimal truth = logOnePlus(exp(-Math.abs(x))).add(new BigDecimal(Math.max(x, 0)));
        assertNearTruth("softplus", x, Elementary.softplus(x), truth, 2);
    }

    @Test
    void softplus_specialValues_areTheLimits() {
        assertThat(Elementary.softplus(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Elementary.softplus(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.softplus(1e300)).isEqualTo(1e300);
        assertThat(Elementary.softplus(-1e300)).isZero();
        assertThat(Elementary.softplus(Double.NaN)).isNaN();
    }

    private static final MathContext DIGITS = new MathContext(45);

    /** e^x as (e^(x / 2^10))^(2^10), the inner one by its series; 60 digits leave more than 45. */
    private static BigDecimal exp(double x) {
        MathContext digits = new MathContext(60);
        BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(1024), digits);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(1024, digits);
    }

    /**
     * With {@code s = e / (2 + e)}, at most a third for e at most one, {@code log(1 + e) = 2 (s + s^3 / 3 + s^5 / 5 +
     * ...)}.
     */
    private static BigDecimal logOnePlus(BigDecimal e) {
        BigDecimal s = e.divide(e.add(BigDecimal.valueOf(2)), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 100; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }

    private interface Check {
        void at(double x);
    }

    private static void sample(double from, double to, int count, Check check) {
        SplittableRandom random = new SplittableRandom(7);
        for (int s = 0; s < count; s++) {
            check.at(from + (to - from) * random.nextDouble());
        }
    }

    private static void bits(int count, Check check) {
        SplittableRandom random = new SplittableRandom(8);
        for (int s = 0; s < count; s++) {
            check.at(Double.longBitsToDouble(random.nextLong()));
        }
    }

    /** Of the truth itself: rounded to a double first, it would hide half an ulp. */
    private static void assertNearTruth(String name, double x, double got, BigDecimal truth, double ulps) {
        BigDecimal ulp = new BigDecimal(Math.ulp(truth.doubleValue()));
        BigDecimal error = new BigDecimal(got).subtract(truth).abs().divide(ulp, MathContext.DECIMAL32);
        if (error.compareTo(BigDecimal.valueOf(ulps)) > 0) {
            throw new AssertionError(name + "(" + x + "): expected within " + ulps + " ulp of "
                    + truth.round(MathContext.DECIMAL128) + ", got " + got + ", " + error + " away");
        }
    }

    private static void within(String name, double x, double got, double expected) {
        assertWithin(name, x, got, expected, 2);
    }

    private static void assertWithin(String name, double x, double got, double expected, int ulps) {
        boolean same = Double.compare(got, expected) == 0 || got == expected;
        // Not through AssertJ for each of millions of values: it costs a microsecond.
        if (!same && !(Math.abs(got - expected) <= ulps * Math.ulp(expected))) {
            throw new AssertionError(
                    name + "(" + x + "): expected " + expected + " within " + ulps + " ulp, got " + got);
        }
    }
}
