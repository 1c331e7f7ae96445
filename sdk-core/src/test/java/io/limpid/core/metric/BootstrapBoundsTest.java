package io.limpid.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.core.csv.CsvReader;
import io.limpid.core.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** scipy 1.17.1, {@code scipy.stats.bootstrap} of given resamples: {@code gold/intervals.py}. */
final class BootstrapBoundsTest {

    /** Scores of size one, interpolated; the normal quantiles are of two libraries, about 1e-14 apart. */
    private static final double TOLERANCE = 1e-12;

    private static final Table GOLD = read();

    private static Table read() {
        try (InputStream in = BootstrapBoundsTest.class.getResourceAsStream("/gold/bootstrap.csv")) {
            return CsvReader.withDefaults().read("bootstrap.csv", in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] part(String name) {
        return IntStream.range(0, GOLD.rows())
                .filter(i -> GOLD.text(i, 1).equals(name))
                .mapToDouble(i -> GOLD.column(0)[i])
                .toArray();
    }

    private static BootstrapBounds gold() {
        double[] means = part("mean");
        Arrays.sort(means);
        return new BootstrapBounds(means, 0, 0.9);
    }

    private static void assertEnds(Interval interval, double low, double high) {
        assertThat(interval.require().low()).isCloseTo(low, within(TOLERANCE));
        assertThat(interval.require().high()).isCloseTo(high, within(TOLERANCE));
    }

    @Test
    void percentile_givenMeans_matchesScipy() {
        assertEnds(gold().percentile(), 1.4346041861217111, 2.199313997725826);
    }

    @Test
    void accelerated_givenMeans_matchesScipy() {
        double[] values = part("value");
        double sum = Arrays.stream(values).sum();
        double[] jackknife =
                Arrays.stream(values).map(v -> (sum - v) / (values.length - 1)).toArray();
        assertEnds(gold().accelerated(sum / values.length, jackknife), 1.454097777160618, 2.239994141090297);
    }

    @Test
    void percentile_undefinedResamples_widenTheIntervalOnBothSides() {
        double[] scores = IntStream.range(0, 101).asDoubleStream().toArray();
        assertEnds(new BootstrapBounds(scores, 0, 0.8).percentile(), 10, 90);
        // 10 more, of which the place of the 0.1 quantile, 11, leaves one below the lower end.
        assertEnds(new BootstrapBounds(scores, 10, 0.8).percentile(), 1, 99);
    }

    @Test
    void percentile_tooManyUndefined_isUndefinedAndCountsThem() {
        double[] scores = IntStream.range(0, 90).asDoubleStream().toArray();
        assertThat(new BootstrapBounds(scores, 10, 0.9).percentile())
                .isEqualTo(Interval.undefined("too many resamples without a score for a level of 0.9: 10 of 100"));
    }

    @Test
    void percentile_allTheSame_isUndefined() {
        assertThat(new BootstrapBounds(new double[] {1, 1, 1}, 0, 0.5).percentile())
                .isEqualTo(Interval.undefined("every resample scores the same, which tells nothing of the spread"));
    }

    @Test
    void accelerated_scoreBeyondAllResamples_isUndefined() {
        assertThat(new BootstrapBounds(new double[] {1, 2, 3}, 0, 0.5).accelerated(4, new double[] {1, 2}))
                .isEqualTo(Interval.undefined("BCa: the score lies outside the scores of all resamples"));
    }

    /** U = -1, -1, 2 about their mean: sum of cubes 6, of squares 6, so 6 / (6 * 6^1.5). */
    @Test
    void acceleration_threeScores_isASixthOfTheSkewness() {
        assertThat(BootstrapBounds.acceleration(new double[] {2, 2, -1}))
                .isCloseTo(1 / Math.pow(6, 1.5), within(1e-15));
    }

    @Test
    void acceleration_equalScores_isZero() {
        assertThat(BootstrapBounds.acceleration(new double[] {0.7, 0.7, 0.7})).isZero();
    }

    /** The places of both ends lie between equal scores, whose weighted sum may be an ulp away from them. */
    @Test
    void percentile_plateauOfAnyScore_hasItsEndsOnThePlateau() {
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 5_000; k++) {
            double plateau = 10 * random.nextDouble();
            double[] scores = new double[100];
            Arrays.fill(scores, plateau);
            scores[0] = plateau / 2;
            Interval.Bounds ends = new BootstrapBounds(scores, 0, 0.5 + 0.4 * random.nextDouble())
                    .percentile()
                    .require();
            assertThat(ends.low()).isEqualTo(plateau);
            assertThat(ends.high()).isEqualTo(plateau);
        }
    }

    @Test
    void percentile_scoresFurtherApartThanTheLargestDouble_liesBetween() {
        Interval.Bounds ends = new BootstrapBounds(new double[] {-1.5e308, 1.5e308}, 0, 0.5)
                .percentile()
                .require();
        assertThat(ends.low()).isCloseTo(-0.75e308, within(1e293));
        assertThat(ends.high()).isCloseTo(0.75e308, within(1e293));
    }
}
