package io.limpid.core.resample;

import static io.limpid.core.resample.ResampleData.NA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.data.Column;
import io.limpid.core.data.Dataset;
import io.limpid.core.data.Field;
import io.limpid.core.data.Schema;
import io.limpid.core.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MixupTest extends ResamplerContract {

    private static final Mixup MIXED_ONLY = Mixup.withDefaults().withOriginals(Mixup.Originals.REPLACED);

    @Override
    protected Resampler resampler() {
        return Mixup.withDefaults().withSeed(1);
    }

    @Override
    protected Result result() {
        return Result.FOR_TRAINING_ONLY;
    }

    @Override
    protected Optional<Resampler> reseeded() {
        return Optional.of(Mixup.withDefaults().withSeed(2));
    }

    private static Dataset numbers(int n) {
        double[] x = IntStream.range(0, n).mapToDouble(i -> i * i).toArray();
        double[] y = Arrays.stream(x).map(v -> 3 * v - 7).toArray();
        return ResampleData.numbers(x, y);
    }

    @Test
    void resample_defaults_keepsTheRowsBeforeTheMade() {
        Dataset out = Mixup.withDefaults().resample(numbers(10));
        assertThat(out.rows()).isEqualTo(20);
        assertThat(out.features().slice(0, 10).column(0))
                .isEqualTo(numbers(10).features().column(0));
        assertThat(out.weights()).containsOnly(1);
    }

    @Test
    void resample_numericTarget_isMixedLikeTheFeatures() {
        Dataset out = MIXED_ONLY.withCopies(3).resample(numbers(100));
        assertThat(out.rows()).isEqualTo(300);
        double[] x = out.features().column(0);
        double[] y = out.target().values();
        for (int i = 0; i < 300; i++) {
            // The target is 3 x - 7 of the feature, which mixing keeps: up to 3e4, six roundings of 2e-12.
            assertThat(y[i]).isCloseTo(3 * x[i] - 7, within(2e-11));
        }
        assertThat(Arrays.stream(x)
                        .filter(v -> Math.sqrt(v) != Math.rint(Math.sqrt(v)))
                        .count())
                .isGreaterThan(100);
    }

    @Test
    void resample_twoClasses_standTwiceWithWeightsThatSumToTheRow() {
        Dataset data = ResampleData.classes(ResampleData.codes(0, 0, 0, 1, 1, 1), 0, 0, 0, 1, 1, 1);
        Dataset out = MIXED_ONLY.withAlpha(1).withCopies(20).resample(data);
        double[] x = out.features().column(0);
        double[] y = out.target().values();
        double[] w = out.weights();
        int pairs = 0;
        for (int i = 0; i < out.rows(); i++) {
            if (x[i] > 0 && x[i] < 1) {
                // Feature and class are the same number, so the share of class 1 is the mixed feature.
                assertThat(x[i + 1]).isEqualTo(x[i]);
                assertThat(y[i + 1]).isEqualTo(1 - y[i]);
                assertThat(w[i] + w[i + 1]).isCloseTo(1, within(1e-15));
                assertThat(y[i] == 1 ? w[i] : w[i + 1]).isCloseTo(x[i], within(1e-15));
                pairs++;
                i++;
            } else {
                assertThat(w[i]).isEqualTo(1);
                assertThat(y[i]).isEqualTo(x[i]);
            }
        }
        assertThat(pairs).isGreaterThan(20);
        assertThat(Arrays.stream(w).sum()).isCloseTo(120, within(1e-12));
    }

    @Test
    void resample_twoRows_crossEntropyIsThatOfTheMixedLabel() {
        Dataset data = ResampleData.classes(ResampleData.codes(0, 1), 0, 1).withWeights(new double[] {2, 2});
        Dataset out = MIXED_ONLY.withAlpha(1).withCopies(8).resample(data);
        double[] share = out.features().column(0);
        double hard = 0;
        for (int i = 0; i < out.rows(); i++) {
            double p = 0.2 + 0.5 * share[i];
            hard -= out.weights()[i] * StrictMath.log(out.target().values()[i] == 1 ? p : 1 - p);
        }
        assertThat(Arrays.stream(share)).anyMatch(s -> s > 0.1 && s < 0.9);
        // Sums of at most 32 terms below three.
        assertThat(hard).isCloseTo(mixedLoss(out), within(1e-13));
    }

    /** The loss of each made row once, against its share of class 1. */
    private static double mixedLoss(Dataset out) {
        double[] share = out.features().column(0);
        double loss = 0;
        for (int i = 0; i < out.rows(); i++) {
            double p = 0.2 + 0.5 * share[i];
            loss -= 2 * (share[i] * StrictMath.log(p) + (1 - share[i]) * StrictMath.log(1 - p));
            i += out.weights()[i] == 2 ? 0 : 1;
        }
        return loss;
    }

    @Test
    void resample_categoriesAndGaps_areTheNearerRows() {
        Schema schema = Schema.of(
                new Field.Numeric("x"), new Field.Categorical("c", List.of("low", "high")), new Field.Numeric("gap"));
        Dataset data = Dataset.of(
                Table.of(schema, new double[] {0, 1}, new double[] {0, 1}, new double[] {5, NA}),
                new Column(new Field.Numeric("y"), new double[] {0, 1}));
        Table out = MIXED_ONLY.withAlpha(1).withCopies(40).resample(data).features();
        boolean mixed = false;
        for (int i = 0; i < out.rows(); i++) {
            double x = out.column(0)[i];
            mixed |= x > 0.3 && x < 0.7 && x != 0.5;
            assertThat(out.column(1)[i]).isEqualTo(x < 0.5 ? 0 : 1);
            assertThat(Double.isNaN(out.column(2)[i])).isEqualTo(x >= 0.5);
        }
        assertThat(mixed).isTrue();
    }

    @Test
    void resample_weights_areMixed() {
        Dataset data = numbers(2).withWeights(new double[] {1, 9});
        Dataset out = MIXED_ONLY.withCopies(20).resample(data);
        for (int i = 0; i < out.rows(); i++) {
            // The feature is the share of row 1.
            assertThat(out.weights()[i]).isCloseTo(1 + 8 * out.features().column(0)[i], within(4e-15));
        }
    }

    @Test
    void resample_eachRow_isMixedOnceAndAPartnerOncePerCopy() {
        // One column per row, which alone has a 1 in it: a made row reads as the shares of its two.
        int n = 6;
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        Dataset out = MIXED_ONLY.withAlpha(1).resample(ResampleData.classes(new double[n], values));
        assertThat(out.rows()).isEqualTo(n);
        double total = 0;
        for (int j = 0; j < n; j++) {
            double[] shares = out.features().column(j);
            assertThat(shares[j]).isPositive();
            assertThat(Arrays.stream(shares).filter(v -> v > 0).count()).isBetween(1L, 2L);
            total += Arrays.stream(shares).sum();
        }
        assertThat(total).isCloseTo(n, within(1e-14));
    }

    /** Kolmogorov and Smirnov: the largest distance of 4,000 draws passes 1.95 / sqrt(4000) once in a thousand. */
    @Test
    void resample_shares_followTheBetaDistribution() {
        for (double alpha : new double[] {0.4, 1, 3}) {
            int n = 8_000;
            double[] x = IntStream.range(0, n).mapToDouble(i -> i % 2).toArray();
            double[] shares = Arrays.stream(MIXED_ONLY
                            .withAlpha(alpha)
                            .resample(ResampleData.numbers(x, x))
                            .features()
                            .column(0))
                    .filter(v -> v > 0 && v < 1)
                    .limit(3_900)
                    .sorted()
                    .toArray();
            assertThat(shares).hasSizeGreaterThan(3_000);
            BetaDistribution beta = new BetaDistribution(null, alpha, alpha);
            double worst = 0;
            for (int s = 0; s < shares.length; s++) {
                double p = beta.cumulativeProbability(shares[s]);
                worst = Math.max(worst, Math.max(p - s / (double) shares.length, (s + 1.0) / shares.length - p));
            }
            assertThat(worst).isLessThan(1.95 / Math.sqrt(shares.length));
        }
    }

    @Test
    void withCopies_more_leavesTheFirstAsTheyWere() {
        Dataset once = Mixup.withDefaults().resample(numbers(20));
        Dataset more = Mixup.withDefaults().withCopies(3).resample(numbers(20));
        assertThat(more.features().slice(0, 40).column(0))
                .isEqualTo(once.features().column(0));
    }

    @Test
    void resample_extremeAlphaAndValues_staysFinite() {
        double[] x = {-Double.MAX_VALUE, Double.MAX_VALUE, 0};
        for (double alpha : new double[] {1e-3, 1e6}) {
            Dataset out = Mixup.withDefaults().withAlpha(alpha).withCopies(9).resample(ResampleData.numbers(x, x));
            assertThat(out.rows()).isEqualTo(30);
        }
    }

    @Test
    void withAlpha_outOfRange_isRefused() {
        for (double alpha : new double[] {0, 1e7, NA}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Mixup.withDefaults().withAlpha(alpha))
                    .withMessage("alpha: expected a number from 0.001 to 1000000, got " + alpha);
        }
    }

    @Nested
    class OriginalsReplaced extends ResamplerContract {

        @Override
        protected Resampler resampler() {
            return Mixup.withDefaults()
                    .withOriginals(Mixup.Originals.REPLACED)
                    .withCopies(3)
                    .withSeed(1);
        }

        @Override
        protected Result result() {
            return Result.FOR_TRAINING_ONLY;
        }

        @Override
        protected Optional<Resampler> reseeded() {
            return Optional.of(Mixup.withDefaults()
                    .withOriginals(Mixup.Originals.REPLACED)
                    .withCopies(3)
                    .withSeed(2));
        }
    }
}
